package rows

import (
	"errors"
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

func TestFaults(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string // of the second row; the first and last are good
	}{
		{"bare quote", "a,b\n12\" shell,2\n3,4\n", []string{"2:3 0 bare-quote"}},
		{"quote after a blank", "a,b\n1, \"2\"\n3,4\n", []string{"2:4 1 bare-quote"}},
		{"text after the closing quote", "a,b\n\"North\" gate,2\n3,4\n", []string{"2:8 0 text-after-quote"}},
		{"quotes not doubled", "a,b\n\"he said \"hi\" to me\",2\n3,4\n", []string{"2:11 0 text-after-quote"}},
		{"NUL", "a,b\né,2\x003\n3,4\n", []string{"2:4 1 nul-byte"}},
		{"bad byte", "é,b\nü,Cr\xE9scent\n3,4\n", []string{"2:5 1 bad-byte"}},
		{"bad byte after a quoted line end", "é,b\n\"ü\nü\",ä,Cr\xE9scent\n3,4\n", []string{"3:8 2 bad-byte"}},
		{"cut character before a delimiter", "éé,b\n\xC3,x\n3,4\n", []string{"2:1 0 bad-byte"}},
		{"surrogate half in UTF-8", "éééé,b\nx,\xED\xA0\x80\n3,4\n", []string{"2:3 1 bad-byte"}},
		{"overlong", "éééé,b\nx,\xC0\xAF\n3,4\n", []string{"2:3 1 bad-byte"}},
		{"two kinds", "éé,b\n5\" ,\xFF\x00\n3,4\n", []string{"2:2 0 bare-quote", "2:6 1 nul-byte", "2:5 1 bad-byte"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, size := range []int{1, 2, 7, bufferSize} {
				rows, _, err := readAll(t, c.text, Options{Delimiter: ','}, size)
				if err != nil {
					t.Fatal(err)
				}
				if len(rows) != 3 {
					t.Fatalf("buffer %d: %d rows, want 3: %v", size, len(rows), rows)
				}
				if diff := cmp.Diff(c.want, rows[1].Faults); diff != "" {
					t.Errorf("buffer %d (-want +got)\n%s", size, diff)
				}
				if len(rows[0].Faults)+len(rows[2].Faults) > 0 {
					t.Errorf("buffer %d: faults of good rows: %v", size, rows)
				}
			}
		})
	}
}

