package stats

import (
	"math/rand/v2"
	"slices"
	"strings"

	"toll/casualties"
	"toll/casualties/count"
)

// CoderRow is one row of the coders table: how far two people who coded the
// same claims agree on one field. A data set that is to be quoted states it.
type CoderRow struct {
	Field     string   `csv:"field" doc:"what was coded"`
	Both      int      `csv:"both" doc:"rows that both coded"`
	Same      int      `csv:"same" doc:"rows on which they agree; both leaving it empty is agreement"`
	Agreement Real     `csv:"agreement" doc:"same divided by both"`
	Level     Level    `csv:"level" doc:"which differences count in alpha"`
	Alpha     Real     `csv:"alpha" doc:"Krippendorff's alpha over the rows where both have a value: 1 agreement, 0 chance"`
	AlphaLow  Real     `csv:"alpha_low" doc:"lower end of its 95% bootstrap interval over rows"`
	AlphaHigh Real     `csv:"alpha_high" doc:"upper end of the same"`
	Warnings  Warnings `csv:"warnings" doc:"what to keep in mind about this row"`
}

// CoderDifference is one row of the list of what two coders coded differently.
type CoderDifference struct {
	Key   string `csv:"key" doc:"by what the rows were matched"`
	Field string `csv:"field" doc:"what was coded differently"`
	A     string `csv:"a" doc:"what the first coder wrote; empty: nothing"`
	B     string `csv:"b" doc:"what the second coder wrote; empty: nothing"`
	FileA string `csv:"file_a" doc:"file of the first coder's row"`
	LineA int    `csv:"line_a" doc:"its line"`
	FileB string `csv:"file_b" doc:"file of the second coder's row"`
	LineB int    `csv:"line_b" doc:"its line"`
}

// CodersTable is how far two coders agree.
type CodersTable struct {
	Rows         []*CoderRow        // one a field, in the order of CodedFields
	Differences  []*CoderDifference // in the order of the first coder's rows
	OnlyA, OnlyB int                // claims that the other one did not code
}

// CoderOptions says how claims are matched and measured.
type CoderOptions struct {
	Key     func(*casualties.Claim) string // nil: address and wording
	Numbers Level                          // of low, best and high; empty: Ordinal
	Repeats int                            // draws of the bootstrap; 0: 1,000
	Seed    uint64                         // of the draws
}

// KeyOfClaim is what claims of two coders are matched by where nothing else is
// asked: the page's address and the words of the figure.
func KeyOfClaim(c *casualties.Claim) string { return strings.TrimSpace(c.URL + " " + c.Reported) }

// codedField is a field that coders fill in.
type codedField struct {
	name   string
	text   func(*casualties.Claim) string
	number func(*casualties.Claim) count.Number // nil: words
}

func codedFields() []codedField {
	number := func(name string, of func(*casualties.Claim) count.Number) codedField {
		return codedField{name, func(c *casualties.Claim) string { return of(c).String() }, of}
	}
	return []codedField{
		{"measure", func(c *casualties.Claim) string { return c.Measure.String() }, nil},
		{"group", func(c *casualties.Claim) string { return c.Group.String() }, nil},
		number("low", func(c *casualties.Claim) count.Number { return c.Count.Low }),
		number("best", func(c *casualties.Claim) count.Number { return c.Count.Best }),
		number("high", func(c *casualties.Claim) count.Number { return c.Count.High }),
		{"published", func(c *casualties.Claim) string { return c.Published.String() }, nil},
		{"source", func(c *casualties.Claim) string { return c.Source }, nil},
	}
}

// Coders compares the claims that two people coded. Claims are matched by the
// key; where several of one coder have one key, those that agree best with one
// of the other's are matched first (by fields that are the same), then in the
// order of their lines. Where one coder left a field empty and the other did
// not, the row is a difference and no part of alpha; a warning counts them.
func Coders(a, b *casualties.Claims, opt CoderOptions) *CodersTable {
	if opt.Key == nil {
		opt.Key = KeyOfClaim
	}
	if opt.Numbers == "" {
		opt.Numbers = Ordinal
	}
	if opt.Repeats == 0 {
		opt.Repeats = 1000
	}
	t := &CodersTable{}
	matched := t.match(byKey(a, opt.Key), byKey(b, opt.Key))
	for _, f := range codedFields() {
		t.Rows = append(t.Rows, t.row(f, matched, opt))
	}
	slices.SortStableFunc(t.Differences, func(x, y *CoderDifference) int {
		if x.FileA != y.FileA {
			return strings.Compare(x.FileA, y.FileA)
		}
		return x.LineA - y.LineA
	})
	return t
}

