package casualties

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// trapTable is a table with one trap in each row that ends in "!": behind the
// mark stand the rule that must be found and the column it is in, and where that
// is not the start of the field, the character. Rows without a mark are as they
// should be, some of them so that the next row is a trap. ␀ stands for a NUL
// byte, ⍰ for a byte that is no text in any encoding of the file.
const trapTable = `event,event_date,source,via,origin,published,revision,measure,group,cumulative,scope,doubt,basis,reported,low,best,high,note
Site 0,2017-05-18,Radio,,,2017-05-19,,killed,total,,,,,,5,6,7,good
Site 1,2017-05-18,Radio,,,2017-05-19,,killed,total,,,,,,3.209,,,a group separator or a decimal point ! not-a-count low
Site 2,2017-05-18,Radio,,,2017-05-19,,killed,total,,,,,,,-5,,negative ! not-a-count best
Site 3,2017-05-18,Radio,,,2017-05-19,,killed,total,,,,,,,,(12),in brackets ! not-a-count high
Site 4,2017-05-18,Radio,,,2017-05-19,,killed,total,,,,,12.9,,,,half a person ! not-a-count reported
Site 5,2017-05-18,Radio,,,2017-05-19,,killed,total,,,,,,60,,30,turned round ! low-above-high low
Site 6,2017-05-18,Radio,,,2017-05-19,,killed,total,,,,,,10,5,30,best below low ! best-outside low
Site 7,2017-05-18,Radio,,,2017-02-30,,killed,total,,,,,,5,6,7,no such day ! bad-date published
Site 8,some day,Radio,,,2017-05-19,,killed,total,,,,,,5,6,7,no date ! bad-date event_date
Site 9,2017-05-18,Radio,,,2017-05-19,,kiled,total,,,,,,5,6,7,misspelt ! bad-word measure
Site 10,2017-05-18,Radio,,,2017-05-19,,killed,childs,,,,,,5,6,7,misspelt ! bad-word group
Site 11,2017-05-18,Radio,,,2017-05-19,,killed,total,perhaps,,,,,5,6,7,neither yes nor no ! bad-word cumulative
Site 12,2017-05-18,Radio,,,2017-05-19,,killed,total,,half,,,,5,6,7,no scope ! bad-word scope
Site 14,2017-05-18,Radio,,,2017-05-19,first,killed,total,,,,,,5,6,7,no number ! bad-word revision
Site 15,2017-05-18,Radio,,,2017-05-19,,killed,total,,,,,,5 ! ragged-row low
Site 16,2017-05-18,Radio,,,2017-05-19,,killed,total,,,,,,5,6,7,too,many ! ragged-row - 68
,2017-05-18,Radio,,,2017-05-19,,killed,total,,,,,,5,6,7,about nothing ! no-event event
Site 18,2017-05-18,Radio,,,2017-05-19,,killed,total,,,,,,5,6,7,a 12" shell ! bare-quote note 68
Site 19,2017-05-18,"Radio" One,,,2017-05-19,,killed,total,,,,,,5,6,7,behind the quote ! text-after-quote source 27
Site 20,2017-05-18,Radio,,,2017-05-19,,killed,total,,,,,,5,6,7,NUL ␀ here ! nul-byte note 68
Site 21,2017-05-18,Radio,,,2017-05-19,,killed,total,,,,,,5,6,7,été ⍰ here ! bad-byte note 68
Site 22,2017-05-18,Radio,,,2017-05-19,,killed,total,,,,,at least 40,40,40,40,made exact ! wording-against-columns reported
Site 23,2017-05-18,Radio,,,2017-05-17,,killed,total,,,,,,5,6,7,the day before ! before-event published
Site 24,2017-05-18,Radio,,Radio,2017-05-19,,killed,total,,,,,,5,6,7,from itself ! own-origin origin
Site 25,2017-05-18,,Gazette,,2017-05-19,,killed,total,,,,,,5,6,7,an outlet alone ! unattributed source
Site 26,2017-05-18,OSDH,,,2017-05-19,,killed,total,,,,,,5,6,7,another of its names ! same-source source
SITE  0,2017-05-18,Ministry,,,2017-05-19,,killed,total,,,,,,5,6,7,another spelling ! same-event event
Site 28,2017-05-18,Radio,,,2017-05-19,,killed,total,,,,,,5,6,7,one more,, ! trailing-delimiter - 73
# checked by hand ! comment-line -
Site 0,2017-05-18,Radio,,,2017-05-19,,killed,total,,,,,,5,6,7,good ! repeated-claim - 57
Site 31,14/03/23,Radio,,,2017-05-19,,killed,total,,,,,,5,6,7,two digits of a year ! unsure-date event_date
Site 32,2017-05-18,Radio,,,03/04/2023,,killed,total,,,,,,5,6,7,March or April ! ambiguous-date published
#event,#date,#meta+source,,,,,,,,,,,,#affected+killed,,, ! tag-row -
event,event_date,source,via,origin,published,revision,measure,group,cumulative,scope,doubt,basis,reported,low,best,high,note ! header-again -
Total,,,,,,,killed,total,,,,,,5,6,7, ! total-row -
Source: a ministry,,,,,,,,,,,,,,,,, ! footer-line -
Site 37,2017-05-18,Radio,,,2017-05-19,,killed,children,,,,,,9,9,9,a part
Site 37,2017-05-18,Radio,,,2017-05-19,,killed,total,,,,,,5,5,5,less than its part ! parts-above-whole - 58
Site 38,2017-05-18,Radio,,,2017-05-19,,killed,total,,,,,,5,5,5,one figure
Site 38,2017-05-18,Radio,,,2017-05-19,,killed,total,,,,,,8,8,8,another on one day ! against-itself - 58
Site 39,2107-05-18,Radio,,,,,killed,total,,,,,,5,6,7,ninety years on ! far-off-date event_date
Sitе 0,2017-05-18,Radio,,,2017-05-19,,killed,total,,,,,,5,6,7,a letter of another script ! near-event event
Site 41,2017-05-18,Reutesr,,,2017-05-19,,killed,total,,,,,,5,6,7,a slip ! near-source source
`

