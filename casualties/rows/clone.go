package rows

import "slices"

// Clone returns a copy of the row that stays valid after the next call of
// [Reader.Next].
func (r *Row) Clone() *Row {
	c := *r
	c.raw = slices.Clone(r.raw)
	c.data = c.raw
	c.rec.ends = slices.Clone(r.rec.ends)
	c.scratch = slices.Clone(r.scratch)
	c.faults = slices.Clone(r.faults)
	return &c
}
