package wording_test

import (
	"errors"
	"fmt"

	"toll/casualties/wording"
)

func ExampleParse() {
	for _, text := range []string{"42", "at least 40", "بين 30 و60", "plus d'une dizaine", "dozens", "unknown", "1.234"} {
		r, err := wording.Parse(text, wording.Options{})
		var e *wording.Error
		if errors.As(err, &e) {
			fmt.Printf("%s: %v; %s\n", text, e, e.Hint)
			continue
		}
		fmt.Printf("%s: %s %s, by rule %s\n", text, r.Kind, r.Count, r.Rule)
	}
	// Output:
	// 42: figure 42, by rule exact
	// at least 40: figure ≥40, by rule at-least
	// بين 30 و60: figure 30–60, by rule range
	// plus d'une dizaine: figure ≥11, by rule more-than
	// dozens: vague , by rule vague
	// unknown: nothing , by rule nothing
	// 1.234: thousands or decimals?: "1.234"; write the number without signs between its digits; where a point stands between thousands all over the file: --decimal-comma
}

func ExampleVagueProfile() {
	rules, err := wording.VagueProfile("acled")
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := wording.Parse("several dozen civilians", wording.Options{Vague: rules})
	fmt.Println(r.Kind, r.Count, r.Rule, err)
	fmt.Println(rules.Citation("dozens"))
	// Output:
	// vague ≥12 vague:acled <nil>
	// ACLED fatality methodology FAQ (text of 7 May 2024)
}
