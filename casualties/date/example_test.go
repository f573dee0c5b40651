package date_test

import (
	"errors"
	"fmt"
	"slices"

	"toll/casualties/date"
)

func ExampleParse() {
	column := []string{"26/03/2015", "03/04/2015", "1er mai 2017", "Dec 2019", "14–16 March 2023"}
	order, err := date.DecideOrder(slices.Values(column))
	fmt.Println(order, err)
	for _, s := range column {
		d, err := date.Parse(s, order)
		if errors.Is(err, date.ErrInterval) {
			fmt.Println(err)
			continue
		}
		fmt.Println(d, err)
	}
	// Output:
	// dmy <nil>
	// 2015-03-26 <nil>
	// 2015-04-03 <nil>
	// 2017-05-01 <nil>
	// 2019-12 <nil>
	// "14–16 March 2023": an interval of two dates, not one: 14 March 2023 to 16 March 2023
}
