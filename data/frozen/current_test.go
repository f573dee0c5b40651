package frozen

import (
	"errors"
	"testing"
)

func TestCurrent(t *testing.T) {
	files := []string{"marks.csv"}
	drafted := 0
	draft := func() (map[string]string, error) {
		drafted++
		return map[string]string{"a": string(Make(map[string]string{"b": "c"}))}, nil
	}
	made, err := Current("", "1", files, draft)
	if err != nil || drafted != 1 {
		t.Fatalf("%v, drafted %d times, want once", err, drafted)
	}
	if got, _ := made.Section("a").Get("b"); got != "c" || made.Section("none") != "" {
		t.Errorf("sections %q and %q", got, made.Section("none"))
	}
	for _, test := range []struct {
		name    string
		version string
		files   []string
		drafts  int
	}{
		{"the same files", "1", files, 0},
		{"another version", "2", files, 1},
		{"another file", "1", []string{"marks.csv", "totals.csv"}, 1},
	} {
		drafted = 0
		again, err := Current(made, test.version, test.files, draft)
		if err != nil || drafted != test.drafts || (again == made) != (drafted == 0) {
			t.Errorf("%s: %v, drafted %d times, want %d", test.name, err, drafted, test.drafts)
		}
	}
	if _, err := Current(made, "1", []string{"none.csv"}, draft); err == nil {
		t.Error("a file that is not there is no error")
	}
	broken := errors.New("broken")
	if _, err := Current("", "1", files, func() (map[string]string, error) { return nil, broken }); !errors.Is(err, broken) {
		t.Errorf("a draft that fails: %v", err)
	}
}
