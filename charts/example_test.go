package charts_test

import (
	"bytes"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
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

// A figure of several cells as text, and drawn into memory.
func ExampleFigure_WriteSVG() {
	const table = `event,source,killed
North,Ministry,at least 40
North,Red Crescent,25
South,Ministry,3
South,Red Crescent,3
`
	claims, findings := casualties.NewClaims(), &casualties.Findings{}
	in := casualties.Input{Name: "market.csv", Reader: strings.NewReader(table)}
	if _, err := casualties.Read(in, casualties.ReadOptions{Texts: true}, claims, findings); err != nil {
		fmt.Println(err)
		return
	}
	sel := casualties.NewSelection()
	results := slices.Collect(stats.Ranges(claims, sel))
	fig, err := charts.Ranges(results, charts.Options{Inputs: []string{"market.csv"}, Selection: sel})
	if err != nil {
		fmt.Println(err)
		return
	}
	_, marks, _ := strings.Cut(fig.Spec(), "Killed:\n")
	marks, _, _ = strings.Cut(marks, "notes:")
	fmt.Print(marks)
	var svg, pdf bytes.Buffer
	for page := range fig.Pages() {
		if err := fig.WriteSVG(&svg, page); err != nil {
			fmt.Println(err)
			return
		}
	}
	err = fig.WritePDF(&pdf) // all pages
	fmt.Println(bytes.HasPrefix(svg.Bytes(), []byte("<svg")), bytes.HasPrefix(pdf.Bytes(), []byte("%PDF")), err)
	// Output:
	// North:
	//     total | ●25 |40 | 25–40, open (2) | apart ×1.6 | lowest Red Crescent | highest Ministry
	//   South:
	//     total | ●3 ●3 | 3 (2) | same
	// true true <nil>
}
