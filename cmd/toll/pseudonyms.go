package main

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/pflag"

	"toll/casualties"
	"toll/casualties/fold"
	"toll/casualties/names"
)

// privatePerson is the kind of data/sources.csv that --pseudonyms hides.
const privatePerson = "person"

// pseudonymFlags say whose names are not to be shown.
type pseudonymFlags struct {
	on      bool
	private []string
}

// flagsPseudonyms declares the flags of the commands that can show sources under
// other names.
func flagsPseudonyms(fs *pflag.FlagSet, r *readFlags) {
	inFamily(fs, familyOut, func(fs *pflag.FlagSet) {
		fs.BoolVar(&r.persons.on, "pseudonyms", false, "show sources that are private persons as Private person 1, 2, … in the order in which they are met")
		fs.StringArrayVar(&r.persons.private, "private", nil, "this `SOURCE` is a private person (repeatable); with it goes --pseudonyms")
	})
}

func (p *pseudonymFlags) asked() bool { return p.on || len(p.private) > 0 }

// disguise are the pseudonyms of a set of claims.
type disguise struct {
	by    map[string]string // name as the claims have it → pseudonym
	forms []nameForm        // how the names are written in texts, the longest first
	parts map[string]string // folded words of names → pseudonym
}

// nameForm is one way to write a name.
type nameForm struct{ text, pseudonym string }

// leastPart is how many letters a part of a name has that is looked for by
// itself: shorter ones are words of every language.
const leastPart = 4

// disguised gives the private persons among the sources of the claims other
// names, in every text and finding: the same everywhere. They are numbered in
// the order of file, line and column, so that no name can be found by trying
// names out; who has the input can number them again.
func (l *loaded) disguised(e *env, p *pseudonymFlags) error {
	d, err := newDisguise(e, l.claims, p.private)
	if err != nil || len(d.by) == 0 {
		return err
	}
	l.findings.Edit(d.finding)
	out := casualties.NewClaims()
	for c := range l.claims.All {
		hidden := *c
		d.claim(&hidden, l.findings)
		out.Append(&hidden)
	}
	l.claims = out
	for _, in := range l.inputs {
		if d.partIn(in.name) != "" {
			l.findings.Add(casualties.Finding{Rule: "pseudonym-shows", Pos: casualties.Position{File: in.name}, Message: "the file's name holds a part of a private person's name",
				Hint: "give the file another name"})
		}
	}
	e.note("%s shown under pseudonyms; the addresses of their pages are left out", plural(len(slices.Compact(slices.Sorted(mapValues(d.by)))), "source"))
	return nil
}

func mapValues(m map[string]string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for _, v := range m {
			if !yield(v) {
				return
			}
		}
	}
}

func newDisguise(e *env, claims *casualties.Claims, private []string) (*disguise, error) {
	d := &disguise{by: map[string]string{}, parts: map[string]string{}}
	asked, met := map[string]bool{}, map[string]bool{}
	for _, name := range private {
		asked[sourceKey(name)] = true
	}
	byKey := map[string]string{}
	var known []string
	for c := range claims.All {
		for _, name := range []string{c.Source, c.Origin, c.Via} {
			if name == "" || d.by[name] != "" {
				continue
			}
			key := sourceKey(name)
			met[key] = true
			if !asked[key] && !isPrivate(name) {
				known = append(known, name)
				continue
			}
			if byKey[key] == "" {
				byKey[key] = fmt.Sprintf("Private person %d", len(byKey)+1)
			}
			d.by[name] = byKey[key]
			d.learn(name, byKey[key])
		}
	}
	slices.SortStableFunc(d.forms, func(a, b nameForm) int { return len(b.text) - len(a.text) })
	for _, name := range private {
		if !met[sourceKey(name)] {
			u := usagef(e.command, "--private %s: no claim has this source", shown(name))
			slices.Sort(known)
			return nil, e.didYouMean(u, name, slices.Compact(known), "sources there are")
		}
	}
	return d, nil
}

// isPrivate reports whether the table of sources has the name as a private
// person's, or a carrier's among several.
func isPrivate(name string) bool {
	return slices.ContainsFunc(names.Carriers(name), func(s names.Source) bool { return s.Kind == privatePerson })
}

