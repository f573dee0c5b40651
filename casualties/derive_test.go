package casualties

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Totals are added up by hand; what is missing in a part is missing in the sum.
func TestDerive(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, rows string
		want       []string
	}{
		{"two parts of different sides", "e,A,u,1,killed,civilians,,42,42,42\ne,A,u,1,killed,combatants,ISIS,20,20,20\n", []string{"killed total all sides 62 line 2: derived: 42 + 20"}},
		{"without sides, with the unidentified, some open", "e,A,u,,killed,civilians,,25,,\ne,A,u,,killed,combatants,,27,27,\ne,A,u,,killed,unidentified,,10,10,10\n", []string{"killed total  ≥62 line 2: derived: ≥25 + 27+ + 10"}},
		{"a total is there", "e,A,u,,killed,civilians,,1,1,1\ne,A,u,,killed,combatants,,1,1,1\ne,A,u,,killed,total,,5,5,5\n", nil},
		{"parts that are not everyone", "e,A,u,,killed,civilians,,1,1,1\ne,A,u,,killed,children,,1,1,1\ne,A,u,,killed,unidentified,,1,1,1\n", nil},
		{"another page", "e,A,u,,killed,civilians,,1,1,1\ne,A,v,,killed,combatants,,1,1,1\n", nil},
		{"another measure", "e,A,u,,killed,civilians,,1,1,1\ne,A,u,,injured,combatants,,1,1,1\n", nil},
		{"a part given twice, differently", "e,A,u,,killed,civilians,,1,1,1\ne,A,u,,killed,civilians,,2,2,2\ne,A,u,,killed,combatants,,1,1,1\n", nil},
		{"one floor, one ceiling: nothing adds up", "e,A,u,,killed,civilians,,5,,\ne,A,u,,killed,combatants,,,,9\n", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			claims, findings := NewClaims(), &Findings{}
			if _, err := Read(Input{Name: "t.csv", Reader: strings.NewReader("event,source,url,revision,measure,group,side,low,best,high\n" + test.rows)}, ReadOptions{Texts: true}, claims, findings); err != nil {
				t.Fatal(err)
			}
			before := claims.Len()
			n := Derive(claims)
			var got []string
			for c := range claims.All {
				if c.Rule == RuleDerived {
					got = append(got, fmt.Sprintf("%s %s %s %s line %d: %s", c.Measure, c.Group, c.Side, c.Count, c.Pos.Line, c.Note))
				}
			}
			slices.Sort(got)
			if diff := cmp.Diff(test.want, got); diff != "" || n != len(test.want) || claims.Len() != before+n {
				t.Errorf("%d added to %d (-want +got):\n%s", n, before, diff)
			}
		})
	}
}
