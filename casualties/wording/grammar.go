package wording

// A join says whether a word for "and" stands between two parts of a number.
type join uint8

const (
	joinNone     join = iota // never: "forty two"
	joinOptional             // may: "a hundred (and) five"
	joinRequired             // must: "treinta y cinco"
)

// A grammar says how a language puts number words together. What the words
// are is in numbers.csv; only their order is here.
type grammar struct {
	tensUnits join // between tens and units, tens first
	unitsTens join // between units and tens, units first; joinNone: not in this order
	unitsOnly bool // tens never come first: German, Dutch, Arabic
	hundreds  join // between hundreds and the rest
	compound  bool // writes numbers as one word: "einundzwanzig"
	vigesimal bool // counts 70 and 90 on from 60 and 80: French
}

// grammars of the languages. One that is missing has the zero grammar: tens
// and units side by side, no "and".
var grammars = map[string]grammar{
	"en":  {hundreds: joinOptional},
	"sco": {hundreds: joinOptional},
	"ar":  {unitsTens: joinRequired, unitsOnly: true, hundreds: joinRequired},
	"fa":  {tensUnits: joinRequired, hundreds: joinRequired},
	"fr":  {tensUnits: joinOptional, vigesimal: true},
	"es":  {tensUnits: joinRequired},
	"pt":  {tensUnits: joinRequired, hundreds: joinOptional},
	"de":  {unitsTens: joinRequired, unitsOnly: true, hundreds: joinOptional, compound: true},
	"nl":  {unitsTens: joinRequired, unitsOnly: true, hundreds: joinOptional, compound: true},
	"it":  {hundreds: joinOptional, compound: true},
	"tr":  {compound: true},
	"nb":  {unitsTens: joinRequired, hundreds: joinOptional, compound: true},
	"ca":  {tensUnits: joinOptional},
}
