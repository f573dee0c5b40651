package rows

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// unpacker is a decompressor whose errors are told in our words.
type unpacker interface {
	io.Reader
	method() string
	close()
}

const (
	gzipMagic = "\x1f\x8b"
	zstdMagic = "\x28\xb5\x2f\xfd"
)

// zstdWindow is the largest zstd window accepted: what zstd --long=27, the
// largest that zstd itself unpacks unasked, needs.
const zstdWindow = 128 << 20

// newUnpacker returns the unpacker for a file that starts with these bytes, nil
// if it is not packed.
func newUnpacker(start []byte, r io.Reader) (unpacker, error) {
	switch {
	case bytes.HasPrefix(start, []byte(gzipMagic)):
		z, err := gzip.NewReader(r)
		if err != nil {
			return nil, gzipError(err, 0)
		}
		return &gunzip{z: z}, nil
	case isZstd(start):
		z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(zstdWindow),
			zstd.WithDecoderLowmem(true))
		if err != nil {
			return nil, broken("zstd", err)
		}
		return &unzstd{z: z}, nil
	}
	return nil, nil
}

// isZstd recognises a zstd frame and the skippable frame that may precede it.
func isZstd(start []byte) bool {
	return bytes.HasPrefix(start, []byte(zstdMagic)) ||
		len(start) >= 4 && start[0]&0xF0 == 0x50 && bytes.Equal(start[1:4], []byte{0x2A, 0x4D, 0x18})
}

type gunzip struct {
	z *gzip.Reader
	n int64
}

func (g *gunzip) method() string { return "gzip" }
func (g *gunzip) close()         {}
func (g *gunzip) Read(p []byte) (int, error) {
	n, err := g.z.Read(p)
	g.n += int64(n)
	if err != nil && err != io.EOF {
		err = gzipError(err, g.n)
	}
	return n, err
}

// gzipError tells a bad header at the start from one after a whole member:
// the latter is something else that follows the data.
func gzipError(err error, unpacked int64) error {
	if errors.Is(err, gzip.ErrHeader) && unpacked > 0 {
		return &Error{Rule: RuleArchive, Message: "after the gzip data comes something else", Err: err,
			Hint: "unpack the file by hand and look at its end"}
	}
	return broken("gzip", err)
}

type unzstd struct {
	z      *zstd.Decoder
	n      int64
	closed bool
}

func (u *unzstd) method() string { return "zstd" }
func (u *unzstd) Read(p []byte) (int, error) {
	if u.closed {
		return 0, errClosed
	}
	n, err := u.z.Read(p)
	u.n += int64(n)
	switch {
	case err == nil, err == io.EOF:
		return n, err
	case errors.Is(err, zstd.ErrMagicMismatch) && u.n > 0:
		return n, &Error{Rule: RuleArchive, Message: "after the zstd data comes something else", Err: err,
			Hint: "unpack the file by hand and look at its end"}
	case errors.Is(err, zstd.ErrWindowSizeExceeded), errors.Is(err, zstd.ErrDecoderSizeExceeded):
		return n, &Error{Rule: RuleBomb, Message: "unpacking needs more than 128 MiB at once", Err: err,
			Hint: "unpack the file by hand"}
	}
	return n, broken("zstd", err)
}

func (u *unzstd) close() {
	if !u.closed {
		u.closed = true
		u.z.Close()
	}
}

// broken is the error for an archive that does not unpack.
func broken(method string, err error) error {
	var e *Error
	if errors.As(err, &e) {
		return err
	}
	message := "the " + method + " data are damaged: " + err.Error()
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		message = "the " + method + " data are cut off before their end"
	}
	return &Error{Rule: RuleArchive, Message: message, Hint: "get the file again; no row of it was used", Err: err}
}

// ratioFrom is the unpacked size from which on the ratio is looked at: less
// than this harms nobody, and short files may repeat themselves.
const ratioFrom = 64 << 20

// limited stops an archive that unpacks to more than the limits allow.
type limited struct {
	from   io.Reader
	packed *counter
	n      int64
	limits Limits
}

func (l *limited) Read(p []byte) (int, error) {
	n, err := l.from.Read(p)
	l.n += int64(n)
	hint := "if it is a table after all, allow more: --max-ratio N, or unpack it by hand"
	if l.n > l.limits.Unpacked {
		return 0, &Error{Rule: RuleBomb, Hint: hint,
			Message: fmt.Sprintf("the archive unpacks to more than %d bytes", l.limits.Unpacked)}
	}
	if l.n > ratioFrom && l.n/l.limits.Ratio > l.packed.n {
		return 0, &Error{Rule: RuleBomb, Hint: hint,
			Message: fmt.Sprintf("the archive unpacks to more than %d times its size", l.limits.Ratio)}
	}
	return n, err
}
