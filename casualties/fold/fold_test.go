package fold

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"

	"toll/data"
)

func TestKey(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"empty", "", ""},
		{"white space alone", " \t\n", ""},
		{"already folded", "al-tanf-2017-05-18", "al-tanf-2017-05-18"},
		{"case", "Al-Tanf", "al-tanf"},
		{"ends and runs", "  Khan   Sheikhoun ", "khan sheikhoun"},
		{"no-break, thin and ideographic spaces", "Khan\u00a0\u2009\u3000Sheikhoun", "khan sheikhoun"},
		{"a quoted line break", "Khan\r\nSheikhoun", "khan sheikhoun"},
		{"NFD of ṕ", "Alep\u0301po", "ale\u1e55po"},
		{"NFD of é", "Me\u0301dias", "m\u00e9dias"},
		{"two marks in either order", "a\u0323\u0302", "\u1ead"},
		{"sharp s", "STRASSE", "strasse"},
		{"sharp s folded", "Straße", "strasse"},
		{"Arabic stays", "البوكمال", "البوكمال"},
		{"Arabic variants stay apart", "أبو كمال", "أبو كمال"},
		{"hyphen stays", "Deir-ez-Zor", "deir-ez-zor"},
		{"zero-width space stays", "al\u200bTanf", "al\u200btanf"},
		{"ZWNJ stays", "می\u200cدان", "می\u200cدان"},
		{"bidi override stays", "\u202eTanf", "\u202etanf"},
		{"full width stays", "Ａ", "ａ"}, // NFC, not NFKC
		{"Cyrillic", "ШАЙРАТ", "шайрат"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := Key(test.in); got != test.want {
				t.Errorf("Key(%q) = %q, want %q", test.in, got, test.want)
			}
		})
	}
}

func TestName(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"empty", "", ""},
		{"nothing to read", " /// – ", ""},
		{"already folded", "khan sheikhoun", "khan sheikhoun"},
		{"article as a word", "Al Tanf", "tanf"},
		{"article with a hyphen", "al-Tanf", "tanf"},
		{"article with no-break hyphen", "al\u2011Tanf", "tanf"},
		{"article with an apostrophe", "al’Tanf", "tanf"},
		{"article with hyphen and space", "al- Bokamal", "bokamal"},
		{"article inside", "Deir ez-Zor", "deir zor"},
		{"article inside, hyphens", "Deir-ez-Zor", "deir zor"},
		{"article of an other vowel", "Dayr Az Zawr", "dayr zawr"},
		{"sun letter of two", "Maqha ash-Shuhaymi", "maqha shuhaymi"},
		{"Cyrillic article", "Дейр-эз-Зор", "дейр зор"},
		{"Cyrillic й stays", "Эт-Танф й", "танф й"},
		{"Arabic article", "التنف", "تنف"},
		{"Arabic article in each word", "المرصد السوري", "مرصد سوري"},
		{"only two letters would stay", "الله", "الله"},
		{"no article in Alabama", "Alabama", "alabama"},
		{"no article in Alalam", "Alalam", "alalam"},
		{"an article alone is a name", "AL", "al"},
		{"an article at the end", "Mobile, AL", "mobile al"},
		{"English an is no article", "An Observatory", "an observatory"},
		{"As'ad is no article", "As'ad", "asad"},
		{"el before a vowel", "el-Arabiya", "arabiya"},
		{"ayn and hamza", "al-Mab’oujeh", "maboujeh"},
		{"ayn as a half ring", "Shaʿirat", "shairat"},
		{"ayn as a grave accent", "Al Mab`ujah", "mabujah"},
		{"acute accent", "Sha´irat", "shairat"},
		{"quoted", "‘SOHR’", "sohr"},
		{"cedilla", "Şayrat", "sayrat"},
		{"Turkish dotless i", "Kızılay", "kizilay"},
		{"Turkish dotted İ", "İdlib", "idlib"},
		{"é and ö", "Médias Köln", "medias koln"},
		{"ø and æ", "Ørsted Ægir", "orsted aegir"},
		{"hamza on alef", "إدلب", "ادلب"},
		{"madda", "آل", "ال"},
		{"alef maksura", "مصطفى", "مصطفي"},
		{"ta marbuta", "سلمية", "سلميه"},
		{"Persian kaf and yeh", "سلمیه کرد", "سلميه كرد"},
		{"tatweel", "الـتـنـف", "تنف"},
		{"harakat", "التَّنَف", "تنف"},
		{"lam-alef ligature", "ﻻذقية", "لاذقيه"},
		{"native digits", "حي ١٢ ۳", "حي 12 3"},
		{"full width", "ＳＯＨＲ", "sohr"},
		{"zero width", "so\u200bhr\u202e", "sohr"},
		{"kana keeps its voicing mark", "ガザ", "ガザ"},
		{"Devanagari keeps its vowels", "दिल्ली", "दिल्ली"},
		{"Devanagari keeps a nasal after a vowel", "बांदा", "बांदा"},
		{"a mark on a Cyrillic sign that is no letter", "҂\u0308", ""},
		{"carriers", "AFP / Arab Today", "afp arab today"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := Name(test.in); got != test.want {
				t.Errorf("Name(%q) = %q, want %q", test.in, got, test.want)
			}
		})
	}
}

