package datapackage

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"toll/casualties"
	"toll/cmd/toll/internal/table"
	"toll/data"
	"toll/stats"
)

// folder writes the claims and ranges of the embedded claims with their
// description.
func folder(t *testing.T) fstest.MapFS {
	t.Helper()
	f, err := data.Files.Open("syria-2017.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	claims, findings := casualties.NewClaims(), &casualties.Findings{}
	if _, err := casualties.Read(casualties.Input{Name: "syria-2017.csv", Reader: f}, casualties.ReadOptions{Texts: true}, claims, findings); err != nil {
		t.Fatal(err)
	}
	var rows, ranges bytes.Buffer
	err = table.Write(&rows, func(yield func(casualties.Row) bool) {
		for c := range claims.All {
			if !yield(casualties.NewRow(c)) {
				return
			}
		}
	}, table.Options{})
	if err != nil {
		t.Fatal(err)
	}
	err = table.Write(&ranges, func(yield func(*stats.Range) bool) {
		for r := range stats.Ranges(claims, casualties.NewSelection()) {
			if !yield(r.Range) {
				return
			}
		}
	}, table.Options{})
	if err != nil {
		t.Fatal(err)
	}
	cell := []string{"event", "measure", "group", "side", "cumulative"}
	p := New("syria", "Syria", "a test")
	p.Add(described("tables/claims.csv", reflect.TypeFor[casualties.Row](), rows.Bytes(), nil, In("ranges", cell...)))
	p.Add(described("tables/ranges.csv", reflect.TypeFor[stats.Range](), ranges.Bytes(), cell))
	var b bytes.Buffer
	if err := p.Write(&b); err != nil {
		t.Fatal(err)
	}
	return fstest.MapFS{
		FileName:            {Data: b.Bytes()},
		"tables/claims.csv": {Data: rows.Bytes()},
		"tables/ranges.csv": {Data: ranges.Bytes()},
	}
}

func described(path string, row reflect.Type, b []byte, primary []string, foreign ...ForeignKey) Table {
	sum := sha256.Sum256(b)
	return Table{Path: path, Title: path, Row: row, PrimaryKey: primary, ForeignKeys: foreign, Bytes: int64(len(b)), SHA256: hex.EncodeToString(sum[:])}
}

func TestCheck(t *testing.T) {
	for _, problem := range Check(folder(t)) {
		t.Error(problem)
	}
}

// Every kind of damage is found.
func TestCheckFinds(t *testing.T) {
	for _, test := range []struct{ name, file, from, to, want string }{
		{"other bytes", "tables/ranges.csv", "\n", "\n\n", "its hash is not"},
		{"no number", "tables/ranges.csv", ",minimums,", ",often,", `not one of`},
		{"an empty count", "tables/ranges.csv", "killed,civilians,,,0,", "killed,civilians,,,,", "sources is empty"},
		{"an event without ranges", "tables/claims.csv", "\nal-tanf-2017-05-18,", "\nelsewhere,", "is not in ranges"},
		{"another column", "tables/claims.csv", "event_name", "name", "described are"},
		{"a date", "tables/claims.csv", ",2017-05-18,", ",18/5/2017,", "not -?[0-9]"},
		{"a row twice", "tables/ranges.csv", "killed,total,", "killed,civilians,", "stands twice"},
		{"a type", FileName, `"integer"`, `"whole"`, "unknown type"},
		{"no file", FileName, `tables/ranges.csv"`, `tables/range.csv"`, "does not exist"},
		{"a limit", FileName, `"minimum": 0`, `"minimum": 3`, "under 3"},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := folder(t)
			b := dir[test.file].Data
			damaged := strings.ReplaceAll(string(b), test.from, test.to)
			if damaged == string(b) {
				t.Fatalf("%s has no %q", test.file, test.from)
			}
			dir[test.file].Data = []byte(damaged)
			if got := strings.Join(Check(dir), "\n"); !strings.Contains(got, test.want) {
				t.Errorf("not found: %q; found:\n%.600s", test.want, got)
			}
		})
	}
}