// TestLookalikes holds that what only looks like another format is read.
func TestLookalikes(t *testing.T) {
	for _, text := range []string{"RIFF,b\n1,2\n", "PAR1,b\n", "BZh,b\n", "GIF8,b\n", "[a],b\n", "{a},b\n", "<5,>5\n1,2\n", "PK,b\n", "%,b\n", "[],b\n", "ID,b\n"} {
		rows, _, err := readAll(t, text, Options{}, bufferSize)
		if err != nil || len(rows) == 0 || len(rows[0].Fields) != 2 {
			t.Errorf("%q: %v, %v", text, rows, err)
		}
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

// TestHints checks that a fault says what to do about what is really there.
func TestHints(t *testing.T) {
	for _, c := range []struct{ text, message, hint string }{
		{"1, \"2\"", "a quote inside", "blanks before"},
		{"12\" shell,2", "a quote inside", "whole field"},
		{"\"1\" ,2", `closing quote: " "`, "blanks after"},
		{"\"North\" gate,2", `closing quote: " gate"`, "double the quotes"},
		{"\"he said \\\"hi\\\" so\",2", `closing quote: "hi`, "backslash"},
		{"\"a\"\u202Ebc,2", `closing quote: ""`, "double"},
		{"\"a\"" + strings.Repeat("é", 50) + ",2", `closing quote: "` + strings.Repeat("é", 20) + `"…`, "double"},
		{"1,2\x00", "a NUL byte", "UTF-16"},
	} {
		r, err := Open("x", strings.NewReader("a,b\n"+c.text+"\nc,d\n"), Options{Encoding: "utf-8", Delimiter: ','})
		if err != nil {
			t.Fatal(err)
		}
		if _, err = r.Next(); err != nil {
			t.Fatal(err)
		}
		row, err := r.Next()
		if err != nil || len(row.Faults()) == 0 {
			t.Errorf("%q: no fault, %v", c.text, err)
			continue
		}
		f := row.Faults()[0]
		if !strings.Contains(f.Message, c.message) || !strings.Contains(f.Hint, c.hint) {
			t.Errorf("%q: %q, %q; want %q, %q", c.text, f.Message, f.Hint, c.message, c.hint)
		}
	}
}

func TestRefused(t *testing.T) {
	for _, c := range []struct {
		name, text string
		opt        Options
		where      string
		rule       string
	}{
		{"empty", "", Options{}, "x.csv:1", RuleEmpty},
		{"only a BOM", "\xEF\xBB\xBF", Options{}, "x.csv:1", RuleNoData},
		{"blank lines", "\n\r\n \t\r", Options{}, "x.csv:1", RuleNoData},
		{"NULs", "\x00\x00\x00\x00\x00", Options{}, "x.csv:1", RuleNoData},
		{"open quote at the start of a line", "a,b\n1,2\n\"3,4\n5,6\n", Options{}, "x.csv:3:1", RuleOpenQuote},
		{"open quote further on", "é,b\nü,\"2\n3,4\n", Options{}, "x.csv:2:3", RuleOpenQuote},
		{"open quote after a quoted line end", "a,b\n\"x\ny\",é,\"2\n3,4\n", Options{}, "x.csv:3:6", RuleOpenQuote},
		{"quote that closes at the next one's start", "a,b\n1,2\n\"3,4\n5,6\n7,\"x, y\"\n8,9\n", Options{}, "x.csv:3:1", RuleOpenQuote},
		{"open quote at the very end", "a,b\n1,\"", Options{}, "x.csv:2:3", RuleOpenQuote},
		{"field too long", "a,b\n1,xxxxxxxxxxxxxxxx\n", Options{Limits: Limits{Field: 10}}, "x.csv:2:3", RuleFieldTooLong},
		{"quoted field too long", "a,b\n1,\"xxx\nxxxxxxxxxxxxx\n\n\n\n\n\n\n\n\n\n\n\n\n\n", Options{Limits: Limits{Field: 10}}, "x.csv:2:3", RuleFieldTooLong},
		{"record too long", "a,b\n" + strings.Repeat("1,", 50), Options{Limits: Limits{Field: 10, Record: 60}}, "x.csv:2:1", RuleRecordTooLong},
		{"too many columns", "a,b\n1,2,3,4\n", Options{Limits: Limits{Columns: 3}}, "x.csv:2:7", RuleTooManyColumns},
		{"web page", "\n <!DOCTYPE html>\n<html>", Options{}, "x.csv:1:1", RuleNotText},
		{"JSON", "[ {\"a\": 1} ]", Options{}, "x.csv:1:1", RuleNotText},
		{"JSON lines", "{\"a\": 1}\n{\"a\": 2}\n", Options{}, "x.csv:1:1", RuleNotText},
		{"XML", "<?xml version=\"1.0\"?>\n<a/>", Options{}, "x.csv:1:1", RuleNotText},
		{"ods", "PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.spreadsheet", Options{}, "x.csv:1:1", RuleNotText},
		{"zip", "PK\x03\x04 data.csv", Options{}, "x.csv:1:1", RuleNotText},
		{"xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 ", Options{}, "x.csv:1:1", RuleNotText},
		{"JPEG", "\xFF\xD8\xFF\xE0 JFIF", Options{}, "x.csv:1:1", RuleNotText},
		{"GIF", "GIF89a", Options{}, "x.csv:1:1", RuleNotText},
		{"tar", strings.Repeat("x", 257) + "ustar\x00", Options{}, "x.csv:1:1", RuleNotText},
		{"xlsx", "PK\x03\x04 [Content_Types].xml xl/workbook.xml", Options{}, "x.csv:1:1", RuleNotText},
		{"PDF", "%PDF-1.4\n", Options{}, "x.csv:1:1", RuleNotText},
		{"control characters", "\x01\x02\x03\x04abc,\x05\n", Options{}, "x.csv:1:1", RuleNotText},
		{"unknown encoding", "a,b\n", Options{Encoding: "klingon"}, "x.csv", RuleEncoding},
		{"mark against the flag", "\xEF\xBB\xBFa,b\n", Options{Encoding: "windows-1252"}, "x.csv:1:1", RuleEncoding},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, size := range []int{4, bufferSize} {
				sameByBatches(t, c.text, c.opt, size, 0)
				_, _, err := readAll(t, c.text, c.opt, size)
				var e *Error
				if !errors.As(err, &e) {
					t.Fatalf("buffer %d: error %v, want an *Error", size, err)
				}
				if e.Rule != c.rule || !strings.HasPrefix(e.Error(), c.where+": ") {
					t.Errorf("buffer %d: %s (%s), want %s (%s)", size, e, e.Rule, c.where, c.rule)
				}
				if strings.Contains(e.Error(), "\n") || e.Hint == "" {
					t.Errorf("not one line with a hint: %q", e)
				}
			}
		})
	}
}
