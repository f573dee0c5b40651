package wording

import (
	"encoding/csv"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"toll/casualties/count"
	"toll/data"
)

// cells are the three numbers of a count as a table writes them.
func cells(c count.Count) [3]string {
	return [3]string{c.Low.String(), c.Best.String(), c.High.String()}
}

// readCSV returns the rows of a CSV file by column name.
func readCSV(t *testing.T, f fs.File) []map[string]string {
	t.Helper()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, r := range rows[1:] {
		m := map[string]string{}
		for i, v := range r {
			m[rows[0][i]] = v
		}
		out = append(out, m)
	}
	return out
}

// The phrases were written from the patterns of grammar books, named in the
// column pattern, not from the tables.
func TestPhrases(t *testing.T) {
	f, err := os.Open("testdata/phrases.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	perLanguage := map[string]int{}
	for _, r := range readCSV(t, f) {
		perLanguage[r["lang"]]++
		got, err := Parse(r["phrase"], Options{})
		want := [3]string{r["low"], r["best"], r["high"]}
		if err != nil || cells(got.Count) != want || got.Rule != r["rule"] || got.Lang != r["lang"] {
			t.Errorf("%s %q (%s): %v %s [%s], %v; want %v %s", r["lang"], r["phrase"], r["pattern"],
				cells(got.Count), got.Rule, got.Lang, err, want, r["rule"])
		}
	}
	for _, lang := range languages[1:mainLanguages] {
		if perLanguage[lang] < 30 {
			t.Errorf("%s: %d phrases, want at least 30", lang, perLanguage[lang])
		}
	}
}

// The example's own coding is the measure: every row that rests on its wording
// must be read to the same low, best and high.
func TestSyriaWordings(t *testing.T) {
	f, err := data.Files.Open("syria-2017.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	n := 0
	for _, r := range readCSV(t, f) {
		if r["basis"] != "wording" {
			continue
		}
		n++
		got, err := Parse(r["reported"], Options{})
		want := [3]string{r["low"], r["best"], r["high"]}
		if err != nil || cells(got.Count) != want {
			t.Errorf("%q: %v %s [%s], %v; want %v", r["reported"], cells(got.Count), got.Rule, got.Lang, err, want)
		}
	}
	if n < 200 {
		t.Errorf("%d rows rest on their wording; the table has more than 200", n)
	}
}

func TestReferenceWordings(t *testing.T) {
	f, err := os.Open(shared(t, "reference/wordings.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, r := range readCSV(t, f) {
		got, err := Parse(r["reported"], Options{})
		want := [3]string{r["low"], r["best"], r["high"]}
		if err != nil || cells(got.Count) != want {
			t.Errorf("%q: %v %s [%s], %v; want %v", r["reported"], cells(got.Count), got.Rule, got.Lang, err, want)
		}
	}
}

// shared returns the path of a file in ../shared beside the module; the test
// is skipped where there is none.
func shared(t *testing.T, name string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			t.Skip("no module folder")
		}
		dir = filepath.Dir(dir)
	}
	path := filepath.Join(dir, "..", "shared", filepath.FromSlash(name))
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		t.Skip("no " + name)
	}
	return path
}
