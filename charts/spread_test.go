package charts

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSpread(t *testing.T) {
	for _, test := range []struct {
		name        string
		labels      []label
		top, bottom float64
		want        []float64
	}{
		{"none", nil, 0, 10, []float64{}},
		{"apart", []label{{10, 4}, {20, 4}}, 0, 30, []float64{10, 20}},
		{"two at one place share the move", []label{{10, 4}, {10, 4}}, 0, 30, []float64{8, 12}},
		{"a third joins the block", []label{{10, 4}, {10, 4}, {13, 4}}, 0, 30, []float64{7, 11, 15}},
		{"clamped above", []label{{0, 4}, {1, 4}}, 0, 30, []float64{2, 6}},
		{"clamped below", []label{{29, 4}, {30, 4}}, 0, 30, []float64{24, 28}},
		{"several lines", []label{{10, 12}, {10, 4}}, 0, 40, []float64{6, 14}},
		{"no room", []label{{5, 4}, {5, 4}, {5, 4}}, 0, 10, []float64{2, 6, 10}},
	} {
		if diff := cmp.Diff(test.want, spread(test.labels, test.top, test.bottom)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}
