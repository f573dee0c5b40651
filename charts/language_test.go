package charts

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"toll/casualties"
	"toll/casualties/count"
	"toll/casualties/date"
	"toll/charts/draw"
	"toll/data"
)

// formsOf are the plural forms of whole numbers in CLDR 46; French and Spanish
// have "many" for millions only, which no figure counts.
var formsOf = map[Lang][]string{English: {"one", "other"}, French: {"one", "other"}, Spanish: {"one", "other"},
	Arabic: {"zero", "one", "two", "few", "many", "other"}}

var placeIn = regexp.MustCompile(`\{[^}]*\}`)

// Every key has words in every language, in every plural form that it needs, and
// the same places in each.
func TestEveryLanguageSaysEverything(t *testing.T) {
	forms := map[string]map[Lang][]string{}
	for _, row := range data.MustTable[wordRow]("figure_words.csv") {
		places := strings.Fields(row.Places)
		for _, l := range Langs() {
			text := row.in(l)
			if row.Form != "" {
				if forms[row.Key] == nil {
					forms[row.Key] = map[Lang][]string{}
				}
				if text != "" {
					forms[row.Key][l] = append(forms[row.Key][l], row.Form)
				} else if slices.Contains(formsOf[l], row.Form) {
					t.Errorf("%s, form %s: nothing in %s", row.Key, row.Form, l)
				}
			} else if text == "" {
				t.Errorf("%s: nothing in %s", row.Key, l)
			}
			seen := map[string]bool{}
			for _, p := range placeIn.FindAllString(text, -1) {
				seen[p] = true
				if !slices.Contains(places, strings.Trim(p, "{}")) {
					t.Errorf("%s in %s: there is no place %s", row.Key, l, p)
				}
			}
			for _, p := range places {
				inWords := p == "n" && row.Form != "" && row.Form != "other" && row.Form != "few" // "two sources", "مصدران"
				left := l == Arabic && (row.Form == "zero" || row.Form == "many" || row.Form == "few" || row.Form == "other")
				if text != "" && !seen["{"+p+"}"] && !inWords && !left {
					t.Errorf("%s %s in %s lacks {%s}: %q", row.Key, row.Form, l, p, text)
				} else if text != "" && left && p != "n" && !seen["{"+p+"}"] {
					t.Errorf("%s %s in %s lacks {%s}: %q", row.Key, row.Form, l, p, text)
				}
			}
		}
	}
	for key, in := range forms {
		for l, want := range formsOf {
			if got := in[l]; len(got) != len(want) {
				t.Errorf("%s in %s has the forms %v, want %v", key, l, got, want)
			}
		}
	}
}

var saidKey = regexp.MustCompile(`(?:(?:say|count)\("([^"]+)"|"((?:[a-z_]+\.)+[a-z_]+)")(\s*\+)?`)

// The figures say nothing that the table lacks, and the table holds nothing that
// no figure says.
func TestEveryKeyIsSaid(t *testing.T) {
	said := map[string]bool{}
	var built []string // keys put together from a part and a variable
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range saidKey.FindAllStringSubmatch(string(text), -1) {
			key := m[1] + m[2]
			if strings.HasSuffix(key, ".csv") {
				continue
			}
			said[key] = true
			if m[3] != "" {
				built = append(built, key)
			}
		}
	}
	built = append(built, "month.", "month_short.", "month_initial.", "date.", "side.", "note.settle", "forest.title")
	keys := map[string]bool{}
	for _, row := range data.MustTable[wordRow]("figure_words.csv") {
		keys[row.Key] = true
		if !said[row.Key] && !slices.ContainsFunc(built, func(p string) bool { return strings.HasPrefix(row.Key, p) }) {
			t.Errorf("no figure says %q", row.Key)
		}
	}
	for key := range said {
		if !keys[key] && !slices.Contains(built, key) {
			t.Errorf("figure_words.csv lacks %q", key)
		}
	}
	for _, l := range Langs() {
		w := wordsOf(l)
		for _, m := range casualties.Measures() {
			w.measure(m)
			for _, g := range casualties.Groups() {
				w.happened(m, g)
				w.people(g, "")
				w.group(g)
			}
		}
	}
}

