package date

import (
	"slices"
	"testing"
)

func FuzzParse(f *testing.F) {
	for _, s := range []string{"2017-05-18T03:42Z", "December 30, 2019", "18 أيار/مايو 2017", "14–16 March 2023", "03/04/23", "44999.5", "п'ятниця, 18 травня 2017 р.", "1-1-1-1-1-1-1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		plain, plainErr := Parse(s, Unknown)
		for _, order := range []Order{Unknown, DMY, MDY, YMD} {
			d, err := Parse(s, order)
			if err != nil {
				if d.IsKnown() || err.Error() == "" {
					t.Errorf("Parse(%q, %s) = %v with error %v", s, order, d, err)
				}
				continue
			}
			if !d.IsKnown() {
				continue
			}
			if again, err := ParseISO(d.String()); err != nil || again != d {
				t.Errorf("Parse(%q, %s) = %v, which is read as %v, %v", s, order, d, again, err)
			}
			inText(t, s, d)
			if plainErr == nil && plain != d {
				t.Errorf("Parse(%q) is %v without an order and %v with %s", s, plain, d, order)
			}
		}
		var e Evidence
		e.Add(s)
		if order, err := e.Order(); err != nil {
			t.Errorf("%q alone contradicts itself: %v (%v)", s, err, order)
		}
	})
}

// inText fails where the year or the day is no number of the text.
func inText(t *testing.T, s string, d Date) {
	t.Helper()
	var nums []int
	for _, n := range tokenize(clean(s)) {
		switch {
		case n.kind != 'n':
		case n.digits == 8:
			nums = append(nums, n.value/10000, n.value/100%100, n.value%100)
		default:
			nums = append(nums, n.value)
		}
	}
	y, _, day := d.Parts()
	if !slices.Contains(nums, y) || day != 0 && !slices.Contains(nums, day) {
		t.Errorf("%q has not the numbers of %v", s, d)
	}
}

func BenchmarkParse(b *testing.B) {
	for _, s := range []string{"2017-05-18", "26/03/2015", "30 avril 2017", "18 أيار/مايو 2017"} {
		b.Run(s, func(b *testing.B) {
			for b.Loop() {
				if _, err := Parse(s, Unknown); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
