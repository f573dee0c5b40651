package rows

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"unicode"
	"unicode/utf8"
)

// A guess is a comparison of how likely the letters beyond ASCII are under each
// encoding, in natural logarithms: a letter of a language has the likelihood of
// its rank there, everything else an unlikely one. Each different word counts
// once, so that a name in every row is not proof upon proof. Short texts give
// little evidence and hence no guess.
const (
	sureMargin  = 3.0  // the next best reading must be e^3 = 20 times less likely
	leastMean   = -3.6 // a mean per letter below this is no language at all
	foreign     = -7.0 // a letter that the language does not have, a word that cannot be one
	typographic = -2.5 // a quotation mark, a dash
	mostUnsound = 0.05 // share of words that cannot be words: more than slips
	fewest      = 2    // letters that must speak for anything but windows-1252
	mostWords   = 5000 // different words looked at
)

// reading is how a text comes out in one encoding.
type reading struct {
	name  string
	score float64 // logarithm of the likelihood, with what is known beforehand
	mean  float64 // of the letters alone, for each
	ill   int     // words that cannot be words
	known int     // letters that the language has
	words []string
}

// guess names the legacy encoding of a window if one is sure.
func guess(window []byte) (verdict, bool) {
	words := foreignWords(window)
	var all []reading
	sound := false
	for _, c := range candidates() {
		if r, ok := c.read(words); ok {
			all = append(all, r)
			sound = sound || r.ill*2 < len(words)
		}
	}
	if !sound { // no words of letters at all: characters of two bytes?
		return guessGB18030(window)
	}
	// The sort is stable: of encodings that read the text alike, the most
	// frequent one comes first.
	slices.SortStableFunc(all, func(a, b reading) int { return cmp.Compare(b.score, a.score) })
	best := all[0]
	if best.mean < leastMean || float64(best.ill) > mostUnsound*float64(len(words)) ||
		best.known < fewest && best.name != western {
		return verdict{}, false
	}
	v := verdict{name: best.name, why: fmt.Sprintf("guessed from the letters of %d words", len(words))}
	for _, next := range all[1:] {
		if slices.Equal(next.words, best.words) {
			continue
		}
		if best.score-next.score < sureMargin {
			return verdict{}, false
		}
		v.why += fmt.Sprintf("; %s would be less likely by a factor of %s", next.name, power(best.score-next.score))
		break
	}
	return v, true
}

// power writes e^x as a power of ten, rounded down.
func power(x float64) string { return fmt.Sprintf("10^%d", int(x/math.Ln10)) }

// foreignWords returns the different words of a text that hold a byte beyond
// ASCII, in the order in which they come. Digits belong to words: between
// letters they show that these are none.
func foreignWords(b []byte) [][]byte {
	var words [][]byte
	seen := make(map[string]bool)
	for i := 0; i < len(b) && len(words) < mostWords; {
		start, isForeign := i, false
		for i < len(b) && (b[i] >= utf8.RuneSelf || isASCIILetter(b[i]) || '0' <= b[i] && b[i] <= '9') {
			isForeign = isForeign || b[i] >= utf8.RuneSelf
			i++
		}
		if w := b[start:i]; isForeign && !seen[string(w)] {
			seen[string(w)] = true
			words = append(words, w)
		}
		if i == start {
			i++
		}
	}
	return words
}

// read decodes the words with one encoding and rates them under each of its
// languages. A control character or an undefined byte in any of them rules the
// encoding out.
func (c candidate) read(words [][]byte) (reading, bool) {
	r := reading{name: c.name, score: math.Inf(-1)}
	var decoded [][]rune
	for _, w := range words {
		out, err := c.table.NewDecoder().Bytes(w)
		if err != nil {
			return r, false
		}
		word := []rune(string(out))
		for _, l := range word {
			if l == unicode.ReplacementChar || unicode.IsControl(l) {
				return r, false
			}
		}
		r.words = append(r.words, string(out))
		decoded = append(decoded, word)
	}
	for _, language := range c.languages {
		if l := rate(decoded, language.letters); l.score+c.prior+language.prior > r.score {
			r.score, r.mean, r.ill, r.known = l.score+c.prior+language.prior, l.mean, l.ill, l.known
		}
	}
	return r, true
}

// rate rates words under one language.
func rate(words [][]rune, letters string) reading {
	var r reading
	ranks := likelihoods(letters)
	n := 0
	for _, word := range words {
		sound := soundWord(word)
		if !sound {
			r.ill++
		}
		for _, l := range word {
			if l < utf8.RuneSelf {
				continue
			}
			n++
			p, known := ranks[lower(l)]
			switch {
			case !sound:
				p = foreign
			case known:
				r.known++
			case isLetter(l):
				p = foreign
			default:
				p = typographic
			}
			r.score += p
		}
	}
	r.mean = r.score / float64(n)
	return r
}

// likelihoods gives the letters of a language, most frequent first, the
// logarithm of a likelihood that falls with the rank (Zipf's law, shifted).
func likelihoods(letters string) map[rune]float64 {
	ranks := make(map[rune]float64)
	var total float64
	for _, l := range letters {
		ranks[l] = 1 / float64(len(ranks)+3)
		total += ranks[l]
	}
	for l, p := range ranks {
		ranks[l] = math.Log(p / total)
	}
	return ranks
}

// lower is unicode.ToLower, except that it does not leave what is beyond ASCII.
func lower(l rune) rune {
	if s := unicode.ToLower(l); s >= utf8.RuneSelf {
		return s
	}
	return l
}

func isLetter(l rune) bool { return unicode.IsLetter(l) || unicode.Is(unicode.Mn, l) }

func isASCIILetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
