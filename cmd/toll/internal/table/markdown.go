package table

import (
	"bufio"
	"io"
	"strings"

	"toll/cmd/toll/internal/plain"
)

// markdown prints a table as code hosts render it; numbers stand to the right.
type markdown struct{ w *bufio.Writer }

func newMarkdown(w io.Writer) *markdown { return &markdown{bufio.NewWriter(w)} }

func (m *markdown) begin(columns []column) error {
	head, rule := "|", "|"
	for _, c := range columns {
		head += " " + EscapeMarkdown(strings.ReplaceAll(c.name, "_", " ")) + " |"
		if c.kind == number {
			rule += " ---: |"
		} else {
			rule += " --- |"
		}
	}
	_, err := m.w.WriteString(head + "\n" + rule + "\n")
	return err
}

func (m *markdown) row(columns []column, cells []string) error {
	m.w.WriteByte('|') // an error stays in the writer and comes with the last write
	for i, cell := range cells {
		if columns[i].kind == number {
			cell = shorten(cell)
		}
		m.w.WriteByte(' ')
		m.w.WriteString(EscapeMarkdown(cell))
		m.w.WriteString(" |")
	}
	return m.w.WriteByte('\n')
}

func (m *markdown) end() error { return m.w.Flush() }

// EscapeMarkdown returns text that Markdown shows as it is: no marks, links,
// cells, lines or HTML of its own, control characters written out.
func EscapeMarkdown(s string) string {
	s = plain.Text(s)
	if !strings.ContainsAny(s, "\\`*_[]|<>&~#!") {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		switch c := s[i]; c {
		case '<':
			b.WriteString("&lt;")
		case '>':
			b.WriteString("&gt;")
		case '&':
			b.WriteString("&amp;")
		case '|', '\\', '`', '*', '_', '[', ']', '~':
			b.WriteByte('\\')
			b.WriteByte(c)
		case '#', '!':
			if i == 0 || c == '!' && i+1 < len(s) && s[i+1] == '[' {
				b.WriteByte('\\')
			}
			b.WriteByte(c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}
