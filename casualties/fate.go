package casualties

import "toll/casualties/date"

// Fate is what becomes of a claim when the latest figures are chosen.
type Fate uint8

// The fates, in the order in which they are decided.
const (
	IsLatest          Fate = iota // part of its source's latest figure
	IsAfterAsOf                   // published after the day asked for
	IsUndatedAsOf                 // undated, so not known to have been there on the day asked for
	IsUnattributed                // names no source
	IsPart                        // a figure for a part of the event
	IsWider                       // a figure for more than the event
	IsMisrelay                    // its carrier changed what was said
	IsDoubtfulMatch               // perhaps another event
	IsWithoutNumber               // words only
	IsEarlierRevision             // a later revision of the same source is there
	IsRelayBesideOwn              // the source's own publication is there
	IsEarlierDay                  // the source said something later
)

var fateWords = [...]string{
	"latest figure",
	"published after the day asked for",
	"undated: not known to have been there on the day asked for",
	"no source named: listed, no vote",
	"a figure for a part of the event: listed, not compared",
	"a figure for more than the event: listed, not compared",
	"the carrier changed what was said: listed, no vote",
	"not certain that it is this event: listed, no vote",
	"no number in the words",
	"superseded by a later revision",
	"a relay; the source's own publication is there",
	"superseded by a later day",
}

// String returns the fate in words.
func (f Fate) String() string { return word(fateWords[:], int(f)) }

// fateAlone decides what can be decided without looking at other claims.
func fateAlone(c *Claim, asOf date.Date) Fate {
	switch {
	case asOf.IsKnown() && !c.PublicKnown().IsKnown():
		return IsUndatedAsOf
	case asOf.IsKnown() && c.PublicKnown().Last() > asOf.Last():
		return IsAfterAsOf
	case !c.IsAttributed():
		return IsUnattributed
	case c.Scope == Part:
		return IsPart
	case c.Scope == Wider:
		return IsWider
	case c.Doubt == Misrelay:
		return IsMisrelay
	case c.Doubt == Match:
		return IsDoubtfulMatch
	case c.IsVague():
		return IsWithoutNumber
	}
	return IsLatest
}
