package rows

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

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