func TestWordsAgreeWithNumbers(t *testing.T) {
	for l, want := range map[Lang]map[int]string{
		English: {0: "0 sources", 1: "1 source", 2: "2 sources", 1000: "1\u2009000 sources"},
		French:  {0: "0 source", 1: "1 source", 2: "2 sources", 1000: "1\u202f000 sources"},
		Spanish: {0: "0 fuentes", 1: "1 fuente", 2: "2 fuentes", 1000: "1000 fuentes", 10000: "10\u202f000 fuentes"},
		// The Arabic forms of CLDR 46: 3 to 10 plural, 11 to 99 accusative singular, 100 to 102 singular.
		Arabic: {0: "0 مصدر", 1: "مصدر واحد", 2: "مصدران", 3: "3 مصادر", 10: "10 مصادر", 11: "11 مصدرًا", 99: "99 مصدرًا", 100: "100 مصدر", 103: "103 مصادر"},
	} {
		for n, text := range want {
			if got := wordsOf(l).count("sources", n); got != text {
				t.Errorf("%s, %d: %q, want %q", l, n, got, text)
			}
		}
	}
	if got := draw.Plain(wordsOf(Arabic).number(12345)); got != "12,345" {
		t.Errorf("Arabic: %q", got)
	}
}

func TestDatesAndRatiosByLanguage(t *testing.T) {
	day, err := date.Of(2017, 4, 1)
	if err != nil {
		t.Fatal(err)
	}
	for l, want := range map[Lang][3]string{
		English: {"1 April 2017", "1 Apr 2017", "×2.4"},
		French:  {"1er avril 2017", "1er avr. 2017", "×2,4"},
		Spanish: {"1 de abril de 2017", "1 abr. 2017", "×2,4"},
		Arabic:  {"1 نيسان/أبريل 2017", "1 أبريل 2017", "×2.4"},
	} {
		w := wordsOf(l)
		if got := [3]string{w.date(day), w.shortDate(day), draw.Plain(w.times(2.4))}; got != want {
			t.Errorf("%s: %q, want %q", l, got, want)
		}
	}
}

func TestUnknownLanguage(t *testing.T) {
	_, err := Forest(madeUpCell(t, madeUp{source: "A", count: count.Exactly(3)}), Options{Lang: "de"})
	if err == nil || err.Error() != `"de" is no language of figures: there are en, fr, es, ar` {
		t.Errorf("error %v", err)
	}
	if l, err := ParseLang(" FR "); l != French || err != nil {
		t.Errorf("%q, %v", l, err)
	}
}

// The Syrian claims in every language: every figure in every language, each at
// two sizes.
func TestFiguresInLanguages(t *testing.T) {
	claims := syriaClaims(t)
	for _, l := range Langs()[1:] {
		for _, kind := range contactKinds() {
			for _, size := range []Size{Column, Page} {
				where := fmt.Sprintf("%s-%s-%.0f", kind.name, l, size.Width)
				o := Options{Lang: l, Size: size, Stem: kind.name, Inputs: []string{"syria-2017.csv"}, Selection: casualties.NewSelection(), Top: kind.top}
				t.Run(where, func(t *testing.T) {
					fig, err := kind.draw(claims, o)
					if err != nil {
						t.Fatal(err)
					}
					lint(t, where, fig)
					var first bytes.Buffer
					for i := range min(fig.Pages(), 3) {
						var svg bytes.Buffer
						if err := fig.WriteSVG(&svg, i); err != nil {
							t.Fatal(err)
						}
						for _, fault := range checkSVG(t, svg.Bytes()) {
							t.Errorf("page %d: %s", i+1, fault)
						}
						if i == 0 {
							first = svg
						}
					}
					for _, p := range fig.Problems() {
						t.Errorf("%q: %s", p.Label, p.Message)
					}
					if size == Page && (l == Arabic || kind.name == "forest" || kind.name == "ranges") {
						golden(t, fmt.Sprintf("%s-%s.svg", kind.name, l), first.Bytes())
					}
					show(t, where, fig)
				})
			}
		}
	}
}

