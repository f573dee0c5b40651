package stats

import (
	"toll/casualties"
	"toll/casualties/count"
)

// Verdict says in one word how the votes of a cell stand to each other.
type Verdict string

// The verdicts, in the order in which they are decided.
const (
	VerdictNone       Verdict = "none"       // no vote with a number
	VerdictSingle     Verdict = "single"     // one vote
	VerdictApart      Verdict = "apart"      // two of them cannot both be complete counts
	VerdictSame       Verdict = "same"       // every vote states a point, all equal
	VerdictMinimums   Verdict = "minimums"   // fewer than two votes have a ceiling: not comparable
	VerdictCompatible Verdict = "compatible" // some number is excluded by no vote
)

// Gap is by how much two votes cannot both be complete counts: the greatest
// floor ÷ the smallest ceiling, at least 1, a ceiling under 1 counting as 1.
type Gap struct {
	Ratio        Real // unknown with fewer than two votes, no floor or no ceiling
	Floor        count.Number
	Ceiling      count.Number
	FloorVote    int // index of the vote with the greatest floor, ties in byte order; -1
	CeilingVote  int // index of the vote with the smallest ceiling, ties in byte order; -1
	WithCeilings int // votes that have a ceiling
}

// NewGap computes the gap of votes. With strict, early exact and nearly figures
// keep the ceilings they state.
func NewGap(votes []casualties.Vote, strict bool) Gap {
	g := Gap{FloorVote: -1, CeilingVote: -1}
	for i := range votes {
		ceiling := votes[i].Ceiling
		if strict {
			ceiling = votes[i].StrictCeiling
		}
		if votes[i].Floor.IsKnown() && (g.FloorVote < 0 || g.Floor.Less(votes[i].Floor)) {
			g.Floor, g.FloorVote = votes[i].Floor, i
		}
		if ceiling.IsKnown() {
			g.WithCeilings++
			if g.CeilingVote < 0 || ceiling.Less(g.Ceiling) {
				g.Ceiling, g.CeilingVote = ceiling, i
			}
		}
	}
	if len(votes) >= 2 && g.FloorVote >= 0 && g.CeilingVote >= 0 {
		floor, _ := g.Floor.Get()
		ceiling, _ := g.Ceiling.Get()
		g.Ratio = Of(max(1, float64(floor)/float64(max(1, ceiling))))
	}
	return g
}

// IsApart reports whether two votes cannot both be complete counts. It compares
// the whole numbers, not their rounded ratio.
func (g Gap) IsApart() bool {
	ceiling, _ := g.Ceiling.Get()
	floor, _ := g.Floor.Get()
	return g.Ratio.IsKnown() && floor > max(1, ceiling)
}

func verdict(votes []casualties.Vote, g Gap) Verdict {
	switch {
	case len(votes) == 0:
		return VerdictNone
	case len(votes) == 1:
		return VerdictSingle
	case g.IsApart():
		return VerdictApart
	case allSame(votes):
		return VerdictSame
	case g.WithCeilings < 2:
		return VerdictMinimums
	}
	return VerdictCompatible
}

func allSame(votes []casualties.Vote) bool {
	for i := range votes {
		if !votes[i].Point.IsKnown() || votes[i].Point != votes[0].Point {
			return false
		}
	}
	return true
}

// FaceValue is the sentence that stands beside a verdict where the figures,
// taken as they were stated, differ more than the verdict tells; empty where
// they do not.
func (r *Range) FaceValue() string {
	if !r.strict.IsApart() || r.gap.IsApart() && r.gap.Floor == r.strict.Floor && r.gap.Ceiling == r.strict.Ceiling {
		return ""
	}
	return r.strict.Ceiling.String() + " and " + r.strict.Floor.String() + ": taken at face value they differ ×" + r.GapStrict.Fixed(2) +
		"; as early figures both may be incomplete"
}