// learn notes how a name is written, and its parts.
func (d *disguise) learn(name, pseudonym string) {
	all := []string{name}
	if s, ok := names.LookupSource(name); ok {
		all = append(append(all, s.Name, s.Latin), s.Aliases...)
	}
	for _, form := range all {
		if utf8.RuneCountInString(form) < leastPart || slices.ContainsFunc(d.forms, func(f nameForm) bool { return f.text == form }) {
			continue
		}
		d.forms = append(d.forms, nameForm{form, pseudonym})
		for _, word := range wordsIn(form) {
			if utf8.RuneCountInString(word) >= leastPart {
				d.parts[word] = pseudonym
			}
		}
	}
}

// wordsIn returns the folded words of a text.
func wordsIn(text string) []string {
	var list []string
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) }) {
		if f := fold.Name(word); f != "" {
			list = append(list, f)
		}
	}
	return list
}

// text returns a text with the whole names in it replaced, whatever their case.
func (d *disguise) text(s string) string {
	for _, f := range d.forms {
		for at := 0; ; {
			i := indexFold(s[at:], f.text)
			if i < 0 {
				break
			}
			s = s[:at+i] + f.pseudonym + s[at+i+len(f.text):]
			at += i + len(f.pseudonym)
		}
	}
	return s
}

// indexFold is strings.Index for texts that differ in case only. Names of other
// lengths in bytes in another case are not found: their parts are.
func indexFold(s, name string) int {
	for i := 0; i+len(name) <= len(s); i++ {
		if strings.EqualFold(s[i:i+len(name)], name) {
			return i
		}
	}
	return -1
}

// partIn returns a word of a text that is a part of a private person's name;
// empty where there is none.
func (d *disguise) partIn(text string) string {
	for _, word := range wordsIn(text) {
		if d.parts[word] != "" && !strings.HasPrefix(word, "private") && word != "person" {
			return word
		}
	}
	return ""
}

// betrays reports whether an address holds a part of a name: pages of persons
// often do, without anything between the words.
func (d *disguise) betrays(url string) bool {
	folded := strings.ToLower(url)
	for part := range d.parts {
		if strings.Contains(folded, part) {
			return true
		}
	}
	return false
}

// claim hides the private persons in a claim.
func (d *disguise) claim(c *casualties.Claim, findings *casualties.Findings) {
	if d.by[c.Source] != "" || d.by[c.Via] != "" || d.by[c.Origin] != "" || d.betrays(c.URL) {
		c.URL = ""
	}
	for _, name := range []*string{&c.Source, &c.Via, &c.Origin} {
		if p := d.by[*name]; p != "" {
			*name = p
		} else {
			*name = d.text(*name)
		}
	}
	for _, text := range []*string{&c.Reported, &c.Note, &c.EventName, &c.Evidence, &c.Grade} {
		*text = d.text(*text)
	}
	c.Extra = slices.Clone(c.Extra)
	for i := range c.Extra {
		c.Extra[i].Text = d.text(c.Extra[i].Text)
	}
	for _, left := range []struct{ column, text string }{{"event", c.Event}, {"event_name", c.EventName}, {"place", c.Place}, {"source", c.Source}, {"via", c.Via}, {"origin", c.Origin},
		{"side", c.Side}, {"reported", c.Reported}, {"note", c.Note}, {"evidence", c.Evidence}} {
		if d.partIn(left.text) != "" {
			findings.Add(casualties.Finding{Rule: "pseudonym-shows", Pos: c.Pos, Column: left.column,
				Message: "a word that is a part of a private person's name stands here", Hint: "look whether it shows who that is, and change the table if it does"})
		}
	}
}

// finding hides the private persons in what is said of the input.
func (d *disguise) finding(f *casualties.Finding) {
	was := f.Message + f.Seen + f.Hint
	f.Column, f.Message, f.Seen, f.Hint = d.text(f.Column), d.text(f.Message), d.text(f.Seen), d.text(f.Hint)
	if was == f.Message+f.Seen+f.Hint && d.partIn(was) == "" {
		return
	}
	if strings.HasSuffix(f.Rule, "-source") || d.partIn(f.Message+" "+f.Seen+" "+f.Hint) != "" {
		f.Message, f.Seen, f.Hint = "what is said here names a private person", "", "see it with: toll check"
	}
}