// coded is one claim that both coders coded.
type coded struct {
	key  string
	a, b *casualties.Claim
}

// keyed is the claims of one coder by key.
type keyed struct {
	keys []string // in the order of the claims
	of   map[string][]*casualties.Claim
}

func byKey(claims *casualties.Claims, key func(*casualties.Claim) string) keyed {
	k := keyed{of: map[string][]*casualties.Claim{}}
	for c := range claims.All {
		one := *c
		name := key(&one)
		if k.of[name] == nil {
			k.keys = append(k.keys, name)
		}
		k.of[name] = append(k.of[name], &one)
	}
	return k
}

func (t *CodersTable) match(a, b keyed) []coded {
	var list []coded
	for _, key := range a.keys {
		as, bs := a.of[key], slices.Clone(b.of[key])
		for want := len(codedFields()); want >= 0 && len(bs) > 0; want-- {
			var left []*casualties.Claim
			for _, c := range as {
				i := slices.IndexFunc(bs, func(d *casualties.Claim) bool { return alike(c, d) >= want })
				if i < 0 {
					left = append(left, c)
					continue
				}
				list = append(list, coded{key, c, bs[i]})
				bs = slices.Delete(bs, i, i+1)
			}
			as = left
		}
		t.OnlyA, t.OnlyB = t.OnlyA+len(as), t.OnlyB+len(bs)
	}
	for _, key := range b.keys {
		if a.of[key] == nil {
			t.OnlyB += len(b.of[key])
		}
	}
	return list
}

// alike is the number of fields that two claims have the same.
func alike(a, b *casualties.Claim) int {
	n := 0
	for _, f := range codedFields() {
		add(&n, f.text(a) == f.text(b))
	}
	return n
}

// row measures one field and lists its differences.
func (t *CodersTable) row(f codedField, matched []coded, opt CoderOptions) *CoderRow {
	r := &CoderRow{Field: f.name, Both: len(matched), Level: Nominal}
	if f.number != nil {
		r.Level = opt.Numbers
	}
	var units [][]float64
	words := map[string]float64{} // numbers for words: only whether they differ counts
	value := func(c *casualties.Claim) (float64, bool) {
		if f.number != nil {
			n, known := f.number(c).Get()
			return float64(n), known
		}
		s := f.text(c)
		if _, there := words[s]; !there {
			words[s] = float64(len(words))
		}
		return words[s], s != ""
	}
	halves := 0
	for _, m := range matched {
		x, y := f.text(m.a), f.text(m.b)
		if x == y {
			r.Same++
		} else {
			t.Differences = append(t.Differences, &CoderDifference{m.key, f.name, x, y, m.a.Pos.File, m.a.Pos.Line, m.b.Pos.File, m.b.Pos.Line})
		}
		v, okA := value(m.a)
		w, okB := value(m.b)
		add(&halves, okA != okB)
		if okA && okB {
			units = append(units, []float64{v, w})
		}
	}
	r.Agreement = share(r.Same, r.Both)
	r.measure(units, opt)
	if halves > 0 {
		r.Warnings = append(r.Warnings, plural(halves, "row in which one of the two left it empty: no part of alpha", "rows in which one of the two left it empty: no part of alpha"))
	}
	return r
}

// measure computes alpha and its interval, and says why where there is none.
func (r *CoderRow) measure(units [][]float64, opt CoderOptions) {
	alpha, err := Alpha(units, r.Level)
	if err != nil {
		r.Warnings = append(r.Warnings, "no alpha: "+err.Error())
		return
	}
	r.Alpha = Of(alpha)
	low, high, drawn, err := AlphaInterval(units, r.Level, 0.95, opt.Repeats, rand.New(rand.NewPCG(opt.Seed, 0)))
	if err != nil {
		return
	}
	r.AlphaLow, r.AlphaHigh = Of(low), Of(high)
	if drawn < opt.Repeats {
		r.Warnings = append(r.Warnings, plural(opt.Repeats-drawn, "draw of the bootstrap had one value only and is left out", "draws of the bootstrap had one value only and are left out"))
	}
}
