package count_test

import (
	"database/sql"
	"database/sql/driver"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/gocarina/gocsv"

	"toll/casualties/count"
)

// What a wording states: an unknown number is neither zero nor a guess.
func ExampleCount() {
	for _, c := range []count.Count{count.Exactly(31), count.AtLeast(40), count.Between(25, 73), count.About(100), count.Exactly(0), {}} {
		_, known := c.Best.Get()
		fmt.Printf("%q has a best: %t\n", c, known)
	}
	// Output:
	// "31" has a best: true
	// "≥40" has a best: false
	// "25–73" has a best: false
	// "≈100" has a best: true
	// "0" has a best: true
	// "" has a best: false
}

// With encoding/csv a cell is a string: String writes it, UnmarshalText reads it.
func ExampleNumber_encodingCSV() {
	records, err := csv.NewReader(strings.NewReader("Ministry,40\nRadio,\nMonitor,0\n")).ReadAll()
	if err != nil {
		fmt.Println(err)
		return
	}
	out := csv.NewWriter(os.Stdout)
	for _, record := range records {
		var n count.Number
		if err := n.UnmarshalText([]byte(record[1])); err != nil {
			fmt.Println(err)
			return
		}
		if err := out.Write([]string{record[0], n.String(), fmt.Sprint(n.IsKnown())}); err != nil {
			fmt.Println(err)
			return
		}
	}
	out.Flush()
	// Output:
	// Ministry,40,true
	// Radio,,false
	// Monitor,0,true
}

// With gocsv a field of a struct is a Number; an empty cell is unknown, both ways.
func ExampleNumber_gocsv() {
	type row struct {
		Source string       `csv:"source"`
		Low    count.Number `csv:"low"`
		High   count.Number `csv:"high"`
	}
	var rows []row
	if err := gocsv.UnmarshalString("source,low,high\nMinistry,40,\nMonitor,0,0\n", &rows); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(rows[0].High.IsKnown(), rows[1].High.IsKnown())
	text, err := gocsv.MarshalString(rows)
	fmt.Print(text, err, "\n")
	// Output:
	// false true
	// source,low,high
	// Ministry,40,
	// Monitor,0,0
	// <nil>
}

// In JSON an unknown number is null.
func ExampleNumber_encodingJSON() {
	text, err := json.Marshal(count.AtLeast(40))
	fmt.Println(string(text), err)
	var c count.Count
	fmt.Println(json.Unmarshal([]byte(`{"Low":25,"Best":null,"High":73}`), &c), c)
	fmt.Println(json.Unmarshal([]byte(`{"Low":25.5}`), &c))
	// Output:
	// {"Low":40,"Best":null,"High":null} <nil>
	// <nil> 25–73
	// "25.5" is not a whole number of people
}

// In a database an unknown number is NULL: Number is a driver.Valuer and a
// sql.Scanner.
func ExampleNumber_databaseSQL() {
	var (
		_ driver.Valuer = count.Number{}
		_ sql.Scanner   = &count.Number{}
	)
	for _, n := range []count.Number{count.Known(40), {}} {
		value, err := n.Value() // what an INSERT gets
		fmt.Printf("%v %v; ", value, err)
		var back count.Number
		err = back.Scan(value) // what a SELECT gives
		fmt.Println(back.IsKnown(), back == n, err)
	}
	// Output:
	// 40 <nil>; true true <nil>
	// <nil> <nil>; false true <nil>
}
