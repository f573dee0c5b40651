package stats

import (
	"iter"
	"math"
)

// PooledRange is a row of the ranges table with the columns of pooling. It
// assumes that the votes are independent studies of one quantity, which news
// reports are not: they copy each other.
type PooledRange struct {
	Range
	Studies     int  `csv:"studies" doc:"votes with a best and both bounds, which alone are pooled"`
	Pooled      Real `csv:"pooled" doc:"pooled number, if they are independent studies of one quantity"`
	PooledLow   Real `csv:"pooled_low" doc:"lower end of its 95% interval"`
	PooledHigh  Real `csv:"pooled_high" doc:"upper end of the same"`
	PredictLow  Real `csv:"predict_low" doc:"lower end of the 95% prediction interval of another study"`
	PredictHigh Real `csv:"predict_high" doc:"upper end of the same"`
	Tau2        Real `csv:"tau2" doc:"variance between studies, of natural logarithms"`
	I2          Real `csv:"i2" doc:"percent of the variance that is between studies"`
	Q           Real `csv:"q" doc:"Cochran's heterogeneity"`
	QP          Real `csv:"q_p" doc:"its p with studies - 1 degrees of freedom"`
}

// PoolRanges yields the ranges table with the votes of each cell pooled by the
// method. Only votes with a point and both bounds enter, as ln point with the
// standard error (ln high − ln low)/(2·1.959964); a vote whose bounds are equal
// or 0 states no uncertainty that could be weighed and stays out. The columns
// are empty with fewer than two. A method that is not there yields them empty,
// too, with a warning: commands check it before.
func PoolRanges(results iter.Seq[Result], method PoolMethod) iter.Seq[*PooledRange] {
	return func(yield func(*PooledRange) bool) {
		for r := range results {
			if !yield(poolRange(r, method)) {
				return
			}
		}
	}
}

func poolRange(r Result, method PoolMethod) *PooledRange {
	row := &PooledRange{Range: *r.Range}
	row.Warnings = append(Warnings(nil), r.Range.Warnings...)
	var y, v []float64
	for i := range r.Latest.Votes {
		vote := &r.Latest.Votes[i]
		point, hasPoint := vote.Point.Get()
		low, hasLow := vote.Floor.Get()
		high, hasHigh := vote.StrictCeiling.Get()
		if !hasPoint || !hasLow || !hasHigh || low < 1 || high <= low || point < 1 {
			continue
		}
		se := (math.Log(float64(high)) - math.Log(float64(low))) / (2 * z95)
		y, v = append(y, math.Log(float64(point))), append(v, se*se)
	}
	row.Studies = len(y)
	if out := len(r.Latest.Votes) - len(y); out > 0 && len(y) > 0 {
		row.Warnings = append(row.Warnings, plural(out, "vote without a best and both bounds not pooled", "votes without a best and both bounds not pooled"))
	}
	if len(y) < 2 {
		return row
	}
	p, err := Pool(y, v, method)
	if err != nil {
		row.Warnings = append(row.Warnings, "not pooled: "+err.Error())
		return row
	}
	number := func(x float64) Real { return Of(math.Exp(x)) }
	row.Pooled, row.PooledLow, row.PooledHigh = number(p.Estimate), number(p.Low), number(p.High)
	row.PredictLow, row.PredictHigh = number(p.PredictLow), number(p.PredictHigh)
	row.Tau2, row.I2, row.Q, row.QP = Of(p.Tau2), Of(p.I2), Of(p.Q), Of(p.QP)
	row.Warnings = append(row.Warnings, "pooling assumes independent studies of one quantity")
	return row
}
