package stats

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

// Two studies whose intervals are the best divided and multiplied by a factor:
// the pooled number is their geometric mean, by hand, and the standard error
// that of the mean of two with ln 2 / 1.96 each.
func TestPoolRanges(t *testing.T) {
	claims := readTable(t, "t.csv", "event,source,measure,group,low,best,high\n"+
		"e1,A,killed,total,50,100,200\ne1,B,killed,total,200,400,800\n"+
		"e1,C,killed,total,7,7,7\n"+ // exact: states no uncertainty
		"e1,D,killed,total,5,,90\n"+ // no best
		"e2,A,killed,total,50,100,200\n")
	list := results(claims)
	for _, r := range list {
		r.Range.Warnings = slices.Grow(r.Range.Warnings, 4) // room in which a careless append would write
	}
	rows := slices.Collect(PoolRanges(slices.Values(list), PoolFixed))
	if len(rows) != 2 {
		t.Fatalf("%d rows", len(rows))
	}
	r := rows[0]
	nearReal(t, "pooled", r.Pooled, 200, 1e-12)
	nearReal(t, "pooled_low", r.PooledLow, 200*math.Exp(-math.Ln2/math.Sqrt2), 1e-12)
	nearReal(t, "pooled_high", r.PooledHigh, 200*math.Exp(math.Ln2/math.Sqrt2), 1e-12)
	nearReal(t, "predict_high", r.PredictHigh, 200*math.Exp(math.Ln2/math.Sqrt2), 1e-12)
	if r.Studies != 2 || !strings.Contains(r.Warnings.String(), "2 votes without a best and both bounds not pooled; pooling assumes independent studies") {
		t.Errorf("%d studies: %q", r.Studies, r.Warnings)
	}
	if s := rows[1]; s.Studies != 1 || s.Pooled.IsKnown() || s.Q.IsKnown() {
		t.Errorf("one study is pooled: %+v", s)
	}
	if w := list[0].Range.Warnings; strings.Contains(w[:cap(w)].String(), "pooling") {
		t.Error("the ranges row itself was changed")
	}
	if got := fmt.Sprint(rows[0].Event, rows[0].Low, rows[0].Verdict); got != "e15apart" {
		t.Errorf("columns of the range: %s", got)
	}
}
