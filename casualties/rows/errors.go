package rows

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// The rules by which a file is refused (in an [Error]) or a row is faulty (in
// a [Fault]).
const (
	RuleEmpty          = "empty-file"       // no bytes at all
	RuleNoData         = "no-data"          // only blanks, NULs or a byte order mark
	RuleOpenQuote      = "open-quote"       // a quote without its end
	RuleFieldTooLong   = "field-too-long"   // over Limits.Field
	RuleRecordTooLong  = "record-too-long"  // over Limits.Record
	RuleTooManyColumns = "too-many-columns" // over Limits.Columns
	RuleNotText        = "not-a-table"      // a spreadsheet, a web page, an image …
	RuleArchive        = "broken-archive"   // gzip or zstd that is cut or corrupt
	RuleBomb           = "unpacks-too-far"  // over Limits.Unpacked or Limits.Ratio
	RuleEncoding       = "encoding"         // unknown, contradicted or undecidable encoding
	RuleReadError      = "read-error"       // the file system says no

	RuleBareQuote      = "bare-quote"       // a quote inside a field that is not quoted
	RuleTextAfterQuote = "text-after-quote" // text between a closing quote and the delimiter
	RuleNUL            = "nul-byte"         // a NUL in the text
	RuleBadByte        = "bad-byte"         // a byte that is no text in the encoding
)

// Error says why a whole file is refused.
type Error struct {
	Name    string // the file, as given to Open
	Line    int    // physical line from 1; 0 where no place can be named
	Column  int    // character from 1; 0 where only the line is known
	Rule    string // one of the Rule constants
	Message string // what was seen
	Hint    string // what to do about it; may be empty
	Err     error  // the cause, for errors.Is; nil unless something below failed
}

// Error returns "file:line:col: message; hint" in one line.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(printable(e.Name))
	if e.Line > 0 {
		fmt.Fprintf(&b, ":%d", e.Line)
		if e.Column > 0 {
			fmt.Fprintf(&b, ":%d", e.Column)
		}
	}
	b.WriteString(": " + e.Message)
	if e.Hint != "" {
		b.WriteString("; " + e.Hint)
	}
	return b.String()
}

// Unwrap returns the cause, nil if there is none.
func (e *Error) Unwrap() error { return e.Err }

// Fault says why one row must be set aside.
type Fault struct {
	Line    int    // physical line from 1
	Column  int    // character from 1
	Field   int    // index of the field, from 0
	Rule    string // one of the Rule constants
	Message string // what was seen
	Hint    string // what to do about it; may be empty
}

// printable quotes a name that could move a terminal's cursor.
func printable(name string) string {
	for _, r := range name {
		if !unicode.IsPrint(r) || r == unicode.ReplacementChar {
			return strconv.Quote(name)
		}
	}
	return name
}

// named puts the file's name into an *Error, and makes one of any other error.
func named(name string, err error) error {
	var e *Error
	if !errors.As(err, &e) {
		e = &Error{Rule: RuleReadError, Message: "cannot be read: " + err.Error(), Err: err}
	}
	e.Name = name
	return e
}

func noData() *Error {
	return &Error{Line: 1, Rule: RuleNoData, Message: "no data, only blanks", Hint: "is this the right file?"}
}
