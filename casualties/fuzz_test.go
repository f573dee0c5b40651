package casualties

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"toll/casualties/layout"
)

// FuzzRead reads any bytes as a table: no panic, every claim and every finding
// about a row has a position, no row is lost, low ≤ best ≤ high, and a second
// run with more workers says the same.
func FuzzRead(f *testing.F) {
	table := strings.NewReplacer("␀", "\x00", "⍰", "\xff").Replace(trapTable)
	f.Add([]byte(table), "", "")
	f.Add([]byte("year;place;who;killed\r\n2017;A;SOHR;1.234\r\n"), "year,place", "who")
	f.Add([]byte("event,source,killed,min,max\nA,B,12,10,\nTotal,,12\n"), "", "")
	f.Add([]byte("a\n#event,#affected+killed,#meta+source\nx,4,y\n"), "", "")
	f.Add([]byte("event\tverified.killed\tkilled_cum\n\"A\nB\"\tat least 40\t\n"), "event", "")
	f.Add([]byte("\xff\xfee\x00v\x00e\x00n\x00t\x00,\x00k\x00i\x00l\x00l\x00e\x00d\x00\n\x00A\x00,\x001\x00"), "", "")
	more, _ := filepath.Glob("../data/layouts/*.csv")
	for _, name := range more {
		if b, err := os.ReadFile(name); err == nil {
			f.Add(b, "", "")
		}
	}
	f.Fuzz(func(t *testing.T, table []byte, events, source string) {
		if len(table) > 1<<16 {
			return
		}
		hints := layout.Hints{SourceColumn: source}
		if events != "" {
			hints.EventColumns = strings.Split(events, ",")
		}
		first, err := fuzzRead(t, table, hints, 1)
		again, errAgain := fuzzRead(t, table, hints, 3)
		if fmt.Sprint(err) != fmt.Sprint(errAgain) || first != again {
			t.Fatalf("two runs differ:\n%s\n%v\n%s\n%v", first, err, again, errAgain)
		}
	})
}

// fuzzRead reads a table, checks what must hold of every one, and returns all
// that was read and found as a text.
func fuzzRead(t *testing.T, table []byte, hints layout.Hints, workers int) (string, error) {
	var rejects bytes.Buffer
	claims, findings := NewClaims(), &Findings{}
	opt := ReadOptions{Hints: hints, Texts: true, Workers: workers, Rejects: &rejects}
	sum, err := Read(Input{Name: "x", Reader: bytes.NewReader(table)}, opt, claims, findings)
	if err != nil {
		return "", err
	}
	Check(claims, findings)
	if sum.Used+sum.Rejected+sum.Skipped != sum.Rows || int64(1+sum.Rows+sum.Blank) != sum.Dialect.Records {
		t.Fatalf("rows are lost: %+v", sum)
	}
	var b strings.Builder
	n := 0
	for c := range claims.All {
		n++
		if c.Pos.Line < 1 || c.Pos.Column < 1 || c.Pos.File != "x" {
			t.Fatalf("a claim without a position: %+v", c)
		}
		if err := c.Count.Validate(); err != nil {
			t.Fatalf("a claim of %v: %v", c.Count, err)
		}
		fmt.Fprintf(&b, "%+v\n", *c)
	}
	if n != sum.Claims || n != claims.Len() {
		t.Fatalf("%d claims, the summary says %d", n, sum.Claims)
	}
	if sum.Rejected > 0 && findings.Count(Error) == 0 {
		t.Fatalf("%d rows set aside without an error", sum.Rejected)
	}
	for _, f := range findings.Sorted() {
		if _, listed := loadRules().severity[f.Rule]; !listed || f.Message == "" {
			t.Fatalf("a finding of no rule: %+v", f)
		}
		fmt.Fprintln(&b, f)
	}
	fmt.Fprintln(&b, rejects.String(), sum.Used, sum.Rejected, sum.Skipped)
	return b.String(), nil
}
