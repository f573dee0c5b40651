package casualties

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/gocarina/gocsv"

	"toll/casualties/count"
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

var loadMarks = sync.OnceValue(func() map[string]Measure {
	var list []mark
	b, err := data.Files.ReadFile("marks.csv")
	if err == nil {
		err = gocsv.Unmarshal(bytes.NewReader(b), &list)
	}
	marks := map[string]Measure{}
	for _, m := range list {
		measure, e := ParseMeasure(m.Measure)
		if e != nil && err == nil {
			err = e
		}
		marks[m.Mark] = measure
	}
	if err != nil { // an embedded table that does not load cannot be shipped: tests load it
		panic(fmt.Errorf("data/marks.csv: %w", err))
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

// texts makes the claims of the columns that hold several figures.
func (t *table) texts(row *rows.Row) (read, bad int) {
	for _, col := range t.bind.Texts {
		text := strings.TrimSpace(t.text(row, col.Field))
		if r, err := t.cache.wording(text, t.opt.Wording); err == nil && r.Kind == wording.Nothing {
			t.sum.NoClaim++
			continue
		}
		parts, ok := several(text)
		if !ok {
			t.report(row, col.Field, Finding{Rule: "several-not-understood", Seen: excerpt(text),
				Message: fmt.Sprintf("%q is not understood as several figures", excerpt(text)),
				Hint:    "write it as 590 (118k/450w/22mc), or give each figure a column"})
			bad++
			continue
		}
		for _, p := range parts {
			f := figure{Figure: layout.Figure{Group: col.Group, Side: col.Side, Words: col.Field}, measure: p.measure}
			f.group, _ = ParseGroup(col.Group)
			switch t.partClaim(row, &f, p) {
			case figureRead:
				read++
			case figureBad:
				bad++
			}
		}
	}
	return read, bad
}

// partClaim makes a claim of one part of a text.
func (t *table) partClaim(row *rows.Row, f *figure, p part) outcome {
	r, err := t.cache.wording(p.text, t.opt.Wording)
	if err != nil {
		t.report(row, f.Words, t.notACount([]byte(p.text), err))
		return figureBad
	}
	if r.Kind == wording.Nothing {
		return figureNone
	}
	s := said{count: r.Count, rule: r.Rule, lang: r.Lang, field: f.Words}
	if p.offset > 0 && r.Count == (count.Count{}) {
		return figureBad // a part without a number would be a claim in words that nobody made
	}
	return t.add(row, f, s, p.text)
}
