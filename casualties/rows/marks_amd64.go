package rows

// markBlock finds the delimiters of a block, the bytes that must be looked at, and
// whether some byte is not ASCII: high is not 0 then. It is markPortable in
// instructions that every such processor has and Go has no words for.
//
//go:noescape
func markBlock(b *[64]byte, delim byte) (delims, stops, high uint64)
