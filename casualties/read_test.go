package casualties

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"toll/casualties/rows"
	"toll/data"
)

// found writes findings as line:column severity rule "column".
func found(findings *Findings) []string {
	var out []string
	for _, f := range findings.Sorted() {
		out = append(out, fmt.Sprintf("%d:%d %s %s %q", f.Pos.Line, f.Pos.Column, f.Severity, f.Rule, f.Column))
	}
	return out
}

func TestReadFindings(t *testing.T) {
	const header = "event,event_date,source,published,measure,group,reported,low,best,high\n"
	const good = "e,2017-05-18,A,2017-05-30,killed,total,,40,42,45\n"
	tests := []struct {
		name, csv string
		want      []string
		used      int
	}{
		{"nothing wrong", header + good, nil, 1},
		{"a claim that stands twice", header + good + good, []string{`3:41 warning repeated-claim ""`}, 2},
		{"parts above their whole", header + "e,2017-05-18,A,2017-05-30,killed,civilians,,9,9,9\ne,2017-05-18,A,2017-05-30,killed,children,,7,7,7\ne,2017-05-18,A,2017-05-30,killed,women,,3,3,3\n",
			[]string{`2:45 warning parts-above-whole ""`}, 3},
		{"a figure that is no number", header + good + "e,2017-05-18,A,2017-05-30,killed,total,,40,4x2,45\n",
			[]string{`3:44 error not-a-count "best"`}, 1},
		{"low above high", header + good + "e,2017-05-18,A,2017-05-30,killed,total,,60,,30\n",
			[]string{`3:41 error low-above-high "low"`}, 1},
		{"best outside", header + good + "e,2017-05-18,A,2017-05-30,killed,total,,10,5,30\n",
			[]string{`3:41 error best-outside "low"`}, 1},
		{"an impossible date", header + good + "e,2017-05-18,A,2017-02-30,killed,total,,1,1,1\n",
			[]string{`3:16 error bad-date "published"`}, 1},
		{"a short row", header + good + "e,2017-05-18,A,2017-05-30,killed,total,,40\n",
			[]string{`3:41 error ragged-row "low"`}, 1},
		{"a long row", header + good + "e,2017-05-18,A,2017-05-30,killed,total,,40,42,45,x\n",
			[]string{`3:50 error ragged-row ""`}, 1},
		{"empty fields too many", header + good + "e,2017-05-18,A,2017-05-29,killed,total,,40,42,45,\n",
			[]string{`3:50 note trailing-delimiter ""`}, 2},
		{"a word that is no measure", header + good + "e,2017-05-18,A,2017-05-30,kiled,total,,40,42,45\n",
			[]string{`3:27 error bad-word "measure"`}, 1},
		{"no event", header + good + ",2017-05-18,A,2017-05-30,killed,total,,40,42,45\n",
			[]string{`3:1 error no-event "event"`}, 1},
		{"nobody asserts it", header + good + "e,2017-05-18,,2017-05-30,killed,total,,40,42,45\n",
			[]string{`3:14 note unattributed "source"`}, 2},
		{"words against columns", header + good + "e,2017-05-18,A,2017-05-30,killed,total,at least 40,40,40,40\n",
			[]string{`3:40 warning wording-against-columns "reported"`}, 2},
		{"before its event", header + good + "e,2017-05-18,A,2017-05-17,killed,total,,40,42,45\n",
			[]string{`3:16 warning before-event "published"`}, 2},
		{"a column counts in characters, a line in line ends within quotes",
			header + good + "e,2017-05-18,\"дым\nдым\",2017-05-30,killed,total,,3.209,,\n",
			[]string{`4:31 error not-a-count "low"`}, 1},
		{"two spellings of one event and one source", header + good + "E ,2017-05-18,OSDH,2017-05-30,killed,total,,1,1,1\n",
			[]string{`3:1 note same-event "event"`, `3:15 note same-source "source"`}, 2},
		{"a total", header + good + "Total,,,,killed,total,,40,42,45\n", []string{`3:0 warning total-row ""`}, 1},
		{"a total that stands where the date does", "date,event,source,killed\n2017-05-18,e,A,12\nTotal,,,12\n", []string{`3:0 warning total-row ""`}, 1},
		{"the group total is no total of rows", "group,event,source,measure,best\ntotal,e,A,killed,12\nchildren,e,A,killed,3\n", nil, 2},
		{"the header again", header + good + header, []string{`3:0 note header-again ""`}, 1},
		{"one that ends in a digit", header + good + "Table 17,,,,,,,,,\n", []string{`3:0 note footer-line ""`}, 1},
		{"a line under the table", header + good + "Source: nobody,,,,,,,,,\n", []string{`3:0 note footer-line ""`}, 1},
		{"lines above the table", "Casualties of May\n\n" + header + good, []string{`1:0 note title-line ""`}, 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			findings := &Findings{}
			claims := NewClaims()
			sum, err := Read(Input{Name: "t.csv", Reader: strings.NewReader(test.csv)}, ReadOptions{Texts: true}, claims, findings)
			if err != nil {
				t.Fatal(err)
			}
			Check(claims, findings)
			if diff := cmp.Diff(test.want, found(findings)); diff != "" {
				t.Errorf("findings (-want +got)\n%s", diff)
			}
			if sum.Used != test.used || sum.Used+sum.Rejected+sum.Skipped != sum.Rows {
				t.Errorf("used %d (want %d) + rejected %d + skipped %d of %d rows", sum.Used, test.used, sum.Rejected, sum.Skipped, sum.Rows)
			}
		})
	}
}

