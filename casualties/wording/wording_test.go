package wording

import (
	"testing"

	"toll/casualties/count"
)

func TestParsePlainDigits(t *testing.T) {
	got, err := Parse("42", Options{})
	want := Reading{Count: count.Exactly(42), Kind: Figure, Rule: RuleExact}
	if err != nil || got != want {
		t.Errorf("Parse(42) = %+v, %v; want %+v", got, err, want)
	}
}
