package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sentencesOf makes a report of a table and returns its sentences with the rows.
func sentencesOf(t *testing.T, args ...string) []string {
	t.Helper()
	folder, _ := reportFolder(t, args...)
	b, err := os.ReadFile(filepath.Join(folder, "tables", "differences.csv"))
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, row := range parseTable(t, string(b)) {
		list = append(list, row["sentence"]+" "+row["rows"])
	}
	return list
}

// The series are those of the sources' pages as data/syria-2017.md has them; the
// lines are where they stand in data/syria-2017.csv.
func TestDifferencesOfSyria(t *testing.T) {
	t.Parallel()
	all := strings.Join(sentencesOf(t), "\n")
	for _, want := range []string{
		"SOHR’s figure for civilians killed at Abu Kamal rose from 30 to 42. syria-2017.csv:103, 106, 116, 119\n",
		"SOHR’s figure for people killed at Abu Kamal rose from 23 to at least 30 to 62. syria-2017.csv:",
		"SOHR’s figure for people killed at Khan Sheikhoun rose from 35 to at least 58 to at least 67 to 72 to 86. ",
		"Talal Barazi (Homs governor)’s figure for people killed at Shayrat air base rose from 5 to 7. ",
		"What SOHR says of the killed at Aqareb al-Safiyah and al-Mabujah adds up: 25 + 26 + 27 + 4 = 82. syria-2017.csv:144",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("no sentence %q in\n%s", want, all)
		}
	}
	for _, not := range []string{"typically", "both give a count"} { // no source and no pair has ten events
		if strings.Contains(all, not) {
			t.Errorf("a sentence under the minimum: %s", not)
		}
	}
}

// By hand: a series that falls, one that comes back, one that its carriers give
// differently on one day, one that stands, and two figures that exclude each
// other. Ten events of two sources, the second of which always has the double.
func TestDifferences(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		return path
	}
	few := write("few.csv", "event,source,via,published,revision,measure,low,best,high\n"+
		"A,Falls,,2020-01-01,,killed,9,9,9\nA,Falls,,2020-01-05,,killed,7,7,7\n"+
		"B,Back,,,1,killed,5,,\nB,Back,,,2,killed,6,6,6\nB,Back,,,3,killed,5,5,5\n"+
		"C,Drifts,X,2020-01-01,,killed,5,5,5\nC,Drifts,Y,2020-01-01,,killed,6,6,6\nC,Drifts,Z,2020-01-09,,killed,6,6,6\n"+
		"D,Stands,,2020-01-01,,killed,3,3,3\nD,Stands,,2020-01-02,,killed,3,3,3\n"+
		"E,High,,2020-01-01,,injured,20,20,20\nE,Low,,2020-01-01,,injured,,,10\n")
	if diff := cmp.Diff([]string{
		"Falls’ figure for people killed at A fell from 9 to 7. few.csv:2, 3",
		"Back’s figure for people killed at B was revised from at least 5 to 6 to 5. few.csv:4, 5, 6",
		"For people injured at E the figures of High (at least 20) and of Low (no more than 10) cannot both be complete counts: they differ ×2. few.csv:12, 13",
	}, sentencesOf(t, few)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}

	var b strings.Builder
	b.WriteString("event,source,measure,low,best,high\n")
	for _, n := range []string{"1,2", "2,4", "3,6", "4,8", "5,10", "6,12", "7,14", "8,16", "9,18", "10,20"} {
		one, two, _ := strings.Cut(n, ",")
		b.WriteString("e" + one + ",One,killed,," + one + ",\ne" + one + ",Two,killed,," + two + ",\n")
	}
	want := []string{ // effects ∓ ln 2 / 2, so that exp of them is 0.71 and 1.41; the same in every event, so no error
		"One’s figures are typically 0.71 times what the others with which it shares events report (0.71 to 0.71 with 95 percent, if they were independent). tables/sources.csv: One",
		"Two’s figures are typically 1.41 times what the others with which it shares events report (1.41 to 1.41 with 95 percent, if they were independent). tables/sources.csv: Two",
		"One and Two both give a count in 10 events: Two is higher in 10 of the rows and lower in 0, typically ×2 and mostly between ×2 and ×2. tables/pairs.csv: One, Two",
	}
	if diff := cmp.Diff(want, sentencesOf(t, write("many.csv", b.String()))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