func TestReadRefuses(t *testing.T) {
	tests := []struct{ name, csv, want string }{
		{"empty", "", "t.csv:1: the file is empty"},
		{"no event column", "source,measure,low,best,high\nA,killed,1,1,1\n", "t.csv:1: no column says which event"},
		{"no figure column", "event,source,measure\ne,A,killed\n", "t.csv:1: the table has no column with a figure"},
		{"no measure column", "event,source,low,best,high\ne,A,1,1,1\n", "t.csv:1: nothing says what was counted"},
		{"a broken byte in the header", "event,source,measure,best,n\xffte\n" + strings.Repeat("é,Ä,killed,1,ö\n", 99), "t.csv:1:28: in the header: byte 0xFF"},
		{"a NUL in the header", "event,source,measure,best,n\x00te\ne,A,killed,1,x\n", "t.csv:1:28: in the header: a NUL byte"},
		{"an open quote, named where it opened", "event,source,measure,best\ne,A,killed,1\ne,\"A,killed,2\ne,B,killed,3\n", "t.csv:3:3: a quote opens here"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := Read(Input{Name: "t.csv", Reader: strings.NewReader(test.csv)}, ReadOptions{}, NewClaims(), &Findings{})
			var refused *rows.Error
			if !errors.As(err, &refused) || !strings.HasPrefix(err.Error(), test.want) {
				t.Errorf("%v, want an error that begins %q", err, test.want)
			}
		})
	}
}

// Of dates with two readings the column decides, or nobody.
func TestDateOrder(t *testing.T) {
	const header = "event,source,published,measure,best\n"
	for _, test := range []struct {
		name, csv string
		want      []string
		findings  []string
	}{
		{"day first", header + "e,A,03/04/2023,killed,1\ne,B,25/04/2023,killed,2\n", []string{"2023-04-03", "2023-04-25"}, nil},
		{"month first", header + "e,A,03/04/2023,killed,1\ne,B,04/25/2023,killed,2\n", []string{"2023-03-04", "2023-04-25"}, nil},
		{"nothing decides", header + "e,A,03/04/2023,killed,1\n", []string{""}, []string{`2:5 error ambiguous-date "published"`}},
		{"they contradict each other", header + "e,A,03/04/2023,killed,1\ne,B,25/04/2023,killed,2\ne,C,04/25/2023,killed,2\n",
			[]string{"", "2023-04-25", "2023-04-25"}, []string{`2:5 error ambiguous-date "published"`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			claims, findings := NewClaims(), &Findings{}
			if _, err := Read(Input{Name: "t.csv", Reader: strings.NewReader(test.csv)}, ReadOptions{}, claims, findings); err != nil {
				t.Fatal(err)
			}
			var got []string
			for c := range claims.All {
				got = append(got, c.Published.String())
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("dates (-want +got)\n%s", diff)
			}
			if diff := cmp.Diff(test.findings, found(findings)); diff != "" {
				t.Errorf("findings (-want +got)\n%s", diff)
			}
		})
	}
}

// Every rule that the code names is in the table, and the table's are unique.
func TestRules(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Rules() {
		if seen[r.ID] || r.Title == "" || r.Text == "" && r.ID == "" {
			t.Errorf("rule %q is there twice or says nothing", r.ID)
		}
		seen[r.ID] = true
	}
	for _, id := range []string{rows.RuleBareQuote, rows.RuleTextAfterQuote, rows.RuleNUL, rows.RuleBadByte} {
		if !seen[id] {
			t.Errorf("the row fault %q is no rule", id)
		}
	}
}

func TestEmbeddedClaims(t *testing.T) {
	f, err := data.Files.Open("syria-2017.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	findings := &Findings{}
	claims := NewClaims()
	sum, err := Read(Input{Name: "syria-2017.csv", Reader: f}, ReadOptions{Texts: true}, claims, findings)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range findings.Sorted() {
		if f.Severity > Note {
			t.Error(f)
		}
	}
	// 277 claims: facts of the table.
	if sum.Used != 277 || claims.Len() != 277 {
		t.Errorf("%d rows used, %d claims, want 277", sum.Used, claims.Len())
	}
}
