package wording

import (
	"slices"
	"strings"
)

// check refuses what looks like a value but is none, whatever the language:
// glued letters, lone letters, errors of spreadsheets.
func (b *builder) check() *Error {
	if b.err != nil {
		return b.err
	}
	if len(b.items) == 0 {
		return nil
	}
	first := b.items[0]
	if first.sign && first.text == "#" {
		return &Error{Offset: first.start, Seen: "#", Message: "an error value or overflow of a spreadsheet", Hint: "save the sheet again with the value in it"}
	}
	if first.sign && first.text == "=" {
		return &Error{Offset: first.start, Seen: "=", Message: "a formula", Hint: "save the sheet as values"}
	}
	for i, it := range b.items {
		between := i > 0 && i+1 < len(b.items) && b.items[i-1].q != nil && b.items[i+1].q != nil
		if it.sign && it.glued && (it.text == "[" || between && (it.text == "/" || it.text == ":")) {
			return it.signError()
		}
	}
	if len(b.items) == 1 && first.q == nil && !first.sign {
		if b.lex.is(first.text, classRefuse) || isLetter(first.text) {
			return &Error{Offset: first.start, Seen: first.text, Message: "neither a number nor words for one", Hint: hintWhole}
		}
		if _, ok := b.lex.number(first.text, kindNone); ok {
			b.sure = true
			return &Error{Offset: first.start, Seen: first.text, Message: "zero, or no figure?", Hint: "write 0, or leave the cell empty"}
		}
	}
	return nil
}

// isLetter reports one letter of the Latin alphabet: "O" and "l" are taken for
// digits.
func isLetter(s string) bool { return len(s) == 1 && 'a' <= s[0] && s[0] <= 'z' }

// surroundings checks what stands beside the one quantity.
func (b *builder) surroundings(at int) *Error {
	words := slices.ContainsFunc(b.tokens, func(t token) bool { return t.kind == tokenWord })
	if err := b.neighbours(at, words); err != nil {
		return err
	}
	for i, it := range b.items {
		switch {
		case i == at || it.q != nil:
		case it.sign:
			if !words || !strings.Contains(harmless, it.text) {
				return it.signError()
			}
		case i > 0 && i < at && b.isAnd(it.text) && b.items[i-1].q == nil && b.lex.is(b.items[i-1].text, classPerson):
			return &Error{Offset: it.start, Seen: it.text, Message: "more people joined to the number", Hint: hintOwnCell}
		case i < at && !b.mayStandBefore(it.text):
			return &Error{Offset: it.start, Seen: it.text, Message: "a number behind words that are not known", Hint: hintOwnCell}
		}
	}
	return nil
}

// harmless are the signs that may stand in a text with words and a number.
const harmless = `,.;:()"!&/-`

// mayStandBefore reports words that leave the number behind them as it is.
func (b *builder) mayStandBefore(word string) bool {
	return b.lex.is(word, classPerson|classFiller) || b.isAnd(word)
}

func (b *builder) isAnd(word string) bool {
	_, and := b.lex.number(word, kindAnd)
	return and
}

// neighbours checks the items right before and behind the number.
func (b *builder) neighbours(at int, words bool) *Error {
	if at > 0 {
		p := b.items[at-1]
		opens := p.text == ":" || p.text == `"` || p.text == "(" && at == 1 && words
		if p.sign && !opens {
			if at > 1 && (p.text == "," || p.text == "(") {
				return &Error{Offset: p.start, Seen: p.text, Message: "an age, or a number of people?", Hint: hintOwnCell}
			}
			return p.signError()
		}
		if b.lex.is(p.text, classUnit|classMonth) {
			return b.unitError(p, b.items[at])
		}
	}
	if at+1 < len(b.items) {
		return b.behind(at)
	}
	return nil
}

// behind checks what follows the number.
func (b *builder) behind(at int) *Error {
	n := b.items[at+1]
	if at+2 == len(b.items) && isLetter(n.text) {
		return &Error{Offset: n.start, Seen: n.text, Message: "a letter beside the number", Hint: "take the mark out of the cell"}
	}
	if n.sign && n.glued && strings.Contains(`-/:&!`, n.text) || n.sign && n.text == "/" {
		return n.signError()
	}
	j := at + 1
	for j < len(b.items) && b.items[j].sign && strings.Contains(`-.,`, b.items[j].text) {
		j++
	}
	if j < len(b.items) && b.lex.is(b.items[j].text, classUnit|classOrdinal|classAttribute) {
		attribute := b.lex.is(b.items[j].text, classAttribute) && j+1 < len(b.items) && b.lex.is(b.items[j+1].text, classPerson)
		if !attribute {
			return b.unitError(b.items[j], b.items[at])
		}
	}
	for k := j; k < len(b.items) && k <= j+2; k++ { // "12 de mayo"
		if b.lex.is(b.items[k].text, classMonth) {
			return b.unitError(b.items[k], b.items[at])
		}
		if !b.lex.is(b.items[k].text, classFunction) {
			break
		}
	}
	return nil
}

func (b *builder) unitError(it, q item) *Error {
	return &Error{Offset: min(it.start, q.start), Seen: it.text, Message: "a date, an age or a measure, not a number of people", Hint: hintOwnCell}
}

// signError says what a sign beside a number means.
func (it item) signError() *Error {
	message, hint := "a sign that does not belong to a count", hintWhole
	switch it.text {
	case "-", "−", "(":
		message, hint = "a negative number", "a count of people is not negative"
	case "+":
		message, hint = "a change, or a count?", "write 20+ for 20 or more, and 20 for 20"
	case "%", "‰", "٪":
		message, hint = "a percentage, not a number of people", ""
	case "$", "€", "£", "¥", "₽", "₺", "﷼":
		message, hint = "an amount of money, not a number of people", ""
	case "[", "*", "†", "‡":
		message, hint = "a footnote mark beside the number", "take the mark out of the cell"
	case "?":
		message, hint = "a number in doubt", "give the doubt in a column of its own"
	case ".":
		message, hint = "a point beside the number", hintLayout
	case "/", ":":
		message, hint = "a date, a time or a fraction, not a number of people", hintOwnCell
	}
	return &Error{Offset: it.start, Seen: it.text, Message: message, Hint: hint}
}
