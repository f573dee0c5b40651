package wording

import (
	"slices"
	"testing"
)

func TestRulesReadTheirExamples(t *testing.T) {
	rules, err := Rules()
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, r := range rules {
		ids = append(ids, r.ID)
		got, err := Parse(r.Example, Options{})
		want := [3]string{r.Low, r.Best, r.High}
		if err != nil || got.Rule != r.ID || cells(got.Count) != want {
			t.Errorf("%s: Parse(%q) = %v %s, %v; want %v", r.ID, r.Example, cells(got.Count), got.Rule, err, want)
		}
		if r.Meaning == "" {
			t.Errorf("%s: no meaning", r.ID)
		}
	}
	all := []string{RuleExact, RuleDozen, RuleArticle, RuleDual, RuleZero, RuleAtLeast, RuleMoreThan, RuleUpTo, RuleFewerThan,
		RuleRange, RuleAbout, RuleNearly, RuleVague, RuleNothing}
	if !slices.Equal(ids, all) {
		t.Errorf("the table has %v, the parser %v", ids, all)
	}
}
