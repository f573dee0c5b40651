package casualties

import (
	"fmt"
	"strings"
)

// Measure is what was counted: what happened to the people of a claim. The
// zero value is no measure.
type Measure uint8

// The measures, in the order in which tables list them. The last four are
// undivided: the source gives one figure for two things.
const (
	NoMeasure         Measure = iota
	Killed                    // dead
	Injured                   // wounded and alive when counted
	Missing                   // whereabouts unknown
	Captured                  // taken prisoner or abducted
	Displaced                 // driven from home
	Casualties                // killed and injured
	KilledOrWounded           // killed or wounded, undivided
	CapturedOrMissing         // captured or missing, undivided
	WoundedOrMissing          // wounded or missing, undivided
)

var measureWords = [...]string{"", "killed", "injured", "missing", "captured", "displaced",
	"casualties", "killed or wounded", "captured or missing", "wounded or missing"}

// String returns the measure's word; the empty string for no measure.
func (m Measure) String() string { return word(measureWords[:], int(m)) }

// MarshalText is String, for tables and JSON.
func (m Measure) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// MarshalCSV is String, for gocsv.
func (m Measure) MarshalCSV() (string, error) { return m.String(), nil }

// Measures returns all measures in the order in which tables list them.
func Measures() []Measure { return all[Measure](len(measureWords)) }

// ParseMeasure reads the word of a measure, whatever its case and spacing.
// Other words for it (deaths, wounded) are the layouts' and header words'
// business. The error names the words there are.
func ParseMeasure(s string) (Measure, error) {
	i, err := lookUp("measure", measureWords[:], s)
	return Measure(i), err
}

// Group is which people are counted. The zero value is no group.
type Group uint8

// The groups, in the order in which tables list them.
const (
	NoGroup Group = iota
	Total
	Civilians
	Combatants
	Children
	Women
	Men
	Officers
	Medical
	Journalists
	Unidentified
	WomenAndChildren // undivided
)

var groupWords = [...]string{"", "total", "civilians", "combatants", "children", "women", "men",
	"officers", "medical", "journalists", "unidentified", "women and children"}

// String returns the group's word; the empty string for no group.
func (g Group) String() string { return word(groupWords[:], int(g)) }

// MarshalText is String, for tables and JSON.
func (g Group) MarshalText() ([]byte, error) { return []byte(g.String()), nil }

// MarshalCSV is String, for gocsv.
func (g Group) MarshalCSV() (string, error) { return g.String(), nil }

// Groups returns all groups in the order in which tables list them.
func Groups() []Group { return all[Group](len(groupWords)) }

// ParseGroup reads the word of a group, whatever its case and spacing. The
// error names the words there are.
func ParseGroup(s string) (Group, error) {
	i, err := lookUp("group", groupWords[:], s)
	return Group(i), err
}

func word(words []string, i int) string {
	if i < len(words) {
		return words[i]
	}
	return fmt.Sprintf("?%d", i)
}

func all[T ~uint8](n int) []T {
	list := make([]T, 0, n-1)
	for i := 1; i < n; i++ {
		list = append(list, T(i))
	}
	return list
}

// lookUp finds s among words; the empty string is word 0.
func lookUp(kind string, words []string, s string) (int, error) {
	s = strings.Join(strings.Fields(strings.ToLower(strings.ReplaceAll(s, "_", " "))), " ")
	for i, w := range words {
		if s == w {
			return i, nil
		}
	}
	return 0, fmt.Errorf("%q is no %s; there are: %s", s, kind, strings.Join(words[1:], ", "))
}
