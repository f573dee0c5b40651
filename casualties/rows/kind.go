package rows

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"unicode/utf8"
)

// kind is a file format that is no text table, known by its first bytes.
type kind struct {
	magic string // "?" stands for any byte
	at    int
	what  string
	hint  string
}

const saveAsCSV = "open it and save the sheet as CSV UTF-8"

// kinds lists the formats that people have under the name .csv, by the magic
// numbers of their specifications.
var kinds = [...]kind{
	{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 0, "an Excel 97 workbook or another old Office file", saveAsCSV},
	{"%PDF-", 0, "a PDF", "extract its tables first"},
	{"\x89PNG\r\n\x1a\n", 0, "a PNG image", ""},
	{"\xFF\xD8\xFF", 0, "a JPEG image", ""},
	{"GIF8?a", 0, "a GIF image", ""},
	{"II*\x00", 0, "a TIFF image", ""},
	{"MM\x00*", 0, "a TIFF image", ""},
	{"RIFF????WEBP", 0, "a WebP image", ""},
	{"SQLite format 3\x00", 0, "an SQLite database", "export the table as CSV"},
	{"PAR1\x15", 0, "a Parquet file", "convert it to CSV"},
	{"ARROW1\x00", 0, "an Arrow file", "convert it to CSV"},
	{"BZh?1AY&SY", 0, "a bzip2 archive", "unpack it first; gzip and zstd are read as they are"},
	{"\xFD7zXZ\x00", 0, "an xz archive", "unpack it first; gzip and zstd are read as they are"},
	{"7z\xBC\xAF\x27\x1C", 0, "a 7-Zip archive", "unpack it first; gzip and zstd are read as they are"},
	{"\x04\x22\x4D\x18", 0, "an lz4 archive", "unpack it first; gzip and zstd are read as they are"},
	{"Rar!\x1a\x07", 0, "a RAR archive", "unpack it first; gzip and zstd are read as they are"},
	{"ustar\x00", 257, "a tar archive", "unpack it first"},
	{"ustar  \x00", 257, "a tar archive", "unpack it first"},
	{"\x1f\x8b", 0, "gzip within an archive", "unpack it once"},
	{"\x28\xb5\x2f\xfd", 0, "zstd within an archive", "unpack it once"},
	{"\x7fELF", 0, "a program", ""},
	{"<stata_dta>", 0, "a Stata file", "convert it to CSV"},
	{"$FL2@(#)", 0, "an SPSS file", "convert it to CSV"},
	{"RDX2\n", 0, "an R data file", "write the table with write.csv"},
	{"RDX3\n", 0, "an R data file", "write the table with write.csv"},
	{"{\\rtf", 0, "a rich text document", "save it as plain text"},
	{"%!PS", 0, "a PostScript file", ""},
}

// refuseBinary returns an *Error if the file is of a known kind that is no
// table, or is full of control characters. start is not decoded yet.
func refuseBinary(start []byte) error {
	if bytes.HasPrefix(start, []byte("PK\x03\x04")) || bytes.HasPrefix(start, []byte("PK\x05\x06")) {
		return refuseZip(start)
	}
	for _, k := range kinds {
		if k.is(start) {
			return notTable(k.what, k.hint)
		}
	}
	if len(bytes.Trim(start, "\x00")) == 0 {
		return &Error{Line: 1, Rule: RuleNoData, Message: "no data, only NUL bytes", Hint: "get the file again"}
	}
	return nil
}

// is reports whether a file that starts with these bytes is of the kind.
func (k kind) is(start []byte) bool {
	if len(start) < k.at+len(k.magic) {
		return false
	}
	for i, c := range []byte(k.magic) {
		if c != '?' && start[k.at+i] != c {
			return false
		}
	}
	return true
}

// refuseZip says what is in the zip.
func refuseZip(start []byte) error {
	switch {
	case bytes.Contains(start, []byte("xl/")) || bytes.Contains(start, []byte("[Content_Types].xml")):
		return notTable("an Excel workbook (xlsx)", saveAsCSV)
	case bytes.Contains(start, []byte("opendocument.spreadsheet")):
		return notTable("a LibreOffice spreadsheet (ods)", saveAsCSV)
	}
	return notTable("a zip archive", "unpack it and name the CSV files in it")
}

// refuseText returns an *Error if the decoded text is a web page, XML or JSON.
func refuseText(text []byte) error {
	text = bytes.TrimLeft(text, " \t\r\n")
	lower := bytes.ToLower(text[:min(len(text), 256)])
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<script", "<table", "<div", "<!--"} {
		if bytes.HasPrefix(lower, []byte(tag)) {
			return notTable("a web page (HTML)", "the download may have failed; open it in a browser to see what it says")
		}
	}
	if bytes.HasPrefix(lower, []byte("<?xml")) {
		return notTable("an XML file", "convert it to CSV")
	}
	if isJSON(lower) {
		return notTable("a JSON file", "convert it to CSV")
	}
	return nil
}

// isJSON recognises the start of a JSON object, or array of anything but bare
// words.
func isJSON(text []byte) bool {
	if len(text) == 0 || text[0] != '{' && text[0] != '[' {
		return false
	}
	rest := bytes.TrimLeft(text[1:], " \t\r\n")
	if len(rest) == 0 {
		return false
	}
	if text[0] == '{' {
		return rest[0] == '"' || rest[0] == '}'
	}
	return rest[0] == '{' || rest[0] == '[' || rest[0] == '"'
}

// refuseControls refuses decoded or 8-bit text of which more than a tenth are
// control characters; a few are faults of their rows.
func refuseControls(start []byte) error {
	n := 0
	for _, c := range start {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' || c == 0x7F {
			n++
		}
	}
	if n >= 4 && n*10 > len(start) {
		return notTable("a binary file", "is this the right file?")
	}
	return nil
}

func notTable(what, hint string) error {
	e := &Error{Line: 1, Column: 1, Rule: RuleNotText, Message: "this is " + what + ", not a table as text", Hint: hint}
	if hint == "" {
		e.Hint = "is this the right file?"
	}
	return e
}

// encodingName is how an encoding is called in messages.
func encodingName(name string) string {
	if name == utf8Name {
		return "UTF-8"
	}
	return name
}

// firstNonASCII returns the offset of the first byte that is not ASCII, else
// the length of b.
func firstNonASCII(b []byte) int {
	i := 0
	for i+32 <= len(b) {
		w := b[i : i+32 : i+32]
		if (binary.LittleEndian.Uint64(w)|binary.LittleEndian.Uint64(w[8:])|
			binary.LittleEndian.Uint64(w[16:])|binary.LittleEndian.Uint64(w[24:]))&highs != 0 {
			break
		}
		i += 32
	}
	for ; i+8 <= len(b); i += 8 {
		if m := binary.LittleEndian.Uint64(b[i:]) & highs; m != 0 {
			return i + bits.TrailingZeros64(m)/8
		}
	}
	for ; i < len(b) && b[i] < utf8.RuneSelf; i++ {
	}
	return i
}
