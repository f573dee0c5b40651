package wording

import "testing"

// The table of the design's section "From words to counts", row by row.
func TestTableOfTheDesign(t *testing.T) {
	tests := []struct {
		texts           []string
		low, best, high string
	}{
		{[]string{"42", "forty-two", "٤٢"}, "42", "42", "42"},
		{[]string{"1,234"}, "1234", "1234", "1234"},
		{[]string{"2e3"}, "2000", "2000", "2000"},
		{[]string{"at least 40", "40+", "no fewer than 40", "a minimum of 40"}, "40", "", ""},
		{[]string{"more than 20", "over 20", "in excess of 20"}, "21", "", ""},
		{[]string{"up to 73", "as many as 73", "at most 73"}, "", "", "73"},
		{[]string{"fewer than 10", "under 10"}, "", "", "9"},
		{[]string{"30-60", "30–60", "between 30 and 60", "from 30 to 60"}, "30", "", "60"},
		{[]string{"about 30", "around 30", "roughly 30", "~30", "30 or so"}, "", "30", ""},
		{[]string{"nearly 300", "almost 300"}, "", "300", "300"},
		{[]string{"a dozen"}, "12", "12", "12"},
		{[]string{"a child", "one killed"}, "1", "1", "1"},
		{[]string{"more than a dozen"}, "13", "", ""},
		{[]string{"dozens", "several", "many", "a number of", "hundreds"}, "", "", ""},
		{[]string{"", "NA", "n/a", "unknown", "-", "?"}, "", "", ""},
	}
	for _, tt := range tests {
		for _, text := range tt.texts {
			got, err := Parse(text, Options{})
			if want := [3]string{tt.low, tt.best, tt.high}; err != nil || cells(got.Count) != want {
				t.Errorf("Parse(%q) = %v, %v; want %v", text, cells(got.Count), err, want)
			}
		}
	}
}
