package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"toll/casualties"
	"toll/casualties/date"
	"toll/casualties/fold"
	"toll/casualties/names"
	"toll/cmd/toll/internal/suggest"
)

// selectFlags choose claims, and say how the latest figures are found.
type selectFlags struct {
	events   []string
	measures *words
	groups   *words
	sides    []string
	sources  []string
	where    []string
	from, to date.Date
	derive   bool
	sel      casualties.Selection
}

// flagsSelect declares the flags of every command that compares claims.
func flagsSelect(fs *pflag.FlagSet) *selectFlags {
	s := flagsWhich(fs)
	inFamily(fs, familyHow, func(fs *pflag.FlagSet) {
		fs.Var(&day{&s.sel.AsOf}, "as-of", "only what was published by `DATE`; undated claims are left out")
		fs.Var(&whole{&s.sel.Settle, 0}, "settle", "read exact figures of the first `N` days after an event as minimums")
		fs.BoolVar(&s.sel.EachSource, "each-source", false, "a vote for every source, copies included")
	})
	return s
}

// flagsWhich declares the flags that choose claims.
func flagsWhich(fs *pflag.FlagSet) *selectFlags {
	s := &selectFlags{measures: &words{list: wordsOf(casualties.Measures())}, groups: &words{list: wordsOf(casualties.Groups())}, sel: casualties.NewSelection()}
	inFamily(fs, familyWhich, func(fs *pflag.FlagSet) {
		fs.StringArrayVar(&s.events, "event", nil, "only the event with this `KEY` or name, or whose key begins so (repeatable)")
		fs.Var(s.measures, "measure", "only this `MEASURE`: killed, injured, ... (repeatable)")
		fs.Var(s.groups, "group", "only this `GROUP`: total, civilians, ... (repeatable)")
		fs.StringArrayVar(&s.sides, "side", nil, "only this `SIDE`; '' where none is stated (repeatable)")
		fs.StringArrayVar(&s.sources, "source", nil, "only this `SOURCE`, under any name it is known by (repeatable)")
		fs.Var(&day{&s.from}, "from", "only events of `DATE` or later: 2017-05-18, 2017-05 or 2017")
		fs.Var(&day{&s.to}, "to", "only events of `DATE` or earlier; events without a date are left out")
		fs.BoolVar(&s.derive, "derive", false, "add a total to statements that give civilians and combatants and none; marked as derived")
		fs.StringArrayVar(&s.where, "where", nil, "only claims with this `COLUMN=VALUE` (repeatable: all must hold)")
	})
	return s
}

func wordsOf[T fmt.Stringer](list []T) []string {
	var out []string
	for _, x := range list {
		out = append(out, x.String())
	}
	return out
}

// needsTexts reports whether the filters look at words that tables of numbers
// do without.
func (s *selectFlags) needsTexts() bool { return len(s.where) > 0 || s.derive }

// all reports whether the flags choose every claim, so that nothing need be
// looked at before the table is made.
func (s *selectFlags) all() bool {
	return !s.derive && !s.sel.AsOf.IsKnown() && !s.from.IsKnown() && !s.to.IsKnown() &&
		len(s.events)+len(s.measures.values)+len(s.groups.values)+len(s.sides)+len(s.sources)+len(s.where) == 0
}

// apply returns the claims that the flags choose, and says on stderr how many
// --as-of leaves out of them.
func (s *selectFlags) apply(e *env, claims *casualties.Claims) (*casualties.Claims, error) {
	if s.derive {
		n := casualties.Derive(claims)
		e.note("derived %s from parts: no source stated them", plural(n, "total"))
	}
	tests, err := s.tests(e, claims)
	if err != nil {
		return nil, err
	}
	if len(tests) > 0 {
		claims = keepClaims(claims, tests)
		if claims.Len() == 0 {
			e.note("no claim is left by the filters")
		}
	}
	if s.sel.AsOf.IsKnown() {
		later, undated := leftOut(claims, s.sel)
		e.note("%s", asOfWords(s.sel, later, undated, claims.Len()))
	}
	return claims, nil
}

func keepClaims(claims *casualties.Claims, tests []claimTest) *casualties.Claims {
	kept := casualties.NewClaims()
	for c := range claims.All {
		if !slices.ContainsFunc(tests, func(ok claimTest) bool { return !ok(c) }) {
			kept.Append(c)
		}
	}
	return kept
}