// A figure that reads from right to left is the mirror of the one that reads from
// left to right: labels right, lines and arrows turned, numbers as they are.
func TestArabicIsMirrored(t *testing.T) {
	cell := madeUpCell(t, madeUp{source: "أ", count: count.AtLeast(40), published: "2020-04-01"}, madeUp{source: "ب", count: count.Between(10, 30), published: "2020-04-01"})
	fig, err := Forest(cell, Options{Lang: Arabic})
	if err != nil {
		t.Fatal(err)
	}
	var svg bytes.Buffer
	if err := fig.WriteSVG(&svg, 0); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`lang="ar" direction="rtl"`, "\u2068≥40\u2069", "\u206810–30\u2069"} {
		if !strings.Contains(svg.String(), want) && !strings.Contains(fig.Spec(), want) {
			t.Errorf("no %q in\n%s", want, fig.Spec())
		}
	}
	width := Page.Width * draw.PointsPerMM
	for _, text := range svgTexts(t, svg.Bytes()) {
		switch at := text.x / width; {
		case text.class == "label" && at < 0.9, text.class == "title" && at < 0.9, text.class == "number" && at > 0.4:
			t.Errorf("%s %q stands at %.0f of %.0f points", text.class, text.s, text.x, width)
		}
	}
}

// svgWord is a text of a drawing with its place.
type svgWord struct {
	s, class string
	x        float64
}

// svgTexts returns all texts of a drawing: labels, title, description, tool tips.
func svgTexts(t *testing.T, svg []byte) []svgWord {
	t.Helper()
	var out []svgWord
	var stack []svgWord
	dec := xml.NewDecoder(bytes.NewReader(svg))
	for {
		token, err := dec.Token()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		switch v := token.(type) {
		case xml.StartElement:
			word := svgWord{}
			for _, a := range v.Attr {
				switch a.Name.Local {
				case "class":
					word.class = strings.TrimPrefix(a.Value[strings.LastIndex(a.Value, " ")+1:], "toll-")
				case "x":
					word.x = svgNumber(a.Value)
				}
			}
			stack = append(stack, word)
		case xml.EndElement:
			if last := stack[len(stack)-1]; strings.TrimSpace(last.s) != "" {
				out = append(out, last)
			}
			stack = stack[:len(stack)-1]
		case xml.CharData:
			if len(stack) > 0 {
				stack[len(stack)-1].s += string(v)
			}
		}
	}
}

// ownNames are names for a table in one language: sources, an outlet, events, a
// side and a quote.
var ownNames = map[Lang]struct {
	sources               []string
	outlet, event, second string
	side, quote, file     string
}{
	French:  {[]string{"Observatoire", "Croissant rouge", "Mairie", "Armée"}, "Gazette", "Marché de Lomé", "Gare du Nord", "rebelles", "plusieurs dizaines", "bilan"},
	Spanish: {[]string{"Observatorio", "Cruz Roja", "Alcaldía", "Ejército"}, "Diario", "Mercado de Quito", "Estación", "rebeldes", "varias decenas", "registro"},
	Arabic:  {[]string{"المرصد", "الهلال الأحمر", "البلدية", "الجيش"}, "صحيفة", "سوق دير الزور", "محطة القطار", "معارضة", "عشرات", "سجل"},
}

