package wording

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"toll/data/frozen"
)

// version of the layout below: another one wherever it changes.
const version = "4"

// The names of the sections of the frozen tables; that of a lexicon is its
// language behind keyLang.
const (
	keyNothing = "nothing" // the words for nothing
	keyWords   = "words"   // which languages know a word
	keyLang    = "lang "
)

// freeze lays the drafts out for thaw and openTables.
func (d *drafts) freeze() map[string]string {
	all := map[string]string{keyNothing: string(frozen.Make(d.nothing))}
	known := map[string]uint64{}
	for i, l := range d.list {
		all[keyLang+languages[i]] = l.freeze()
		for w, m := range l.marks {
			if m&markKnown != 0 {
				known[w] |= 1 << i
			}
		}
	}
	words := map[string]string{}
	for w, bits := range known {
		words[w] = string(frozen.AppendNumber(nil, bits))
	}
	all[keyWords] = string(frozen.Make(words))
	return all
}

// freeze lays out one language: the bytes of the longest number word, the two
// lists of affixes, the entries.
func (d *draft) freeze() string {
	entries := map[string]string{}
	for _, w := range slices.Concat(keys(d.numbers), keys(d.classes), keys(d.marks), keys(d.patterns), keys(d.vague), keys(d.shields)) {
		entries[w] = d.entry(w)
	}
	out := frozen.AppendNumber(nil, uint64(d.longest))
	out = frozen.Append(out, d.affixes(classAnd|classFront))
	out = frozen.Append(out, d.affixes(classEnding))
	return string(append(out, frozen.Make(entries)...))
}

func keys[T any](m map[string]T) []string { return slices.Collect(maps.Keys(m)) }

// thaw finds the lexicon of a language in the frozen tables.
func thaw(lang string, all frozen.Map) *lexicon {
	longest, rest := frozen.CutNumber(string(all.Section(keyLang + lang)))
	fronts, rest := frozen.Cut(rest)
	ends, words := frozen.Cut(rest)
	return &lexicon{lang, grammars[lang], frozen.Map(words), frozen.Texts(fronts), frozen.Texts(ends), int(longest)}
}

// affixes lists the words of the classes, the longest first.
func (d *draft) affixes(class wordClass) string {
	var list []string
	for w, c := range d.classes {
		if c&class != 0 {
			list = append(list, w)
		}
	}
	slices.SortFunc(list, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	return frozen.List(list)
}

// entry lays out what is known of a word, for the entry of a lexicon.
func (d *draft) entry(word string) string {
	var numbers, vague, shields []byte
	var patterns [turns][]byte
	for _, n := range d.numbers[word] {
		numbers = frozen.AppendNumber(frozen.AppendNumber(numbers, uint64(n.value)), uint64(n.kind))
	}
	for _, p := range d.patterns[word] {
		of := &patterns[p.turn()]
		*of = frozen.Append(frozen.Append(*of, p.rule), frozen.List(p.elems))
	}
	for _, p := range d.vague[word] {
		vague = frozen.Append(frozen.Append(vague, p.class), frozen.List(p.words))
	}
	for _, p := range d.shields[word] {
		shields = frozen.Append(frozen.Append(shields, p.class), frozen.List(p.words))
	}
	out := frozen.AppendNumber(frozen.AppendNumber(nil, uint64(d.marks[word])), uint64(d.classes[word]))
	for _, list := range append(patterns[:], numbers, vague, shields) {
		out = frozen.Append(out, string(list))
	}
	return string(out)
}

// entry looks a word up.
func (l *lexicon) entry(word string) entry {
	value, ok := l.words.Get(word)
	if !ok {
		return entry{}
	}
	var e entry
	var n uint64
	n, value = frozen.CutNumber(value)
	e.marks = marks(n)
	n, value = frozen.CutNumber(value)
	e.class = wordClass(n)
	for t := range e.patterns {
		e.patterns[t], value = frozen.Cut(value)
	}
	e.numbers, value = frozen.Cut(value)
	e.vague, value = frozen.Cut(value)
	e.shields, _ = frozen.Cut(value)
	return e
}

// cutNumberWord takes the first meaning off a list of numbers.
func cutNumberWord(list string) (w numberWord, rest string) {
	value, rest := frozen.CutNumber(list)
	kind, rest := frozen.CutNumber(rest)
	return numberWord{int64(value), numberKind(kind)}, rest
}

// cutPattern takes the first hedge off a list of patterns.
func cutPattern(list string) (p pattern, rest string) {
	p.rule, rest = frozen.Cut(list)
	p.elems, rest = frozen.Cut(rest)
	return p, rest
}

// cutPhrase takes the first phrase off a list: its class, and its words.
func cutPhrase(list string) (class, words, rest string) {
	class, rest = frozen.Cut(list)
	words, rest = frozen.Cut(rest)
	return class, words, rest
}
