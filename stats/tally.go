package stats

import (
	"strconv"
	"strings"

	"toll/casualties"
)

// Warnings are what to keep in mind about a result.
type Warnings []string

// String joins the warnings with semicolons; none give the empty string.
func (w Warnings) String() string { return strings.Join(w, "; ") }

// MarshalText is String.
func (w Warnings) MarshalText() ([]byte, error) { return []byte(w.String()), nil }

// MarshalCSV is String, for gocsv.
func (w Warnings) MarshalCSV() (string, error) { return w.String(), nil }

// tally takes over what selection counted.
func (r *Range) tally(l *casualties.Latest) {
	t := &l.Tally
	r.Claims, r.Revisions, r.Relays, r.Vague = t.Claims, t.Revisions, t.Relays, t.Vague
	r.Partial, r.Doubtful, r.Unattributed = t.Partial, t.Doubtful, t.Unattributed
	r.Drift = len(Drifting(l))
}

func add(n *int, yes bool) {
	if yes {
		*n++
	}
}

// Drifting returns the indexes of the claims that differ by carrier: different
// figures given for one source at one time (one revision, or one day where no
// revision is known) by different carriers.
func Drifting(l *casualties.Latest) []int {
	if !anyRelay(l.Cell.Claims) {
		return nil // a source that carries itself does not drift
	}
	type moment struct {
		source   string
		revision int
		day      string
	}
	at := map[moment][]int{}
	for i := range l.Cell.Claims {
		c := &l.Cell.Claims[i]
		if !c.IsAttributed() || c.IsVague() || c.Scope != casualties.WholeEvent || c.Doubt == casualties.Match ||
			l.Fates[i] == casualties.IsAfterAsOf || l.Fates[i] == casualties.IsUndatedAsOf {
			continue
		}
		m := moment{c.Source, c.Revision, ""}
		if c.Revision == 0 {
			if m.day = c.Day().String(); m.day == "" {
				continue // no telling whether it was the same time
			}
		}
		at[m] = append(at[m], i)
	}
	var drifting []int
	for _, claims := range at {
		if differ(l.Cell.Claims, claims) {
			drifting = append(drifting, claims...)
		}
	}
	return drifting
}

func anyRelay(claims []casualties.Claim) bool {
	for i := range claims {
		if claims[i].IsRelay() {
			return true
		}
	}
	return false
}

// differ reports whether two carriers among the claims give different figures.
func differ(claims []casualties.Claim, list []int) bool {
	for _, i := range list {
		for _, j := range list {
			if claims[i].Via != claims[j].Via && claims[i].Count != claims[j].Count {
				return true
			}
		}
	}
	return false
}

// warn writes what a reader of the row has to keep in mind.
func (r *Range) warn(l *casualties.Latest, p Points) {
	say := func(n int, one, many string) {
		switch {
		case n == 1:
			r.Warnings = append(r.Warnings, one)
		case n > 1:
			r.Warnings = append(r.Warnings, strconv.Itoa(n)+" "+many)
		}
	}
	switch {
	case r.Origins == 0:
		r.Warnings = append(r.Warnings, "no vote: no named source gives a number")
	case r.Origins == 1:
		r.Warnings = append(r.Warnings, "single vote: nothing to compare")
	case p.N > 0 && p.N < 3:
		r.Warnings = append(r.Warnings, "median, mean and sd rest on fewer than 3 points ("+strconv.Itoa(p.N)+")")
	}
	say(p.Zeros, "1 point of 0 left out of ratio and log_sd", "points of 0 left out of ratio and log_sd")
	say(r.Early, "1 early vote read as a minimum", "early votes read as minimums")
	say(copies(l), "1 copy without a vote of its own", "copies without a vote of their own")
	say(r.Vague, "1 claim in words not compared", "claims in words not compared")
	say(r.Partial, "1 partial count not compared", "partial counts not compared")
	say(l.Tally.Wider, "1 count of more than the event not compared", "counts of more than the event not compared")
	say(r.Doubtful, "1 doubtful claim without a vote", "doubtful claims without a vote")
	say(r.Unattributed, "1 unattributed claim without a vote", "unattributed claims without a vote")
	say(l.Tally.Derived, "1 total derived from parts: no source stated it", "totals derived from parts: no source stated them")
	say(l.Tally.Later, "1 later claim left out", "later claims left out")
	say(l.Tally.Undated, "1 undated claim left out", "undated claims left out")
	if s := r.FaceValue(); s != "" {
		r.Warnings = append(r.Warnings, s)
	}
}

// copies is the number of figures that have no vote of their own.
func copies(l *casualties.Latest) int { return len(l.Figures) - len(l.Votes) }
