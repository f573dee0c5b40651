package link

import (
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"toll/casualties/fold"
)

// Decision is a person's answer on two events: whether they are one.
type Decision struct {
	A, B Ref
	Same bool
	Line int // of the file of decisions, for messages
}

// Ref names an event of a file by its key there.
type Ref struct{ File, Key string }

func (r Ref) String() string { return r.File + ": " + r.Key }

// ReadDecisions reads a CSV with the columns file_a, key_a, file_b, key_b and
// answer, as toll link --review writes it, in any order and among others. An
// answer is yes or no; rows without one are passed over. The error names the
// line.
func ReadDecisions(r io.Reader) ([]Decision, error) {
	rows, err := readColumns(r, "the decisions", []string{"file_a", "key_a", "file_b", "key_b", "answer"})
	if err != nil {
		return nil, err
	}
	var list []Decision
	for _, row := range rows {
		d := Decision{A: Ref{row.cells[0], row.cells[1]}, B: Ref{row.cells[2], row.cells[3]}, Line: row.line}
		switch fold.Key(row.cells[4]) {
		case "":
			continue
		case "yes", "y", "same", "1", "true":
			d.Same = true
		case "no", "n", "different", "0", "false":
		default:
			return nil, fmt.Errorf("line %d of the decisions: %q is neither yes nor no", row.line, row.cells[4])
		}
		list = append(list, d)
	}
	return list, nil
}

type columnsRow struct {
	line  int
	cells []string
}

// readColumns reads the named columns of a small CSV. It must have those that
// are needed; others are empty where it does not. Cells that are guarded against
// spreadsheets lose the guard.
func readColumns(r io.Reader, what string, needed []string, others ...string) ([]columnsRow, error) {
	names := slices.Concat(needed, others)
	cr := csv.NewReader(r)
	header, err := cr.Read()
	if errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s: the table is empty; it needs the columns %s", what, strings.Join(needed, ","))
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", what, err)
	}
	at := make([]int, len(names))
	for i, name := range names {
		at[i] = slices.IndexFunc(header, func(h string) bool { return fold.Key(strings.TrimPrefix(h, "\ufeff")) == name })
		if at[i] < 0 && i < len(needed) {
			return nil, fmt.Errorf("%s: there is no column %s; there are: %s", what, name, strings.Join(header, ","))
		}
	}
	var rows []columnsRow
	for {
		record, err := cr.Read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", what, err)
		}
		line, _ := cr.FieldPos(0)
		row := columnsRow{line: line}
		for _, i := range at {
			cell := ""
			if i >= 0 {
				cell = unguard(strings.TrimSpace(record[i]))
			}
			row.cells = append(row.cells, cell)
		}
		rows = append(rows, row)
	}
}

// finder finds events by file and key.
type finder struct {
	byRef map[Ref]int32
	files fileNames
}

func (l *linker) finder() *finder {
	f := &finder{byRef: make(map[Ref]int32, len(l.items))}
	for i := range l.items {
		it := &l.items[i]
		f.byRef[Ref{it.File, fold.Key(it.Key)}] = int32(i)
		f.files.add(it.File)
	}
	return f
}

// find returns the event that is meant.
func (f *finder) find(r Ref) (int32, bool) {
	file, ok := f.files.meant(r.File)
	if !ok {
		return 0, false
	}
	i, ok := f.byRef[Ref{file, fold.Key(r.Key)}]
	return i, ok
}

// fileNames are the names of files, in which another way to name one is found:
// folders in front of a name may be there or not.
type fileNames struct {
	list  []string
	found map[string]string
}

func (n *fileNames) add(name string) {
	if n.found == nil {
		n.found = map[string]string{}
	}
	if _, ok := n.found[name]; !ok {
		n.found[name] = name
		n.list = append(n.list, name)
	}
}

// meant returns the file that is meant by a name: the one of that name, else the
// only one of which the name is the end, or that is the end of it.
func (n *fileNames) meant(name string) (string, bool) {
	if file, ok := n.found[name]; ok {
		return file, file != ""
	}
	meant := ""
	for _, file := range n.list {
		if !strings.HasSuffix(file, "/"+name) && !strings.HasSuffix(name, "/"+file) {
			continue
		}
		if meant != "" {
			meant = ""
			break
		}
		meant = file
	}
	if n.found != nil {
		n.found[name] = meant
	}
	return meant, meant != ""
}

// decide turns the decisions into pairs that come together and pairs that are
// kept apart. Decisions on events that there are not are counted. The error
// names answers that cannot all hold.
func (l *linker) decide(f *finder) (together [][2]int32, unknown []Decision, err error) {
	l.no = map[[2]int32]bool{}
	g := newGroups(len(l.items))
	var apart []Decision
	for _, d := range l.opt.Decisions {
		a, oka := f.find(d.A)
		b, okb := f.find(d.B)
		switch {
		case !oka || !okb:
			unknown = append(unknown, d)
		case a == b && !d.Same:
			return nil, nil, fmt.Errorf("line %d of the decisions: %s cannot be kept apart from itself", d.Line, d.A)
		case d.Same:
			together = append(together, [2]int32{min(a, b), max(a, b)})
			g.join(a, b)
		default:
			l.no[[2]int32{min(a, b), max(a, b)}] = true
			apart = append(apart, d)
		}
	}
	for _, d := range apart {
		a, _ := f.find(d.A)
		b, _ := f.find(d.B)
		if g.find(a) == g.find(b) {
			return nil, nil, fmt.Errorf("line %d of the decisions: %s and %s are kept apart, but other answers bring them together", d.Line, d.A, d.B)
		}
	}
	slices.SortFunc(together, func(x, y [2]int32) int { return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1])) })
	return together, unknown, nil
}
