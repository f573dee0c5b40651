package rows

import (
	"io"
	"slices"
)

// Batch is rows that left the Reader together, so that one goroutine can look
// at them while another gets the next. The zero value is empty.
type Batch struct {
	raw  []byte
	ends []uint32
	rows []batchRow
	next int
	row  Row
}

// batchRow is a row of a batch, where the one before ends.
type batchRow struct {
	line   int
	raw    int // end of its bytes in Batch.raw
	ends   int // end of its ends in Batch.ends
	rec    record
	faults []Fault
}

// A batch ends with the row that reaches one of these.
const (
	batchRows  = 2048
	batchBytes = 256 << 10
)

// Batch fills b with the next rows, and takes what was in it away. At the end
// the error is io.EOF; any other error is one of [Reader.Next], and no row
// before it may be used.
func (r *Reader) Batch(b *Batch) error {
	b.raw, b.ends, b.rows, b.next = b.raw[:0], b.ends[:0], b.rows[:0], 0
	for len(b.rows) < batchRows && len(b.raw) < batchBytes {
		row, err := r.Next()
		if err == io.EOF && len(b.rows) > 0 {
			return nil // and io.EOF next time
		}
		if err != nil {
			return err
		}
		b.raw = append(b.raw, row.raw...)
		b.ends = append(b.ends, row.rec.ends...)
		kept := batchRow{line: row.Line, raw: len(b.raw), ends: len(b.ends), rec: row.rec}
		if len(row.faults) > 0 {
			kept.faults = slices.Clone(row.faults)
		}
		b.rows = append(b.rows, kept)
	}
	return nil
}

// Next returns the next row of the batch, nil where there is none. It is valid
// until the call after.
func (b *Batch) Next() *Row {
	if b.next == len(b.rows) {
		return nil
	}
	raw, ends := 0, 0
	if b.next > 0 {
		raw, ends = b.rows[b.next-1].raw, b.rows[b.next-1].ends
	}
	k := &b.rows[b.next]
	b.next++
	b.row = Row{Line: k.line, raw: b.raw[raw:k.raw:k.raw], rec: k.rec, scratch: b.row.scratch[:0], faults: k.faults}
	b.row.rec.ends = b.ends[ends:k.ends]
	return &b.row
}
