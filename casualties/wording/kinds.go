package wording

// numberKind says how a number word combines with others.
type numberKind uint8

const (
	kindUnit       numberKind = iota // 0 to 9
	kindTeen                         // 10 to 19
	kindTen                          // 20 to 90, and 10 where units join it
	kindHundred                      // 100; multiplies the unit before it
	kindHundreds                     // 100 to 900 as one word; only adds
	kindScale                        // 1000 or a million; multiplies what stands before it
	kindAfter                        // as hundred or scale, but only after a multiplier ("cents", "mila")
	kindTeenSuffix                   // makes a unit a teen: Arabic "عشر", Indonesian "belas"
	kindTenSuffix                    // makes a unit a ten: French "vingts" after quatre, Indonesian "puluh"
	kindTeenUnit                     // a unit only before a teen suffix
	kindDozen                        // a collective that the source counts by: dozen, score
	kindAbout                        // a collective that rounds: French "dizaine"
	kindGenitive                     // a number right behind a hedge, else vague: Russian "сотни"
	kindHalf                         // halves a collective
	kindArticle                      // a, an: one before a person, a hundred or a dozen, else nothing
	kindOne                          // un, ein: a unit inside a number, else as an article
	kindDual                         // a noun that says two by its form
	kindNone                         // no, none: zero before people only
	kindNobody                       // nobody: zero by itself
	kindAnd                          // joins tens and units, or hundreds and the rest
)

// numberKinds are the names of the kinds in numbers.csv.
var numberKinds = map[string]numberKind{
	"unit": kindUnit, "teen": kindTeen, "ten": kindTen, "hundred": kindHundred, "hundreds": kindHundreds,
	"scale": kindScale, "after": kindAfter, "teen-suffix": kindTeenSuffix, "ten-suffix": kindTenSuffix,
	"teen-unit": kindTeenUnit, "dozen": kindDozen, "about": kindAbout, "genitive": kindGenitive, "half": kindHalf, "article": kindArticle,
	"one":  kindOne,
	"dual": kindDual, "none": kindNone, "nobody": kindNobody, "and": kindAnd,
}

type numberWord struct {
	value int64
	kind  numberKind
}

// wordClass says what a word that is no number does beside one.
type wordClass uint32

const (
	classPerson    wordClass = 1 << iota // people: may stand before a number, after an article or after "no"
	classAdjective                       // may stand between an article, or "no", and a person
	classFiller                          // may stand between a hedge and its number: "another", "the"
	classFunction                        // tells the language, nothing else
	classUndercut                        // takes back a "no": "no deaths reported"
	classUnit                            // behind a number: it does not count people ("40 years")
	classMonth                           // beside a number, or behind it with "of" between: a date
	classAttribute                       // a unit unless a person follows: "12 family members"
	classPrefix                          // written onto the front of digits and left away: Arabic "ال"
	classAnd                             // written onto the front of digits or number words: Arabic "و"
	classSuffix                          // written onto the end of digits: Turkish "ü"
	classFront                           // written onto the front of number words: Arabic "ال"
	classEnding                          // written onto the end of number words: Turkish "den"
	classRefuse                          // the whole text looks like a value but is none: "TRUE", "NaN"
	classOrdinal                         // ordinals and fractions: no count
)

// wordClasses are the names of the classes in words.csv.
var wordClasses = map[string]wordClass{
	"person": classPerson, "adjective": classAdjective, "filler": classFiller, "function": classFunction, "undercut": classUndercut,
	"unit": classUnit, "month": classMonth, "attribute": classAttribute, "prefix": classPrefix, "and": classAnd, "suffix": classSuffix, "front": classFront, "ending": classEnding,
	"refuse": classRefuse, "ordinal": classOrdinal,
}
