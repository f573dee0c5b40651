package rows

import (
	"fmt"
	"unicode/utf8"
)

// guessGB18030 recognises Chinese in GB18030 (and GBK, GB2312, which it
// contains). Running text is nearly all of the 3,755 characters of level 1 of
// GB2312, whose first byte is B0 to D7 in the order of their sound, and about a
// quarter of it (the sounds x to z) is D0 to D7. Letters read in pairs are not
// spread so. Korean has the same form but no first byte over C8, and Japanese
// has kana (A4, A5) and few characters beyond CF: where either may be meant
// there is no guess.
func guessGB18030(b []byte) (verdict, bool) {
	const fewest = 8
	var common, late, others int
	for i := 0; i < len(b); {
		lead := b[i]
		if lead < utf8.RuneSelf {
			i++
			continue
		}
		if i+1 == len(b) {
			break // cut off by the window
		}
		trail := b[i+1]
		switch {
		case lead == 0x80 || lead == 0xFF || trail < 0x40 || trail == 0x7F || trail == 0xFF:
			return verdict{}, false // four-byte characters are too rare to matter
		case lead == 0xA4 || lead == 0xA5:
			return verdict{}, false
		case lead >= 0xB0 && lead <= 0xD7 && trail >= 0xA1:
			common++
			if lead >= 0xD0 {
				late++
			}
		case lead >= 0xA1 && lead <= 0xA3 && trail >= 0xA1: // punctuation, full-width signs
		default:
			others++
		}
		i += 2
	}
	if common < fewest || others*10 > common || late*10 < common {
		return verdict{}, false
	}
	return verdict{"gb18030", false,
		fmt.Sprintf("guessed: %d of %d characters are common Chinese ones so", common, common+others)}, true
}
