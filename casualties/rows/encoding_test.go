package rows

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// table has a character of each length in UTF-8, quotes, and all line ends.
const table = "événement,source,killed\r\n\"سوق \"\"الشمال\"\"\n2\",😀 日本,12\rx,\"\",3\n"

var tableRows = []got{
	{1, []string{"événement", "source", "killed"}, []string{"1:1", "1:11", "1:18"}, "événement,source,killed\r\n", nil},
	{2, []string{"سوق \"الشمال\"\n2", "😀 日本", "12"}, []string{"2:1", "3:4", "3:9"}, "\"سوق \"\"الشمال\"\"\n2\",😀 日本,12\r", nil},
	{4, []string{"x", "", "3"}, []string{"4:1", "4:3", "4:6"}, "x,\"\",3\n", nil},
}

func TestMarkedEncodings(t *testing.T) {
	for _, c := range []struct {
		name, told, mark string
		certain          bool
	}{
		{"utf-8", "", "", true},
		{"utf-8", "", "\xEF\xBB\xBF", true},
		{"utf-8", "UTF8", "\xEF\xBB\xBF", true},
		{"utf-16le", "", "\xFF\xFE", true},
		{"utf-16be", "", "\xFE\xFF", true},
		{"utf-32le", "", "\xFF\xFE\x00\x00", true},
		{"utf-32be", "", "\x00\x00\xFE\xFF", true},
		{"utf-16le", "utf-16", "\xFF\xFE", true},
		{"utf-16be", "utf-16", "\xFE\xFF", true},
		{"utf-16le", "", "", false},
		{"utf-16be", "", "", false},
		{"utf-32le", "", "", false},
		{"utf-32be", "", "", false},
		{"utf-16le", "utf-16le", "", true},
		{"utf-16be", "utf-16be", "", true},
		{"utf-16le", "utf-16", "", true},
		{"utf-32be", "UTF-32", "\x00\x00\xFE\xFF", true},
		{"utf-32le", "utf-32", "", true},
		{"utf-16be", "utf-16", "", true},
		{"utf-8", "utf-8-sig", "\xEF\xBB\xBF", true},
		{"gb18030", "gb18030", "", true},
	} {
		t.Run(fmt.Sprintf("%s told %q mark %q", c.name, c.told, c.mark), func(t *testing.T) {
			for _, size := range []int{1, 2, 3, 5, bufferSize} {
				rows, d, err := readAll(t, c.mark+encoded(t, c.name, table), Options{Encoding: c.told}, size)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(tableRows, rows); diff != "" {
					t.Errorf("buffer %d (-want +got)\n%s", size, diff)
				}
				if d.Encoding != c.name || d.BOM != (c.mark != "") || d.Certain != c.certain || d.EncodingWhy == "" {
					t.Errorf("buffer %d: %+v", size, d)
				}
			}
		})
	}
}

// TestPositionsAreOfCharacters reads one line in encodings of other widths: the
// bad row's column is counted in characters.
func TestPositionsAreOfCharacters(t *testing.T) {
	for _, c := range []struct{ told, text, want string }{
		{"windows-1256", "\xD3\xE6\xDE,b\n\xC7\xE1\xD4,5\" \xE3\n", "2:6 1 bare-quote"},
		{"iso-8859-6", "\xD3\xC8,b\n\xC7,\xA1\n", "2:3 1 bad-byte"}, // A1 is not assigned in ISO 8859-6
		{"windows-1252", "\xE9,b\n\xE9\xE9,\x81\n", "2:4 1 bad-byte"},
		{"shift_jis", "a,b\n\x93\xFA\x96\x7B,\x81\n", "2:4 1 bad-byte"}, // 81 begins a character that does not come
		{"utf-16le", "a\x00,\x00b\x00\n\x00\xE9\x00\x00\xD8,\x00c\x00\n\x00", "2:2 0 bad-byte"},
		{"utf-16le", "a\x00,\x00b\x00\n\x00\x00\xDC,\x00c\x00\n\x00", "2:1 0 bad-byte"},
		{"utf-32le", "a\x00\x00\x00\n\x00\x00\x00\x00\xD8\x00\x00\n\x00\x00\x00", "2:1 0 bad-byte"},
		{"utf-32be", "\x00\x00\x00a\x00\x00\x00\n\x7F\x00\x00\x00\x00\x00\x00\n", "2:1 0 bad-byte"},
		{"utf-8", "a,b\n\xE9,2\n", "2:1 0 bad-byte"},
	} {
		t.Run(c.told, func(t *testing.T) {
			for _, size := range []int{1, 2, 3, bufferSize} {
				rows, _, err := readAll(t, c.text, Options{Encoding: c.told, Delimiter: ','}, size)
				if err != nil {
					t.Fatal(err)
				}
				if len(rows) != 2 || len(rows[0].Faults) > 0 {
					t.Fatalf("buffer %d: %v", size, rows)
				}
				if diff := cmp.Diff([]string{c.want}, rows[1].Faults); diff != "" {
					t.Errorf("buffer %d (-want +got)\n%s", size, diff)
				}
			}
		})
	}
}

