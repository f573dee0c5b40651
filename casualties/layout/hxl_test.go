package layout

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Tags win over names; what a tag leaves open the name may say.
func TestTags(t *testing.T) {
	tests := []struct {
		name, table, want string
	}{
		{"tags of an event table", "a,b,c,d,e\n#event+id,#date+occurred,#meta+source,#affected+killed,#affected+injured+children\n",
			"a,event,,,,,,,,\nb,event_date,,,,,,,,\nc,source,,,,,,,,\nd,count,killed,total,,,,,,as its tag says: #affected+killed\ne,count,injured,children,,,,,,as its tag says: #affected+injured+children\n"},
		{"a tag wins over a name", "event,published,injured\n#event,#date+occurred,#affected+killed\n",
			"event,event,,,,,,,,\npublished,event_date,,,,,,,,\ninjured,count,killed,total,,,,,,as its tag says: #affected+killed\n"},
		{"untagged bounds beside a tagged best", "id,low,best,high\n#event+id,,#affected+killed,\n",
			"id,event,,,,,,,,\nlow,count,killed,total,,low,,,,\"a bound of the count killed, the only one it can belong to\"\n" +
				"best,count,killed,total,,best,,,,as its tag says: #affected+killed\nhigh,count,killed,total,,high,,,,\"a bound of the count killed, the only one it can belong to\"\n"},
		{"the bounds are those of the best, whatever else is counted", "id,deaths_civilians,low,best\n#event+id,,,#affected+killed\n",
			"id,event,,,,,,,,\ndeaths_civilians,count,killed,civilians,,,,,,\nlow,count,killed,total,,low,,,,\"a bound of the count killed, the only one it can belong to\"\n" +
				"best,count,killed,total,,best,,,,as its tag says: #affected+killed\n"},
		{"the name says the group", "id,civilians\n#event+id,#affected+killed\n",
			"id,event,,,,,,,,\ncivilians,count,killed,civilians,,,,,,as its tag says: #affected+killed\n"},
		{"an attribute that is not known", "id,x,y\n#event+id,#affected+killed+refugees,#affected+killed+f+adults\n",
			"id,event,,,,,,,,\nx,,,,,,,,,\"its tag is #affected+killed+refugees, and not understood is: +refugees\"\ny,count,killed,women,,,,,,as its tag says: #affected+killed+f+adults\n"},
		{"a tag that says less than the name", "id,killed,source\n#event+id,#affected,#org\n",
			"id,event,,,,,,,,\nkilled,count,killed,total,,,,,,its tag is #affected: people affected are not said to be killed or hurt\n" +
				"source,source,,,,,,,,\"its tag is #org: an organisation may be who works there, not who says the figure: --source-column if it is\"\n"},
		{"codes and names", "id,pcode,adm,k\n#event+id,#adm1+code,#adm1+name,#affected+killed\n",
			"id,event,,,,,,,,\npcode,ignore,,,,,,,,\"the name is shown, not the code\"\nadm,admin,,,,,,,,\nk,count,killed,total,,,,,,as its tag says: #affected+killed\n"},
		{"tags are all the names there are", "#event+id,#affected+killed\n",
			"#event+id,event,,,,,,,,\n#affected+killed,count,killed,total,,,,,,as its tag says: #affected+killed\n"},
	}
	for _, tt := range tests {
		in := infer(t, tt.table, Hints{})
		if diff := cmp.Diff(padded(t, tt.want), cells(in.Layout)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}
