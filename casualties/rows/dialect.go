package rows

// Dialect is what was found out about how a file is written.
type Dialect struct {
	Compression  string // "gzip", "zstd" or empty
	Encoding     string // its name as on the web, such as "utf-8" or "windows-1256"
	BOM          bool   // the file starts with a byte order mark
	Certain      bool   // the encoding is told, marked or proved by the bytes; false: guessed
	EncodingWhy  string // in words, why it is taken to be that encoding
	Delimiter    byte
	DelimiterWhy string // in words
	SepLine      bool   // the first line was "sep=;" or the like, and is no row

	LF, CRLF, CR int64 // rows that end so; the last one may have no line end
	PackedBytes  int64 // bytes read of the file as it is stored
	Bytes        int64 // the same, unpacked, before decoding
	Lines        int64 // physical lines begun
	Records      int64 // rows returned, faulty and blank ones included
}

// MixedEnds reports whether the rows end in more than one way.
func (d Dialect) MixedEnds() bool {
	n := 0
	for _, c := range []int64{d.LF, d.CRLF, d.CR} {
		if c > 0 {
			n++
		}
	}
	return n > 1
}

// Dialect returns what has been found out so far; it is final once Next has
// returned io.EOF. Encoding is known at the first character that is not ASCII.
func (r *Reader) Dialect() Dialect {
	d := r.found
	r.source.describe(&d)
	all := r.tally
	all.rows += r.batched.rows.Load()
	for i := range all.ends {
		all.ends[i] += r.batched.ends[i].Load()
	}
	d.LF, d.CRLF, d.CR = all.ends[endLF], all.ends[endCRLF], all.ends[endCR]
	d.Records = all.rows
	d.Lines = int64(r.line-1) + all.ends[endOfFile]
	return d
}
