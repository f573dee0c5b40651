package casualties

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestOneSlip(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"reutesr", "reuters", true},
		{"ministry of heath", "ministry of health", true},
		{"humanrights watch", "human rights watch", true},
		{"reuters", "reuters", false},
		{"radio", "ratios", false},
		{"afp", "ap", false},              // too short to say
		{"source 12", "source 13", false}, // other digits, another name
		{"brigade1", "brigade2", false},
		{"reutesr news", "reuters press", false}, // two words differ
		{"side a", "side b", false},
	}
	for _, test := range tests {
		if got := oneSlip(test.a, test.b); got != test.want {
			t.Errorf("%q and %q: %v", test.a, test.b, got)
		}
		near := &nearNames{}
		near.add(test.b, test.b)
		if got := near.find(test.a) != ""; got != test.want {
			t.Errorf("%q among %q: found is %v", test.a, test.b, got)
		}
	}
}

// rulesOver reads tables one after the other and returns what is found of the
// rules.
func rulesOver(t *testing.T, rules string, tables ...string) []string {
	t.Helper()
	claims, findings := NewClaims(), &Findings{}
	for i, table := range tables {
		if _, err := Read(Input{Name: fmt.Sprintf("%c.csv", 'a'+i), Reader: strings.NewReader(table)}, ReadOptions{}, claims, findings); err != nil {
			t.Fatal(err)
		}
	}
	Check(claims, findings)
	var list []string
	for _, f := range findings.Sorted() {
		if strings.Contains(rules, f.Rule) {
			list = append(list, f.Pos.String()+" "+f.Message)
		}
	}
	return list
}

// Near names are found over several files, one a source.
func TestNearNamesOverFiles(t *testing.T) {
	const header = "event,source,killed\n"
	tests := []struct {
		name   string
		tables []string
		want   []string
	}{
		{"alike", []string{header + "A,Radio One,1\n", header + "A,radio one,2\n"}, nil},
		{"a slip in the second file", []string{header + "A,Northern Monitor,1\n", header + "A,Northern Montior,2\n"},
			[]string{`b.csv:2:3 "Northern Montior" is read as a source of its own: did you mean "Northern Monitor"?`}},
		{"a zero for an o", []string{header + "A,Radio One,1\n", header + "A,Radio 0ne,2\n"},
			[]string{`b.csv:2:3 "Radio 0ne" is read as a source of its own: did you mean "Radio One"?`}},
		{"a letter of another script", []string{header + "Homs,R,1\n", header + "H\u043ems,R,2\n"},
			[]string{`b.csv:2:1 "Hоms", with the character U+043E, looks like "Homs" in a.csv:2:1 and is another event`}},
		{"a letter that cannot be seen", []string{header + "Homs,R,1\n", header + "Ho\u200bms,R,2\n"},
			[]string{`b.csv:2:1 "Ho\u200bms", with the character U+200B, looks like "Homs" in a.csv:2:1 and is another event`}},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, rulesOver(t, "near-event near-source", test.tables...)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.name, diff)
		}
	}
}

// Many sources cost no more than their number: with n² comparisons these would
// take minutes.
func TestNearNamesOfMany(t *testing.T) {
	var b strings.Builder
	b.WriteString("event,source,killed\n")
	for i := range 12000 {
		fmt.Fprintf(&b, "A,Observer %s,1\n", strings.Map(func(r rune) rune { return 'a' + (r-'0')*2 }, fmt.Sprintf("%07d", i*37)))
	}
	start := time.Now()
	rulesOver(t, "near-source", b.String())
	if d := time.Since(start); d > time.Minute {
		t.Errorf("12,000 sources took %v", d)
	}
}

func TestFarDates(t *testing.T) {
	const header = "event,event_date,source,killed\n"
	rows := func(dates ...string) string {
		var b strings.Builder
		b.WriteString(header)
		for i, d := range dates {
			fmt.Fprintf(&b, "E%d,%s,R,1\n", i, d)
		}
		return b.String()
	}
	for _, test := range []struct {
		name  string
		table string
		want  []string
	}{
		{"all near", rows("2014", "2015", "2016-02", "2019-01-01", "2023"), nil},
		{"a slip ahead", rows("2014", "2015", "2016-02", "2107-01-01", "2017"),
			[]string{"a.csv:5:4 the year 2107 is far from all others of the column, of which the nearest is 2017"}},
		{"a slip behind", rows("2014", "2015", "2016-02", "1017-01-01", "2017"),
			[]string{"a.csv:5:4 the year 1017 is far from all others of the column, of which the nearest is 2014"}},
		{"old events are none", rows("1982-02-02", "2015", "2016-02", "2017", "2017"), nil},
		{"too few to say", rows("2017", "2107"), nil},
		{"as many as the others", rows("2017", "2017", "2107", "2107"), nil},
	} {
		if diff := cmp.Diff(test.want, rulesOver(t, "far-off-date", test.table)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.name, diff)
		}
	}
}

func TestAgainstItself(t *testing.T) {
	const header = "event,source,via,published,revision,measure,low,best,high\n"
	for _, test := range []struct {
		name, rows string
		want       int
	}{
		{"two counts on one day", "A,R,,2017-05-18,,killed,5,5,5\nA,R,,2017-05-18,,killed,8,8,8\n", 1},
		{"the second allows the first", "A,R,,2017-05-18,,killed,5,5,5\nA,R,,2017-05-18,,killed,4,,\n", 0},
		{"another day", "A,R,,2017-05-18,,killed,5,5,5\nA,R,,2017-05-19,,killed,8,8,8\n", 0},
		{"another outlet", "A,R,,2017-05-18,,killed,5,5,5\nA,R,Gazette,2017-05-18,,killed,8,8,8\n", 0},
		{"another measure", "A,R,,2017-05-18,,killed,5,5,5\nA,R,,2017-05-18,,injured,8,8,8\n", 0},
		{"numbered", "A,R,,2017-05-18,1,killed,5,5,5\nA,R,,2017-05-18,2,killed,8,8,8\n", 0},
		{"no day", "A,R,,,,killed,5,5,5\nA,R,,,,killed,8,8,8\n", 0},
		{"nobody", "A,,,2017-05-18,,killed,5,5,5\nA,,,2017-05-18,,killed,8,8,8\n", 0},
		{"in a cell of many", strings.Repeat("A,S,,2017-05-18,,killed,5,5,5\n", 30) + "A,R,,2017-05-18,,killed,9,9,9\nA,R,,2017-05-18,,killed,,,3\n", 1},
	} {
		if got := rulesOver(t, "against-itself", header+test.rows); len(got) != test.want {
			t.Errorf("%s: %q, want %d", test.name, got, test.want)
		}
	}
}
