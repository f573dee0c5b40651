package casualties

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"toll/casualties/date"
	"toll/casualties/rows"
	"toll/data"
)

func attributesOf(t *testing.T, csv string, opt ReadOptions) ([]Attribution, *Findings) {
	t.Helper()
	findings := &Findings{}
	list, err := ReadAttributes(Input{Name: "a.csv", Reader: strings.NewReader(csv)}, opt, findings)
	if err != nil {
		t.Fatal(err)
	}
	return list, findings
}

func TestReadAttributes(t *testing.T) {
	t.Parallel()
	list, findings := attributesOf(t, "event,source,via,published,weapon,perpetrator,url\n"+
		"e1,OSDH,AFP,2017-05-18,,Coalition,https://a.example\n"+
		",SANA,,,bomb,,\n"+ // no event: set aside
		"e2,Radio,,31.02.2017,bomb,,\n"+ // no such day: set aside
		"e2,Radio,,,\"car\nbomb\",nobody,\n", ReadOptions{})
	day, err := date.Of(2017, 5, 18)
	if err != nil {
		t.Fatal(err)
	}
	want := []Attribution{
		{Event: "e1", Attribute: "perpetrator", Value: "Coalition", Source: "SOHR", Via: "AFP", Published: day, URL: "https://a.example", Pos: Position{"a.csv", 2, 25}},
		{Event: "e2", Attribute: "weapon", Value: "car\nbomb", Source: "Radio", Pos: Position{"a.csv", 5, 12}},
		{Event: "e2", Attribute: "perpetrator", Value: "nobody", Source: "Radio", Pos: Position{"a.csv", 6, 7}},
	}
	if diff := cmp.Diff(want, list, cmp.Comparer(func(a, b date.Date) bool { return a == b })); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	rules := map[string]int{}
	for _, c := range findings.ByRule() {
		rules[c.Rule] = c.Count
	}
	if rules["no-event"] != 1 || rules["bad-date"] != 1 {
		t.Errorf("findings %v", rules)
	}
}

// A layout makes an attribute of any column, also beside figures, which are not
// looked at.
func TestReadAttributesByLayout(t *testing.T) {
	t.Parallel()
	l := layoutOf(t, "incident,event,,,,,\nwho,source,,,,,\nkilled,count,killed,total,,,\nsky,attribute,,,,,\n")
	list, _ := attributesOf(t, "incident,who,killed,sky\nA,B,not a number,blue\n", ReadOptions{Layout: l})
	if len(list) != 1 || list[0].Attribute != "sky" || list[0].Value != "blue" {
		t.Errorf("%+v", list)
	}
}

func TestReadAttributesRefuses(t *testing.T) {
	t.Parallel()
	for csv, rule := range map[string]string{
		"event,source,killed\nA,B,1\n":  "no-attribute-column",
		"source,weapon,killed\nB,x,1\n": "no-event-column",
		"":                              "empty-file",
	} {
		_, err := ReadAttributes(Input{Name: "a.csv", Reader: strings.NewReader(csv)}, ReadOptions{}, &Findings{})
		var refused *rows.Error
		if !errors.As(err, &refused) || refused.Rule != rule {
			t.Errorf("%q: %v, want %s", csv, err, rule)
		}
	}
}

// The embedded table names the events of the embedded claims, and every source
// under the name of the table of sources where that has it.
func TestEmbeddedAttributes(t *testing.T) {
	t.Parallel()
	f, err := data.Files.Open("syria-2017-attributes.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	findings := &Findings{}
	list, err := ReadAttributes(Input{Name: "syria-2017-attributes.csv", Reader: f}, ReadOptions{}, findings)
	if err != nil || findings.Count(Error)+findings.Count(Warning) > 0 {
		t.Fatalf("%v, %v", err, findings.Sorted())
	}
	said := map[string]int{}
	for _, a := range list {
		said[a.Event+" "+a.Attribute]++
	}
	want := map[string]int{ // rows counted in the file
		"deir-ez-zor-2017-05-15 perpetrator":      13,
		"al-tanf-2017-05-18 identity_of_the_dead": 10,
		"al-tanf-2017-05-18 warning_given":        1,
	}
	if diff := cmp.Diff(want, said); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
