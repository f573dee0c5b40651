package link

import "fmt"

// Why says in one paragraph why two events were joined or not. The error names
// the one that no file has.
func (k *Links) Why(a, b Ref) (string, error) {
	f := k.linker.finder()
	i, ok := f.find(a)
	if !ok {
		return "", fmt.Errorf("there is no event %s", a)
	}
	j, ok := f.find(b)
	if !ok {
		return "", fmt.Errorf("there is no event %s", b)
	}
	x, y := k.linker.items[i].Event, k.linker.items[j].Event
	text := fmt.Sprintf("%s (%s) and %s (%s) ", k.ref(i), x.whenWhere(), k.ref(j), y.whenWhere())
	together := k.groups.find(i) == k.groups.find(j)
	if i == j {
		return text + "are the same event of the same file.", nil
	}
	if x.File == y.File && !together {
		return text + "stand in the same file, and events of one file are never joined: the file itself tells them apart.", nil
	}
	c := k.linker.compare(i, j)
	switch e := k.edge(i, j); {
	case together && c.Verdict == Candidate:
		text += "are one event, " + k.keys[i] + ": " + c.words() + ". " + c.sum()
	case together:
		text += "are one event, " + k.keys[i] + ", because a person's decisions bring them together; a direct comparison would not: " + c.Why + "."
	case c.Verdict == Apart:
		text += "are not joined: " + c.Why + k.linker.limits(&c) + "."
	case e == nil:
		text += "are not joined: " + c.words() + "."
	default:
		text += "are not joined: " + e.fate.words(&k.linker.opt) + ". Compared with each other: " + c.words() + ". " + c.sum()
	}
	if x.says() != "" && y.says() != "" {
		text += " Their figures: " + x.says() + "; " + y.says() + "."
	}
	return text + k.instead(i, j) + k.instead(j, i), nil
}

// Explain says for every event of a group, given by its key, why it was joined:
// a paragraph a pair of the group's events, in order. nil where no group has the
// key, or it has one event.
func (k *Links) Explain(event string) []string {
	var list []string
	for root, members := range k.members {
		if k.keys[root] != event {
			continue
		}
		for x, i := range members {
			for _, j := range members[x+1:] {
				a, b := k.linker.items[i].Event, k.linker.items[j].Event
				text, err := k.Why(Ref{a.File, a.Key}, Ref{b.File, b.Key})
				if err == nil { // both are there
					list = append(list, text)
				}
			}
		}
	}
	return list
}

func (k *Links) edge(i, j int32) *edge {
	for n := range k.edges {
		if e := &k.edges[n]; e.a == min(i, j) && e.b == max(i, j) {
			return e
		}
	}
	return nil
}

// sum is how a score came about.
func (c *Comparison) sum() string {
	text := fmt.Sprintf("The score is %.4g: the mean of time %.4g and place %.4g", c.Score, c.Time, c.Place)
	if c.Category >= 0 {
		text = fmt.Sprintf("The score is %.4g: the mean of time %.4g, place %.4g and category %.4g", c.Score, c.Time, c.Place, c.Category)
	}
	if c.Compared {
		text += fmt.Sprintf(", plus %.4g for the figures", c.Figures)
	}
	return text + "; 0 would say that nothing tells them apart."
}

// limits names the option behind what keeps two events apart.
func (l *linker) limits(c *Comparison) string {
	switch {
	case c.Days > l.opt.Days:
		return fmt.Sprintf(" (%d days; --days is %d)", c.Days, l.opt.Days)
	case c.Km > l.opt.Km:
		return fmt.Sprintf(" (%.4g km; --km is %.4g)", c.Km, l.opt.Km)
	case c.Similarity == 0:
		return fmt.Sprintf(" (similarity below %.4g, the --name)", l.opt.Name)
	}
	return ""
}

// instead says with what of the other's file an event was joined.
func (k *Links) instead(i, other int32) string {
	for _, m := range k.members[k.groups.find(i)] {
		if m != i && m != other && k.linker.items[m].file == k.linker.items[other].file {
			c := k.linker.compare(i, m)
			return fmt.Sprintf(" %s was joined with %s instead (score %.4g).", k.ref(i), k.ref(m), c.Score)
		}
	}
	return ""
}

// whenWhere is the day and place of an event, as its file says.
func (e *Event) whenWhere() string {
	when, where := e.days(), e.Place
	if when == "" {
		when = "no date"
	}
	if where == "" {
		where = "no place"
	}
	return when + ", " + where
}
