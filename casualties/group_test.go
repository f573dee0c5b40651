package casualties

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// visited is a visitor that keeps what it is shown, in words.
type visited struct{ events []string }

func (v *visited) Begin() error { return nil }
func (v *visited) End() error   { return nil }

func (v *visited) Event(key string, cells []*Cell) error {
	var b strings.Builder
	b.WriteString(key)
	for _, c := range cells {
		fmt.Fprintf(&b, "; %s:", c.Measure)
		for i := range c.recs {
			fmt.Fprintf(&b, " %d", c.recs[i].line)
		}
	}
	v.events = append(v.events, b.String())
	return nil
}

// Rows of several measures in turn: each cell is shown once, with its claims in
// the order of the table, whether the collection is drained or grouped first.
func TestCellsInTurn(t *testing.T) {
	const table = "event,source,measure,best\ne,A,injured,1\ne,B,killed,2\ne,C,injured,3\ne,D,killed,4\n"
	want := []string{"e; killed: 3 5; injured: 2 4"}
	for _, grouped := range []bool{false, true} {
		claims := NewClaims()
		if _, err := Read(Input{Name: "t.csv", Reader: strings.NewReader(table)}, ReadOptions{Workers: 1}, claims, &Findings{}); err != nil {
			t.Fatal(err)
		}
		if grouped {
			claims.NumEvents()
		}
		v := &visited{}
		if err := claims.Drain(&Findings{}, func() Visitor { return v }); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(v.events, want) {
			t.Errorf("grouped %v: %q, want %q", grouped, v.events, want)
		}
	}
}

// Thousands of events, several in every partition, keys that begin other keys,
// and each spelled in two ways: every event is found once, under the spelling that
// stands first, with all its claims in the order of the table.
func TestManyEvents(t *testing.T) {
	const events = 6000
	var table strings.Builder
	table.WriteString("event,source,measure,best\n")
	for round := range 4 {
		for i := range events {
			key := fmt.Sprintf("e%d", (i+round*1234)%events)
			if round%2 == 1 {
				key = strings.ToUpper(key)
			}
			fmt.Fprintf(&table, "%s,S%d,killed,%d\n", key, 3-round, round)
		}
	}
	var want []string
	for i := range events {
		want = append(want, fmt.Sprintf("e%d", i))
	}
	slices.Sort(want)
	for _, workers := range []int{1, 3} {
		claims := NewClaims()
		var findings Findings
		findings.Limit = 10 * events
		in := Input{Name: "t.csv", Reader: strings.NewReader(table.String())}
		if _, err := Read(in, ReadOptions{Workers: workers}, claims, &findings); err != nil {
			t.Fatal(err)
		}
		Check(claims, &findings)
		if n := claims.NumEvents(); n != events {
			t.Fatalf("%d events, want %d", n, events)
		}
		cursor := claims.Cursor()
		for i, key := range want {
			cells := cursor.Cells(i)
			if cells[0].Event.Key != key || len(cells) != 1 || len(cells[0].Claims) != 4 {
				t.Fatalf("event %d is %q with %d claims, want %q with 4", i, cells[0].Event.Key, len(cells[0].Claims), key)
			}
			for round, c := range cells[0].Claims {
				if n, _ := c.Count.Best.Get(); n != int64(round) || round > 0 && c.Pos.Line <= cells[0].Claims[round-1].Pos.Line {
					t.Fatalf("%s: claim %d says %d in line %d", key, round, n, c.Pos.Line)
				}
			}
		}
		same := 0
		for _, f := range findings.Sorted() {
			if f.Rule == "same-event" {
				same++
			}
		}
		if same != events {
			t.Errorf("%d spellings are told, want %d", same, events)
		}
	}
}

