package rows

import (
	"fmt"
	"strings"
	"testing"
)

func TestSniffDelimiter(t *testing.T) {
	repeat := func(head, row string, n int) string { return head + strings.Repeat(row, n) }
	for _, c := range []struct {
		name, text string
		want       byte
	}{
		{"comma", "event,source\nA,B\n", ','},
		{"semicolon", "event;source\nA;B\n", ';'},
		{"tab", "event\tsource\nA\tB\n", '\t'},
		{"bar", "event|source\nA|B\n", '|'},
		{"header only", "event;source;killed", ';'},
		{"one column", "event\nA\nB\n", ','},
		{"one column with a comma now and then", "name\nDoe, Jane\nMadonna\nSmith\nRoe\nPoe\n", ','},
		{"decimal commas among semicolons", repeat("event;killed;rate\n", "A;3;1,5\n", 100), ';'},
		{"two decimal commas in each row", repeat("event;killed;rate;share\n", "A;3;1,5;0,2\n", 100), ';'},
		{"as before, two rows ragged", repeat("event;killed;rate\n", "A;3;1,5\n", 100) + "B;2\nC;1\n", ';'},
		{"commas in names among semicolons", "event;source;killed\nHoms, Syria;AP;3\nHama, Syria;AFP;2\n", ';'},
		{"semicolons in texts among commas", "event,source,note\nA,AP,a;b;c;d;e\nB,AFP,f;g;h;i;j\n", ','},
		{"semicolons in quoted texts", "event,note\nA,\"a;b;c;d\"\nB,\"a;b;c;d\"\n", ','},
		{"commas in quoted texts", "event;note\nA;\"a,b,c,d\"\nB;\"a,b,c,d\"\n", ';'},
		{"line ends in quoted texts", "event;note\nA;\"a,b\nc,d\"\nB;\"a,b\nc,d\"\n", ';'},
		{"bars in a comma file", "event,sources,killed\nA,AP|AFP,3\nB,AP|Reuters,2\n", ','},
		{"tabs with commas in them", "event\tplace\tkilled\nA\tHoms, Syria\t1,234\nB\tHama, Syria\t2,345\n", '\t'},
		{"title lines above", "Casualties, by event\nSource: several\n\nevent;source;killed\nA;AP;3\nB;AFP;2\nC;AP;1\n", ';'},
		{"comment lines", "# exported 2023; by hand; for us\nevent,source\nA,B\n", ','},
		{"tag row", "event;source\n#event,#x;#source\nA;B\n", ';'},
		{"ragged", "a,b,c,d\n1,2,3,4\n1,2,3\n1,2\n1,2,3,4\n", ','},
		{"last row cut by the sample", repeat("event;source\n", "A;\"B, C\"\n", sampleSize/8), ';'},
		{"wide single row over the sample", strings.Repeat("x;", sampleSize), ';'},
		{"an apostrophe's quote", "event;note\nA;12\" shell, heavy\nB;x, y\nC;z, w\n", ';'},
		{"sep line", "sep=|\nevent,x|source,y\n", '|'},
		{"sep line with another sign", "sep=^\nevent^source\n", '^'},
		{"not a sep line", "sep=e\nf,g\n", ','},
		{"sep is the header's first word", "sep=;b;c\n1;2;3\n", ';'},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, size := range []int{16, bufferSize} {
				r, err := open("x.csv", strings.NewReader(c.text), Options{Limits: Limits{Columns: 1 << 20}}, size)
				if err != nil {
					t.Fatal(err)
				}
				if d := r.Dialect(); d.Delimiter != c.want || d.DelimiterWhy == "" {
					t.Errorf("buffer %d: %q (%s), want %q", size, d.Delimiter, d.DelimiterWhy, c.want)
				}
			}
		})
	}
	for _, c := range []byte{'"', '\n', '\r', 0x80} {
		if _, err := Open("x", strings.NewReader("a,b\n"), Options{Delimiter: c}); err == nil {
			t.Errorf("%q was taken as a delimiter", c)
		}
	}
	r, err := Open("x", strings.NewReader("sep=;\na|b;c\n"), Options{Delimiter: '|'})
	if err != nil {
		t.Fatal(err)
	}
	if row, err := r.Next(); err != nil || fmt.Sprint(asGot(row).Fields, row.Line) != "[a b;c] 2" {
		t.Errorf("the delimiter told does not win over the sep line: %v, %v", row, err)
	}
}

func TestDialect(t *testing.T) {
	_, d, err := readAll(t, "a,b\r\n\"1\n2\",3\n\n4,5\r6,7", Options{}, bufferSize)
	if err != nil {
		t.Fatal(err)
	}
	want := Dialect{Encoding: "utf-8", Certain: true, EncodingWhy: "only ASCII", Delimiter: ',', DelimiterWhy: d.DelimiterWhy,
		LF: 2, CRLF: 1, CR: 1, PackedBytes: 21, Bytes: 21, Lines: 6, Records: 5}
	if d != want || !d.MixedEnds() {
		t.Errorf("%+v, want %+v", d, want)
	}
	_, d, err = readAll(t, "\xEF\xBB\xBFsep=;\r\na;b\r\n", Options{}, bufferSize)
	if err != nil {
		t.Fatal(err)
	}
	want = Dialect{Encoding: "utf-8", BOM: true, Certain: true, EncodingWhy: "the byte order mark says so", Delimiter: ';',
		DelimiterWhy: "the first line names it", SepLine: true, CRLF: 1, PackedBytes: 15, Bytes: 15, Lines: 2, Records: 1}
	if d != want || d.MixedEnds() {
		t.Errorf("%+v, want %+v", d, want)
	}
}

func TestBlank(t *testing.T) {
	rows := map[string]bool{"": true, " \t": true, ",,": true, "\"\",\"\"": true, "\u00A0,\u2009": true, "0": false, ",x": false, "\"\"\"\"": false, "-": false, "\x00": false}
	for text, want := range rows {
		r, err := Open("x", strings.NewReader("a,b\n"+text+"\n"), Options{Delimiter: ','})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := r.Next(); err != nil {
			t.Fatal(err)
		}
		row, err := r.Next()
		if err != nil {
			t.Fatal(err)
		}
		if row.Blank() != want {
			t.Errorf("%q: blank is %v", text, row.Blank())
		}
	}
}
