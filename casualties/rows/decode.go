package rows

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/transform"
)

const (
	utf8Name = "utf-8"

	// windowSize is how many bytes, from the first that is not ASCII on, decide
	// about the encoding.
	windowSize = 1 << 20
)

// decoder gives text as UTF-8, in which bad bytes stay visible.
type decoder struct {
	from    io.Reader
	open    bool   // all bytes so far are ASCII, and the encoding is not known
	word    []byte // while open: the letters at the end of what was read
	name    string
	bom     bool
	certain bool
	why     string
}

// marks are the byte order marks; UTF-32 before UTF-16, which starts alike.
var marks = [...]struct{ bytes, name string }{
	{"\xFF\xFE\x00\x00", "utf-32le"},
	{"\x00\x00\xFE\xFF", "utf-32be"},
	{"\xFF\xFE", "utf-16le"},
	{"\xFE\xFF", "utf-16be"},
	{"\xEF\xBB\xBF", utf8Name},
}

// newDecoder decides what can be decided at the start of the file. told is the
// user's name of the encoding, empty if there is none.
func newDecoder(from *bufio.Reader, start []byte, told string) (*decoder, error) {
	d := &decoder{from: from}
	for _, mark := range marks {
		if bytes.HasPrefix(start, []byte(mark.bytes)) {
			d.name, d.bom, d.certain, d.why = mark.name, true, true, "the byte order mark says so"
			if _, err := from.Discard(len(mark.bytes)); err != nil {
				return nil, err
			}
			break
		}
	}
	switch {
	case told != "":
		if err := d.told(told); err != nil {
			return nil, err
		}
	case d.name != "":
	default:
		if d.name = zeroPattern(start); d.name != "" {
			d.why = "zero bytes stand where " + d.name + " has them"
			break
		}
		d.name, d.open, d.certain, d.why = utf8Name, true, true, "only ASCII"
	}
	if !wide(d.name) {
		if err := refuseControls(start); err != nil {
			return nil, err
		}
	}
	return d, d.use(d.name)
}

// told takes the encoding that the user names.
func (d *decoder) told(name string) error {
	name = strings.ToLower(strings.TrimSpace(name))
	if !wide(name) {
		enc, err := htmlindex.Get(name)
		if err != nil {
			return &Error{Rule: RuleEncoding, Message: fmt.Sprintf("no encoding is named %q", name),
				Hint: "known are utf-8, utf-16le, utf-16be, windows-1252, windows-1256, windows-1251, iso-8859-6, gb18030 and the other names of the WHATWG encoding standard"}
		}
		if canonical, err := htmlindex.Name(enc); err == nil && name != "utf-16" {
			name = canonical
		}
	}
	if d.bom && name == "utf-16" && strings.HasPrefix(d.name, name) {
		name = d.name
	}
	if d.bom && name != d.name {
		return &Error{Line: 1, Column: 1, Rule: RuleEncoding, Hint: "leave --encoding out",
			Message: fmt.Sprintf("the file starts with the byte order mark of %s, but is said to be %s", d.name, name)}
	}
	if name == "utf-16" {
		name = "utf-16le" // as on the web, where nothing is said
	}
	d.name, d.certain, d.why = name, true, "as told"
	return nil
}

// wide reports whether the name is one of UTF-16 or UTF-32, which are decoded
// here: the web's decoders hide what is broken.
func wide(name string) bool {
	switch name {
	case "utf-16le", "utf-16be", "utf-32le", "utf-32be":
		return true
	}
	return false
}

// use sets up the decoding from here on.
func (d *decoder) use(name string) error {
	d.name = name
	switch {
	case name == utf8Name:
	case wide(name):
		d.from = transform.NewReader(d.from, newWide(name))
	default:
		enc, err := htmlindex.Get(name)
		if err != nil {
			return fmt.Errorf("encoding %q: %w", name, err)
		}
		d.from = transform.NewReader(d.from, &marking{enc.NewDecoder()})
	}
	return nil
}

// Read implements io.Reader.
func (d *decoder) Read(p []byte) (int, error) {
	n, err := d.from.Read(p)
	if !d.open {
		return n, err
	}
	at := firstNonASCII(p[:n])
	d.remember(p[:at])
	if at == n {
		return n, err
	}
	if err := d.decide(p[at:n], err); err != nil {
		return at, err
	}
	if at > 0 {
		return at, nil
	}
	return d.Read(p)
}

// remember keeps the last letters read: a word such as Café is told by all of
// them, not by the é alone, however the reads cut it.
func (d *decoder) remember(ascii []byte) {
	const most = 64
	i := len(ascii)
	for i > 0 && isASCIILetter(ascii[i-1]) {
		i--
	}
	if i > 0 {
		d.word = d.word[:0]
	}
	d.word = append(d.word, ascii[i:]...)
	if len(d.word) > most {
		d.word = append(d.word[:0], d.word[len(d.word)-most:]...)
	}
}

// decide settles the encoding over the window that starts with the bytes got.
// err is what came with them.
func (d *decoder) decide(got []byte, err error) error {
	window := slices.Clone(got)
	if err == nil {
		var rest []byte
		rest, err = io.ReadAll(io.LimitReader(d.from, int64(windowSize-len(got))))
		window = append(window, rest...)
		if err == nil && len(window) < windowSize {
			err = io.EOF
		}
	}
	if err != nil && err != io.EOF {
		return err
	}
	verdict, refused := detect(d.word, window[:min(len(window), windowSize)], err == io.EOF)
	if refused != nil {
		return refused
	}
	d.open, d.certain, d.why = false, verdict.certain, verdict.why
	d.from = io.MultiReader(bytes.NewReader(window), d.from)
	return d.use(verdict.name)
}

