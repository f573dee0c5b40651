package rows

// Options say how a file is to be read. The zero value finds out everything.
type Options struct {
	Encoding  string // a name as on the web ("windows-1256", "latin1", "utf-16le", "gb18030"); empty: found out
	Delimiter byte   // an ASCII character; 0: found out among comma, semicolon, tab and bar
	Limits    Limits // zero fields: the defaults
}

// Limits keep a hostile or damaged file from eating the machine. In each, zero
// means the default.
type Limits struct {
	Field    int   // bytes of one field; default 2 MiB (the line length at which DuckDB gives up)
	Record   int   // bytes of one record; default 32 times Field: 64 MiB
	Columns  int   // fields of one record; default 16,384 (the width of an Excel sheet)
	Unpacked int64 // bytes that an archive may unpack to; default 256 GiB
	Ratio    int64 // unpacked to packed bytes, looked at from 64 MiB unpacked on; default 400
}

// DefaultLimits are the limits of a reader that is told none.
func DefaultLimits() Limits { return Limits{}.withDefaults() }

// withDefaults fills in what is zero.
func (l Limits) withDefaults() Limits {
	l.Field = orDefault(l.Field, 2<<20)
	l.Record = orDefault(l.Record, min(l.Field, 1<<25)*32)
	l.Columns = orDefault(l.Columns, 16384)
	l.Unpacked = orDefault(l.Unpacked, 256<<30)
	l.Ratio = orDefault(l.Ratio, 400)
	return l
}

func orDefault[T int | int64](n, otherwise T) T {
	if n == 0 {
		return otherwise
	}
	return n
}
