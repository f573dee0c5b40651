package table

import (
	"bufio"
	"fmt"
	"io"
	"unicode"
	"unicode/utf8"
)

// jsonArray prints an array of objects, one a line, in the order of the columns.
type jsonArray struct {
	w    *bufio.Writer
	rows int
	b    []byte
}

func newJSON(w io.Writer) *jsonArray { return &jsonArray{w: bufio.NewWriter(w)} }

func (j *jsonArray) begin([]column) error {
	_, err := j.w.WriteString("[")
	return err
}

func (j *jsonArray) row(columns []column, cells []string) error {
	b := j.b[:0]
	if j.rows > 0 {
		b = append(b, ',')
	}
	j.rows++
	b = append(b, "\n  {"...)
	for i, cell := range cells {
		if i > 0 {
			b = append(b, ", "...)
		}
		b = appendString(b, columns[i].name)
		b = append(b, ": "...)
		switch k := columns[i].kind; {
		case cell == "" && k != text:
			b = append(b, "null"...)
		case k == number, k == boolean:
			b = append(b, trimPlus(cell)...)
		default:
			b = appendString(b, cell)
		}
	}
	j.b = append(b, '}')
	_, err := j.w.Write(j.b)
	return err
}

func (j *jsonArray) end() error {
	if j.rows > 0 {
		j.w.WriteByte('\n') // an error stays in the writer until Flush
	}
	j.w.WriteString("]\n")
	return j.w.Flush()
}

// trimPlus takes a leading plus away, which JSON numbers do not have.
func trimPlus(s string) string {
	if s != "" && s[0] == '+' {
		return s[1:]
	}
	return s
}

// appendString appends s as a JSON string in which every control, format and
// separator character is escaped, so that it can be shown anywhere; < > and &
// too, so that it can be put into a page. Bytes that are no UTF-8 become U+FFFD.
func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	for _, r := range s {
		switch {
		case r == '"', r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, `\n`...)
		case r == '\r':
			b = append(b, `\r`...)
		case r == '\t':
			b = append(b, `\t`...)
		case r == '<', r == '>', r == '&', unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp):
			if r > 0xFFFF {
				hi, lo := (r-0x10000)>>10+0xD800, (r-0x10000)&0x3FF+0xDC00
				b = fmt.Appendf(b, `\u%04x\u%04x`, hi, lo)
				continue
			}
			b = fmt.Appendf(b, `\u%04x`, r)
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return append(b, '"')
}
