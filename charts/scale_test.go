package charts

import (
	"slices"
	"testing"

	"toll/casualties/count"
	"toll/charts/draw"
)

// μ vector of the methods: spans (40,40), (30,60), (42,42), (38,45) cover 38
// and 41 twice, 40 and 42 three times, 46 once and 61 not at all.
func TestStrip(t *testing.T) {
	r := madeUpCell(t, madeUp{source: "A", count: count.Exactly(40)}, madeUp{source: "B", count: count.Between(30, 60)},
		madeUp{source: "C", count: count.Exactly(42)}, madeUp{source: "D", count: count.Between(38, 45)})
	s := newStrip(wordsOf(English), r.Latest.Votes, 41.5, true)
	for n, want := range map[int64]int{29: 0, 30: 1, 38: 2, 40: 3, 41: 2, 42: 3, 45: 2, 46: 1, 61: 0} {
		if got := s.Spans(n); got != want {
			t.Errorf("%d is in %d spans, want %d", n, got, want)
		}
	}
	if s.Most != (Step{42, 42, 3}) || !s.Band || s.Label != "42: in the spans of 3 of 4 sources" {
		t.Errorf("got %+v, %q", s.Most, s.Label)
	}
}

func TestTicks(t *testing.T) {
	f, err := draw.NewFonts()
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		shown []int64
		width float64
		want  []int64
	}{
		{[]int64{25, 73}, 280, []int64{0, 20, 40, 60, 80}},
		{[]int64{8}, 280, []int64{0, 2, 4, 6, 8}},
		{[]int64{1}, 280, []int64{0, 1}},
		{[]int64{0}, 280, []int64{0, 1}},
		{[]int64{1, 558}, 280, []int64{0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000}},
		{[]int64{1, 558}, 95, []int64{0, 1, 10, 100, 1000}},
	}
	for _, test := range tests {
		got := newScale(test.shown, false).withTicks(f, wordsOf(English), test.width, 6).Ticks
		if !slices.Equal(got, test.want) {
			t.Errorf("%v on %v pt: %v, want %v", test.shown, test.width, got, test.want)
		}
	}
	if x := (Scale{Log: true, Top: 100}).at(0, 10, 110); x != 10 {
		t.Errorf("zero at %v, want the left end", x)
	}
	if x := (Scale{Log: true, Top: 100}).at(1, 10, 110); x != 10+zeroSlot {
		t.Errorf("1 at %v, want %v", x, 10+zeroSlot)
	}
}
