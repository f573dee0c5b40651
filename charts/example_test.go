package charts_test

import (
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"toll/casualties"
	"toll/charts"
	"toll/stats"
)

// A forest of a small table: its alternative text, and a file of 89 mm width.
func ExampleForest() {
	const table = `event,event_name,event_date,source,published,measure,group,reported,low,best,high
e1,Market,2020-03-01,Town council,2020-03-20,killed,total,42,42,42,42
e1,Market,2020-03-01,Monitor,2020-03-21,killed,total,at least 50,50,,
e1,Market,2020-03-01,Agency,2020-03-21,killed,total,dozens,,,
`
	claims, findings := casualties.NewClaims(), &casualties.Findings{}
	in := casualties.Input{Name: "market.csv", Reader: strings.NewReader(table)}
	if _, err := casualties.Read(in, casualties.ReadOptions{Texts: true}, claims, findings); err != nil {
		log.Print(err)
		return
	}
	dir, err := os.MkdirTemp("", "forest")
	if err != nil {
		log.Print(err)
		return
	}
	defer os.RemoveAll(dir)
	sel := casualties.NewSelection()
	for r := range stats.Ranges(claims, sel) {
		fig, err := charts.Forest(r, charts.Options{Size: charts.Column, Inputs: []string{"market.csv"}, Selection: sel})
		if err != nil {
			log.Print(err)
			return
		}
		fmt.Println(fig.Alt())
		for _, row := range fig.Data() {
			fmt.Println(row[4], "|", row[5], "|", row[6])
		}
		file, err := os.Create(filepath.Join(dir, "market.svg"))
		if err != nil {
			log.Print(err)
			return
		}
		if err := fig.WriteSVG(file, 0); err != nil {
			log.Print(err)
		}
		if err := file.Close(); err != nil {
			log.Print(err)
		}
	}
	// Output:
	// Market, 1 March 2020: people reported killed, by 2 sources, lowest to highest stated 42–50, open. 42 (Town council) and at least 50 (Monitor) cannot both be complete counts.
	// source | row | reported
	// Monitor | vote | ≥50
	// Town council | vote | 42
	// Agency | words | no figure
	// Lowest to highest stated | envelope | 42–50, open
}