// leftOut counts the claims that --as-of leaves out.
func leftOut(claims *casualties.Claims, sel casualties.Selection) (later, undated int) {
	for c := range claims.All {
		switch known := c.PublicKnown(); {
		case !known.IsKnown():
			undated++
		case known.Last() > sel.AsOf.Last():
			later++
		}
	}
	return later, undated
}

// claimTest says whether a claim is wanted.
type claimTest func(*casualties.Claim) bool

// tests turns the flags into tests, all of which must hold.
func (s *selectFlags) tests(e *env, claims *casualties.Claims) ([]claimTest, error) {
	var tests []claimTest
	if len(s.events) > 0 {
		keys := map[string]bool{}
		for _, asked := range s.events {
			found, err := e.findEvents(claims, asked, "--event")
			if err != nil {
				return nil, err
			}
			for _, k := range found {
				keys[k] = true
			}
		}
		tests = append(tests, func(c *casualties.Claim) bool { return keys[c.Event] })
	}
	if s.from.IsKnown() || s.to.IsKnown() {
		test, err := s.periodTest(e, claims)
		if err != nil {
			return nil, err
		}
		tests = append(tests, test)
	}
	if len(s.measures.values) > 0 {
		tests = append(tests, func(c *casualties.Claim) bool { return slices.Contains(s.measures.values, c.Measure.String()) })
	}
	if len(s.groups.values) > 0 {
		tests = append(tests, func(c *casualties.Claim) bool { return slices.Contains(s.groups.values, c.Group.String()) })
	}
	if len(s.sides) > 0 {
		test, err := e.nameTest(claims, "side", s.sides, func(c *casualties.Claim) string { return c.Side }, fold.Key)
		if err != nil {
			return nil, err
		}
		tests = append(tests, test)
	}
	if len(s.sources) > 0 {
		test, err := e.nameTest(claims, "source", s.sources, func(c *casualties.Claim) string { return c.Source }, sourceKey)
		if err != nil {
			return nil, err
		}
		tests = append(tests, test)
	}
	for _, w := range s.where {
		test, err := e.whereTest(claims, w)
		if err != nil {
			return nil, err
		}
		tests = append(tests, test)
	}
	return tests, nil
}

// periodTest wants the claims about events that may have been between --from and
// --to: of an event known by its month, a day of that month is enough.
func (s *selectFlags) periodTest(e *env, claims *casualties.Claims) (claimTest, error) {
	if s.from.IsKnown() && s.to.IsKnown() && s.to.Last() < s.from.First() {
		return nil, usagef(e.command, "--to %s is before --from %s", s.to, s.from).hint("exchange the two")
	}
	within, undated := map[string]bool{}, 0
	for _, event := range claims.Events() {
		switch d := event.Date; {
		case !d.IsKnown():
			undated++
		case s.from.IsKnown() && d.Last() < s.from.First(), s.to.IsKnown() && d.First() > s.to.Last():
		default:
			within[event.Key] = true
		}
	}
	if undated > 0 {
		e.note("left out %s without a date", plural(undated, "event"))
	}
	return func(c *casualties.Claim) bool { return within[c.Event] }, nil
}

// sourceKey is equal for two names of one source.
func sourceKey(name string) string {
	if s, ok := names.LookupSource(name); ok {
		name = s.Name
	}
	return fold.Name(name)
}

// nameTest wants claims with one of the names asked for, and answers a name
// that no claim has with near ones.
func (e *env) nameTest(claims *casualties.Claims, flag string, asked []string, of func(*casualties.Claim) string, key func(string) string) (claimTest, error) {
	have, known := map[string]bool{}, []string(nil)
	for c := range claims.All {
		name := of(c)
		if k := key(name); !have[k] {
			have[k] = true
			known = append(known, name)
		}
	}
	slices.Sort(known)
	wanted := map[string]bool{}
	for _, name := range asked {
		k := key(name)
		if !have[k] {
			u := usagef(e.command, "--%s %s: no claim has this %[1]s", flag, shown(name))
			return nil, e.didYouMean(u, name, known, flag+"s there are")
		}
		wanted[k] = true
	}
	return func(c *casualties.Claim) bool { return wanted[key(of(c))] }, nil
}

// didYouMean adds the command line with the nearest known word; without a near
// one the words there are, if they are few.
func (e *env) didYouMean(u *usageError, typed string, known []string, what string) error {
	near := suggest.Near(typed, known, 1)
	for _, n := range near {
		u.hint("did you mean: %s", e.corrected(typed, n))
	}
	const few = 12
	if len(near) == 0 && len(known) <= few {
		u.hint("%s: %s", what, strings.Join(quoteAll(known), ", "))
	}
	return u
}
