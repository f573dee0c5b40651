package count

import (
	"encoding/binary"
	"strconv"
)

// AppendInt appends the digits of n to b as strconv.AppendInt does. Most numbers
// of people have one digit or two, nobody knows which: two bytes are written, and
// the second is taken back where there is none.
func AppendInt(b []byte, n int64) []byte {
	if uint64(n) >= uint64(len(digitPairs)) {
		return strconv.AppendInt(b, n, 10)
	}
	short := uint64(n-10) >> 63 // 1 below 10, where the pair begins with a 0
	b = binary.LittleEndian.AppendUint16(b, digitPairs[n]>>(8*short))
	return b[:len(b)-int(short)]
}

// AppendDecimal appends number·10⁻ⁿ with all its n decimals, and at least one
// digit before the point; n is 18 at most.
func AppendDecimal(b []byte, number uint64, n int) []byte {
	var memory [2 * maxDigits]byte
	at := len(memory)
	pair := func() {
		at -= 2
		rest := number / 100
		binary.LittleEndian.PutUint16(memory[at:at+2], digitPairs[number-rest*100])
		number = rest
	}
	digit := func() {
		at--
		memory[at] = byte('0' + number%10)
		number /= 10
	}
	if n&1 != 0 {
		digit()
	}
	for range n / 2 {
		pair()
	}
	if n > 0 {
		at--
		memory[at] = '.'
	}
	for number >= 10 {
		pair()
	}
	if number > 0 || at == len(memory) || memory[at] == '.' {
		digit()
	}
	return append(b, memory[at:]...)
}

// maxDigits is how many digits the largest number has.
const maxDigits = 20

// digitPairs are the numbers below 100 in two digits each, the first one in the
// lower byte.
var digitPairs = func() (pairs [100]uint16) {
	for n := range pairs {
		pairs[n] = uint16('0'+n/10) | uint16('0'+n%10)<<8
	}
	return pairs
}()
