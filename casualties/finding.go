package casualties

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Severity says how much a finding matters.
type Severity uint8

// The severities. An error means that something of the input was not used as it
// stands; the run goes on and ends with status 1.
const (
	Note Severity = iota + 1
	Warning
	Error
)

var severityWords = [...]string{"", "note", "warning", "error"}

// String returns note, warning or error.
func (s Severity) String() string { return word(severityWords[:], int(s)) }

// MarshalText is String.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Finding is something to tell the user about the input.
type Finding struct {
	Rule     string // the id of the rule in data/findings.csv
	Severity Severity
	Pos      Position
	Column   string // the header's name; empty where no column is meant
	Seen     string // what stands there, shortened
	Message  string // what is wrong, lower case, without a period
	Hint     string // what to do about it; may be empty
}

// String returns the finding in one line: file:line:col: severity: column
// "killed": message (hint).
func (f Finding) String() string {
	var b strings.Builder
	if pos := f.Pos.String(); pos != "" {
		b.WriteString(pos + ": ")
	}
	fmt.Fprintf(&b, "%s: ", f.Severity)
	if f.Column != "" {
		fmt.Fprintf(&b, "column %q: ", f.Column)
	}
	b.WriteString(f.Message)
	if f.Hint != "" {
		fmt.Fprintf(&b, " (%s)", f.Hint)
	}
	return b.String()
}

// DefaultFindingLimit is the number of findings of each rule that are kept with
// their positions.
const DefaultFindingLimit = 1000

// Findings collects findings: exactly counted by rule, the first Limit of each
// rule kept.
type Findings struct {
	Limit  int // kept of each rule; 0: DefaultFindingLimit
	kept   []Finding
	counts map[string]int
	bySev  [Error + 1]int

	// byPlace keeps the findings of each rule that stand first in the input,
	// not those that are added first.
	byPlace bool
	pruneAt int // findings kept when it is time to let go of some

	events, sources twins // names of all tables read so far
}

// Add counts the finding and keeps it while its rule is under the limit. The
// severity is that of its rule unless the finding states one. A rule that is
// not in the table is a mistake in the program and comes out as an error.
func (fs *Findings) Add(f Finding) {
	if f.Severity == 0 {
		f.Severity = RuleSeverity(f.Rule)
	}
	if fs.counts == nil {
		fs.counts = map[string]int{}
	}
	fs.counts[f.Rule]++
	fs.bySev[f.Severity]++
	limit := cmp.Or(fs.Limit, DefaultFindingLimit)
	if fs.counts[f.Rule] <= limit || fs.byPlace {
		fs.kept = append(fs.kept, f)
	}
	if fs.byPlace && len(fs.kept) > max(limit, fs.pruneAt) {
		fs.prune()
		fs.pruneAt = len(fs.kept) + limit
	}
}

// Count is the exact number of findings of a severity.
func (fs *Findings) Count(s Severity) int { return fs.bySev[s] }

// Len is the exact number of findings.
func (fs *Findings) Len() int { return fs.bySev[Note] + fs.bySev[Warning] + fs.bySev[Error] }

// RuleCount is a rule and how many findings it has.
type RuleCount struct {
	Rule  string
	Count int
}

// ByRule returns the exact counts in byte order of the rule.
func (fs *Findings) ByRule() []RuleCount {
	var list []RuleCount
	for r, n := range fs.counts {
		list = append(list, RuleCount{r, n})
	}
	slices.SortFunc(list, func(a, b RuleCount) int { return strings.Compare(a.Rule, b.Rule) })
	return list
}

// Sorted returns the findings kept, by file, line, column, rule and message.
func (fs *Findings) Sorted() []Finding {
	list := slices.Clone(fs.kept)
	slices.SortStableFunc(list, func(a, b Finding) int {
		return cmp.Or(strings.Compare(a.Pos.File, b.Pos.File), cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Column, b.Pos.Column), strings.Compare(a.Rule, b.Rule), strings.Compare(a.Message, b.Message))
	})
	return list
}

// Edit lets f change the findings that are kept; not their rules, which are
// counted.
func (fs *Findings) Edit(f func(*Finding)) {
	for i := range fs.kept {
		f(&fs.kept[i])
	}
}

// full reports whether no more findings of the rule are kept. It then counts
// one, so that the caller need not make it.
func (fs *Findings) full(rule string) bool {
	if fs.counts[rule] < cmp.Or(fs.Limit, DefaultFindingLimit) {
		return false
	}
	fs.count(rule, 1)
	return true
}

// count counts findings that are not kept.
func (fs *Findings) count(rule string, n int) {
	if n > 0 {
		fs.counts[rule] += n
		fs.bySev[RuleSeverity(rule)] += n
	}
}

// merge adds the findings of another collection, of which each rule's first
// were kept. Of those kept together the first by position stay.
func (fs *Findings) merge(other *Findings) {
	if fs.counts == nil {
		fs.counts = map[string]int{}
	}
	for rule, n := range other.counts {
		fs.counts[rule] += n
	}
	for s, n := range other.bySev {
		fs.bySev[s] += n
	}
	fs.kept = append(fs.kept, other.kept...)
	fs.prune()
}

// prune keeps the first findings of each rule by position.
func (fs *Findings) prune() {
	limit := cmp.Or(fs.Limit, DefaultFindingLimit)
	kept := map[string]int{}
	fs.kept = slices.DeleteFunc(fs.Sorted(), func(f Finding) bool {
		kept[f.Rule]++
		return kept[f.Rule] > limit
	})
}
