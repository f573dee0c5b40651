package casualties

import (
	"bytes"
	"fmt"
	"sync"

	"github.com/gocarina/gocsv"

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
	t := ruleTable{severity: map[string]Severity{}}
	b, err := data.Files.ReadFile("findings.csv")
	if err == nil {
		err = gocsv.Unmarshal(bytes.NewReader(b), &t.list)
	}
	for _, r := range t.list {
		i, e := lookUp("severity", severityWords[:], r.Severity)
		if e != nil && err == nil {
			err = e
		}
		t.severity[r.ID] = Severity(i)
	}
	if err != nil { // an embedded table that does not load cannot be shipped: tests load it
		panic(fmt.Errorf("data/findings.csv: %w", err))
	}
	return t
})
