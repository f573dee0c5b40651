package rows

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

func gzipped(t testing.TB, text string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := io.WriteString(z, text); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func zstded(t testing.TB, text string) string {
	t.Helper()
	z, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	return string(z.EncodeAll([]byte(text), nil))
}

func TestUnpack(t *testing.T) {
	utf16 := "\xFF\xFE" + encoded(t, "utf-16le", table)
	for _, c := range []struct{ name, packed, compression, encoding string }{
		{"gzip", gzipped(t, table), "gzip", "utf-8"},
		{"zstd", zstded(t, table), "zstd", "utf-8"},
		{"gzip of two members", gzipped(t, table[:20]) + gzipped(t, table[20:]), "gzip", "utf-8"},
		{"zstd of two frames", zstded(t, table[:20]) + zstded(t, table[20:]), "zstd", "utf-8"},
		{"zstd with a skippable frame", "\x50\x2A\x4D\x18\x02\x00\x00\x00ab" + zstded(t, table), "zstd", "utf-8"},
		{"gzip of UTF-16", gzipped(t, utf16), "gzip", "utf-16le"},
		{"zstd of UTF-16", zstded(t, utf16), "zstd", "utf-16le"},
	} {
		t.Run(c.name, func(t *testing.T) {
			rows, d, err := readAll(t, c.packed, Options{}, bufferSize)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tableRows, rows); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if d.Compression != c.compression || d.Encoding != c.encoding || d.PackedBytes != int64(len(c.packed)) {
				t.Errorf("%+v", d)
			}
			if c.encoding == "utf-8" && d.Bytes != int64(len(table)) {
				t.Errorf("%d bytes unpacked, want %d", d.Bytes, len(table))
			}
		})
	}
}

// TestBrokenArchives cuts an archive at every byte and flips bits in it: it is
// refused, or, where the flip does no harm, read as it was.
func TestBrokenArchives(t *testing.T) {
	for name, packed := range map[string]string{"gzip": gzipped(t, table), "zstd": zstded(t, table)} {
		for cut := 4; cut < len(packed); cut++ {
			if _, _, err := readAll(t, packed[:cut], Options{}, 64); !isRule(err, RuleArchive, RuleEmpty) {
				t.Errorf("%s cut at %d of %d: %v", name, cut, len(packed), err)
			}
		}
		for at := 4; at < len(packed); at++ {
			broken := []byte(packed)
			broken[at] ^= 0x10
			rows, _, err := readAll(t, string(broken), Options{}, 64)
			if err == nil && !cmp.Equal(rows, tableRows) {
				t.Errorf("%s flipped at %d of %d: other rows without an error", name, at, len(packed))
			}
			var e *Error
			if err != nil && !errors.As(err, &e) {
				t.Errorf("%s flipped at %d: %v is no *Error", name, at, err)
			}
		}
		if _, _, err := readAll(t, packed+"garbage behind", Options{}, 64); !isRule(err, RuleArchive) {
			t.Errorf("%s with garbage behind: %v", name, err)
		}
	}
	if _, _, err := readAll(t, gzipped(t, gzipped(t, table)), Options{}, 64); !isRule(err, RuleNotText) {
		t.Errorf("gzip in gzip: %v", err)
	}
	if _, _, err := readAll(t, gzipped(t, ""), Options{}, 64); !isRule(err, RuleEmpty) {
		t.Errorf("gzip of nothing: %v", err)
	}
}

func TestBombs(t *testing.T) {
	lines := strings.Repeat("aaaaaaaaaa,bbbbbbbbbb\n", 7<<19) // 77 MiB of rows, less than a hundredth packed
	for name, packed := range map[string]string{"gzip": gzipped(t, lines), "zstd": zstded(t, lines)} {
		if _, err := drain(packed, Options{Limits: Limits{Ratio: 100}}); !isRule(err, RuleBomb) {
			t.Errorf("%s over the ratio: %v", name, err)
		}
		n, err := drain(packed, Options{Limits: Limits{Ratio: 1 << 30}})
		if err != io.EOF || n != 7<<19 {
			t.Errorf("%s allowed: %d rows, %v", name, n, err)
		}
		if _, err := drain(packed, Options{Limits: Limits{Unpacked: 1 << 20}}); !isRule(err, RuleBomb) {
			t.Errorf("%s over the size: %v", name, err)
		}
	}
}

// drain counts the rows of a file.
func drain(file string, opt Options) (int, error) {
	r, err := Open("x", strings.NewReader(file), opt)
	if err != nil {
		return 0, err
	}
	defer r.Close()
	for n := 0; ; n++ {
		if _, err := r.Next(); err != nil {
			return n, err
		}
	}
}

func isRule(err error, rules ...string) bool {
	var e *Error
	if !errors.As(err, &e) {
		return false
	}
	for _, rule := range rules {
		if e.Rule == rule {
			return true
		}
	}
	return false
}

// endlessZeros never ends.
type endlessZeros struct{}

func (endlessZeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

// same repeats a text without end.
type same struct{ text string }

func (s *same) Read(p []byte) (int, error) {
	n := 0
	for n < len(p) {
		n += copy(p[n:], s.text)
	}
	return n, nil
}

// TestEndlessInput: what never ends is refused soon.
func TestEndlessInput(t *testing.T) {
	for name, c := range map[string]struct {
		r    io.Reader
		rule string
	}{
		"zeros":          {endlessZeros{}, RuleNoData},
		"one field":      {&same{"x"}, RuleFieldTooLong},
		"an open quote":  {io.MultiReader(strings.NewReader("a,b\n1,\""), &same{"x\n"}), RuleFieldTooLong},
		"one row":        {&same{"x,"}, RuleTooManyColumns},
		"zeros soon":     {io.MultiReader(strings.NewReader("a,b\n1,2\n"), &same{"\x00"}), RuleNotText},
		"zeros later on": {io.MultiReader(strings.NewReader(strings.Repeat("a,b\n", 5000)), &same{"\x00"}), RuleFieldTooLong},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := Open("x", c.r, Options{})
			for err == nil {
				_, err = r.Next()
			}
			if !isRule(err, c.rule) {
				t.Errorf("%v, want %s", err, c.rule)
			}
		})
	}
}

func TestReadErrors(t *testing.T) {
	r, err := Open("x.csv", io.MultiReader(strings.NewReader("a,b\n1,2\n"), iotest.ErrReader(io.ErrClosedPipe)), Options{})
	for err == nil {
		_, err = r.Next()
	}
	if !isRule(err, RuleReadError) || !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("%v, want a read error that wraps the cause", err)
	}
	for name, wrap := range map[string]func(io.Reader) io.Reader{
		"one byte": iotest.OneByteReader, "halves": iotest.HalfReader, "data with EOF": iotest.DataErrReader,
	} {
		r, err := Open("x.csv", wrap(strings.NewReader(table)), Options{})
		if err != nil {
			t.Fatal(err)
		}
		var rows []got
		for {
			row, err := r.Next()
			if err != nil {
				break
			}
			rows = append(rows, asGot(row))
		}
		if diff := cmp.Diff(tableRows, rows); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
	}
}