// The records of an event come into the order of cell, file, line and column from
// any order, and equal ones stay as they were.
func TestSortClaims(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	cs := NewClaims()
	for _, name := range []string{"b.csv", "a.csv"} { // by name, the second comes first
		cs.file(name, false)
	}
	var cells []uint32
	for i := range 6 {
		cs.shapes = append(cs.shapes, shape{file: uint16(i % 2)})
		cells = append(cells, uint32(i/4))
	}
	g := cs.newGrouper(cells)
	for n := range 2 * fewClaims {
		for range 20 {
			list := make([]record, n)
			for i := range list {
				list[i] = record{shape: uint32(rng.IntN(6)), line: int32(rng.IntN(5)), column: int32(rng.IntN(2)), text: uint32(i)}
			}
			want := slices.Clone(list)
			slices.SortStableFunc(want, func(a, b record) int {
				return cmp.Or(cmp.Compare(cells[a.shape], cells[b.shape]), -cmp.Compare(a.shape%2, b.shape%2),
					cmp.Compare(a.line, b.line), cmp.Compare(a.column, b.column))
			})
			if g.sortClaims(list); !slices.Equal(list, want) {
				t.Fatalf("%d records: %v, want %v", n, list, want)
			}
		}
	}
}

// A partition may have any number of keys: each keeps its number while the table
// grows, whichever way it is spelled.
func TestKeyTable(t *testing.T) {
	var table keyTable
	for range 2 { // the second time in the same memory
		table.reset()
		for round := range 3 {
			for i := range 5000 {
				key := fmt.Sprintf("Event %d", i)
				if round == 2 {
					key = "  eVENT\t" + fmt.Sprint(i)
				}
				if id, alike := table.id([]byte(key)); int(id) != i || alike != (round < 2) {
					t.Fatalf("%q is number %d, %v", key, id, alike)
				}
				if first := string(table.key(uint32(i))); first != fmt.Sprintf("Event %d", i) {
					t.Fatalf("number %d is %q", i, first)
				}
			}
		}
	}
}

// A key stands where it stands also where its figure is lines below it.
func TestSpellingsOfLongRows(t *testing.T) {
	table := "event,note,source,measure,best\n" +
		"\"North\ngate\",\"one\n\ntwo\",A,killed,1\n" + // lines 2 to 5, the figure in line 5
		"south,,A,killed,2\n" +
		"SOUTH,\"one\ntwo\",B,killed,3\n" + // lines 7 and 8
		"\"NORTH\ngate\",,B,killed,4\n"
	claims := NewClaims()
	var findings Findings
	if _, err := Read(Input{Name: "t.csv", Reader: strings.NewReader(table)}, ReadOptions{Workers: 1}, claims, &findings); err != nil {
		t.Fatal(err)
	}
	Check(claims, &findings)
	var got []string
	for _, f := range findings.Sorted() {
		if f.Rule == "same-event" {
			got = append(got, fmt.Sprintf("%d:%d %s", f.Pos.Line, f.Pos.Column, f.Message))
		}
	}
	want := []string{`7:1 "SOUTH" is read as the event "south"`, `9:1 "NORTH\ngate" is read as the event "North\ngate"`}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Blanks and a guard around a text are not part of it, on whichever side they are,
// in quotes or not.
func TestTextsAreBare(t *testing.T) {
	cells := []string{"x", " x", "x ", "\tx\t", "\u00a0x", "x\u00a0", `" x"`, `"x "`, "' x", "'+1 x"}
	want := []string{"x", "x", "x", "x", "x", "x", "x", "x", "' x", "+1 x"}
	for i, cell := range cells {
		claims := NewClaims()
		table := "event,source,measure,best\n" + cell + ",S,killed,1\n"
		if _, err := Read(Input{Name: "t.csv", Reader: strings.NewReader(table)}, ReadOptions{}, claims, &Findings{}); err != nil {
			t.Fatal(err)
		}
		if got := claims.Cursor().Cells(0)[0].Event.Key; got != want[i] {
			t.Errorf("%q is %q, want %q", cell, got, want[i])
		}
	}
}
