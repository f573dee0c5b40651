package stats

import (
	"errors"
	"math"
)

// Tendency is the two-way model of points: ln y of source j in cell i is
// cell i + source j + error, by least squares. It says by which factor a
// source's points usually stand above or below those of the others it meets,
// whatever the sizes of the cells. It is a tendency, not a bias: no true figure
// is known, and the sources are no independent samples.
//
// The source effects sum to 0, unweighted, within each group of sources that
// chains of shared cells connect; sources of different groups cannot be
// compared. The zero value is an empty model; add cells, then fit. It keeps 12
// bytes a point, and while fitting 8 bytes for each pair of sources of the
// largest group.
type Tendency struct {
	sources []uint32  // of every point, cell after cell
	logs    []float64 // of every point
	ends    []int     // where each cell ends
	points  []int     // by source: points in cells with two or more of them
	last    []int     // by source: number of the last cell it has a point in, from 1
	cells   int       // all cells, those with one point included
}

// Effect is what the model says of one source. Group is 0 where the source has
// no point; Value and the rest are unknown where it shares no cell with another
// source, and SE, Low and High also where no degree of freedom is left.
type Effect struct {
	Points    int  // in cells with another source's point
	Group     int  // number of the group of connected sources, from 1
	Value     Real // effect on the logarithm; exp of it is "how many times the others' figures"
	SE        Real // standard error from the usual covariance
	Low, High Real // 95% t interval on the model's residual degrees of freedom
}

// Fit is the fitted model.
type Fit struct {
	Effects []Effect // by source
	Groups  int
	DF      int  // points − cells − sources + groups
	Sigma   Real // residual standard deviation; unknown without a degree of freedom
	// TooLarge counts the groups of more than MaxConnected sources, which are
	// numbered and not solved.
	TooLarge int
}

// MaxConnected is the largest group of connected sources that is solved: its
// matrix takes 8 bytes for each pair, 1.2 GB.
const MaxConnected = 12_000

// Add adds the points above 0 of one cell, of sources numbered from 0, each at
// most once. A cell with a point of one source alone connects nothing.
func (t *Tendency) Add(sources []int, points []int64) error {
	if len(sources) != len(points) {
		return errors.New("as many points as sources are needed")
	}
	for i, s := range sources {
		if s < 0 || points[i] <= 0 {
			return errors.New("only points above 0, of sources from 0 on, have a logarithm")
		}
	}
	logs := make([]float64, len(points))
	for i, n := range points {
		logs[i] = math.Log(float64(n))
	}
	return t.addLogs(sources, logs)
}

// addLogs is Add of the logarithms.
func (t *Tendency) addLogs(sources []int, logs []float64) error {
	t.cells++
	for _, s := range sources {
		t.grow(s + 1)
		if t.last[s] == t.cells {
			return errors.New("a source has one point in a cell")
		}
		t.last[s] = t.cells
	}
	if len(sources) < 2 {
		return nil
	}
	for i, s := range sources {
		t.points[s]++
		t.sources = append(t.sources, uint32(s))
		t.logs = append(t.logs, logs[i])
	}
	t.ends = append(t.ends, len(t.sources))
	return nil
}

// grow makes room for n sources.
func (t *Tendency) grow(n int) {
	for len(t.points) < n {
		t.points, t.last = append(t.points, 0), append(t.last, 0)
	}
}

// Fit solves the model for n sources: those not added have no effect. The cells
// are eliminated first, so that only sources × sources is dense.
func (t *Tendency) Fit(n int) (*Fit, error) {
	t.grow(n)
	n = len(t.points)
	f := &Fit{Effects: make([]Effect, n)}
	groups := t.connect(f)
	place := make([]int, n) // of a source within its group
	for _, members := range groups {
		for i, s := range members {
			place[s] = i
		}
	}
	cells := t.cellsOf(f)
	unexplained := 0.0
	variance := make([]float64, n) // ÷ σ²
	for g, members := range groups {
		if len(members) < 2 {
			continue
		}
		if len(members) > MaxConnected {
			f.TooLarge++
			continue
		}
		rest, err := t.solve(f, cells[g], members, place, variance)
		if err != nil {
			return nil, err
		}
		unexplained += rest
		for _, s := range members {
			f.DF += t.points[s]
		}
		f.DF -= len(cells[g]) + len(members) - 1
	}
	f.intervals(unexplained, variance)
	return f, nil
}

// connect numbers the groups of connected sources by their first source and
// returns their members in order.
func (t *Tendency) connect(f *Fit) [][]int {
	parent := make([]int, len(t.points))
	for i := range parent {
		parent[i] = i
	}
	root := func(s int) int {
		for parent[s] != s {
			parent[s] = parent[parent[s]]
			s = parent[s]
		}
		return s
	}
	from := 0
	for _, end := range t.ends {
		for _, s := range t.sources[from:end] {
			a, b := root(int(s)), root(int(t.sources[from]))
			parent[max(a, b)] = min(a, b)
		}
		from = end
	}
	var groups [][]int
	number := make([]int, len(t.points))
	for s := range t.points {
		r := root(s)
		if t.last[s] == 0 {
			continue
		}
		if r == s {
			groups = append(groups, nil)
			number[s] = len(groups)
		}
		g := number[r]
		groups[g-1] = append(groups[g-1], s)
		f.Effects[s].Group, f.Effects[s].Points = g, t.points[s]
	}
	f.Groups = len(groups)
	return groups
}

// span32 is where the points of a cell stand.
type span32 struct{ from, to uint32 }

// cellsOf returns the cells of each group, in order.
func (t *Tendency) cellsOf(f *Fit) [][]span32 {
	counts := make([]int, f.Groups)
	each := func(visit func(group int, cell span32)) {
		from := 0
		for _, end := range t.ends {
			visit(f.Effects[t.sources[from]].Group-1, span32{uint32(from), uint32(end)})
			from = end
		}
	}
	each(func(g int, _ span32) { counts[g]++ })
	cells := make([][]span32, f.Groups)
	for g, n := range counts {
		cells[g] = make([]span32, 0, n)
	}
	each(func(g int, c span32) { cells[g] = append(cells[g], c) })
	return cells
}