func TestNameKeepsApart(t *testing.T) {
	for _, pair := range [][2]string{
		{"al-Masdar News", "المصدر"},
		{"Alabama", "Abama"},
		{"As'ad", "Ad"},
		{"Sky News", "Sky New"},
		{"District 1", "District 11"},
		{"й", "и"},
		{"ACLED+", "ACLED"},
		{"ガ", "カ"},
	} {
		if Name(pair[0]) == Name(pair[1]) {
			t.Errorf("Name makes %q and %q one: %q", pair[0], pair[1], Name(pair[0]))
		}
	}
}

func TestSkeleton(t *testing.T) {
	for _, test := range []struct {
		name, a, b string
		twins      bool
	}{
		{"Cyrillic a", "Shayrat", "Shаyrаt", true},
		{"Cyrillic capitals", "BOMB", "ВОМВ", true},
		{"Greek omicron", "Homs", "Hοms", true},
		{"zero-width space", "al-Tanf", "al-\u200bTanf", true},
		{"soft hyphen", "al-Tanf", "al-Ta\u00adnf", true},
		{"bidi override", "al-Tanf", "\u202eal-Tanf\u202c", true},
		{"ZWNJ", "می\u200cدان", "میدان", true},
		{"Persian yeh and Arabic yeh", "میدان", "ميدان", true},
		{"tatweel", "حمـص", "حمص", true},
		{"en dash", "al–Tanf", "al-Tanf", true},
		{"apostrophes", "Sha’irat", "Sha'irat", true},
		{"digits of two scripts", "حي ١٢", "حي 12", true},
		{"letter O", "Site 1O", "Site 10", true},
		{"spaces and case", " Khan  sheikhoun", "Khan Sheikhoun", true},
		{"one letter less", "Homs", "Hms", false},
		{"another number", "Site 12", "Site 21", false},
		{"hamza is seen", "أدلب", "ادلب", false},
		{"an accent is seen", "Médias", "Medias", false},
		{"Cyrillic words are not Latin ones", "Дейр", "Deir", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := Skeleton(test.a) == Skeleton(test.b); got != test.twins {
				t.Errorf("%q → %q, %q → %q: twins %v, want %v",
					test.a, Skeleton(test.a), test.b, Skeleton(test.b), got, test.twins)
			}
		})
	}
}

