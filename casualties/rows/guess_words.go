package rows

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// candidate is an 8-bit encoding with the languages that are written in it.
// The priors say how likely it, and the language in it, is before a byte was
// seen, as logarithms.
type candidate struct {
	name      string
	table     encoding.Encoding
	prior     float64
	languages []language
}

// language is the letters beyond ASCII of a language, the most frequent first.
type language struct {
	prior   float64
	letters string
}

const (
	western  = "windows-1252"
	cyrillic = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"
	arabic   = "اليمونرتبةعدسفهكقأحجشصىخإطثضغذئزءظآؤًٌٍَُِّْـ"
)

// candidates are the encodings that spreadsheets and old databases write, the
// most frequent first.
func candidates() []candidate {
	latin, slavic := westernLanguages(), cyrillicLanguages()
	central := []language{
		{0, "łóęążśćńź"},           // Polish
		{0, "áíěéýčšžřůúňťóďľôäĺ"}, // Czech, Slovak
		{0, "áéöőóüíúű"},           // Hungarian
		{0, "čšžćđ"},               // Bosnian, Croatian, Serbian, Slovene
		{0, "ăîâşţ"},               // Romanian
	}
	baltic := []language{
		{0, "āīēšūņļģčķž"}, // Latvian
		{0, "ėšųžįūčąę"},   // Lithuanian
		{0, "äõüöšž"},      // Estonian
	}
	turkish := []language{{0, "ıüşöçğİâîû"}}
	greek := []language{{0, "αοιτεσνηυρπκμλςγδωάίχέθήόύφβξζώψϊϋΐ"}}
	return []candidate{
		{western, charmap.Windows1252, 0, latin},
		{"windows-1256", charmap.Windows1256, -1, []language{
			{0, arabic},
			{0, "اینردمهوتبسلکشزفگخقحپعجچآغطصضذثژءئظكيىةأؤ\u064B\u0640"}, // Persian
			{0, "اکیرنےتلمسہوبدپھعجگںئحقٹفشزچخطصضڑڈآغذثءأؤ"},             // Urdu
		}},
		{"windows-1251", charmap.Windows1251, -1, slavic},
		{"windows-1250", charmap.Windows1250, -3, central},
		{"windows-1254", charmap.Windows1254, -3, turkish},
		{"windows-1255", charmap.Windows1255, -2, []language{{0, "יוהלארמתבשנחדםקעכפטןגסזצךףץ"}}},
		{"windows-1253", charmap.Windows1253, -2, greek},
		{"windows-1257", charmap.Windows1257, -4, baltic},
		{"koi8-u", charmap.KOI8U, -3, slavic},
		{"ibm866", charmap.CodePage866, -3, slavic},
		{"iso-8859-2", charmap.ISO8859_2, -4, central},
		{"iso-8859-5", charmap.ISO8859_5, -4, slavic},
		{"iso-8859-6", charmap.ISO8859_6, -3, []language{{0, arabic}}},
		{"macintosh", charmap.Macintosh, -3, latin},
		{"x-mac-cyrillic", charmap.MacintoshCyrillic, -4, slavic},
	}
}

func westernLanguages() []language {
	return []language{
		{0, "éàèêçôûîâœïëùüö"}, // French
		{0, "üöäßé"},           // German
		{0, "óíáéñúü"},         // Spanish
		{0, "ãáçéíóõêúâàôü"},   // Portuguese
		{-1, "àèùòìé"},         // Italian
		{-1, "åøæéö"},          // Danish, Norwegian
		{-1, "äöåéü"},          // Swedish, Finnish
		{-1, "ëéïöüèó"},        // Dutch
		{-2, "àéóçíèòúïü"},     // Catalan
		{-4, "áðíóéöþúýæ"},     // Icelandic
		{-1, "éáíóöüäñçèãàúêåøßôæïâëûõîòùœìýðþ"}, // names of many languages
	}
}

func cyrillicLanguages() []language {
	return []language{
		{0, cyrillic},
		{0, "оаинтівесрлкудмпзяьбгйчхцжюєїшщфґ"}, // Ukrainian
		{0, "аиоентрсвдклпмзугяъбчйжцхщшфюь"},    // Bulgarian
		{0, "аоиенрсјтукдвмплзбгчшцжхњћљђфџ"},    // Serbian
	}
}

// soundWord reports whether something between blanks and ASCII signs can be a
// word, with typographic signs where these may stand.
func soundWord(word []rune) bool {
	for start := 0; start < len(word); {
		end := start + 1
		if isLetter(word[start]) {
			for end < len(word) && isLetter(word[end]) {
				end++
			}
			if !soundLetters(word[start:end]) {
				return false
			}
			start = end
			continue
		}
		before, after := start > 0 && isLetter(word[start-1]), end < len(word) && isLetter(word[end])
		switch k := signOf(word[start]); {
		case k == oddSign, k == edgeSign && before && after:
			return false
		case end < len(word) && !after && crowd(word[start]) && crowd(word[end]):
			return false
		}
		start = end
	}
	return true
}

// crowd reports whether a second sign beside this one is odd.
func crowd(l rune) bool { return l >= utf8.RuneSelf && l != '\u00A0' && l != '…' }

// soundLetters reports whether a run of letters can be a word: in one script,
// with capitals at the start or throughout, and in Latin not nearly all
// accented, which other scripts read as Latin are.
func soundLetters(word []rune) bool {
	script, accented, turns, uppers, lowers := scriptOf(word[0]), 0, 0, 0, 0
	for i, l := range word {
		if scriptOf(l) != script && !unicode.Is(unicode.Mn, l) {
			return false
		}
		if l >= utf8.RuneSelf {
			accented++
		}
		switch {
		case unicode.IsLower(l):
			lowers++
		case unicode.IsUpper(l):
			uppers++
			if i > 0 && unicode.IsLower(word[i-1]) {
				if l >= utf8.RuneSelf || word[i-1] >= utf8.RuneSelf {
					return false
				}
				turns++ // McDonald has one, between ASCII letters
			}
		}
	}
	switch {
	case turns > 1, turns == 0 && uppers > 1 && lowers > 0 && uppers >= lowers:
		return false
	case script == unicode.Latin && accented*4 > len(word)*3 && len(word) > 1:
		return false
	}
	return true
}

// scriptOf returns the script of a letter, nil if no candidate has it.
func scriptOf(l rune) *unicode.RangeTable {
	for _, s := range []*unicode.RangeTable{unicode.Latin, unicode.Arabic, unicode.Cyrillic, unicode.Greek, unicode.Hebrew} {
		if unicode.Is(s, l) {
			return s
		}
	}
	return nil
}

// sign says where in a word a character that is no letter may stand.
type sign uint8

const (
	oddSign    sign = iota // nowhere
	edgeSign               // before or after the letters
	insideSign             // anywhere
)

func signOf(l rune) sign {
	switch l {
	case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		return edgeSign
	case '’', '–', '—', '…', '·', '\u00A0', '\u00AD', '\u200C', '\u200D', '\u200E', '\u200F':
		return insideSign
	case '‘', '«', '»', '“', '”', '„', '‚', '‹', '›', '€', '£', '§', '°', '•', '¿', '¡', 'º', 'ª', '½', '™', '©', '®',
		'،', '؛', '؟', '№', '²', '³', '×', '±', '†':
		return edgeSign
	}
	return oddSign
}
