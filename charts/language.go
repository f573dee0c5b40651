package charts

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"toll/charts/draw"
	"toll/data"
)

// Lang is the language of the fixed words of a figure, as a code of ISO 639-1.
// The zero value is English. Names of events and sources, and what sources
// say, are never translated.
type Lang string

// The languages.
const (
	English Lang = "en"
	French  Lang = "fr"
	Spanish Lang = "es"
	Arabic  Lang = "ar"
)

// Langs returns the languages there are, English first.
func Langs() []Lang { return []Lang{English, French, Spanish, Arabic} }

// ParseLang reads the code of a language, whatever its case; nothing is
// English. The error names the languages there are.
func ParseLang(s string) (Lang, error) {
	l := Lang(strings.ToLower(strings.TrimSpace(s)))
	if l == "" {
		return English, nil
	}
	if !slices.Contains(Langs(), l) {
		return "", fmt.Errorf("%q is no language of figures: there are %s", s, langList())
	}
	return l, nil
}

func langList() string {
	var list []string
	for _, l := range Langs() {
		list = append(list, string(l))
	}
	return strings.Join(list, ", ")
}

// words are the fixed words of figures in one language: data/figure_words.csv.
type words struct {
	lang      Lang
	tag       language.Tag
	rtl       bool   // the figure is drawn from right to left
	thousands string // between groups of three digits
	groupFrom int    // the fewest digits that are grouped
	decimal   string
	texts     map[string]template // by key, and by key and plural form
}

// template is a text with places for values, {claims}; places names them in the
// order in which values are given.
type template struct {
	text   string
	places []string
}

// wordRow is a line of data/figure_words.csv.
type wordRow struct {
	Key    string `csv:"key"`
	Form   string `csv:"form"` // plural form of CLDR: zero, one, two, few, many, other; empty: not counted
	Places string `csv:"places"`
	En     string `csv:"en"`
	Fr     string `csv:"fr"`
	Es     string `csv:"es"`
	Ar     string `csv:"ar"`
}

func (r *wordRow) in(l Lang) string {
	switch l {
	case French:
		return r.Fr
	case Spanish:
		return r.Es
	case Arabic:
		return r.Ar
	}
	return r.En
}

// allWords reads the table once.
var allWords = sync.OnceValue(func() map[Lang]*words {
	rows := data.MustTable[wordRow]("figure_words.csv")
	all := map[Lang]*words{}
	for _, l := range Langs() {
		all[l] = newWords(l, rows)
	}
	return all
})

func newWords(l Lang, rows []wordRow) *words {
	w := &words{lang: l, tag: language.MustParse(string(l)), texts: map[string]template{}}
	w.rtl = slices.ContainsFunc(rows, func(r wordRow) bool { return r.Key == "language.direction" && r.in(l) == "rtl" })
	for i := range rows {
		text := rows[i].in(l)
		if w.rtl {
			text = upright(text)
		}
		text = unescaped(text)
		if text != "" || rows[i].Form == "" {
			w.texts[formKey(rows[i].Key, rows[i].Form)] = template{text, strings.Fields(rows[i].Places)}
		}
	}
	w.thousands, w.decimal = w.say("language.thousands"), w.say("language.decimal")
	w.groupFrom, _ = strconv.Atoi(w.say("language.group_from"))
	return w
}

// unescaped puts what cannot be seen into a text: the spaces <nbsp>, <nnbsp> and
// <thin>, and <ltr> and </ltr> around what reads from left to right in any
// language; <none> is no text.
func unescaped(s string) string {
	return strings.NewReplacer("<nbsp>", noBreak, "<nnbsp>", "\u202f", "<thin>", thinSpace, "<ltr>", "\u2068", "</ltr>", "\u2069", "<none>", "").Replace(s)
}

// upright keeps the signs of bounds from being turned round by right-to-left
// letters beside them: "≥" is the same sign in the key as before a number.
func upright(s string) string {
	return strings.NewReplacer("≥", draw.SetApart("≥"), "≤", draw.SetApart("≤"), "≈", draw.SetApart("≈")).Replace(s)
}

func formKey(key, form string) string {
	if form == "" {
		return key
	}
	return key + "#" + form
}

// wordsOf are the words of a language; of an unknown one the English.
func wordsOf(l Lang) *words {
	if w := allWords()[l]; w != nil {
		return w
	}
	return allWords()[English]
}

// say is the text of a key with values in its places. A key that the table lacks
// is a fault of the program and panics; a test looks for them.
func (w *words) say(key string, values ...any) string {
	t, ok := w.texts[key]
	if !ok || len(values) != len(t.places) {
		panic(fmt.Sprintf("charts: figure_words.csv: %q in %s with %d values", key, w.lang, len(values)))
	}
	return w.fill(t, values)
}

func (w *words) fill(t template, values []any) string {
	if len(values) == 0 {
		return t.text
	}
	pairs := make([]string, 0, 2*len(values))
	for i, v := range values {
		text, ok := v.(string)
		if n, isInt := v.(int); isInt {
			text, ok = w.number(int64(n)), true
		}
		if !ok {
			text = fmt.Sprint(v)
		}
		pairs = append(pairs, "{"+t.places[i]+"}", text)
	}
	return strings.NewReplacer(pairs...).Replace(t.text)
}

var pluralForms = map[plural.Form]string{plural.Zero: "zero", plural.One: "one", plural.Two: "two",
	plural.Few: "few", plural.Many: "many", plural.Other: "other"}

// count is a number of things in words that agree with it: the first place of
// the key's texts is the number, values fill the others.
func (w *words) count(key string, n int, values ...any) string {
	form := pluralForms[plural.Cardinal.MatchPlural(w.tag, max(n, -n), 0, 0, 0, 0)]
	t, ok := w.texts[formKey(key, form)]
	if !ok {
		t, ok = w.texts[formKey(key, "other")]
	}
	if !ok || len(values)+1 != len(t.places) {
		panic(fmt.Sprintf("charts: figure_words.csv: %q in %s, form %s, with %d values", key, w.lang, form, len(values)+1))
	}
	return w.fill(t, append([]any{n}, values...))
}
