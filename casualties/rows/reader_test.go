package rows

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// got is one row as read, for comparison.
type got struct {
	Line   int
	Fields []string
	Pos    []string
	Raw    string
	Faults []string // "line:col field rule"
}

// readAll reads a whole text with a buffer of the given size.
func readAll(t testing.TB, text string, opt Options, size int) (rows []got, d Dialect, err error) {
	t.Helper()
	r, err := open("x.csv", strings.NewReader(text), opt, size)
	if err != nil {
		return nil, Dialect{}, err
	}
	defer r.Close()
	for {
		row, err := r.Next()
		if err == io.EOF {
			return rows, r.Dialect(), nil
		}
		if err != nil {
			return rows, r.Dialect(), err
		}
		rows = append(rows, asGot(row))
	}
}

func asGot(row *Row) got {
	g := got{Line: row.Line, Raw: string(row.Raw())}
	for i := range row.Len() {
		g.Fields = append(g.Fields, string(row.Field(i)))
		line, column := row.Pos(i)
		g.Pos = append(g.Pos, fmt.Sprintf("%d:%d", line, column))
	}
	for _, f := range row.Faults() {
		g.Faults = append(g.Faults, fmt.Sprintf("%d:%d %d %s", f.Line, f.Column, f.Field, f.Rule))
	}
	return g
}

// TestPositions reads texts in which § stands before every field that begins
// there; the marks are taken out, and where they stood is where Pos must say.
func TestPositions(t *testing.T) {
	for _, c := range []struct{ name, text string }{
		{"plain", "§a,§b\n§1,§2\n"},
		{"no last line end", "§a,§b\n§1,§2"},
		{"empty fields", "§,§\n§,§,§\n§x,§"},
		{"CRLF", "§a,§b\r\n§1,§2\r\n"},
		{"lone CR", "§a,§b\r§1,§2\r"},
		{"mixed ends", "§a,§b\r\n§1,§2\n§3,§4\r§5,§6"},
		{"blank lines", "§\n§\r\n§\r§a,§b\n§\n"},
		{"quoted", "§\"a\",§\"b,c\",§d\n§1,§2,§3\n"},
		{"quoted line ends of three kinds", "§\"a\nb\r\nc\rd\",§e\n§1,§\"2\n\n\",§3\r\n§4,§5"},
		{"doubled quotes", "§\"a \"\"b\"\"\",§c,§\"\"\"\",§d\n§1,§2\n"},
		{"CRLF after a closing quote", "§a,§\"b\"\r\n§c,§\"d\"\r§\"e\"\n§f,§g"},
		{"characters of two, three and four bytes", "§é,§شمال,§日本,§😀,§x\n§\"é\nü\",§x\n"},
		{"combining mark is a character", "§e\u0301,§x\n"},
		{"tabs within fields", "§a\tb,§\"\t\",§c\n"},
		{"comment and HXL lines", "§# note\n§#event,§#date\n"},
		{"quoted empty", "§\"\",§\"\"\n§\"\"\n§x\n"},
		{"blanks", "§ ,§\t\n§x"},
	} {
		t.Run(c.name, func(t *testing.T) {
			want, text := unmark(c.text)
			for _, size := range []int{1, 2, 3, 5, 7, 8, 9, 16, 64, bufferSize} {
				rows, _, err := readAll(t, text, Options{Delimiter: ','}, size)
				if err != nil {
					t.Fatal(err)
				}
				var pos [][]string
				for _, row := range rows {
					pos = append(pos, row.Pos)
					if len(row.Faults) > 0 {
						t.Errorf("buffer %d: faults %v", size, row.Faults)
					}
				}
				if diff := cmp.Diff(want, pos); diff != "" {
					t.Errorf("buffer %d (-want +got)\n%s", size, diff)
				}
			}
		})
	}
}

// unmark returns the positions of the § in a text by line, and the text without
// them. Positions are counted here a second time, in the plainest way.
func unmark(marked string) (pos [][]string, text string) {
	line, column := 1, 1
	var b strings.Builder
	runes := []rune(marked)
	inQuotes := false
	var row []string
	for i, c := range runes {
		if c == '§' {
			row = append(row, fmt.Sprintf("%d:%d", line, column))
			continue
		}
		b.WriteRune(c)
		column++
		if c == '"' {
			inQuotes = !inQuotes
		}
		next := rune(0)
		if i+1 < len(runes) {
			next = runes[i+1]
		}
		if c == '\n' || c == '\r' && next != '\n' {
			line, column = line+1, 1
			if !inQuotes {
				pos, row = append(pos, row), nil
			}
		}
	}
	if row != nil {
		pos = append(pos, row)
	}
	return pos, b.String()
}

func TestFields(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       [][]string
	}{
		{"plain", "a,b\n1,2\n", [][]string{{"a", "b"}, {"1", "2"}}},
		{"quoted delimiter", "\"a,b\",c\n", [][]string{{"a,b", "c"}}},
		{"doubled quotes", "\"a \"\"b\"\" c\",\"\"\"\"\n", [][]string{{`a "b" c`, `"`}}},
		{"quoted line ends are kept", "\"a\r\nb\rc\nd\"\n", [][]string{{"a\r\nb\rc\nd"}}},
		{"blanks are kept", " a , b \n", [][]string{{" a ", " b "}}},
		{"long field", "a,b\n" + strings.Repeat("n", 200000) + ",2\n", [][]string{{"a", "b"}, {strings.Repeat("n", 200000), "2"}}},
		{"bom", "\xEF\xBB\xBFa,b\n1,2", [][]string{{"a", "b"}, {"1", "2"}}},
		{"bom before a quote", "\xEF\xBB\xBF\"a\",b\n1,2", [][]string{{"a", "b"}, {"1", "2"}}},
		{"sep line", "sep=;\r\na;b\r\n1,5;2\r\n", [][]string{{"a", "b"}, {"1,5", "2"}}},
		{"quoted sep line", "\"sep=\t\"\na\tb\n", [][]string{{"a", "b"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, size := range []int{1, 3, 17, bufferSize} {
				rows, _, err := readAll(t, c.text, Options{}, size)
				if err != nil {
					t.Fatal(err)
				}
				var fields [][]string
				for _, row := range rows {
					fields = append(fields, row.Fields)
				}
				if diff := cmp.Diff(c.want, fields); diff != "" {
					t.Errorf("buffer %d (-want +got)\n%s", size, diff)
				}
			}
		})
	}
}

func TestQuotedAndClone(t *testing.T) {
	r, err := Open("x", strings.NewReader("a,\"b\",\"\",\"c\"\"d\"\n\"e\" f,\"g\",h\"\n"), Options{Delimiter: ','})
	if err != nil {
		t.Fatal(err)
	}
	row, err := r.Next()
	if err != nil {
		t.Fatal(err)
	}
	kept, want := row.Clone(), asGot(row)
	quoted := func(row *Row) (s string) {
		for i := range row.Len() {
			s += map[bool]string{true: "q", false: "-"}[row.Quoted(i)]
		}
		return s
	}
	if got := quoted(row); got != "-qqq" {
		t.Errorf("quoted %s, want -qqq", got)
	}
	if row, err = r.Next(); err != nil {
		t.Fatal(err)
	}
	if got := quoted(row); got != "-q-" {
		t.Errorf("quoted %s, want -q-", got)
	}
	if diff := cmp.Diff(want, asGot(kept)); diff != "" {
		t.Errorf("the clone changed (-want +got)\n%s", diff)
	}
}
