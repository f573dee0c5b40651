package rows

import (
	"encoding/csv"
	"errors"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// FuzzReader reads anything: no panic, every row and fault has a position within
// the file, the same rows come out with any buffer, and the rows of a UTF-8 file
// put together are the file.
func FuzzReader(f *testing.F) {
	for _, s := range []string{table, "a,b\n\"1,2\n", "a;b\r1;\"x\"\"y\"\r\n", "\xEF\xBB\xBFa\n\xE9\x00\"\n", "\xFF\xFEa\x00,\x00\n\x00",
		"sep=;\na;b\n", "\"a\" b,c\n\n,\n", "a,b\r\r\n\"\r\n\",\"\"\"\"\n", "é,\xC3\n"} {
		f.Add([]byte(s), uint8(7), byte(0))
		f.Add([]byte(s), uint8(1), byte(','))
	}
	f.Add([]byte(" \""), uint8(7), byte(3)) // no blank row: it has a fault
	f.Add([]byte(gzipped(f, table)), uint8(3), byte(';'))
	f.Add([]byte(zstded(f, table)), uint8(64), byte(0))
	f.Fuzz(func(t *testing.T, data []byte, size uint8, delim byte) {
		opt := Options{Delimiter: delim, Limits: Limits{Field: 1 << 16, Record: 1 << 18, Unpacked: 1 << 20}}
		rows, d, err := readAll(t, string(data), opt, bufferSize)
		checkPlaces(t, rows, d, err)
		again, _, errAgain := readAll(t, string(data), opt, 1+int(size)%64)
		if diff := cmp.Diff(rows, again); diff != "" {
			t.Errorf("buffer %d (-1 MiB +small)\n%s", 1+size%64, diff)
		}
		if (err == nil) != (errAgain == nil) || err != nil && err.Error() != errAgain.Error() {
			t.Errorf("%v, with buffer %d %v", err, 1+size%64, errAgain)
		}
		sameByBatches(t, string(data), opt, 1+int(size)%64, int(delim)%3)
		if err == nil && d.Encoding == utf8Name && d.Compression == "" {
			var all strings.Builder
			for _, row := range rows {
				all.WriteString(row.Raw)
			}
			whole := strings.TrimPrefix(string(data), "\xEF\xBB\xBF")
			if d.SepLine {
				whole = whole[len(whole)-all.Len():]
			}
			if all.String() != whole {
				t.Errorf("the rows together are %q, the file %q", all.String(), whole)
			}
		}
	})
}

// checkPlaces checks the positions in what was read.
func checkPlaces(t *testing.T, rows []got, d Dialect, err error) {
	t.Helper()
	line := 0
	for _, row := range rows {
		if row.Line <= line {
			t.Errorf("line %d after line %d", row.Line, line)
		}
		line = row.Line
	}
	if err == nil && (int64(line) > d.Lines || int64(len(rows)) != d.Records) {
		t.Errorf("row in line %d of %d, %d rows of %d", line, d.Lines, len(rows), d.Records)
	}
	var e *Error
	if err != nil && errors.As(err, &e) && (e.Line < 0 || e.Line < line || e.Column < 0) && e.Rule != RuleArchive && e.Rule != RuleBomb && e.Rule != RuleNoData {
		t.Errorf("%v, after a row in line %d", err, line)
	}
}

// FuzzAgainstStandard compares with encoding/csv, which reads well-formed text
// without lone CR, and CRLF within quotes as LF.
func FuzzAgainstStandard(f *testing.F) {
	f.Add("a,b\n1,\"2\n3\"\n")
	f.Add("\"a \"\"b\"\"\",,\r\nx,y,z\n")
	f.Fuzz(func(t *testing.T, text string) {
		compareWithStandard(t, text)
	})
}

func compareWithStandard(t *testing.T, text string) {
	t.Helper()
	if strings.ContainsAny(text, "\r\x00") || !utf8.ValidString(text) || strings.HasPrefix(strings.ToLower(strings.Trim(text, `"`)), "sep=") {
		return
	}
	std := csv.NewReader(strings.NewReader(text))
	std.FieldsPerRecord = -1
	r, err := open("x.csv", strings.NewReader(text), Options{Encoding: "utf-8", Delimiter: ','}, 16)
	if err != nil {
		return // no table; the standard does not know
	}
	for {
		want, stdErr := std.Read()
		row, err := r.Next()
		for err == nil && row.Len() == 1 && len(strings.Trim(string(row.Raw()), "\n")) == 0 {
			row, err = r.Next() // the standard leaves out empty lines
		}
		if stdErr == io.EOF {
			if err != io.EOF && !isRule(err, RuleNoData) {
				t.Errorf("%q: %v, %v, the standard is at the end", text, row, err)
			}
			return
		}
		if stdErr != nil {
			if err == nil && len(row.Faults()) == 0 {
				t.Errorf("%q: no fault, the standard says %v", text, stdErr)
			}
			return
		}
		if err != nil || len(row.Faults()) > 0 {
			t.Errorf("%q: %v, the standard read %q", text, err, want)
			return
		}
		if diff := cmp.Diff(want, asGot(row).Fields); diff != "" {
			t.Errorf("%q (-standard +got)\n%s", text, diff)
		}
		if line, _ := std.FieldPos(0); line != row.Line {
			t.Errorf("%q: line %d, the standard says %d", text, row.Line, line)
		}
	}
}

// TestAgainstStandard compares on random texts of the characters that matter.
func TestAgainstStandard(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	const alphabet = "aé,,\"\"\n\n x"
	runes := []rune(alphabet)
	for range 10_000 {
		var b strings.Builder
		for range rng.IntN(24) {
			b.WriteRune(runes[rng.IntN(len(runes))])
		}
		compareWithStandard(t, b.String())
	}
}

// TestRoundTrip writes fields with encoding/csv and reads them again.
func TestRoundTrip(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	runes := []rune("a1,;\"\n\r\té😀 ع#|")
	for range 1000 {
		var want [][]string
		for range 1 + rng.IntN(4) {
			row := make([]string, 2+rng.IntN(3))
			for i := range row {
				var b strings.Builder
				for range rng.IntN(8) {
					b.WriteRune(runes[rng.IntN(len(runes))])
				}
				row[i] = b.String()
			}
			row[0] += "x" // a table of blanks only is no table
			want = append(want, row)
		}
		var b strings.Builder
		w := csv.NewWriter(&b)
		if err := w.WriteAll(want); err != nil {
			t.Fatal(err)
		}
		// The writer leaves a lone CR that is quoted for another reason as it
		// is, so what comes back is what was written.
		rows, _, err := readAll(t, b.String(), Options{Delimiter: ','}, 1+rng.IntN(64))
		if err != nil {
			t.Fatalf("%q: %v", b.String(), err)
		}
		var read [][]string
		for _, row := range rows {
			read = append(read, row.Fields)
		}
		if diff := cmp.Diff(want, read); diff != "" {
			t.Fatalf("%q (-want +got)\n%s", b.String(), diff)
		}
	}
}

// FuzzArchive packs anything, then changes one byte or cuts the rest off: the
// rows are those that were packed, or the file is refused.
func FuzzArchive(f *testing.F) {
	f.Add([]byte(table), uint16(30), byte(0x10), false)
	f.Add([]byte(table), uint16(12), byte(0), true)
	f.Add([]byte("a,b\n\xE9,2\n"), uint16(500), byte(1), true)
	f.Fuzz(func(t *testing.T, text []byte, at uint16, change byte, zst bool) {
		packed := gzipped(t, string(text))
		if zst {
			packed = zstded(t, string(text))
		}
		opt := Options{Limits: Limits{Field: 1 << 16, Record: 1 << 18, Unpacked: 1 << 20}}
		want, _, wantErr := readAll(t, packed, opt, bufferSize)
		broken := []byte(packed)
		switch {
		case int(at) >= len(broken):
		case change == 0:
			broken = broken[:at]
		default:
			broken[at] ^= change
		}
		got, d, err := readAll(t, string(broken), opt, bufferSize)
		if err != nil || d.Compression == "" { // refused, or no archive any more
			return
		}
		if diff := cmp.Diff(want, got); diff != "" || wantErr != nil {
			t.Errorf("%v; broken at %d it is read without an error (-whole +broken)\n%s", wantErr, at, diff)
		}
	})
}

// FuzzEncodings reads anything in an encoding that the user names: no panic,
// positions within the file, and a row without a fault is text.
func FuzzEncodings(f *testing.F) {
	names := []string{"utf-8", "utf-16le", "utf-16be", "utf-32le", "utf-32be", "windows-1252", "windows-1256", "windows-1251", "gb18030"}
	for i := range names {
		f.Add([]byte(table), uint8(i))
		f.Add([]byte("\xFF\xFEa\x00,\x00\x3D\xD8\n\x00"), uint8(i))
		f.Add([]byte("a,\xE9\x81\x90\r\n\x84\x31\xA4\x37,\x80\n"), uint8(i))
	}
	f.Fuzz(func(t *testing.T, data []byte, which uint8) {
		opt := Options{Encoding: names[int(which)%len(names)], Limits: Limits{Field: 1 << 16, Record: 1 << 18, Unpacked: 1 << 20}}
		rows, d, err := readAll(t, string(data), opt, bufferSize)
		checkPlaces(t, rows, d, err)
		again, _, errAgain := readAll(t, string(data), opt, 1+int(which)%7)
		if diff := cmp.Diff(rows, again); diff != "" || (err == nil) != (errAgain == nil) {
			t.Errorf("%v, with a small buffer %v\n%s", err, errAgain, diff)
		}
		for _, row := range rows {
			for _, field := range row.Fields {
				if len(row.Faults) == 0 && (!utf8.ValidString(field) || strings.ContainsAny(field, "\x00\uFFFD") && !strings.ContainsRune(string(data), '\uFFFD')) {
					t.Errorf("line %d: %q without a fault", row.Line, field)
				}
			}
		}
	})
}
