package layout

import (
	"slices"
	"strings"

	"toll/casualties/contact"
)

// person is what words in the name of a column say of single persons.
type person struct {
	whole  string // the kind of data where they are the whole name
	thing  string // the kind where they stand beside a word for a person
	beside string // the kind where another column is one of persons
	person bool   // they are a word for a person
	small  bool   // they say nothing by themselves
	sign   bool   // a column of this name is there where rows are persons
}

// kind returns what of a person the column holds by its name: the whole name
// says so, or it names a person and a thing of theirs, as in "name of victim",
// with nothing but small words beside. Empty where it says neither.
func (v *vocabulary) personKind(words []string) string {
	if kind := v.person(strings.Join(words, " ")).whole; kind != "" {
		return kind
	}
	person, kind := false, ""
	for i := 0; i < len(words); {
		n, isPerson, isThing := v.personPart(words[i:])
		switch {
		case isPerson:
			person = true
		case isThing != "":
			kind = isThing
		case !v.isSmall(words[i]):
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
func (v *vocabulary) personPart(words []string) (n int, person bool, kind string) {
	for n := min(3, len(words)); n > 0; n-- {
		switch p := v.person(strings.Join(words[:n], " ")); {
		case p.person:
			return n, true, ""
		case p.thing != "":
			return n, false, p.thing
		case p.whole != "":
			return n, false, p.whole
		}
	}
	return 0, false, ""
}

// isSmall reports whether a word says nothing by itself: of, the, 1.
func (v *vocabulary) isSmall(word string) bool {
	return word == "s" || v.person(word).small || strings.Trim(word, "0123456789") == ""
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
		name := split(c.name)
		says := words().person(strings.Join(name, " "))
		persons = persons || says.sign
		if !t.mayBePersonal(c) {
			continue
		}
		kind := words().personKind(name)
		if kind == "" {
			kind = t.contacts(c)
		} else {
			persons = true
		}
		switch {
		case kind != "":
			t.leaveOut(c, kind)
		case says.beside != "":
			weak = append(weak, c)
		}
	}
	for _, c := range weak {
		if persons {
			t.leaveOut(c, words().person(strings.Join(split(c.name), " ")).beside)
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
