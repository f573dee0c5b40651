package link

// JaroWinkler is the similarity of two names by Winkler, "String Comparator
// Metrics and Enhanced Decision Rules in the Fellegi-Sunter Model of Record
// Linkage", Proceedings of the Section on Survey Research Methods, American
// Statistical Association (1990), 354-359: 1 for equal names, 0 for names that
// share no letter near the same spot. Up to four equal first letters raise the
// similarity of Jaro by a tenth of what it lacks each. Two empty names are
// equal; an empty one shares nothing with another.
func JaroWinkler(a, b string) float64 {
	var memory [2][32]rune
	return jaroWinkler(append(memory[0][:0], []rune(a)...), append(memory[1][:0], []rune(b)...))
}

func jaroWinkler(a, b []rune) float64 {
	const weight, longest = 0.1, 4
	j := jaro(a, b)
	prefix := 0
	for prefix < min(len(a), len(b), longest) && a[prefix] == b[prefix] {
		prefix++
	}
	return j + float64(float64(prefix)*weight)*(1-j)
}

// jaro is the similarity of Jaro, Journal of the American Statistical
// Association 84 (1989), 414-420: letters are common where they are equal and
// less than half the longer name apart.
func jaro(a, b []rune) float64 {
	if len(a) == 0 || len(b) == 0 {
		if len(a) == len(b) {
			return 1
		}
		return 0
	}
	window := max(0, max(len(a), len(b))/2-1)
	var memory [2][64]bool
	inA, inB := flags(memory[0][:], len(a)), flags(memory[1][:], len(b))
	common := 0
	for i, r := range a {
		for j := max(0, i-window); j < min(len(b), i+window+1); j++ {
			if !inB[j] && b[j] == r {
				inA[i], inB[j] = true, true
				common++
				break
			}
		}
	}
	if common == 0 {
		return 0
	}
	moved, j := 0, 0
	for i := range a {
		if !inA[i] {
			continue
		}
		for !inB[j] {
			j++
		}
		if a[i] != b[j] {
			moved++
		}
		j++
	}
	m := float64(common)
	return (m/float64(len(a)) + m/float64(len(b)) + (m-float64(moved)/2)/m) / 3
}

func flags(memory []bool, n int) []bool {
	if n <= len(memory) {
		return memory[:n]
	}
	return make([]bool, n)
}
