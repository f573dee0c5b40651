package stats

import (
	"fmt"

	"gonum.org/v1/gonum/mathext"
)

// SignTest is the exact two-sided sign test: the probability, if either of two
// outcomes were as likely as the other, of a split at least as uneven as higher
// against lower. Ties are left out by the caller. It is 2·P(X ≤ min) of the
// binomial with p = 1/2, at most 1. Unknown where both are 0 or one is
// negative.
//
// Sources that copy each other are no independent samples: it is an index of
// how one-sided the differences are, no proof.
func SignTest(higher, lower int) Real {
	n := higher + lower
	if higher < 0 || lower < 0 || n == 0 {
		return Real{}
	}
	k := min(higher, lower)
	// P(X ≤ k) = I½(n−k, k+1), the regularised incomplete beta function.
	return Of(min(1, 2*mathext.RegIncBeta(float64(n-k), float64(k+1), 0.5)))
}

// BinomialInterval is the exact interval of Clopper and Pearson (Biometrika
// 1934) for a share, hits of n, at the given level (0.95): from the quantile
// (1−level)/2 of the beta distribution (hits, n−hits+1), 0 where there is no
// hit, to the quantile (1+level)/2 of (hits+1, n−hits), 1 where all are. It
// takes the n to be independent. Errors: n < 1, hits outside 0 to n, a level
// outside 0 and 1.
func BinomialInterval(hits, n int, level float64) (low, high float64, err error) {
	switch {
	case n < 1:
		return 0, 0, fmt.Errorf("an interval for a share of %d", n)
	case hits < 0 || hits > n:
		return 0, 0, fmt.Errorf("%d hits of %d", hits, n)
	case !(level > 0 && level < 1):
		return 0, 0, fmt.Errorf("an interval at level %v", level)
	}
	low, high = 0, 1
	if hits > 0 {
		low = mathext.InvRegIncBeta(float64(hits), float64(n-hits+1), (1-level)/2)
	}
	if hits < n {
		high = mathext.InvRegIncBeta(float64(hits+1), float64(n-hits), (1+level)/2)
	}
	return low, high, nil
}
