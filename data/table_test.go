package data

import (
	"os"
	"strings"
	"testing"
)

type row struct {
	Word string `csv:"word"`
	Note string `csv:"note"`
}

func TestDecode(t *testing.T) {
	rows, err := decode[row](strings.NewReader("note,word,other\n\"a\nb\",0,x\n,007,y\n"))
	if err != nil || len(rows) != 2 || rows[0] != (row{"0", "a\nb"}) || rows[1] != (row{"007", ""}) {
		t.Errorf("%+v, %v", rows, err)
	}
	for name, text := range map[string]string{
		"empty file":     "",
		"missing column": "word,other\na,b\n",
		"short row":      "word,note\na\n",
		"long row":       "word,note\na,b,c\n",
		"open quote":     "word,note\n\"a,b\n",
	} {
		if rows, err := decode[row](strings.NewReader(text)); err == nil {
			t.Errorf("%s: %+v, want an error", name, rows)
		}
	}
}

func TestTable(t *testing.T) {
	if _, err := Table[row]("no such table.csv"); err == nil {
		t.Error("a table that is not there is no error")
	}
	defer func() {
		if recover() == nil {
			t.Error("MustTable of a table that is not there does not panic")
		}
	}()
	MustTable[row]("no such table.csv")
}

// Whoever adds a table says in README.md what it is.
func TestReadmeNamesEveryTable(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	entries, err := Files.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		name := "`" + e.Name()
		if e.IsDir() {
			name += "/"
		}
		if !strings.Contains(string(readme), name+"`") {
			t.Errorf("data/README.md does not name %s", e.Name())
		}
	}
}

func TestSum(t *testing.T) {
	months, err := Sum("months.csv")
	if err != nil || months == "" {
		t.Fatalf("%q, %v", months, err)
	}
	if again, _ := Sum("months.csv"); again != months {
		t.Errorf("%q and again %q", months, again)
	}
	if both, _ := Sum("months.csv", "letters.csv"); both == months {
		t.Errorf("the sum of two files is that of one, %q", both)
	}
	if _, err := Sum("months.csv", "no such table.csv"); err == nil {
		t.Error("a file that is not there is no error")
	}
}
