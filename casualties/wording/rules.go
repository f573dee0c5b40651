package wording

import "sync"

// The ids of the rules that Reading.Rule names. Their meanings are in
// data/wordings/rules.csv.
const (
	RuleExact     = "exact"
	RuleAtLeast   = "at-least"
	RuleMoreThan  = "more-than"
	RuleUpTo      = "up-to"
	RuleFewerThan = "fewer-than"
	RuleRange     = "range"
	RuleAbout     = "about"
	RuleNearly    = "nearly"
	RuleDozen     = "dozen"
	RuleArticle   = "article"
	RuleDual      = "dual"
	RuleZero      = "zero"
	RuleVague     = "vague"
	RuleNothing   = "nothing"
)

// rulePart marks the patterns of hedges.csv that name a part and a whole, "12
// of 15", or compare, "12 more than". They are an error, in any language.
const rulePart = "part"

// hedgeRules are the rules that a row of hedges.csv may name.
var hedgeRules = []string{RuleAtLeast, RuleMoreThan, RuleUpTo, RuleFewerThan, RuleRange, RuleAbout, RuleNearly, rulePart}

// A RuleInfo describes one rule for people.
type RuleInfo struct {
	ID       string `csv:"rule"`
	Meaning  string `csv:"meaning"` // one line
	Example  string `csv:"example"` // a wording
	Low      string `csv:"low"`     // of the example; empty: unknown
	Best     string `csv:"best"`
	High     string `csv:"high"`
	Citation string `csv:"citation"`
}

// Rules returns the table of rules, in the order in which help shows them. The
// error is one of the embedded table, and does not happen in a tested build.
func Rules() ([]RuleInfo, error) { return loadRules() }

var loadRules = sync.OnceValues(func() ([]RuleInfo, error) {
	return readTable[RuleInfo]("wordings/rules.csv")
})
