package draw

import "strings"

// Wrap breaks s into lines no wider than width (in points). Lines break at
// ordinary spaces only: no-break and thin spaces hold, and an isolated
// right-to-left name stays on one line if it fits. A word wider than the line
// is cut between letters, the only case in which a word is broken.
func (f *Fonts) Wrap(s string, face Face, size, width float64) []string {
	var lines []string
	line, used := "", 0.0
	space := f.Width(" ", face, size)
	for _, word := range f.words(s, face, size, width) {
		joined, sum := word, f.Width(word, face, size)
		if line != "" {
			joined, sum = line+" "+word, used+space+sum
		}
		if line == "" || f.fits(joined, sum, face, size, width) {
			line, used = joined, sum
			continue
		}
		lines = append(lines, line)
		line, used = word, f.Width(word, face, size)
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// fits reports whether a line is no wider than width. The sum of the widths of
// its words decides where that is clear; kerning at spaces moves it by less
// than a fiftieth.
func (f *Fonts) fits(line string, sum float64, face Face, size, width float64) bool {
	switch {
	case sum < width*0.98:
		return true
	case sum > width*1.02:
		return false
	}
	return f.Width(line, face, size) <= width
}

// WrapBalanced is Wrap with as few lines as needed, and the lines as even as
// possible: the narrowest width that keeps their number.
func (f *Fonts) WrapBalanced(s string, face Face, size, width float64) []string {
	best := f.Wrap(s, face, size, width)
	if len(best) < 2 {
		return best
	}
	words := len(f.words(s, face, size, width))
	low, high := width/float64(len(best)+1), width
	for high-low > 0.25 {
		mid := (low + high) / 2
		lines := f.Wrap(s, face, size, mid)
		if len(lines) > len(best) || len(f.words(s, face, size, mid)) > words { // cuts a word that need not be cut
			low = mid
			continue
		}
		high, best = mid, lines
	}
	return best
}

// words splits s at spaces outside of isolates. What is wider than a line is
// split further: an isolate at its spaces, then anything between letters.
func (f *Fonts) words(s string, face Face, size, width float64) []string {
	var out []string
	for _, w := range splitSpaces(s) {
		if f.Width(w, face, size) <= width {
			out = append(out, w)
			continue
		}
		if inner, ok := unisolated(w); ok {
			for _, v := range strings.Split(inner, " ") {
				if hasRTL(inner) {
					v = Isolate(v)
				} else { // in a line that reads from right to left
					v = leftToRightMark + v + leftToRightMark
				}
				out = append(out, f.cut(v, face, size, width)...)
			}
			continue
		}
		out = append(out, f.cut(w, face, size, width)...)
	}
	return out
}

func unisolated(w string) (string, bool) {
	inner, ok := strings.CutPrefix(w, string(isolateStart))
	if !ok {
		return "", false
	}
	inner, ok = strings.CutSuffix(inner, string(isolateEnd))
	return inner, ok && strings.Contains(inner, " ")
}

func splitSpaces(s string) []string {
	var out []string
	depth, start := 0, 0
	for i, r := range s {
		switch r {
		case isolateStart:
			depth++
		case isolateEnd:
			depth--
		case ' ':
			if depth > 0 {
				continue
			}
			if i > start {
				out = append(out, s[start:i])
			}
			start = i + 1
		}
	}
	if start < len(s) {
		out = append(out, s[start:])
	}
	return out
}

// cut breaks a word between letters into parts that fit. At least one
// character goes into each part, however narrow the line is.
func (f *Fonts) cut(w string, face Face, size, width float64) []string {
	var out []string
	for w != "" {
		ends := letterEnds(w)
		whole := f.shapeWidth(w, face) * size
		if whole <= width {
			return append(out, w)
		}
		fits := func(n int) bool { return f.shapeWidth(w[:ends[n-1]], face)*size <= width }
		n := min(max(int(float64(len(ends))*width/whole), 1), len(ends))
		for n > 1 && !fits(n) {
			n--
		}
		for n < len(ends) && fits(n+1) {
			n++
		}
		out = append(out, w[:ends[n-1]])
		w = w[ends[n-1]:]
	}
	return out
}

// shapeWidth measures without keeping the result: parts of words are measured
// once only.
func (f *Fonts) shapeWidth(s string, face Face) float64 { return f.shape([]rune(s), face).Width }

// letterEnds returns the byte offsets at which the letters of w end, marks and
// joiners kept with their letter.
func letterEnds(w string) []int {
	var ends []int
	joined := false
	for i, r := range w {
		if i > 0 && !isExtending(r) && !joined {
			ends = append(ends, i)
		}
		joined = r == '\u200d'
	}
	return append(ends, len(w))
}

// Fit cuts s at its end and adds an ellipsis where it is wider than width; cut
// says whether it did.
func (f *Fonts) Fit(s string, face Face, size, width float64) (fit string, cut bool) {
	if f.Width(s, face, size) <= width {
		return s, false
	}
	ends := letterEnds(s)
	for i := len(ends) - 1; i > 0; i-- {
		short := strings.TrimSuffix(s[:ends[i-1]], " ") + "…"
		if f.shapeWidth(short, face)*size <= width {
			return short, true
		}
	}
	return "…", true
}
