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
func fateAlone(r *record, s *shape, asOf date.Date) Fate {
	if asOf.IsKnown() {
		public := r.published
		if !public.IsKnown() {
			public = r.stated
		}
		switch {
		case !public.IsKnown():
			return IsUndatedAsOf
		case public.Last() > asOf.Last():
			return IsAfterAsOf
		}
	}
	switch {
	case r.source == 0:
		return IsUnattributed
	case s.scope == Part:
		return IsPart
	case s.scope == Wider:
		return IsWider
	case s.doubt == Misrelay:
		return IsMisrelay
	case s.doubt == Match:
		return IsDoubtfulMatch
	case r.known == 0:
		return IsWithoutNumber
	}
	return IsLatest
}
