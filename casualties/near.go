package casualties

import (
	"strings"
	"sync"
	"unicode"

	"toll/casualties/fold"
	"toll/casualties/names"
)

// nearNames finds names that one slip of the pen apart. It files every name
// under each text that is left when one letter is struck out: two names with
// such a text in common are compared, no others.
type nearNames struct {
	by   map[string][]int32
	list []nearName
}

type nearName struct{ folded, shown string }

// Slips are looked for in words of so many letters: shorter ones are near to too
// many others, longer names are no names.
const (
	shortestNear = 5
	longestNear  = 64
)

// add files a name; folded is its fold.Name.
func (n *nearNames) add(folded, shown string) {
	if n.by == nil {
		n.by = map[string][]int32{}
	}
	id := int32(len(n.list))
	n.list = append(n.list, nearName{folded, shown})
	strikes(folded, func(s string) {
		if ids := n.by[s]; len(ids) == 0 || ids[len(ids)-1] != id {
			n.by[s] = append(ids, id)
		}
	})
}

// mostAlike is how many names under one text are compared.
const mostAlike = 100

// find returns the first name filed that is one slip away from this one; empty
// where there is none.
func (n *nearNames) find(folded string) string {
	best := -1
	strikes(folded, func(s string) {
		ids := n.by[s]
		for _, id := range ids[:min(len(ids), mostAlike)] {
			if (best < 0 || int(id) < best) && oneSlip(folded, n.list[id].folded) {
				best = int(id)
			}
		}
	})
	if best < 0 {
		return ""
	}
	return n.list[best].shown
}

// strikes calls f with the name and with all that is left of it when one letter
// is struck out.
func strikes(name string, f func(string)) {
	runes := []rune(name)
	if len(runes) < shortestNear || len(runes) > longestNear {
		return
	}
	f(name)
	for i := range runes {
		if i == 0 || runes[i] != runes[i-1] {
			f(string(runes[:i]) + string(runes[i+1:]))
		}
	}
}

// oneSlip reports whether two names differ in one long word, and in it by one
// letter too many, another one, or two changed over; or only in where the spaces
// are. Names with other digits are other names.
func oneSlip(a, b string) bool {
	if a == b {
		return false
	}
	x, y := strings.Fields(a), strings.Fields(b)
	if strings.Join(x, "") == strings.Join(y, "") {
		return true
	}
	if len(x) != len(y) {
		return false
	}
	slips := 0
	for i := range x {
		if x[i] == y[i] {
			continue
		}
		if slips++; slips > 1 || !slipOfWord([]rune(x[i]), []rune(y[i])) {
			return false
		}
	}
	return true
}

func slipOfWord(a, b []rune) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < shortestNear || len(b)-len(a) > 1 {
		return false
	}
	from := 0
	for from < len(a) && a[from] == b[from] {
		from++
	}
	restA, restB := a[from:], b[from:]
	for len(restA) > 0 && restA[len(restA)-1] == restB[len(restB)-1] {
		restA, restB = restA[:len(restA)-1], restB[:len(restB)-1]
	}
	for _, r := range append(append([]rune(nil), restA...), restB...) {
		if unicode.IsDigit(r) {
			return false
		}
	}
	switch {
	case len(restB) == 1:
		return true
	case len(restA) == 2 && len(restB) == 2:
		return restA[0] == restB[1] && restA[1] == restB[0]
	}
	return false
}

// knownNames are the names of the table of sources.
var knownNames = sync.OnceValue(func() *nearNames {
	n := &nearNames{}
	for _, s := range names.Sources() {
		for _, name := range append([]string{s.Name, s.Latin}, s.Aliases...) {
			if folded := fold.Name(name); folded != "" {
				n.add(folded, s.Name)
			}
		}
	}
	return n
})
