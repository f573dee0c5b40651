package stats

import (
	"fmt"

	"toll/casualties/count"
	"toll/casualties/names"
)

// finish makes the row. groups renumbers the connected groups in the order of
// the rows.
func (t *sourceTally) finish(fit *Fit, groups map[int]int64) *SourceRow {
	r := &t.row
	known, isKnown := names.LookupSource(r.Source)
	r.Kind, r.Origin = known.Kind, joined(t.origins)
	r.First, r.Last = t.first.date, t.last.date
	r.Drift, r.Vague, r.Bound = share(t.drift, r.Claims), share(t.vague, r.Claims), share(t.bound, r.Claims)
	r.Lowest, r.Highest = share(t.lowest, t.unequal), share(t.highest, t.unequal)
	r.Round = share(t.round, t.stated)
	if low, high, err := BinomialInterval(t.round, t.stated, 0.95); err == nil {
		r.RoundLow, r.RoundHigh = Of(low), Of(high)
	}
	if r.Claims == 0 {
		r.Warnings = append(r.Warnings, "no claim of its own: votes only through copies")
	}
	if isKnown && known.Pooled {
		r.Warnings = append(r.Warnings, "a pooled name: it stands for many, who need not agree")
	}
	if t.zeros > 0 {
		r.Warnings = append(r.Warnings, plural(t.zeros, "point of 0 left out of the tendency", "points of 0 left out of the tendency"))
	}
	t.tendency(fit, groups, isKnown && known.Pooled)
	return r
}

// tendency fills the columns of the model where there is enough behind them,
// and says why where there is not.
func (t *sourceTally) tendency(fit *Fit, groups map[int]int64, pooled bool) {
	r := &t.row
	if t.model < 0 {
		r.Warnings = append(r.Warnings, "no tendency: no point above 0")
		return
	}
	e := fit.Effects[t.model]
	if groups[e.Group] == 0 {
		groups[e.Group] = int64(len(groups) + 1)
	}
	r.Group = count.Known(groups[e.Group])
	switch {
	case t.pointEvents < MinEvents:
		r.Warnings = append(r.Warnings, fmt.Sprintf("no tendency: it needs points in %d events shared with others, here %d", MinEvents, t.pointEvents))
	case pooled:
		r.Warnings = append(r.Warnings, "no tendency: a pooled name is not one source")
	case !e.Value.IsKnown():
		r.Warnings = append(r.Warnings, fmt.Sprintf("no tendency: more than %d sources are connected", MaxConnected))
	default:
		r.Tendency, r.SE, r.Low, r.High = e.Value, e.SE, e.Low, e.High
	}
}
