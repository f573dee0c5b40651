package table

import (
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"toll/casualties"
	"toll/stats"
)

func TestDescribe(t *testing.T) {
	for _, test := range []struct {
		name    string
		row     reflect.Type
		columns []string
	}{
		{"claims", reflect.TypeFor[casualties.Row](), Columns[casualties.Row]()},
		{"ranges", reflect.TypeFor[*stats.Range](), Columns[*stats.Range]()},
	} {
		t.Run(test.name, func(t *testing.T) {
			var names []string
			for _, c := range Describe(test.row) {
				names = append(names, c.Name)
				if c.Doc == "" {
					t.Errorf("%s has no description", c.Name)
				}
			}
			if diff := cmp.Diff(test.columns, names); diff != "" {
				t.Errorf("names (-Columns +Describe):\n%s", diff)
			}
		})
	}
	for _, c := range Describe(reflect.TypeFor[stats.Range]()) {
		if want := c.Name == "low" || c.Name == "gap" || c.Name == "votes"; want && !c.IsNumber {
			t.Errorf("%s is no number", c.Name)
		}
		if c.Name == "verdict" && c.IsNumber {
			t.Error("verdict is a number")
		}
	}
}