func TestCutEncodings(t *testing.T) {
	for _, c := range []struct{ told, text, where string }{
		{"", "\xFF\xFEa\x00,\x00b\x00\n\x00\xE9", "x.csv:2:1"},
		{"utf-16be", "\x00a\x00,\x00b\x00\n\x00x\xD8", "x.csv:2:2"},
		{"", "\xFF\xFE\x00\x00a\x00\x00\x00b\x00", "x.csv:1:2"},
	} {
		for _, size := range []int{1, 2, 3, bufferSize} {
			_, _, err := readAll(t, c.text, Options{Encoding: c.told}, size)
			var e *Error
			if !errors.As(err, &e) || e.Rule != RuleEncoding || !strings.HasPrefix(e.Error(), c.where+": ") {
				t.Errorf("%q, buffer %d: %v, want %s", c.text, size, err, c.where)
			}
		}
	}
}

// TestLateCharacter puts the first character beyond ASCII after row 100,000:
// the decision about the encoding is made there, and nothing before it changes.
func TestLateCharacter(t *testing.T) {
	const before = 100_000
	plain := "event,source,killed\n" + strings.Repeat("Northgate market,Red Crescent,12\n", before)
	for _, c := range []struct{ name, end, want, encoding string }{
		{"windows-1252", "Caf\xE9 du march\xE9,Croissant-Rouge,3\n", "Café du marché", "windows-1252"},
		{"utf-8", "Café du marché,Croissant-Rouge,3\n", "Café du marché", "utf-8"},
		{"only ASCII", "Cafe,Croissant-Rouge,3\n", "Cafe", "utf-8"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, size := range []int{4096, bufferSize} {
				r, err := open("x.csv", strings.NewReader(plain+c.end), Options{}, size)
				if err != nil {
					t.Fatal(err)
				}
				var last got
				n := 0
				for {
					row, err := r.Next()
					if err != nil {
						break
					}
					if n++; n > before {
						last = asGot(row)
					}
				}
				if n != before+2 || last.Fields[0] != c.want || last.Line != before+2 || r.Dialect().Encoding != c.encoding {
					t.Errorf("buffer %d: %d rows, last %v, %+v", size, n, last, r.Dialect())
				}
			}
		})
	}
	_, _, err := readAll(t, plain+"\xE9,x,3\n", Options{}, bufferSize)
	var e *Error
	if want := fmt.Sprintf("x.csv:%d:1", before+2); !errors.As(err, &e) || !strings.HasPrefix(e.Error(), want+": ") || !strings.Contains(e.Hint, "--encoding") {
		t.Errorf("%v, want a refusal at %s that names --encoding", err, want)
	}
}

// TestStrayByte holds one bad byte in a UTF-8 file to be a fault of its row.
func TestStrayByte(t *testing.T) {
	text := "événement,source\nmarché,Croissant\nmarché,Cr\xE9scent\nmarché,x\n"
	rows, d, err := readAll(t, text, Options{}, bufferSize)
	if err != nil {
		t.Fatal(err)
	}
	if d.Encoding != "utf-8" || len(rows) != 4 || len(rows[2].Faults) != 1 || rows[2].Faults[0] != "3:10 1 bad-byte" {
		t.Errorf("%+v, %+v", d, rows)
	}
	if strings.ContainsRune(strings.Join(rows[2].Fields, ""), '\uFFFD') && !strings.Contains(rows[2].Raw, "\xE9") {
		t.Errorf("the byte was replaced: %q", rows[2].Raw)
	}
}

func TestErrorIsOneLine(t *testing.T) {
	e := &Error{Name: "a\x1b[31m.csv", Line: 3, Column: 4, Message: "seen", Hint: "do"}
	if got, want := e.Error(), `"a\x1b[31m.csv":3:4: seen; do`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	e = &Error{Name: "سوق.csv", Message: "seen"}
	if got, want := e.Error(), "سوق.csv: seen"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
