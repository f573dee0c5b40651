package rows

import (
	"fmt"
	"unicode/utf8"
)

// verdict is what was found out about an encoding.
type verdict struct {
	name    string
	certain bool
	why     string
}

// detect decides about the encoding of a window that starts with the file's
// first byte that is not ASCII. final says that the window reaches the end of
// the file. The error says that no guess is sure.
func detect(window []byte, final bool) (verdict, error) {
	good, bad := countUTF8(window, final)
	switch {
	case bad == 0:
		return verdict{utf8Name, true, "every byte is valid UTF-8"}, nil
	case good > 0 && bad <= 8*good:
		// Characters of UTF-8 do not come about by chance: what is bad among
		// them is the damage of single rows.
		return verdict{utf8Name, good >= 8*bad,
			fmt.Sprintf("%d characters are valid UTF-8, %d bytes are not", good, bad)}, nil
	}
	if v, ok := guess(window); ok {
		return v, nil
	}
	return verdict{}, &Error{Line: atEnd, Rule: RuleEncoding,
		Message: fmt.Sprintf("byte 0x%02X is not valid UTF-8, and no other encoding is sure", window[0]),
		Hint:    "name it, for example --encoding windows-1252, windows-1256 (Arabic) or windows-1251 (Cyrillic)"}
}

// countUTF8 counts the characters beyond ASCII that are valid UTF-8, and the
// bytes that are not. A character cut off at the end of the window counts as
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
			good++
		case !final && !utf8.FullRune(b[i:]):
			return good, bad
		default:
			bad++
		}
		i += size
	}
	return good, bad
}
