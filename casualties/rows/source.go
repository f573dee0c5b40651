package rows

import (
	"bufio"
	"io"
)

// headSize is how many bytes decide what kind of file it is.
const headSize = 4096

// source gives the text of a file as UTF-8: unpacked and decoded. Bytes that
// are no text come through as they are, or as badMark; they are never replaced
// by a character. Its errors are *Error, and stay.
type source struct {
	packed   *counter
	unpacker unpacker // nil if the file is not packed
	unpacked *counter
	text     *decoder
	err      error
}

// openSource looks at the first bytes of r and prepares to unpack and decode.
func openSource(r io.Reader, encoding string, limits Limits) (*source, error) {
	s := &source{packed: &counter{r: r}}
	head := bufio.NewReaderSize(s.packed, headSize)
	start, err := peek(head)
	if err != nil {
		return nil, err
	}
	if len(start) == 0 {
		return nil, &Error{Line: 1, Rule: RuleEmpty, Message: "the file is empty", Hint: "is this the right file?"}
	}
	s.unpacked = &counter{r: head}
	if s.unpacker, err = newUnpacker(start, head); err != nil {
		return nil, err
	}
	if s.unpacker != nil {
		s.unpacked = &counter{r: &limited{from: s.unpacker, packed: s.packed, limits: limits}}
		head = bufio.NewReaderSize(s.unpacked, headSize)
		if start, err = peek(head); err != nil {
			s.close()
			return nil, err
		}
		if len(start) == 0 {
			s.close()
			return nil, &Error{Line: 1, Rule: RuleEmpty, Message: "the archive holds an empty file", Hint: "is this the right file?"}
		}
	}
	if err := refuseBinary(start); err != nil {
		s.close()
		return nil, err
	}
	if s.text, err = newDecoder(head, start, encoding); err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

// peek returns the first bytes, fewer than headSize only if there are no more.
func peek(b *bufio.Reader) ([]byte, error) {
	start, err := b.Peek(headSize)
	if err == io.EOF {
		err = nil
	}
	return start, err
}

// Read implements io.Reader.
func (s *source) Read(p []byte) (int, error) {
	if s.err != nil {
		return 0, s.err
	}
	n, err := s.text.Read(p)
	if err != nil && err != io.EOF {
		err = named("", err)
	}
	s.err = err
	return n, err
}

func (s *source) encoding() string { return s.text.name }

// describe fills in what the source knows of the dialect.
func (s *source) describe(d *Dialect) {
	d.Encoding, d.BOM = s.text.name, s.text.bom
	d.Certain, d.EncodingWhy = s.text.certain, s.text.why
	d.PackedBytes, d.Bytes = s.packed.n, s.packed.n
	if s.unpacker != nil {
		d.Compression, d.Bytes = s.unpacker.method(), s.unpacked.n
	}
}

// close frees the unpacker.
func (s *source) close() {
	if s.unpacker != nil {
		s.unpacker.close()
	}
}

// counter counts the bytes that pass.
type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}
