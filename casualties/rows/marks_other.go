//go:build !amd64

package rows

func markBlock(b *[64]byte, delim byte) (delims, stops, high uint64) { return markPortable(b, delim) }