// traps takes the marks off the table and returns it with the findings that
// there must be.
func traps(t *testing.T) (table string, want []string) {
	t.Helper()
	var b strings.Builder
	lines := strings.Split(strings.TrimSuffix(trapTable, "\n"), "\n")
	header := strings.Split(lines[0], ",")
	for i, line := range lines {
		row, mark, trap := strings.Cut(line, " ! ")
		if trap {
			m := append(strings.Fields(mark), "", "")
			rule, column, at := m[0], m[1], m[2]
			char, _ := strconv.Atoi(at) // nothing: the start of the field
			if column == "-" {
				column = ""
			} else if char == 0 {
				char = startOf(t, header, strings.Split(row, ","), column)
			}
			want = append(want, fmt.Sprintf("%d:%d %s %s %q", i+1, char, RuleSeverity(rule), rule, column))
		}
		b.WriteString(row + "\n")
	}
	return strings.NewReplacer("␀", "\x00", "⍰", "\xff").Replace(b.String()), want
}

// startOf returns the character at which the field of a column begins.
func startOf(t *testing.T, header, fields []string, column string) int {
	t.Helper()
	at := 1
	for i, name := range header {
		if name == column {
			return at
		}
		at += utf8.RuneCountInString(fields[i]) + 1
	}
	t.Fatalf("the table has no column %q", column)
	return 0
}

// TestTraps: every trap is one finding in its line, at its character, under the
// name of its column, and nothing else is found.
func TestTraps(t *testing.T) {
	table, want := traps(t)
	if len(want) != 40 {
		t.Fatalf("%d traps, want 40", len(want))
	}
	for _, workers := range []int{1, 3} {
		claims, findings := NewClaims(), &Findings{}
		sum, err := Read(Input{Name: "t.csv", Reader: strings.NewReader(table)}, ReadOptions{Texts: true, Workers: workers}, claims, findings)
		if err != nil {
			t.Fatal(err)
		}
		Check(claims, findings)
		if diff := cmp.Diff(want, found(findings)); diff != "" {
			t.Errorf("findings (-want +got)\n%s", diff)
		}
		if sum.Used+sum.Rejected+sum.Skipped != sum.Rows || sum.Rows != 43 {
			t.Errorf("used %d + rejected %d + skipped %d of %d rows, want 43", sum.Used, sum.Rejected, sum.Skipped, sum.Rows)
		}
	}
}
