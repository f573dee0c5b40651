package casualties_test

import (
	"fmt"
	"strings"

	"toll/casualties"
)

const market = `event,source,published,killed
Northgate market,Ministry of Health,2024-02-04,at least 40
Northgate market,Red Crescent,2024-02-03,20
Northgate market,Red Crescent,2024-02-05,25
Northgate market,Radio,2024-02-04,dozens
Northgate market,Blog,2024-02-04,1.234
`

// A table is read: its layout is inferred from the header, and a row that is
// not understood is set aside with a finding.
func ExampleRead() {
	claims, findings := casualties.NewClaims(), &casualties.Findings{}
	in := casualties.Input{Name: "market.csv", Reader: strings.NewReader(market)}
	summary, err := casualties.Read(in, casualties.ReadOptions{Texts: true}, claims, findings)
	if err != nil {
		fmt.Println(err) // nothing of the file is used
		return
	}
	fmt.Println(summary.Rows, "rows,", summary.Used, "used,", summary.Rejected, "set aside,", claims.Len(), "claims")
	for _, f := range findings.Sorted() {
		if f.Severity == casualties.Error {
			fmt.Println(f)
		}
	}
	for c := range claims.All {
		fmt.Printf("%s: %q is %q, by the rule %s\n", c.Source, c.Reported, c.Count, c.Rule)
	}
	// Output:
	// 5 rows, 4 used, 1 set aside, 4 claims
	// market.csv:6:34: error: column "killed": "1.234": thousands or decimals? (write the number without signs between its digits; where a point stands between thousands all over the file: --decimal-comma)
	// Ministry of Health: "at least 40" is "≥40", by the rule at-least
	// Red Crescent: "20" is "20", by the rule exact
	// Red Crescent: "25" is "25", by the rule exact
	// Radio: "dozens" is "", by the rule vague
}

// The claims, cell by cell: everything said of one measure of one group of one
// side in one event.
func ExampleClaims_Cells() {
	claims, err := readMarket()
	if err != nil {
		fmt.Println(err)
		return
	}
	for cell := range claims.Cells() {
		fmt.Println(cell.Event.Title(), cell.Measure, cell.Group, len(cell.Claims))
		for _, c := range cell.Claims {
			low, known := c.Count.Low.Get()
			fmt.Println(c.Pos, c.Source, c.Published, low, known)
		}
	}
	// Output:
	// Northgate market killed total 4
	// market.csv:2:48 Ministry of Health 2024-02-04 40 true
	// market.csv:3:42 Red Crescent 2024-02-03 20 true
	// market.csv:4:42 Red Crescent 2024-02-05 25 true
	// market.csv:5:35 Radio 2024-02-04 0 false
}

// The latest figure of each source, and what became of every other claim.
func ExampleSelect() {
	claims, err := readMarket()
	if err != nil {
		fmt.Println(err)
		return
	}
	for cell := range claims.Cells() {
		latest := casualties.Select(cell, casualties.NewSelection())
		for _, v := range latest.Votes {
			_, hasCeiling := v.Ceiling.Get()
			fmt.Println(v.Name, "from", v.LowestStated, "to", v.Largest, "with a ceiling:", hasCeiling)
		}
		for i, c := range cell.Claims {
			fmt.Printf("%s, %s: %s\n", c.Source, c.Reported, latest.Fates[i])
		}
	}
	// Output:
	// Ministry of Health from 40 to 40 with a ceiling: false
	// Red Crescent from 25 to 25 with a ceiling: true
	// Ministry of Health, at least 40: latest figure
	// Red Crescent, 20: superseded by a later day
	// Red Crescent, 25: latest figure
	// Radio, dozens: no number in the words
}

func readMarket() (*casualties.Claims, error) {
	claims, findings := casualties.NewClaims(), &casualties.Findings{}
	in := casualties.Input{Name: "market.csv", Reader: strings.NewReader(market)}
	_, err := casualties.Read(in, casualties.ReadOptions{Texts: true}, claims, findings)
	return claims, err
}
