package layout

import "unicode"

// hinted counts the columns that the hints name and the row has.
func hinted(row []string, hints Hints) int {
	n := 0
	for _, name := range hintedNames(hints) {
		for _, text := range row {
			if normal(text) == normal(name) {
				n++
				break
			}
		}
	}
	return n
}

func hintedNames(h Hints) []string {
	names := append([]string(nil), h.EventColumns...)
	if h.SourceColumn != "" {
		names = append(names, h.SourceColumn)
	}
	return names
}

func filledCells(row []string) int {
	n := 0
	for _, text := range row {
		if clean(text) != "" {
			n++
		}
	}
	return n
}

func normalAll(row []string) []string {
	list := make([]string, len(row))
	for i, text := range row {
		list[i] = normal(text)
	}
	return list
}

// isNumber reports whether a cell is a number or a date in figures: at least
// one digit, and letters only as in 3.051E-06.
func isNumber(text string) bool {
	digits, letters := 0, 0
	for _, r := range text {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			letters++
		}
	}
	return digits > 0 && letters <= 1 && digits >= letters*2
}
