package wording

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/gocarina/gocsv"

	"toll/data"
)

// A VagueRule gives words without a number the least number of people that
// they stand for, as a project publishes it.
type VagueRule struct {
	Phrase string // "dozens"; a class of vague.csv, or words of a text
	Value  int64  // people, at least
	Source string // where the rule is published
}

// VagueRules are the rules of one profile. Reading by them is up to the user:
// without, words without a number have none.
type VagueRules struct {
	Profile string      // "acled"; the rule of a reading is "vague:" and this
	Rules   []VagueRule // in the order of the file
}

// vagueRuleRow is a row of data/vague_rules.csv.
type vagueRuleRow struct {
	Phrase  string `csv:"phrase"`
	Profile string `csv:"profile"`
	Value   string `csv:"value"`
	Source  string `csv:"source"`
}

// vagueColumns are the columns that a file of vague rules must have.
var vagueColumns = []string{"phrase", "profile", "value", "source"}

// vagueClasses are the classes of vague.csv, the same in every language.
var vagueClasses = []string{"few", "several", "many", "number", "tens", "dozens", "scores", "hundreds", "thousands",
	"tens of thousands", "hundreds of thousands", "millions"}

// VagueProfile returns the embedded rules of a profile: acled, emdat or ccc. The
// error names the profiles there are.
func VagueProfile(profile string) (*VagueRules, error) {
	rows, err := embeddedVague()
	if err != nil {
		return nil, err
	}
	rules := slices.DeleteFunc(slices.Clone(rows), func(r vagueRuleRow) bool { return r.Profile != profile })
	if len(rules) == 0 {
		return nil, fmt.Errorf("vague rules: no profile %q: there are %s", profile, strings.Join(profilesOf(rows), ", "))
	}
	return newVagueRules(rules)
}

// decodeTable reads CSV with our own csv.Reader, so that no setting of gocsv
// that another package makes can change it.
func decodeTable[T any](r io.Reader) ([]T, error) {
	var rows []T
	if err := gocsv.UnmarshalCSV(csv.NewReader(r), &rows); err != nil {
		return nil, err
	}
	return rows, nil
}

// VagueProfiles returns the names of the embedded profiles.
func VagueProfiles() []string {
	rows, _ := embeddedVague() // a test reads them
	return profilesOf(rows)
}

func embeddedVague() ([]vagueRuleRow, error) {
	f, err := data.Files.Open("vague_rules.csv")
	if err != nil {
		return nil, fmt.Errorf("vague rules: %w", err)
	}
	defer f.Close()
	rows, err := decodeTable[vagueRuleRow](f)
	if err != nil {
		return nil, fmt.Errorf("vague rules: %w", err)
	}
	return rows, nil
}

func profilesOf(rows []vagueRuleRow) []string {
	var profiles []string
	for _, r := range rows {
		if !slices.Contains(profiles, r.Profile) {
			profiles = append(profiles, r.Profile)
		}
	}
	return profiles
}

// ReadVague reads a user's own rules: CSV with the columns phrase, profile,
// value and source, all rows of one profile.
func ReadVague(r io.Reader) (*VagueRules, error) {
	rows, err := decodeTable[vagueRuleRow](r)
	if err != nil {
		return nil, fmt.Errorf("vague rules: %w", err)
	}
	return newVagueRules(rows)
}

// newVagueRules checks the rows of one profile.
func newVagueRules(rows []vagueRuleRow) (*VagueRules, error) {
	if len(rows) == 0 {
		return nil, fmt.Errorf("vague rules: no rows: the columns are %s", strings.Join(vagueColumns, ","))
	}
	v := &VagueRules{Profile: rows[0].Profile}
	for i, r := range rows {
		value, ok := ParseDigits(r.Value)
		switch {
		case strings.TrimSpace(r.Phrase) == "":
			return nil, fmt.Errorf("vague rules: row %d: no phrase: the columns are %s", i+1, strings.Join(vagueColumns, ","))
		case !ok:
			return nil, fmt.Errorf("vague rules: row %d: value %q is not a whole number", i+1, r.Value)
		case strings.TrimSpace(r.Profile) == "":
			return nil, fmt.Errorf("vague rules: row %d: no profile", i+1)
		case r.Profile != v.Profile:
			return nil, fmt.Errorf("vague rules: row %d: profile %s beside %s: one file holds one profile",
				i+1, strconv.Quote(r.Profile), strconv.Quote(v.Profile))
		case strings.TrimSpace(r.Source) == "":
			return nil, fmt.Errorf("vague rules: row %d: no source: say where the rule is published", i+1)
		}
		v.Rules = append(v.Rules, VagueRule{Phrase: r.Phrase, Value: value, Source: r.Source})
	}
	return v, nil
}

// low returns the value for a class of vague words, or for words of the text
// (" dozens of people "). The longest phrase that fits decides.
func (v *VagueRules) low(class, words string) (int64, bool) {
	var value int64
	longest := 0
	for _, r := range v.Rules {
		key := strings.Join(splitPhrase(r.Phrase), " ")
		if len(key) <= longest {
			continue
		}
		if key == class || !slices.Contains(vagueClasses, key) && strings.Contains(words, " "+key+" ") {
			value, longest = r.Value, len(key)
		}
	}
	return value, longest > 0
}

// Citation returns where the rule for a phrase is published; "" where there
// is no rule for it.
func (v *VagueRules) Citation(phrase string) string {
	for _, r := range v.Rules {
		if fold(r.Phrase) == fold(phrase) {
			return r.Source
		}
	}
	return ""
}
