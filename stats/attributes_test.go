package stats

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"toll/casualties"
)

// Three sources on one event: two say the same in other words' case, the third
// is carried with two values; an unnamed one counts nowhere.
func TestAttributes(t *testing.T) {
	t.Parallel()
	said := func(source, via, value string, line int) casualties.Attribution {
		return casualties.Attribution{Event: "e", Attribute: "weapon", Source: source, Via: via, Value: value, Pos: casualties.Position{File: "a.csv", Line: line}}
	}
	var got []string
	for _, r := range Attributes([]casualties.Attribution{
		said("C", "X", "mine", 2), said("A", "", "Car bomb", 3), said("B", "", "car  bomb", 4), said("C", "Y", "shell", 5),
		said("A", "", "Car bomb", 6), said("", "Z", "drone", 7),
	}) {
		got = append(got, fmt.Sprintf("%s: %s (%d of %d values) line %d %s", r.Source, r.Value, r.Sources, r.Values, r.Line, r.Warnings))
	}
	want := []string{
		"A: Car bomb (2 of 3 values) line 3 ",
		"B: Car bomb (2 of 3 values) line 4 ",
		"C: mine (1 of 3 values) line 2 C is given with 2 values",
		"C: shell (1 of 3 values) line 5 C is given with 2 values",
		": drone (0 of 3 values) line 7 names no source: counted in neither sources nor values",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
