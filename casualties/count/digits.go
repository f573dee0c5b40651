package count

import "strconv"

// AppendInt appends the digits of n to b as strconv.AppendInt does. Most numbers
// of people have one digit or two, nobody knows which: both are written, and the
// second is taken back where there is none.
func AppendInt(b []byte, n int64) []byte {
	if uint64(n) >= uint64(len(twoDigits)) {
		return strconv.AppendInt(b, n, 10)
	}
	d := twoDigits[n]
	b = append(b, d[0], d[1])
	return b[:len(b)-int(uint64(n-10)>>63)]
}

// twoDigits has the digits of the numbers below 100, in front.
var twoDigits = func() (list [100][2]byte) {
	for n := range list {
		copy(list[n][:], strconv.Itoa(n))
	}
	return list
}()
