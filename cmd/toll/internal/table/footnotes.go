package table

import (
	"bufio"
	"io"
	"slices"
	"strings"

	"toll/cmd/toll/internal/plain"
)

// footnotes turns the cells of one column into raised numbers beside the rows
// and a list of the texts under the table.
type footnotes struct {
	column int      // place of the column among all of the table
	format Format   // MD or Aligned
	texts  []string // in the order met
	at     map[string]int
}

// newFootnotes returns nil where the format has no footnotes or the table has no
// such column.
func newFootnotes(columns []column, o Options) *footnotes {
	if o.Footnotes == "" || o.Format != MD && o.Format != Aligned {
		return nil
	}
	i := slices.IndexFunc(columns, func(c column) bool { return c.name == o.Footnotes })
	if i < 0 {
		return nil
	}
	return &footnotes{column: i, format: o.Format, at: map[string]int{}}
}

// separator stands between the texts of one cell.
const separator = "; "

// marks returns the numbers of the texts of a cell: "¹ ³"; empty without any.
func (f *footnotes) marks(cell string) string {
	if cell == "" {
		return ""
	}
	var marks []string
	for text := range strings.SplitSeq(cell, separator) {
		n, known := f.at[text]
		if !known {
			f.texts = append(f.texts, text)
			n = len(f.texts)
			f.at[text] = n
		}
		marks = append(marks, raised(n))
	}
	return strings.Join(marks, " ")
}

// write writes the list, with an empty line before it; nothing where no row has
// a mark.
func (f *footnotes) write(w io.Writer) error {
	if len(f.texts) == 0 {
		return nil
	}
	b := bufio.NewWriter(w)
	b.WriteByte('\n') // an error stays in the writer until Flush
	for i, text := range f.texts {
		if f.format == MD {
			b.WriteString("- " + raised(i+1) + " " + EscapeMarkdown(text) + "\n")
		} else {
			b.WriteString(raised(i+1) + " " + plain.Text(text) + "\n")
		}
	}
	return b.Flush()
}

// raised is a number in superscript digits.
func raised(n int) string {
	digits := []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")
	out := []rune{digits[n%10]}
	for n /= 10; n > 0; n /= 10 {
		out = append(out, digits[n%10])
	}
	slices.Reverse(out)
	return string(out)
}
