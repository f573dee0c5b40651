package charts

import (
	"strings"
	"testing"

	"toll/casualties"
	"toll/casualties/count"
)

func TestAsOf(t *testing.T) {
	all := casualties.NewClaims()
	appendMadeUp(t, all, "e", "Event", []madeUp{{source: "A", count: count.Exactly(3), published: "2020-03-02"},
		{source: "B", count: count.Exactly(9), published: "2020-05-02"}, {source: "C", count: count.Exactly(4)}})
	sel := casualties.NewSelection()
	if err := sel.AsOf.UnmarshalText([]byte("2020-03-31")); err != nil {
		t.Fatal(err)
	}
	for r := range statsRanges(all, sel) {
		spec := NewForestSpec(r, Options{Selection: sel}).String()
		for _, want := range []string{"1 claim by 1 source, as of 31 March 2020.", "Left out as of 31 March 2020: 1 later claim and 1 undated claim."} {
			if !strings.Contains(spec, want) {
				t.Errorf("no %q in\n%s", want, spec)
			}
		}
	}
}

func TestOptionsReplaceWords(t *testing.T) {
	fig, err := Forest(madeUpCell(t, madeUp{source: "A", count: count.Exactly(3)}), Options{Title: "My title", Subtitle: "My subtitle", Note: "My note", Version: "1.2"})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"title: My title\n", "subtitle: My subtitle\n", "  My note\n"} {
		if !strings.Contains(fig.Spec(), want) {
			t.Errorf("no %q in\n%s", want, fig.Spec())
		}
	}
}

func TestParseSize(t *testing.T) {
	for in, want := range map[string]Size{"column": Column, "page": Page, "slide": Slide, "": Page, "120": {Width: 120}, "100.5mm": {Width: 100.5}, "120 mm": {Width: 120}} {
		if got, err := ParseSize(in); err != nil || got != want {
			t.Errorf("ParseSize(%q) = %v, %v", in, got, err)
		}
	}
	for _, in := range []string{"x", "79", "1e9", "NaN", "-100"} {
		if _, err := ParseSize(in); err == nil {
			t.Errorf("ParseSize(%q): no error", in)
		}
	}
}

func TestWords(t *testing.T) {
	for in, want := range map[string]string{"1234567": "1\u2009234\u2009567", "≥1000–999": "≥1\u2009000–999", "": "", "a12": "a12", "é1000é": "é1\u2009000é"} {
		if got := wordsOf(English).grouped(in); got != want {
			t.Errorf("grouped(%q) = %q, want %q", in, got, want)
		}
	}
	for in, want := range map[float64]string{1.0978: "×1.10", 1.1744: "×1.2", 2.4: "×2.4", 9.96: "×10", 12.4: "×12", 12345: "×12\u2009345"} {
		if got := wordsOf(English).times(in); got != want {
			t.Errorf("times(%v) = %q, want %q", in, got, want)
		}
	}
	if got := wordsOf(English).listed([]string{"a", "b", "c"}); got != "a, b and c" {
		t.Errorf("listed: %q", got)
	}
}
