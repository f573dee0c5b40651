package rows

import (
	"fmt"
	"slices"
	"unicode/utf8"
)

// verdict is what was found out about an encoding.
type verdict struct {
	name    string
	certain bool
	why     string
}

// detect decides about the encoding of a window that starts with the file's
// first byte that is not ASCII; before it stand the letters of word. final says that the window reaches the end of
// the file. The error says that no guess is sure.
func detect(word, window []byte, final bool) (verdict, error) {
	good, bad := countUTF8(window, final)
	switch {
	case bad == 0:
		return verdict{utf8Name, true, "every byte is valid UTF-8"}, nil
	case good >= bad:
		// Characters of UTF-8 hardly come about by chance: what is bad among
		// them is the damage of single rows.
		return verdict{utf8Name, good >= 8*bad, fmt.Sprintf("most of it is valid UTF-8, though %d bytes are not", bad)}, nil
	}
	if v, ok := guess(slices.Concat(word, window)); ok {
		return v, nil
	}
	return verdict{}, &Error{Line: atEnd, Rule: RuleEncoding,
		Message: fmt.Sprintf("byte 0x%02X is not valid UTF-8, and no other encoding is sure", window[0]),
		Hint:    "name it, for example --encoding windows-1252, windows-1256 (Arabic) or windows-1251 (Cyrillic)"}
}

// countUTF8 counts what is valid UTF-8 beyond ASCII, and the bytes that are not.
// A character of three bytes counts as much as four of two, which come about by
// chance in other encodings, and one of four bytes as eight. A character cut off at the end of the window counts as
// neither unless final is set.
func countUTF8(b []byte, final bool) (good, bad int) {
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		c, size := utf8.DecodeRune(b[i:])
		switch {
		case c != utf8.RuneError || size > 1:
			good += [...]int{2: 1, 3: 4, 4: 8}[size]
		case !final && !utf8.FullRune(b[i:]):
			return good, bad
		default:
			bad++
		}
		i += size
	}
	return good, bad
}
