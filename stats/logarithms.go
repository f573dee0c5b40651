package stats

import (
	"math"
	"sync"
)

// logarithms are the natural logarithms of small numbers, as math.Log gives
// them: most figures are small, and each is asked for many times.
type logarithms [1 << 12]float64

var smallLogs = sync.OnceValue(func() *logarithms {
	var l logarithms
	for n := range l {
		l[n] = math.Log(float64(n))
	}
	return &l
})

// of is math.Log of a number above 0.
func (l *logarithms) of(n int64) float64 {
	if uint64(n) < uint64(len(l)) {
		return l[n]
	}
	return math.Log(float64(n))
}
