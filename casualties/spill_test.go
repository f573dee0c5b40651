package casualties

import (
	"fmt"
	"strings"
	"testing"

	"toll/casualties/spill"
)

// Where there is no room for the claims that do not fit into memory, reading
// ends with an error and no claim is lost in silence.
func TestReadWithoutRoomToSpill(t *testing.T) {
	var table strings.Builder
	table.WriteString("event,source,measure,best\n")
	for i := range 2000 {
		fmt.Fprintf(&table, "E,S%d,killed,%d\n", i, i)
	}
	claims := NewClaims()
	claims.Spill(spill.NewStore(0, "no/such/folder"))
	_, err := Read(Input{Name: "t.csv", Reader: strings.NewReader(table.String())}, ReadOptions{}, claims, &Findings{})
	if err == nil || !strings.Contains(err.Error(), "temporary file") {
		t.Errorf("the error is %v", err)
	}
}