// A row of the tables that does nothing, or undoes another, is a mistake.
func TestTables(t *testing.T) {
	one := func(file, letter string) {
		if utf8.RuneCountInString(letter) != 1 {
			t.Errorf("%s: %q is not one letter", file, letter)
		}
	}
	for _, l := range data.MustTable[struct {
		Letter   string `csv:"letter"`
		Fold     string `csv:"fold"`
		Citation string `csv:"citation"`
	}]("letters.csv") {
		one("letters.csv", l.Letter)
		if a, b := Name("x"+l.Letter+"x"), Name("x"+l.Fold+"x"); a != b || l.Letter == l.Fold {
			t.Errorf("letters.csv: %q gives %q, its fold %q gives %q", l.Letter, a, l.Fold, b)
		}
		if l.Citation == "" {
			t.Errorf("letters.csv: %q has no citation", l.Letter)
		}
	}
	for _, c := range data.MustTable[struct {
		Letter   string `csv:"letter"`
		Looks    string `csv:"looks"`
		Citation string `csv:"citation"`
	}]("confusables.csv") {
		one("confusables.csv", c.Letter)
		if a, b := Skeleton(c.Letter), Skeleton(c.Looks); a != b || c.Letter == c.Looks {
			t.Errorf("confusables.csv: %q looks like %q, %q like %q", c.Letter, a, c.Looks, b)
		}
		if c.Citation == "" {
			t.Errorf("confusables.csv: %q has no citation", c.Letter)
		}
	}
	for _, a := range data.MustTable[struct {
		Article  string `csv:"article"`
		Before   string `csv:"before"`
		Script   string `csv:"script"`
		Citation string `csv:"citation"`
	}]("articles.csv") {
		joint := "-"
		if a.Script == "Arabic" {
			joint = ""
		}
		noun := a.Before + "تنف"
		if got := Name("x " + a.Article + joint + noun); got != "x "+noun {
			t.Errorf("articles.csv: %q stays in %q", a.Article, got)
		}
		if a.Citation == "" {
			t.Errorf("articles.csv: %q has no citation", a.Article)
		}
	}
}

// What is folded already costs nothing: keys and names of a large table pass
// here once per distinct string.
func TestFoldedCostsNothing(t *testing.T) {
	for name, f := range map[string]func(string) string{"Key": Key, "Name": Name} {
		if n := testing.AllocsPerRun(100, func() { f("khan sheikhoun 2017") }); n != 0 {
			t.Errorf("%s of a folded ASCII string allocates %v times", name, n)
		}
	}
}

// The short way for ASCII is the long one: a letter of another script beside it
// makes it go the long way.
func TestASCIILetters(t *testing.T) {
	for c := range byte(0x80) {
		for _, s := range []string{string(rune(c)), "al" + string(rune(c)) + "Tanf", "A" + string(rune(c)), string(rune(c)) + "z"} {
			long, ok := strings.CutPrefix(tables().letters("я "+s), "я ")
			if short := tables().letters(s); !ok || short != long {
				t.Errorf("letters(%q) = %q, want %q", s, short, long)
			}
		}
	}
}

// What is taken for folded is what case folding leaves alone.
func TestIsFolded(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if s := string(r); isFolded(s) && cases.Fold().String(s) != s {
			t.Errorf("%U folds to %q", r, cases.Fold().String(s))
		}
	}
}

// The letters of the table stand for folded ones: they are not folded again.
func TestLettersAreFolded(t *testing.T) {
	for r, to := range tables().letter {
		if foldCase(to) != to {
			t.Errorf("%q stands for %q, which folds to %q", r, to, foldCase(to))
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"al-'Al Tanf", "الالتنف", "a\u0323\u0302", "İ", "ﷺ", "´", "ͅα", "x\u0345", "ꟸ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if b := AppendKey([]byte("x "), []byte(s)); string(b) != "x "+Key(s) {
			t.Errorf("AppendKey appends %q for %q, Key says %q", b[2:], s, Key(s))
		}
		for name, fold := range map[string]func(string) string{"Key": Key, "Name": Name, "Skeleton": Skeleton} {
			once := fold(s)
			if twice := fold(once); twice != once {
				t.Errorf("%s(%q) = %q, and again %q", name, s, once, twice)
			}
			if utf8.ValidString(s) && !utf8.ValidString(once) {
				t.Errorf("%s(%q) = %q is no UTF-8", name, s, once)
			}
		}
	})
}
