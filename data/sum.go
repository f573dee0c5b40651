package data

import (
	"fmt"
	"hash/crc32"
	"io"
	"strconv"
)

// Sum returns a checksum of embedded files (CRC-32, hexadecimal), by which what
// was made of them knows whether they are still the same; an error if one is
// not there.
func Sum(names ...string) (string, error) {
	sum := crc32.NewIEEE()
	for _, name := range names {
		f, err := Files.Open(name)
		if err != nil {
			return "", fmt.Errorf("embedded table: %w", err)
		}
		_, err = io.Copy(sum, f)
		f.Close()
		if err != nil {
			return "", fmt.Errorf("embedded table %s: %w", name, err)
		}
	}
	return strconv.FormatUint(uint64(sum.Sum32()), 16), nil
}
