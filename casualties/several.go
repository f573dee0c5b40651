package casualties

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"toll/casualties/layout"
	"toll/casualties/rows"
	"toll/casualties/wording"
	"toll/data"
)

// mark is a row of data/marks.csv: how texts abbreviate a measure.
type mark struct {
	Mark    string `csv:"mark"`
	Measure string `csv:"measure"`
}

// loadMarks returns the measure of each mark.
var loadMarks = sync.OnceValue(func() map[string]Measure {
	marks := map[string]Measure{}
	for _, m := range data.MustTable[mark]("marks.csv") {
		measure, err := ParseMeasure(m.Measure)
		if err != nil { // an embedded table that does not load cannot be shipped: tests load it
			panic(fmt.Errorf("data/marks.csv: %w", err))
		}
		marks[m.Mark] = measure
	}
	return marks
})

// part is one of several figures in a text.
type part struct {
	text    string
	measure Measure
	offset  int // in characters
}

// The shapes are compiled when the first text is read, not at start-up.
var (
	severalShape = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^([^()]*)\(([^()]*)\)\s*[;.]?$`) })
	partShape    = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(.*[\d٠-٩۰-۹])\s*([^\d٠-٩۰-۹]+)$`) })
)

// several takes a text such as "590 (118k/450w/22mc)" apart: all casualties in
// front, then each measure with its mark. It returns false where any of it is
// not understood: half of such a text would be a wrong figure.
func several(text string) ([]part, bool) {
	text = strings.TrimSpace(text)
	m := severalShape().FindStringSubmatchIndex(text)
	if m == nil {
		return nil, false
	}
	lead, inner := text[m[2]:m[3]], text[m[4]:m[5]]
	parts := []part{{text: strings.TrimSpace(lead), measure: Casualties}}
	at := m[4]
	for _, s := range strings.Split(inner, "/") {
		p := partShape().FindStringSubmatch(strings.TrimSpace(s))
		if p == nil {
			return nil, false
		}
		measure, known := loadMarks()[strings.ToLower(strings.TrimSpace(p[2]))]
		if !known {
			return nil, false
		}
		parts = append(parts, part{text: p[1], measure: measure, offset: utf8.RuneCountInString(text[:at])})
		at += len(s) + 1
	}
	return parts, true
}

// several makes the claims of the columns that hold several figures.
func (w *worker) several(row *rows.Row) (read, bad int) {
	for _, col := range w.bind.Texts {
		text := w.text(col.Field)
		if r := w.wording(text); r.err == nil && r.Kind == wording.Nothing {
			w.sum.NoClaim++
			continue
		}
		parts, ok := several(string(text))
		if !ok {
			w.report(row, col.Field, Finding{Rule: "several-not-understood", Seen: excerpt(string(text)),
				Message: fmt.Sprintf("%q is not understood as several figures", excerpt(string(text))),
				Hint:    "write it as 590 (118k/450w/22mc), or give each figure a column"})
			bad++
			continue
		}
		for _, p := range parts {
			f := figure{Figure: layout.Figure{Group: col.Group, Side: col.Side, Words: col.Field}, measure: p.measure}
			f.group, _ = ParseGroup(col.Group)
			switch w.part(row, &f, p) {
			case figureRead:
				read++
			case figureBad:
				bad++
			}
		}
	}
	return read, bad
}

// part makes a claim of one part of a text.
func (w *worker) part(row *rows.Row, f *figure, p part) outcome {
	r := w.wording([]byte(p.text))
	switch {
	case r.err != nil:
		w.report(row, f.Words, w.notACount([]byte(p.text), r.err))
		return figureBad
	case r.Kind == wording.Nothing:
		return figureNone
	case r.Kind == wording.Vague && p.offset > 0:
		return figureBad // a part without a number would be a claim in words that nobody made
	}
	w.said = said{rule: r.rule, lang: r.lang, field: int32(f.Words)}
	w.said.setCount(&r.Count)
	return w.add(row, f, &w.said, []byte(p.text))
}
