package date

// interval finds two dates with a dash, a slash or a word between them:
// 2023-03-14/2023-03-16, 14–16 March 2023, del 3 al 5 de mayo de 2017. The
// readings are known where both sides are.
func (p parser) interval(ts []token) (first, last Date, ok bool) {
	for i := 1; i < len(ts)-1; i++ {
		width := 0
		switch {
		case ts[i].kind == '-' || ts[i].kind == '/':
			width = 1
		case ts[i].kind == 'w':
			if m, used := phrase(ts[i:]); m.month == 0 && m.is(interval) {
				width = used
			}
		}
		if width == 0 || i+width >= len(ts) {
			continue
		}
		if first, last, ok = p.sides(ts[:i], ts[i+width:]); ok {
			return first, last, true
		}
	}
	return Date{}, Date{}, false
}

// sides reads the two sides; the left one may borrow month and year from the
// right. They are no interval where they are one date, as in أيار/مايو 2017.
func (p parser) sides(left, right []token) (first, last Date, ok bool) {
	for len(left) > 0 && left[0].kind == 'w' { // from, between, del
		if m, used := phrase(left); m.month == 0 && (m.is(interval) || m.is(filler)) {
			left = left[used:]
		} else {
			break
		}
	}
	last, ok = p.side(right)
	if !ok {
		return Date{}, Date{}, false
	}
	if first, ok = p.side(left); ok {
		return first, last, !first.IsKnown() || !last.IsKnown() || first.First() <= last.Last()
	}
	y, m, d := last.Parts()
	if d != 0 && len(left) > 0 && left[0].isNumber(1, 2) && onlyStops(left[1:]) {
		first, err := Of(y, m, left[0].value)
		return first, last, err == nil && first != last
	}
	if m != 0 { // 28 February – 2 March 2023, March–April 2023
		year := token{kind: 'n', value: y, digits: 4, gap: true}
		first, ok = p.side(append(append([]token(nil), left...), year))
		return first, last, ok && first != last && first.Precision() == last.Precision() && hasWord(left)
	}
	return Date{}, Date{}, false
}

// side reads one side; a date that only lacks its order counts too, but has no
// reading.
func (p parser) side(ts []token) (Date, bool) {
	if len(ts) == 0 {
		return Date{}, false
	}
	d, err := p.single(ts)
	if _, ambiguous := err.(*AmbiguousError); ambiguous {
		return Date{}, true
	}
	return d, err == nil
}

func onlyStops(ts []token) bool {
	for _, t := range ts {
		if t.kind != '.' && !(t.kind == 'w' && lookup(t.text).is(ordinal)) {
			return false
		}
	}
	return true
}
