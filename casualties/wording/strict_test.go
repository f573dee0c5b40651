package wording

import (
	"errors"
	"testing"

	"toll/casualties/count"
)

func TestPlainCells(t *testing.T) {
	tests := []struct {
		text string
		want int64
	}{
		{"0", 0}, {"42", 42}, {"007", 7}, {" \t15  ", 15}, {"\u00a012\u00a0", 12},
		{"1,234", 1234}, {"1,234,567", 1234567}, {"1 234", 1234}, {"1\u00a0234", 1234},
		{"1\u2009234", 1234}, {"1\u202f500", 1500}, {"1'234", 1234}, {"1’234", 1234},
		{"1.234.567", 1234567}, {"1.234,00", 1234}, {"1,234.00", 1234}, {"1 234,0", 1234},
		{"12.0", 12}, {"12.00", 12}, {"2e3", 2000}, {"1.5e3", 1500}, {"1.50E+03", 1500}, {"0e0", 0}, {"7E0", 7},
		{"٤٢", 42}, {"۱۵", 15}, {"４２", 42}, {"४२", 42}, {"١٬٢٣٤", 1234}, {"\u200f15\u200e", 15},
		{"9223372036854775807", 9223372036854775807}, {"9,223,372,036,854,775,807", 9223372036854775807},
		{"forty-two", 42}, {"five (5)", 5}, {"12 thousand", 12000},
	}
	for _, tt := range tests {
		got, err := Parse(tt.text, Options{})
		if err != nil || got.Count != count.Exactly(tt.want) || got.Kind != Figure || got.Rule != RuleExact {
			t.Errorf("Parse(%q) = %v %s, %v; want exactly %d", tt.text, got.Count, got.Rule, err, tt.want)
		}
	}
}

func TestSigns(t *testing.T) {
	tests := []struct {
		text string
		want count.Count
	}{
		{">20", count.AtLeast(21)}, {"> 20", count.AtLeast(21)}, {"≥20", count.AtLeast(20)}, {">=20", count.AtLeast(20)},
		{"20+", count.AtLeast(20)}, {"20 + people", count.AtLeast(20)}, {"<10", count.AtMost(9)}, {"≤10", count.AtMost(10)},
		{"<=10", count.AtMost(10)}, {"<1", count.AtMost(0)}, {"~30", count.About(30)}, {"≈30", count.About(30)},
		{"c. 30", count.About(30)}, {"c.30", count.About(30)}, {"ca. 30", count.About(30)}, {"ca 30", count.About(30)},
		{"30-60", count.Between(30, 60)}, {"30–60", count.Between(30, 60)}, {"30 — 60", count.Between(30, 60)},
		{"30～60", count.Between(30, 60)}, {"30 to 60", count.Between(30, 60)}, {"1,000-1,200", count.Between(1000, 1200)},
		{"30-30", count.Between(30, 30)}, {"at least 20 but no more than 30", count.Between(20, 30)},
		{"12 (approx)", count.About(12)}, {"12 (est.)", count.About(12)}, {"12 (at least)", count.AtLeast(12)},
		{"at least 30-40", count.AtLeast(30)}, {"up to 30-40", count.AtMost(40)},
	}
	for _, tt := range tests {
		got, err := Parse(tt.text, Options{})
		if err != nil || got.Count != tt.want || got.Kind != Figure {
			t.Errorf("Parse(%q) = %v %s, %v; want %v", tt.text, got.Count, got.Rule, err, tt.want)
		}
	}
}

// Each of these looks like a number and must not become one. The offset is
// where the fault stands, in characters.
func TestUnsafeNumbers(t *testing.T) {
	tests := []struct {
		text   string
		offset int
	}{
		{"1.234", 0}, {"3.209", 0}, {"12,34", 0}, {"1,23", 0}, {"1,2345", 0}, {"12,345,6", 0}, {"0,123", 0}, {"1,,234", 3},
		{"12.5", 0}, {"12.000", 0}, {"0.5", 0}, {"1.234,5", 0}, {"3.051E-06", 0}, {"1.5e0", 0}, {"2e-1", 0}, {"1e400", 0}, {"1e19", 0},
		{"-5", 0}, {"−5", 0}, {"–5", 0}, {"(12)", 0}, {"+12", 0},
		{"0x1F", 0}, {"TRUE", 0}, {"NaN", 0}, {"Inf", 0}, {"#REF!", 0}, {"#VALUE!", 0}, {"########", 0}, {"=12", 0},
		{"12%", 2}, {"$12", 0}, {"12€", 2}, {"15[1]", 2}, {"15²", 2}, {"15*", 2}, {"12?", 2}, {"½", 0}, {"①", 0},
		{"1O", 0}, {"l5", 0}, {"O", 0}, {"l", 0}, {"12k", 0}, {"47th", 0}, {"15-Oct", 0}, {"Oct-15", 0}, {"12-May", 0},
		{"9223372036854775808", 0}, {"99999999999999999999", 0}, {"more than 9223372036854775807", 10},
		{"1٢", 1}, {"1\u200b5", 1}, {"\u202e15", 0}, {"1\x005", 1},
		{"60-30", 0}, {"2016-2017", 0}, {"04-07", 0}, {"2017-04-07", 0}, {"12/05", 2}, {"12:30", 2}, {"12.05.2017", 0},
		{"12 May", 0}, {"May 12", 0}, {"12 mai", 0}, {"12 мая", 0}, {"40 years", 0}, {"aged 40", 0}, {"40-year-old", 0},
		{"a 40-year-old man", 2}, {"40 Jahre", 0}, {"40 سنة", 0}, {"12 families", 0}, {"12 km", 0},
		{"52 people, 15 of them children", 11}, {"12 killed and 30 injured", 14}, {"3 killed and several wounded", 13},
		{"52 people, including a child", 21}, {"two civilians and a child", 18}, {"12 of 15", 0}, {"12 30", 3},
		{"two or three dozen", 0}, {"Brigade 93 fighters", 0}, {"about 30 to 40", 6}, {"at least about 30", 15},
		{"none", 0}, {"1.234 Tote", 0}, {"1.234 muertos", 0}, {"fewer than 0", 11}, {"<0", 1}, {"6 (2 + 4)", 3},
		{"12.", 2}, {"12 killed?", 9}, {"12 more than yesterday", 0}, {"man and two women", 4}, {"boy, 12", 3}, {"girl (12)", 5},
		{"5E", 0}, {"1I", 0}, {"12 e", 3}, {"12 a", 3}, {"12 de mayo", 0}, {"one family", 0},
	}
	for _, tt := range tests {
		got, err := Parse(tt.text, Options{})
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("Parse(%q) = %v %v %s, want an error", tt.text, got.Kind, got.Count, got.Rule)
			continue
		}
		if got != (Reading{}) {
			t.Errorf("Parse(%q): a reading beside the error: %+v", tt.text, got)
		}
		if e.Offset != tt.offset {
			t.Errorf("Parse(%q): offset %d (%v), want %d", tt.text, e.Offset, e, tt.offset)
		}
	}
}

