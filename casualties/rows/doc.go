// Package rows turns the bytes of a file into rows of text fields with exact
// positions. It unpacks gzip and zstd, recognises the encoding and the
// delimiter, and scans records. It knows nothing of what columns mean.
//
// Three things can happen to input:
//
//   - A row that can be read is returned by [Reader.Next].
//   - A row that cannot be read as it was meant (a bare quote, a NUL, a byte
//     that is no text) is returned too, with its [Row.Faults]. The caller sets
//     it aside; the run goes on.
//   - A file that cannot be trusted as a whole (an open quote, a broken
//     archive, not a text at all) ends in an [Error]. The caller uses nothing
//     of it, not even the rows that came before.
//
// # Records
//
// A record ends at LF, CRLF or a lone CR, in any mixture, or at the end of the
// file. A field that starts with a double quote ends at the next quote that is
// not doubled, and keeps the line ends in it as they are. Blank lines and
// lines that start with "#" are rows like any other: the caller knows whether
// they mean something. A first line such as "sep=;" names the delimiter and is
// no row.
//
// Rows come one by one from [Reader.Next], or by [Reader.Batch] to several
// goroutines at once; both give the same rows and the same errors.
//
// # Positions
//
// A line is a physical line of the file, counted from 1 over all three line
// ends, those within quotes included. A column is a character of the decoded
// text, counted from 1; a tab is one character, a byte that is no text is one
// character, and a byte order mark is none.
//
// # Encodings
//
// A byte order mark decides. Without one, UTF-16 is known by its zero bytes.
// Else nothing needs to be decided while all bytes are ASCII, since every
// encoding in question agrees about them; the first byte that is not ASCII
// starts a window of 1 MiB (or what is left of the file), over which one
// decision is made for the file. So the decision does not depend on how the
// bytes arrive, and a first é in row 100 000 is still seen. Where most of the
// window's non-ASCII bytes are good UTF-8 the file is UTF-8 and the others are
// faults of their rows; where next to none are, an 8-bit encoding is guessed if
// one is sure, else the file is refused at its first such byte.
package rows
