package casualties

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"toll/casualties/date"
	"toll/casualties/layout"
	"toll/casualties/rows"
	"toll/casualties/wording"
)

// Input is one table to read.
type Input struct {
	Name   string // of the file, as messages show it
	Reader io.Reader
	Source string // the whole table is this source's; empty: the table says
}

// ReadOptions are what the user says of a table that it does not say itself.
// The zero value reads what can be inferred and keeps no texts.
type ReadOptions struct {
	Layout    *layout.Layout // nil: inferred from the first rows
	Hints     layout.Hints
	Rows      rows.Options
	Wording   wording.Options
	DateOrder date.Order
	Texts     bool          // keep words, addresses, notes and unknown columns
	Rejects   io.Writer     // gets the rows set aside, byte for byte; may be nil
	Names     int           // distinct names kept of all tables; 0: DefaultNames
	Workers   int           // goroutines that read rows; 0: as many as there are processors
	Progress  *atomic.Int64 // is raised by the data rows read, from time to time; may be nil
}

// Summary counts what became of the rows of one table. Data rows are Used +
// Rejected + Skipped; blank lines and the header are none.
type Summary struct {
	File     string
	Layout   string          // name of the layout
	Columns  []layout.Column // what each column was read as
	Header   int             // line of the header
	Dialect  rows.Dialect
	Rows     int // data rows
	Used     int // rows that were understood, whether or not they hold a figure
	Rejected int // rows set aside, each with a finding
	Skipped  int // titles, comments, tag rows, totals and footers, each with a finding
	Blank    int
	Claims   int
	NoClaim  int // cells of figures that are empty or say unknown
}

func (s *Summary) add(t *Summary) {
	s.Rows += t.Rows
	s.Used += t.Used
	s.Rejected += t.Rejected
	s.Skipped += t.Skipped
	s.Blank += t.Blank
	s.Claims += t.Claims
	s.NoClaim += t.NoClaim
}

// Read reads one table, appends its claims to claims and says what it finds to
// findings. A bad row is set aside and the run goes on. A table that cannot be
// trusted as a whole is refused with an error that is a *rows.Error: nothing of
// it may be used then, and claims is not to be used further either.
func Read(in Input, opt ReadOptions, claims *Claims, findings *Findings) (*Summary, error) {
	t := &table{in: in, opt: opt, findings: findings, sum: &Summary{File: in.Name}}
	r, head, err := t.open(t.understand)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	claims.unseal()
	t.file, t.store = claims.file(in.Name, false), claims.store
	claims.files[t.file].keyColumn, claims.files[t.file].hashed = t.keyColumn(), !opt.Texts
	workers, err := t.readRows(r, head)
	if err != nil {
		return nil, err
	}
	t.sum.Dialect = r.Dialect()
	return t.sum, t.finish(claims, workers)
}

// open opens the table and lets understand look at its first rows. It returns
// those of them that are data.
func (t *table) open(understand func(head []*rows.Row) (first int, err error)) (*rows.Reader, []*rows.Row, error) {
	r, err := rows.Open(t.in.Name, t.in.Reader, t.opt.Rows)
	if err != nil {
		return nil, nil, err
	}
	head, err := readHead(r)
	first := 0
	if err == nil {
		first, err = understand(head)
	}
	if err != nil {
		r.Close()
		return nil, nil, err
	}
	return r, head[first:], nil
}

// headRows is how many rows are looked at to find the header.
const headRows = 30

func readHead(r *rows.Reader) ([]*rows.Row, error) {
	var head []*rows.Row
	for len(head) < headRows {
		row, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		head = append(head, row.Clone())
	}
	return head, nil
}

// readRows lets workers read the rows, those already read first. Each batch of
// rows goes to the worker that asks for it, so which one reads what depends on
// time; nothing that comes out does.
func (t *table) readRows(r *rows.Reader, head []*rows.Row) ([]*worker, error) {
	first := newWorker(t)
	for _, row := range head {
		first.row(row)
	}
	workers := []*worker{first}
	for range cmp.Or(t.opt.Workers, runtime.GOMAXPROCS(0)) - 1 {
		workers = append(workers, newWorker(t))
	}
	var lock sync.Mutex
	var failed error
	work := func(w *worker) {
		var batch rows.Batch
		for {
			lock.Lock()
			err := failed
			if err == nil {
				err = r.Batch(&batch)
			}
			failed = err
			lock.Unlock()
			if err != nil {
				return
			}
			before := w.sum.Rows
			for row := batch.Next(); row != nil; row = batch.Next() {
				w.row(row)
			}
			if t.opt.Progress != nil {
				t.opt.Progress.Add(int64(w.sum.Rows - before))
			}
			if err := t.tooManyNames(w.out.names.len() + w.out.vias.len() + w.out.sides.len() + len(w.out.sources.spellings)); err != nil {
				lock.Lock()
				failed = err
				lock.Unlock()
				return
			}
		}
	}
	var group sync.WaitGroup
	for _, w := range workers[1:] {
		group.Go(func() { work(w) })
	}
	work(first)
	group.Wait()
	if !errors.Is(failed, io.EOF) {
		return nil, failed
	}
	return workers, nil
}

// finish brings together what the workers found and says what only the whole
// table can tell.
func (t *table) finish(claims *Claims, workers []*worker) error {
	var total sums
	evidence := &undecided{}
	var list []*appender
	var aside []rejected
	for _, w := range workers {
		if w.out.err != nil {
			return w.out.err
		}
		t.sum.add(&w.sum)
		t.findings.merge(w.counted())
		total.add(&w.sums)
		evidence.merge(&w.dates)
		list = append(list, w.out)
		aside = append(aside, w.rejects...)
	}
	f := &claims.files[t.file]
	f.dated = f.dated || slices.ContainsFunc(workers, func(w *worker) bool { return w.dated })
	f.order = t.decideDates(evidence, &f.dated)
	claims.take(list, t.findings)
	if err := t.tooManyNames(claims.names.len() + claims.vias.len() + claims.sides.len()); err != nil {
		return err
	}
	t.observed(workers, claims)
	if total.isSum() {
		t.findings.Add(Finding{Rule: "looks-like-total", Pos: Position{File: t.in.Name, Line: total.line},
			Message: "the figures of the last row are the sums of those above it: is it a total?",
			Hint:    "take the row out if it is; it is read as claims"})
	}
	if t.sum.Rows == t.sum.Skipped {
		t.findings.Add(Finding{Rule: "no-rows", Pos: Position{File: t.in.Name, Line: t.sum.Header},
			Message: "0 rows: the table has a header and nothing under it"})
	}
	return t.writeRejects(aside)
}

// rejected is a row set aside.
type rejected struct {
	line int
	raw  []byte
}

func (t *table) writeRejects(aside []rejected) error {
	slices.SortFunc(aside, func(a, b rejected) int { return cmp.Compare(a.line, b.line) })
	for _, r := range aside {
		if _, err := t.opt.Rejects.Write(r.raw); err != nil {
			return fmt.Errorf("writing the rows set aside: %w", err)
		}
	}
	return nil
}