// ownClaims is a table with everything that figures have words for: counts,
// bounds, ranges, words, copies, doubtful, partial and unattributed claims.
func ownClaims(t *testing.T, l Lang) *casualties.Claims {
	names, all := ownNames[l], casualties.NewClaims()
	s := names.sources
	line := 2
	add := func(event string, day int, g casualties.Group, m casualties.Measure, side string, claims ...madeUp) {
		of, err := date.Of(2020, 3, day)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range claims {
			claim := casualties.Claim{Event: event, EventName: event, EventDate: of, Source: c.source, Via: c.via, Origin: c.origin, Measure: m, Group: g, Side: side,
				Scope: c.scope, Doubt: c.doubt, Reported: c.reported, Count: c.count, Pos: casualties.Position{File: names.file, Line: line, Column: 1}}
			line++
			if err := claim.Published.UnmarshalText([]byte(c.published)); err != nil {
				t.Fatal(err)
			}
			all.Append(&claim)
		}
	}
	for i, event := range []string{names.event, names.second} {
		day := 1 + 9*i
		add(event, day, casualties.Total, casualties.Killed, "",
			madeUp{source: s[0], count: count.Exactly(31), published: "2020-03-02"}, madeUp{source: s[0], count: count.Exactly(42), published: "2020-04-20"},
			madeUp{source: s[1], count: count.AtLeast(60), published: "2020-04-02"}, madeUp{source: s[2], count: count.AtMost(20), published: "2020-04-03"},
			madeUp{source: s[3], count: count.About(30)}, madeUp{source: s[3], via: names.outlet, count: count.Between(5, 9), published: "2020-03-11"},
			madeUp{via: names.outlet, count: count.Exactly(7), published: "2020-03-11"}, madeUp{source: names.outlet, reported: names.quote, published: "2020-03-11"},
			madeUp{source: s[1], via: names.outlet, count: count.Exactly(99), doubt: casualties.Misrelay}, madeUp{source: s[2], count: count.Exactly(3), scope: casualties.Part},
			madeUp{source: s[2], count: count.Exactly(3000), scope: casualties.Wider})
		for _, g := range []casualties.Group{casualties.Children, casualties.Women, casualties.Civilians} {
			add(event, day, g, casualties.Killed, "", madeUp{source: s[0], count: count.Exactly(int64(4 + i)), published: "2020-04-20"}, madeUp{source: s[1], count: count.AtLeast(6), published: "2020-04-02"})
		}
		add(event, day, casualties.Combatants, casualties.Killed, names.side, madeUp{source: s[0], count: count.Exactly(2), published: "2020-04-20"},
			madeUp{source: s[1], origin: s[0], count: count.Exactly(2), published: "2020-04-21"})
		add(event, day, casualties.Total, casualties.Injured, "", madeUp{source: s[0], count: count.Exactly(1200), published: "2020-04-20"})
	}
	return all
}

var letters = regexp.MustCompile(`\p{L}+`)

// No English is left in a figure of a table whose names are in the language of
// the figure: in labels, title, description and tool tips, and in the
// alternative text.
func TestNoEnglishLeft(t *testing.T) {
	for _, l := range Langs()[1:] {
		english, own := map[string]bool{}, map[string]bool{}
		tokens := func(s string) []string {
			return letters.FindAllString(strings.ToLower(placeIn.ReplaceAllString(s, " ")), -1)
		}
		for _, row := range data.MustTable[wordRow]("figure_words.csv") {
			for _, word := range tokens(unescaped(row.En)) {
				english[word] = true
			}
			for _, word := range tokens(unescaped(row.in(l))) {
				own[word] = true
			}
		}
		claims := ownClaims(t, l)
		for _, kind := range contactKinds() {
			fig, err := kind.draw(claims, Options{Lang: l, Inputs: []string{ownNames[l].file}, Selection: casualties.NewSelection(), Top: 1})
			if err != nil {
				t.Fatal(err)
			}
			lint(t, kind.name, fig)
			show(t, fmt.Sprintf("own-%s-%s", kind.name, l), fig)
			var svg bytes.Buffer
			if err := fig.WriteSVG(&svg, 0); err != nil {
				t.Fatal(err)
			}
			texts := append(svgTexts(t, svg.Bytes()), svgWord{s: fig.Alt()}, svgWord{s: fig.Caption()})
			for _, text := range texts {
				for _, word := range tokens(text.s) {
					latin := strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Latin, r) })
					if english[word] && !own[word] || l == Arabic && latin {
						t.Errorf("%s in %s: the English word %q in %q", kind.name, l, word, text.s)
					}
				}
			}
		}
	}
}