// zeroPattern recognises UTF-16 and UTF-32 without a mark: delimiters, digits
// and line ends have zero bytes in the same places throughout. Empty if there
// is no such pattern.
func zeroPattern(start []byte) string {
	var zeros [4]int
	n := len(start) &^ 3
	for i, c := range start[:n] {
		if c == 0 {
			zeros[i&3]++
		}
	}
	units := n / 4
	if units < 2 {
		return ""
	}
	// A few characters have a zero in the other byte: 😀 is D83D DE00.
	few, many := units/25, max(units/4, 1)
	if units >= 8 {
		few++
	}
	switch z := zeros; {
	case z[3] == units && z[2] >= units-few && z[0] <= few && z[1] >= many:
		return "utf-32le"
	case z[0] == units && z[1] >= units-few && z[3] <= few && z[2] >= many:
		return "utf-32be"
	case z[1] >= many && z[3] >= many && z[0]+z[2] <= few:
		return "utf-16le"
	case z[0] >= many && z[2] >= many && z[1]+z[3] <= few:
		return "utf-16be"
	}
	return ""
}

// badMark stands for what is no text in an encoding other than UTF-8. It occurs
// nowhere in UTF-8, so the row in which it lies has a fault there.
const badMark = 0xFF

// marking wraps a decoder that writes U+FFFD for what it cannot decode. It puts
// badMark in its place, and in that of C1 controls: nobody writes them, so they
// show a wrong encoding.
type marking struct{ transform.Transformer }

func (m *marking) Transform(dst, src []byte, atEOF bool) (nDst, nSrc int, err error) {
	n, nSrc, err := m.Transformer.Transform(dst, src, atEOF)
	out := dst[:0]
	for i := 0; i < n; {
		c, size := utf8.DecodeRune(dst[i:n])
		if c == utf8.RuneError || c >= 0x80 && c < 0xA0 {
			out = append(out, badMark)
		} else {
			out = append(out, dst[i:i+size]...)
		}
		i += size
	}
	return len(out), nSrc, err
}

// widening decodes UTF-16 and UTF-32.
type widening struct {
	unit  int // bytes of a code unit, 2 or 4
	order binary.ByteOrder
	name  string
}

func newWide(name string) *widening {
	w := &widening{unit: 2, order: binary.LittleEndian, name: name}
	if strings.HasPrefix(name, "utf-32") {
		w.unit = 4
	}
	if strings.HasSuffix(name, "be") {
		w.order = binary.BigEndian
	}
	return w
}

func (w *widening) Reset() {}

// Transform implements transform.Transformer. A half of a surrogate pair that
// stands alone, and a number that is no character, become badMark; a unit that
// is cut off at the end is an error, since the file is then not whole.
func (w *widening) Transform(dst, src []byte, atEOF bool) (nDst, nSrc int, err error) {
	for len(src)-nSrc >= w.unit {
		if len(dst)-nDst < utf8.UTFMax {
			return nDst, nSrc, transform.ErrShortDst
		}
		c, size := w.next(src[nSrc:])
		if size == 0 { // the second half of the pair is still to come
			if !atEOF {
				return nDst, nSrc, transform.ErrShortSrc
			}
			size = w.unit
		}
		if c < 0 {
			dst[nDst] = badMark
			nDst++
		} else {
			nDst += utf8.EncodeRune(dst[nDst:], c)
		}
		nSrc += size
	}
	switch {
	case nSrc == len(src):
		return nDst, nSrc, nil
	case atEOF:
		return nDst, nSrc, &Error{Line: atEnd, Rule: RuleEncoding, Hint: "get the file again",
			Message: "the file ends in the middle of a character of " + w.name}
	}
	return nDst, nSrc, transform.ErrShortSrc
}

// next decodes one character; c is -1 if there is none, size 0 if src is too
// short to know.
func (w *widening) next(src []byte) (c rune, size int) {
	if w.unit == 4 {
		if n := w.order.Uint32(src); n <= utf8.MaxRune && utf8.ValidRune(rune(n)) {
			return rune(n), 4
		}
		return -1, 4
	}
	c = rune(w.order.Uint16(src))
	switch {
	case c < 0xD800 || c > 0xDFFF:
		return c, 2
	case c >= 0xDC00:
		return -1, 2
	case len(src) < 4:
		return -1, 0
	}
	low := rune(w.order.Uint16(src[2:]))
	if low < 0xDC00 || low > 0xDFFF {
		return -1, 2
	}
	return (c-0xD800)<<10 | (low - 0xDC00) + 0x10000, 4
}

// atEnd as the line of an *Error says: where the text ends that was decoded so
// far. The Reader knows where that is.
const atEnd = -1

// placed gives an error with the line atEnd its position.
func (r *Reader) placed(err error) error {
	var e *Error
	if errors.As(err, &e) && e.Line == atEnd {
		e.Line, e.Column = advance(r.buf[r.lo:r.hi], r.line, 1)
	}
	return err
}