func TestNothing(t *testing.T) {
	for _, text := range []string{"", " ", "\t\n", "\u00a0", "-", "–", "—", "--", "?", "??", "...", "…", ".", "NA", "N/A", "n/a", "n.a.",
		"unknown", "Unknown", "(unknown)", "not reported", "not known", "no figure", "nd", "unbekannt", "غير معروف", "null", "不明"} {
		got, err := Parse(text, Options{})
		if err != nil || got.Kind != Nothing || got.Rule != RuleNothing || !got.Count.IsEmpty() {
			t.Errorf("Parse(%q) = %+v, %v; want nothing", text, got, err)
		}
	}
}

func TestZero(t *testing.T) {
	for _, text := range []string{"0", "zero", "no one", "nobody", "none killed", "no casualties", "no civilian casualties",
		"keine Toten", "aucun mort", "ningún muerto", "nessun morto", "geen doden", "لا قتلى", "niemand", "null Tote"} {
		got, err := Parse(text, Options{})
		if err != nil || got.Count != count.Exactly(0) {
			t.Errorf("Parse(%q) = %v %v, %v; want exactly 0", text, got.Kind, got.Count, err)
		}
	}
	for _, text := range []string{"no casualties reported", "no reported deaths", "no deaths confirmed", "no comment", "those inside", "no other casualties", "both", "personne"} {
		got, err := Parse(text, Options{})
		if err != nil || got.Kind != Vague || !got.Count.IsEmpty() {
			t.Errorf("Parse(%q) = %v %v, %v; want vague", text, got.Kind, got.Count, err)
		}
	}
}

func TestOptions(t *testing.T) {
	tests := []struct {
		text string
		opt  Options
		want int64 // -1: an error
	}{
		{"1.234", Options{DecimalComma: true}, 1234},
		{"1.234 Tote", Options{DecimalComma: true}, 1234},
		{"12,0", Options{DecimalComma: true}, 12},
		{"1,234", Options{DecimalComma: true}, -1},
		{"12,5", Options{DecimalComma: true}, -1},
		{"1.234,0", Options{DecimalComma: true}, 1234},
		{"1.234", Options{GroupSeparator: '.'}, 1234},
		{"12.34", Options{GroupSeparator: '.'}, -1},
		{"1,234", Options{GroupSeparator: '.'}, -1},
		{"1,234", Options{GroupSeparator: ','}, 1234},
		{"1.234", Options{GroupSeparator: ','}, -1},
		{"1\u202f234", Options{GroupSeparator: ' '}, 1234},
		{"1’234", Options{GroupSeparator: '\''}, 1234},
		{"1,234", Options{GroupSeparator: ' '}, -1},
	}
	for _, tt := range tests {
		got, err := Parse(tt.text, tt.opt)
		if tt.want < 0 {
			if err == nil {
				t.Errorf("Parse(%q, %+v) = %v, want an error", tt.text, tt.opt, got.Count)
			}
			continue
		}
		if err != nil || got.Count != count.Exactly(tt.want) {
			t.Errorf("Parse(%q, %+v) = %v, %v; want %d", tt.text, tt.opt, got.Count, err, tt.want)
		}
	}
}

// An article counts one only where it stands for a number: behind a hedge,
// before the other end of a range, before a person. A word that says a vague
// number behind its article is one beside a figure too.
func TestArticleIsNoNumber(t *testing.T) {
	for _, test := range []struct{ text, message string }{
		{"c'est un deuil national", ""}, // a day of mourning: vague
		{"un jour cinq", "a date, an age or a measure, not a number of people"},
		{"ein Haus zwölf", "a date, an age or a measure, not a number of people"},
		{"au moins un deuil", ""},
		{"un à cinq", ""},
		{"991 العدد غير معروف", "a second number in the text"}, // 991, the number is not known
	} {
		r, err := Parse(test.text, Options{})
		fault := (*Error)(nil)
		if errors.As(err, &fault) != (test.message != "") || fault != nil && fault.Message != test.message {
			t.Errorf("%q: %v, %v; want %q", test.text, r, err, test.message)
		}
	}
	if r, _ := Parse("c'est un deuil national", Options{}); r.Kind != Vague {
		t.Errorf("a day of mourning is a %v: %v", r.Kind, r.Count)
	}
	if r, _ := Parse("un à cinq", Options{}); r.Count != count.Between(1, 5) {
		t.Errorf("un à cinq: %v", r.Count)
	}
}
