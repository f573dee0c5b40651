package layout

import (
	"fmt"
	"slices"
	"strings"
)

// entry is a row of data/headers.csv: what a word, or several, in the name of a
// column means.
type entry struct {
	Word       string `csv:"word"`
	Role       string `csv:"role"`
	Rank       string `csv:"rank"`
	Measure    string `csv:"measure"`
	Group      string `csv:"group"`
	Side       string `csv:"side"`
	Bound      string `csv:"bound"`
	Cumulative string `csv:"cumulative"`
	Source     string `csv:"source"`
}

// filler is the role of words that say nothing by themselves: number, of.
const filler = "filler"

// personalWord is a row of data/personal.csv: a word in the name of a column
// that holds data of single persons.
type personalWord struct {
	Word string `csv:"word"`
	Part string `csv:"part"` // whole, person, thing, small, beside or sign: see data/README.md
	Kind string `csv:"kind"` // what of a person it is: name, telephone …
}

// A draft is a vocabulary as the tables are gone through; freeze makes one of
// it.
type draft struct {
	roles    map[string][]candidate // what a whole name means
	figures  map[string]entry       // what a part of the name of a count means
	longest  int                    // words in the longest part
	personal map[string]person
}

func readDraft(headers []entry, personal []personalWord) (*draft, error) {
	d := &draft{roles: map[string][]candidate{}, figures: map[string]entry{}, personal: map[string]person{}}
	for _, e := range headers {
		words := split(e.Word)
		if len(words) == 0 {
			return nil, fmt.Errorf("headers.csv: no letters in %q", e.Word)
		}
		add := d.addFigure
		if e.Role != "" && e.Role != filler {
			add = d.addRole
		}
		if err := add(words, e); err != nil {
			return nil, fmt.Errorf("headers.csv: %w", err)
		}
	}
	for _, w := range personal {
		if err := d.addPersonal(w); err != nil {
			return nil, fmt.Errorf("personal.csv: %w", err)
		}
	}
	return d, nil
}

func (d *draft) addRole(words []string, e entry) error {
	c := candidate{Role(e.Role), rankOf(e.Rank)}
	if c.rank < 1 || c.rank > 9 {
		return fmt.Errorf("%q: the rank %q is not 1 to 9", e.Word, e.Rank)
	}
	if !slices.Contains(Roles(), c.role) {
		return fmt.Errorf("%q: no role %q", e.Word, e.Role)
	}
	key := strings.Join(words, " ")
	if !slices.ContainsFunc(d.roles[key], func(o candidate) bool { return o.role == c.role }) {
		d.roles[key] = append(d.roles[key], c)
	}
	return nil
}

func (d *draft) addFigure(words []string, e entry) error {
	key := strings.Join(words, " ")
	e.Word, e.Rank = "", ""
	if was, ok := d.figures[key]; ok && was != e {
		return fmt.Errorf("%q has two meanings in the name of a count: %+v and %+v", key, was, e)
	}
	d.figures[key] = e
	d.longest = max(d.longest, len(words))
	return nil
}

func (d *draft) addPersonal(w personalWord) error {
	key := strings.Join(split(w.Word), " ")
	p := d.personal[key]
	switch w.Part {
	case "whole":
		p.whole = w.Kind
	case "thing":
		p.thing = w.Kind
	case "beside":
		p.beside = w.Kind
	case "person":
		p.person = true
	case "small":
		p.small = true
	case "sign":
		p.sign = true
	default:
		return fmt.Errorf("%q has the part %q", w.Word, w.Part)
	}
	d.personal[key] = p
	return nil
}

// rankOf reads a rank, one digit; nothing is 1, the strongest.
func rankOf(s string) int {
	switch len(s) {
	case 0:
		return 1
	case 1:
		return int(s[0]) - '0'
	}
	return 0
}
