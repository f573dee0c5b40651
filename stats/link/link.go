package link

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"toll/casualties/fold"
	"toll/casualties/guard"
)

// Links are the events of all files and which of them are one.
type Links struct {
	Unknown []Decision // decisions on events that no file has

	linker  *linker
	edges   []edge
	groups  *groups
	best    []int32 // by event: the edge that joined it at the lowest score; -1: none
	second  []int32 // by event: the best edge that did not join it; -1: none
	keys    []string
	members map[int32][]int32 // by root, in order, of groups of two or more
}

// Link finds which events of different files are one. Events of one file are
// never joined, unless a person's answers do it. The order of events and of
// files changes nothing. The error is of Options.Validate, or names decisions
// that cannot all hold, or two events of one file with one key, or is ctx's.
func Link(ctx context.Context, events []Event, opt Options) (*Links, error) {
	if err := opt.Validate(); err != nil {
		return nil, err
	}
	l := newLinker(ctx, events, opt)
	for i := 1; i < len(l.items); i++ {
		a, b := l.items[i-1].Event, l.items[i].Event
		if a.File == b.File && a.Start == b.Start && fold.Key(a.Key) == fold.Key(b.Key) {
			return nil, fmt.Errorf("%s has the event %s twice", a.File, a.Key)
		}
	}
	together, unknown, err := l.decide(l.finder())
	if err != nil {
		return nil, err
	}
	k := &Links{Unknown: unknown, linker: l, edges: l.candidates(ctx), members: map[int32][]int32{}}
	if err := ctx.Err(); err != nil { // some are missing then
		return nil, err
	}
	k.groups = l.assign(k.edges, together)
	k.choose()
	k.name()
	return k, nil
}

// Len is the number of events of all files.
func (k *Links) Len() int { return len(k.linker.items) }

// Candidates is the number of pairs that were compared and might be one.
func (k *Links) Candidates() int { return len(k.edges) }

// Files are the names of the files, in byte order.
func (k *Links) Files() []string {
	var files []string
	for i := range k.linker.items {
		if f := k.linker.items[i].File; len(files) == 0 || files[len(files)-1] != f {
			files = append(files, f)
		}
	}
	return files
}

// Joined is the number of groups of two events or more, and how many events are
// in them.
func (k *Links) Joined() (groups, events int) {
	for _, m := range k.members {
		events += len(m)
	}
	return len(k.members), events
}

// choose finds for every event the match and the runner-up.
func (k *Links) choose() {
	n := len(k.linker.items)
	k.best, k.second = make([]int32, n), make([]int32, n)
	for i := range n {
		k.best[i], k.second[i] = -1, -1
		if root := k.groups.find(int32(i)); k.groups.members[root] != nil {
			k.members[root] = append(k.members[root], int32(i))
		}
	}
	better := func(list []int32, event, i int32) {
		if j := list[event]; j < 0 || compareEdges(&k.edges[i], &k.edges[j]) < 0 {
			list[event] = i
		}
	}
	for i := range k.edges {
		e := &k.edges[i]
		list := k.second
		if e.fate == fateJoined {
			list = k.best
		}
		better(list, e.a, int32(i))
		better(list, e.b, int32(i))
	}
}

// name gives every group a key: the first day and the place that most of its
// events have, as toll's own keys are made.
func (k *Links) name() {
	n := len(k.linker.items)
	k.keys = make([]string, n)
	given := map[string]int{}
	for i := range n {
		root := k.groups.find(int32(i))
		if k.keys[root] == "" {
			key := k.keyOf(root)
			if given[key]++; given[key] > 1 {
				key = fmt.Sprintf("%s-%d", key, given[key])
			}
			k.keys[root] = key
		}
	}
	for i := range n {
		k.keys[i] = k.keys[k.groups.find(int32(i))]
	}
}

func (k *Links) keyOf(root int32) string {
	members := k.members[root]
	if members == nil {
		members = []int32{root}
	}
	said := map[string]int{}
	place, day := "", ""
	for _, m := range members {
		e := k.linker.items[m].Event
		if d := e.Start.String(); d != "" && (day == "" || len(d) > len(day) || len(d) == len(day) && d < day) {
			day = d
		}
		text := cmp.Or(e.Place, e.Name, e.Key)
		said[text]++
		if said[text] > said[place] || said[text] == said[place] && text < place {
			place = text
		}
	}
	words := strings.Fields(fold.Name(place))
	return strings.Join(append([]string{cmp.Or(day, "undated")}, words...), "-")
}

func unguard(s string) string { return string(guard.Unguard([]byte(s))) }

// order of the rows of tables: by the key given, then file, day and key.
func (k *Links) order() []int32 {
	list := make([]int32, len(k.linker.items))
	for i := range list {
		list[i] = int32(i)
	}
	slices.SortFunc(list, func(a, b int32) int { return cmp.Or(cmp.Compare(k.keys[a], k.keys[b]), cmp.Compare(a, b)) })
	return list
}
