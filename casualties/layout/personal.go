package layout

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"toll/casualties/contact"
	"toll/data"
)

// personalWord is a row of data/personal.csv: a word in the name of a column
// that holds data of single persons.
type personalWord struct {
	Word string `csv:"word"`
	Part string `csv:"part"` // whole, person, thing, small, beside or sign: see data/README.md
	Kind string `csv:"kind"` // what of a person it is: name, telephone …
}

// personalNames is data/personal.csv by folded words, joined by a space.
type personalNames struct {
	whole, thing, beside map[string]string // to the kind
	person, small, sign  map[string]bool
}

var personal = sync.OnceValue(func() *personalNames {
	p := &personalNames{whole: map[string]string{}, thing: map[string]string{}, beside: map[string]string{}, person: map[string]bool{}, small: map[string]bool{}, sign: map[string]bool{}}
	for _, w := range data.MustTable[personalWord]("personal.csv") {
		key := strings.Join(split(w.Word), " ")
		switch w.Part {
		case "whole":
			p.whole[key] = w.Kind
		case "thing":
			p.thing[key] = w.Kind
		case "beside":
			p.beside[key] = w.Kind
		case "person":
			p.person[key] = true
		case "small":
			p.small[key] = true
		case "sign":
			p.sign[key] = true
		default: // a broken build; covered by tests
			panic(fmt.Errorf("embedded table personal.csv: %q has the part %q", w.Word, w.Part))
		}
	}
	return p
})

// kind returns what of a person the column holds by its name: the whole name
// says so, or it names a person and a thing of theirs, as in "name of victim",
// with nothing but small words beside. Empty where it says neither.
func (p *personalNames) kind(words []string) string {
	if kind, ok := p.whole[strings.Join(words, " ")]; ok {
		return kind
	}
	person, kind := false, ""
	for i := 0; i < len(words); {
		n, isPerson, isThing := p.part(words[i:])
		switch {
		case isPerson:
			person = true
		case isThing != "":
			kind = isThing
		case !p.isSmall(words[i]):
			return ""
		}
		i += max(n, 1)
	}
	if !person {
		return ""
	}
	return kind
}

// part returns how many of the first words are one part of a name, and which.
func (p *personalNames) part(words []string) (n int, person bool, kind string) {
	for n := min(3, len(words)); n > 0; n-- {
		key := strings.Join(words[:n], " ")
		switch {
		case p.person[key]:
			return n, true, ""
		case p.thing[key] != "":
			return n, false, p.thing[key]
		case p.whole[key] != "":
			return n, false, p.whole[key]
		}
	}
	return 0, false, ""
}

// isSmall reports whether a word says nothing by itself: of, the, 1.
func (p *personalNames) isSmall(word string) bool {
	return word == "s" || p.small[word] || strings.Trim(word, "0123456789") == ""
}

// readPersonal finds the columns that hold data of single persons, by their
// names or by what stands in them, and leaves them out. What the user asked for
// by name, tags, figures, and the columns of sources and outlets stay: who says
// something publicly is no secret, and --pseudonyms is there for them.
func (t *table) readPersonal() {
	if t.hints.Personal {
		return
	}
	var weak []*columnState
	persons := false
	for _, c := range t.columns {
		words := split(c.name)
		persons = persons || personal().sign[strings.Join(words, " ")]
		if !t.mayBePersonal(c) {
			continue
		}
		kind := personal().kind(words)
		if kind == "" {
			kind = t.contacts(c)
		} else {
			persons = true
		}
		switch {
		case kind != "":
			t.leaveOut(c, kind)
		case personal().beside[strings.Join(words, " ")] != "":
			weak = append(weak, c)
		}
	}
	for _, c := range weak {
		if persons {
			t.leaveOut(c, personal().beside[strings.Join(split(c.name), " ")])
		}
	}
}

func (t *table) mayBePersonal(c *columnState) bool {
	if c.empty || c.twice || c.tagged || len(c.rows) > 0 || t.asked(c) || normal(t.hints.SourceColumn) == c.key {
		return false
	}
	return !slices.ContainsFunc(c.roles, func(may candidate) bool {
		return slices.Contains([]Role{Source, Via, Origin, EventDate, Stated, Published, URL, Count}, may.role) || may.role == Event && may.rank == 1
	})
}

func (t *table) leaveOut(c *columnState, kind string) {
	c.rows = []Column{{Role: Ignore, Remark: "data of persons: " + kind}}
	c.roles = nil
	t.problem("personal-column", c, false, "to have it read all the same: --personal", "holds data of single persons, it seems (%s): not read, and in no output", kind)
}

// contacts returns the kind of contact data that most texts of the first rows
// are; empty where they are none.
func (t *table) contacts(c *columnState) string {
	i := slices.Index(t.columns, c)
	filled, of := 0, map[string]int{}
	for _, row := range t.samples {
		if i >= len(row) || clean(row[i]) == "" {
			continue
		}
		filled++
		if kind, ok := contact.Whole(row[i]); ok {
			of[kind]++
		}
	}
	for _, kind := range []string{contact.EMail, contact.Telephone} {
		if n := of[kind]; n > 0 && 2*n > filled {
			return kind
		}
	}
	return ""
}
