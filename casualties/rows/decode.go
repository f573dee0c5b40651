package rows

import (
	"bufio"
	"bytes"
	"cmp"
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

// orderMarks are the byte order marks; UTF-32 before UTF-16, which starts alike.
var orderMarks = [...]struct{ bytes, name string }{
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
	for _, mark := range orderMarks {
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
		if err := d.told(told, start); err != nil {
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
func (d *decoder) told(name string, start []byte) error {
	name = strings.ToLower(strings.TrimSpace(name))
	switch name {
	case "utf-16", "utf-32": // the bytes say which; where they do not, as on the web
		switch seen := cmp.Or(d.name, zeroPattern(start)); {
		case strings.HasPrefix(seen, name):
			name = seen
		default:
			name += "le"
		}
	case "utf-8-sig", "utf-8-bom":
		name = utf8Name
	}
	if !wide(name) {
		enc, err := htmlindex.Get(name)
		if err != nil {
			return &Error{Rule: RuleEncoding, Message: fmt.Sprintf("no encoding is named %q", name), Err: err,
				Hint: "known are utf-8, utf-16le, utf-16be, windows-1252, windows-1256, windows-1251, iso-8859-6, gb18030 and the other names of the WHATWG encoding standard"}
		}
		if canonical, err := htmlindex.Name(enc); err == nil {
			name = canonical
		}
	}
	if d.bom && name != d.name {
		return &Error{Line: 1, Column: 1, Rule: RuleEncoding, Hint: "leave --encoding out",
			Message: fmt.Sprintf("the file starts with the byte order mark of %s, but is said to be %s", d.name, name)}
	}
	d.name, d.certain, d.why = name, true, "as told"
	return nil
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
