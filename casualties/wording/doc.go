// Package wording reads what a source says in words or digits ("at least 40",
// "٤٢", "dozens") as a count: low, best and high, each known or unknown.
//
// It reads strictly. A text is a Figure, a Vague claim, Nothing, or an *Error;
// where a text could mean two numbers it is an *Error, never a guess:
//
//   - Group separators stand in whole groups of three: "1,234", "1 234" with
//     any space, "1'234". A lone "1.234" or "12,34" is an error that asks the
//     layout, also within a sentence in a language that groups by points:
//     "1.234 Tote" is no clearer than the cell alone. "1.234.567" and
//     "1.234,00" can be read one way only, and are.
//
//   - Decimals other than .0 and .00, negatives, "(12)", percentages, money,
//     footnote marks, letters among digits, spreadsheet errors and numbers
//     beyond an int64 are errors.
//
//   - Two numbers are an error unless they are a range ("30-60", "between 30
//     and 60", "at least 20 but no more than 30") or say one number twice
//     ("five (5)"). So "52 people, 15 of them children" is an error, not 52.
//
//   - A number behind words that the tables do not know is an error ("Brigade
//     93 fighters"); words behind a number are taken for what is counted,
//     unless they are known to make it a date, an age or a measure ("12 May",
//     "40 years").
//
//   - A stated zero is a figure: "no one", "none killed", "no casualties",
//     "zero". "no deaths reported" is vague, "not reported" is nothing, and
//     "none" alone is an error, since it may be either.
//
//   - "about 30 to 40" and "at least about 30" are errors: neither end is
//     said. "at least 30-40" is at least 30, "up to 30-40" at most 40.
//
//   - Collectives that round ("une vingtaine", "una decena") are about; a
//     dozen and a score are counts, as the sources use them.
//
//   - The oblique dual of Arabic nouns that look the same in the plural
//     ("مدنيين") is vague; "جنديين" and "مدنيان" are two.
//
// What the words are is data, in data/wordings; only how a language puts
// number words together is here. The language is that of the words
// themselves: the one that knows most words of the text.
package wording
