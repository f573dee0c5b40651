package layout

import "toll/data/frozen"

// version of the layout below: another one wherever it changes.
const version = "3"

// The names of the sections of the frozen vocabulary.
const (
	keyHeaders  = "headers"  // terms by words
	keyPersonal = "personal" // persons by words
	keyLongest  = "longest"
)

// freeze lays the draft out for thaw.
func (d *draft) freeze() map[string]string {
	headers, personal := map[string]string{}, map[string]string{}
	for words := range d.roles {
		headers[words] = d.term(words)
	}
	for words := range d.figures {
		headers[words] = d.term(words)
	}
	for words, p := range d.personal {
		personal[words] = p.freeze()
	}
	return map[string]string{
		keyHeaders:  string(frozen.Make(headers)),
		keyPersonal: string(frozen.Make(personal)),
		keyLongest:  string(frozen.AppendNumber(nil, uint64(d.longest))),
	}
}

func thaw(all frozen.Map) *vocabulary {
	longest, _ := frozen.CutNumber(string(all.Section(keyLongest)))
	return &vocabulary{all.Section(keyHeaders), all.Section(keyPersonal), int(longest)}
}

// term lays out what words mean: the number of roles, and each with its rank;
// then the parts of a figure, if they are of one.
func (d *draft) term(words string) string {
	out := frozen.AppendNumber(nil, uint64(len(d.roles[words])))
	for _, c := range d.roles[words] {
		out = frozen.AppendNumber(frozen.Append(out, string(c.role)), uint64(c.rank))
	}
	if e, ok := d.figures[words]; ok {
		for _, part := range e.parts() {
			out = frozen.Append(out, *part)
		}
	}
	return string(out)
}

// term returns what words mean: roles of a column, and one figure or none.
func (v *vocabulary) term(words string) (roles []candidate, figures []entry) {
	value, _ := v.headers.Get(words)
	n, value := frozen.CutNumber(value)
	for range n {
		var role string
		var rank uint64
		role, value = frozen.Cut(value)
		rank, value = frozen.CutNumber(value)
		roles = append(roles, candidate{Role(role), int(rank)})
	}
	if value == "" {
		return roles, nil
	}
	var e entry
	for _, part := range e.parts() {
		*part, value = frozen.Cut(value)
	}
	return roles, []entry{e}
}

// parts are what an entry says of a figure.
func (e *entry) parts() [7]*string {
	return [...]*string{&e.Role, &e.Measure, &e.Group, &e.Side, &e.Bound, &e.Cumulative, &e.Source}
}

// freeze lays out what words say of a person: their kinds, and a bit for each
// part.
func (p person) freeze() string {
	var bits uint64
	for i, is := range []bool{p.person, p.small, p.sign} {
		if is {
			bits |= 1 << i
		}
	}
	out := frozen.AppendNumber(nil, bits)
	for _, kind := range []string{p.whole, p.thing, p.beside} {
		out = frozen.Append(out, kind)
	}
	return string(out)
}

// person returns what words say of a person; nothing of one where they are in
// no table.
func (v *vocabulary) person(words string) person {
	value, _ := v.personal.Get(words)
	bits, value := frozen.CutNumber(value)
	whole, value := frozen.Cut(value)
	thing, value := frozen.Cut(value)
	beside, _ := frozen.Cut(value)
	return person{whole, thing, beside, bits&1 != 0, bits&2 != 0, bits&4 != 0}
}
