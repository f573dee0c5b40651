package main

import (
	"os"
	"os/user"
	"path/filepath"
	"strings"
	"testing"
)

// nowhereIn fails where a file of the report holds one of the texts, in its
// bytes or in its name.
func nowhereIn(t *testing.T, folder string, texts ...string) {
	t.Helper()
	files := filesIn(t, folder)
	if len(files) < 5 {
		t.Fatalf("%d files: that is no report", len(files))
	}
	for name, content := range files {
		for _, text := range texts {
			if strings.Contains(strings.ToLower(name+"\n"+content), strings.ToLower(text)) {
				t.Errorf("%s holds %q", name, text)
			}
		}
	}
}

const victims = `event,source,killed,victim name,father's name,phone,national id,contact,note
A,Radio,5,Xanthippe Doe,Yorick Doe,0115550100,99887766,x.doe@example.org,"call +44 20 7946 0958 or write y.doe@example.org"
A,Paper,7,Zenobia Roe,Yorick Roe,0115550101,99887767,z.roe@example.org,seen by many
B,Radio,1,Zenobia Roe,Yorick Roe,0115550101,99887767,z.roe@example.org,
B,Paper,12.5 of tel. 555-0177,Zenobia Roe,Yorick Roe,0115550101,99887767,z.roe@example.org,
`

var ofPersons = []string{"Xanthippe", "Zenobia", "Yorick", "0115550100", "0115550101", "998877", "x.doe@", "y.doe@", "z.roe@", "7946 0958", "555-0177"}

// TestReportHoldsNoPersons: names of victims, telephone numbers, addresses and
// numbers of persons are in no file of a report, and it is said what was left
// out; asked for, they are read.
func TestReportHoldsNoPersons(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	in := filepath.Join(dir, "victims.csv")
	write(t, in, victims)
	folder, said := reportFolder(t, in)
	nowhereIn(t, folder, ofPersons...)
	findings := filesIn(t, folder)["tables/findings.csv"]
	for _, want := range []string{"personal-column", "victim name", "father's name", "phone", "national id", "contact", "personal-data"} {
		if !strings.Contains(findings, want) {
			t.Errorf("findings.csv does not say %q:\n%s", want, findings)
		}
	}
	if !strings.Contains(filesIn(t, folder)["tables/claims.csv"], "Radio") {
		t.Error("the sources are gone")
	}
	if strings.Contains(said, "7946") {
		t.Errorf("said %q", said)
	}
	if got := tollRun(t, "normalize", in); strings.Contains(got.stdout, "Xanthippe") || !strings.Contains(got.stdout, "seen by many") {
		t.Errorf("normalize: %s", got.stdout)
	}
	if got := tollRun(t, "normalize", "--personal", in); !strings.Contains(got.stdout, "Xanthippe") {
		t.Errorf("normalize --personal: %s", got.stdout)
	}
	folder, _ = reportFolder(t, "--personal", in)
	if !strings.Contains(filesIn(t, folder)["tables/claims.csv"], "7946 0958") {
		t.Error("--personal does not leave the note as it is")
	}
}

const accounts = `event,event_date,source,via,origin,published,reported,killed,url,note
A,2017-05-15,Ahmed Zahlan,,,2017-05-16,66,66,https://example.org/zahlan/1,Ahmed Zahlan counted them himself
A,2017-05-15,ahmed zahlan,Blog,,2017-05-17,67,67,https://blog.example.org/2,
A,2017-05-15,Radio,,Ahmed Zahlan,2017-05-18,66,66,https://radio.example.org/3,after AHMED ZAHLAN
A,2017-05-15,Neighbour Nadia,,,2017-05-18,40,40,https://example.org/4,
A,2017-05-15,Paper,,,2017-05-19,60,60,https://paper.example.org/5,Zahlan says more
B,2017-06-01,Neighbour Nadia,,,2017-06-02,3,3,https://example.org/6,
`

// TestPseudonyms: a private person's name, and the addresses of the pages, are
// in no table, figure or page; one person has one pseudonym everywhere, and the
// numbers are those of the tables with names.
func TestPseudonyms(t *testing.T) {
	t.Parallel()
	in := filepath.Join(t.TempDir(), "accounts.csv")
	write(t, in, accounts)
	folder, _ := reportFolder(t, "--private", "Neighbour Nadia", in)
	nowhereIn(t, folder, "ahmed", "nadia", "neighbour", "example.org/zahlan", "blog.example.org", "radio.example.org", "https://example.org/4")
	files := filesIn(t, folder)
	claims := files["tables/claims.csv"]
	if n := strings.Count(claims, "Private person 1"); n != 5 { // its two claims, its two remarks, the copy's origin
		t.Errorf("Private person 1 stands %d times in claims.csv, want 5:\n%s", n, claims)
	}
	if n := strings.Count(claims, "Private person 2"); n != 2 {
		t.Errorf("Private person 2 stands %d times in claims.csv, want 2", n)
	}
	for _, want := range []string{"paper.example.org/5", "Zahlan says more"} {
		if !strings.Contains(claims, want) {
			t.Errorf("claims.csv does not say %q", want)
		}
	}
	if !strings.Contains(files["tables/findings.csv"], "pseudonym-shows") {
		t.Error("the remark with a part of the name is not told")
	}
	named := tollRun(t, "ranges", in, "--format", "json")
	hidden := tollRun(t, "ranges", in, "--format", "json", "--private", "Neighbour Nadia")
	if back := strings.NewReplacer("Private person 1", "Ahmed Zahlan", "Private person 2", "Neighbour Nadia").Replace(hidden.stdout); back != named.stdout {
		t.Errorf("other numbers under pseudonyms:\n%s\n%s", named.stdout, hidden.stdout)
	}
	if got := tollRun(t, "ranges", in, "--private", "Nadja"); got.status != statusFailed {
		t.Errorf("a private person that is not there: status %d", got.status)
	}
	for _, command := range []string{"ranges", "sources", "revisions", "statements", "normalize", "totals"} {
		if got := tollRun(t, command, in, "--pseudonyms", "--format", "csv"); strings.Contains(got.stdout, "Ahmed") || got.stdout == "" {
			t.Errorf("%s: %s", command, got.stdout)
		}
	}
	if again := tollRun(t, "pairs", in, "--pseudonyms"); strings.Contains(again.stdout, "Ahmed") || !strings.Contains(again.stdout, "Private person 1") {
		t.Errorf("pairs: %s", again.stdout)
	}
}

// TestReportSaysNothingOfTheMachine: a report holds no name of a user, a
// machine or a folder.
func TestReportSaysNothingOfTheMachine(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	in := filepath.Join(dir, "secret folder", "claims.csv")
	write(t, in, accounts+"A,2017-05-15,Radio,,,2017-02-31,5,5,,\n")
	folder, _ := reportFolder(t, in)
	texts := []string{dir, "secret folder", filepath.Dir(filepath.Dir(dir))}
	if here, err := os.Getwd(); err == nil {
		texts = append(texts, here)
	}
	if host, err := os.Hostname(); err == nil && len(host) > 5 && host != "localhost" {
		texts = append(texts, host)
	}
	if u, err := user.Current(); err == nil && len(u.HomeDir) > 1 {
		texts = append(texts, u.HomeDir+"/")
		if len(u.Username) > 5 {
			texts = append(texts, u.Username)
		}
	}
	nowhereIn(t, folder, texts...)
}
