package frozen

import "toll/data"

// keySum is the section that says what the others were made of.
const keySum = "made of"

// Current returns made where it was made of these files of data/, as they are
// now, in this version of its layout; else what draft makes of them now, by the
// names of its sections. So a table that somebody edits counts at once, and an
// older layout is not read. It fails where a file is not there or draft fails.
func Current(made Map, version string, files []string, draft func() (map[string]string, error)) (Map, error) {
	sum, err := data.Sum(files...)
	if err != nil {
		return "", err
	}
	sum = version + " " + sum
	if was, _ := made.Get(keySum); was == sum {
		return made, nil
	}
	sections, err := draft()
	if err != nil {
		return "", err
	}
	sections[keySum] = sum
	return Make(sections), nil
}

// Section returns a Map that is the value of another; an empty one where there
// is none.
func (m Map) Section(key string) Map {
	value, _ := m.Get(key)
	return Map(value)
}
