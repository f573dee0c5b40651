package rows

import (
	"bytes"
	"fmt"
)

const (
	sampleSize    = 128 << 10 // bytes looked at to find the delimiter
	sampleRecords = 1000
)

// delimiters are the candidates, the likelier first.
var delimiters = [...]byte{',', ';', '\t', '|'}

// trial is how a sample falls into records with one delimiter.
type trial struct {
	delim   byte
	records int // that are not blank
	split   int // of those, faultless ones with two fields or more
	width   int // the most frequent number of fields among those
	regular int // faultless records of that width
	header  bool
}

// score rates a trial from 0 to 2.5: the share of records with the usual
// width, half the share that is split at all, and a half for a first record of
// the usual width, which is what tells decimal commas from delimiters.
func (t trial) score() float64 {
	if t.split == 0 {
		return 0
	}
	n := float64(t.records)
	s := float64(t.regular)/n + float64(t.split)/n/2
	if t.header {
		s += 0.5
	}
	return s
}

// sniffDelimiter returns the delimiter that makes the most regular table of the
// text, and why. A text that none of them splits is one column.
func sniffDelimiter(text []byte, final bool) (delim byte, why string) {
	if len(text) > sampleSize {
		text, final = text[:sampleSize], false
	}
	best := trial{delim: ','}
	for _, d := range delimiters {
		if bytes.IndexByte(text, d) < 0 {
			continue
		}
		t := try(text, final, d)
		if s, b := t.score(), best.score(); s > b || s == b && t.width > best.width {
			best = t
		}
	}
	if best.split == 0 || best.regular*2 < best.records && !best.header {
		return ',', "one column"
	}
	return best.delim, fmt.Sprintf("it makes %d columns in %d of the first %d rows", best.width, best.regular, best.records)
}

// try scans a sample with one delimiter.
func try(text []byte, final bool, delim byte) trial {
	t := trial{delim: delim}
	s := newScanner(delim, sampleSize)
	widths := make(map[int]int)
	first := 0
	var rec record
	for at := 0; t.records < sampleRecords && at < len(text); at += rec.size {
		if s.scan(text, at, final, &rec) != scanned {
			if t.records == 0 { // not even one whole record
				t.records = 1
				if n := len(rec.ends) + 1; n > 1 {
					t.split, t.regular, t.width, t.header = 1, 1, n, true
				}
				return t
			}
			break
		}
		n, line := len(rec.ends), text[at:at+rec.size]
		if isBlank(line) || n == 1 && line[0] == '#' {
			continue
		}
		t.records++
		if t.records == 1 {
			first = n
		}
		if rec.flaw == "" && n > 1 {
			t.split++
			widths[n]++
		}
	}
	for n, count := range widths {
		if count > t.regular || count == t.regular && n > t.width {
			t.width, t.regular = n, count
		}
	}
	t.header = first == t.width
	return t
}

// sepLine returns the delimiter that a first line such as "sep=;" names, and
// the text after that line; text itself where there is no such line. Excel
// writes and honours it.
func sepLine(text []byte) (delim byte, rest []byte) {
	line := text
	if i := bytes.IndexAny(text, "\r\n"); i >= 0 {
		line = text[:i]
	}
	value, ok := bytes.CutPrefix(bytes.ToLower(bytes.Trim(line, `"`)), []byte("sep="))
	if !ok || len(value) != 1 || isWordByte(value[0]) || value[0] == '"' {
		return 0, text
	}
	rest = text[len(line):]
	rest = bytes.TrimPrefix(rest, []byte{'\r'})
	return value[0], bytes.TrimPrefix(rest, []byte{'\n'})
}

func isWordByte(c byte) bool {
	return c >= 0x80 || c < ' ' && c != '\t' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}
