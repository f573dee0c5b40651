package casualties

import (
	"fmt"
	"sync"

	"toll/data"
)

// Rule is a kind of finding, as data/findings.csv describes it.
type Rule struct {
	ID       string `csv:"rule"`
	Severity string `csv:"severity"`
	Title    string `csv:"title"`   // one line
	Text     string `csv:"text"`    // what it means and what becomes of the row
	Example  string `csv:"example"` // an input that has it
}

// Rules returns the kinds of findings there are, in the order of the table.
func Rules() []Rule { return loadRules().list }

// RuleSeverity returns the severity of a rule, Error for one that is not in the
// table.
func RuleSeverity(id string) Severity {
	if s, ok := loadRules().severity[id]; ok {
		return s
	}
	return Error
}

type ruleTable struct {
	list     []Rule
	severity map[string]Severity
}

var loadRules = sync.OnceValue(func() ruleTable {
	t := ruleTable{list: data.MustTable[Rule]("findings.csv"), severity: map[string]Severity{}}
	for _, r := range t.list {
		i, err := lookUp("severity", severityWords[:], r.Severity)
		if err != nil { // an embedded table that does not load cannot be shipped: tests load it
			panic(fmt.Errorf("data/findings.csv: %w", err))
		}
		t.severity[r.ID] = Severity(i)
	}
	return t
})
