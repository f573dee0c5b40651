package link

import (
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"toll/casualties"
	"toll/casualties/count"
	"toll/casualties/date"
	"toll/data"
	"toll/stats"
)

// read reads a table as one file.
func read(t testing.TB, file, text string) []Event {
	t.Helper()
	claims := casualties.NewClaims()
	findings := &casualties.Findings{Limit: 10}
	if _, err := casualties.Read(casualties.Input{Name: file, Reader: strings.NewReader(text)}, casualties.ReadOptions{}, claims, findings); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return Events(file, claims)
}

func must(t testing.TB, events []Event, opt Options) *Links {
	t.Helper()
	k, err := Link(t.Context(), events, opt)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// together returns the groups of two or more as sorted lists of "file: key".
func together(k *Links) [][]string {
	groups := map[string][]string{}
	for r := range k.Rows() {
		groups[r.Event] = append(groups[r.Event], Ref{r.File, r.Key}.String())
	}
	var list [][]string
	for _, g := range groups {
		if len(g) > 1 {
			slices.Sort(g)
			list = append(list, g)
		}
	}
	slices.SortFunc(list, slices.Compare)
	return list
}

// syria is the embedded claims without keys, split by source: a file a source,
// in which the day and the place are the key. truth has the key of each event
// that was taken away. Claims for a part of an event are in files of their own
// name, with part set.
func syria(t testing.TB) (files []string, text map[string]string, truth map[Ref]string, part map[Ref]bool) {
	t.Helper()
	f, err := data.Files.Open("syria-2017.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]int{}
	for i, h := range rows[0] {
		at[h] = i
	}
	without := func(row []string) []string { // event and event_name are the first columns
		if at["event"] != 0 || at["event_name"] != 1 {
			t.Fatal("the columns have moved")
		}
		return row[2:]
	}
	lines := map[string][][]string{}
	truth, part = map[Ref]string{}, map[Ref]bool{}
	for _, row := range rows[1:] {
		source := row[at["source"]]
		if source == "" {
			continue
		}
		key := row[at["place"]] + " " + row[at["event_date"]]
		lines[source] = append(lines[source], append([]string{key}, without(row)...))
		ref := Ref{source, key}
		truth[ref] = row[at["event"]]
		if _, seen := part[ref]; !seen {
			part[ref] = true
		}
		part[ref] = part[ref] && row[at["scope"]] == "part"
	}
	text = map[string]string{}
	for source, list := range lines {
		var b strings.Builder
		w := csv.NewWriter(&b)
		w.WriteAll(append([][]string{append([]string{"event"}, without(rows[0])...)}, list...))
		files, text[source] = append(files, source), b.String()
	}
	slices.Sort(files)
	return files, text, truth, part
}

// The five events come back: five groups, none with claims of two events, and
// outside of them only rows that are about a part of an event, at another place.
func TestSyriaWithoutKeys(t *testing.T) {
	for _, opt := range []Options{NewOptions(), {Days: 2, Km: 25, Name: 0.88, Most: 0.75, NoFigures: true}} {
		files, text, truth, part := syria(t)
		var events []Event
		for _, f := range files {
			events = append(events, read(t, f, text[f])...)
		}
		k := must(t, events, opt)
		of := map[string]map[string]bool{}
		alone := 0
		for r := range k.Rows() {
			ref := Ref{r.File, r.Key}
			if r.Files == 1 {
				alone++
				if !part[ref] && !strings.Contains(r.Place, "village") {
					t.Errorf("%s is alone: %s", ref, r.Reason)
				}
				continue
			}
			if of[r.Event] == nil {
				of[r.Event] = map[string]bool{}
			}
			of[r.Event][truth[ref]] = true
		}
		if len(of) != 5 {
			t.Errorf("%d groups, want the five events", len(of))
		}
		for key, mixed := range of {
			if len(mixed) != 1 {
				t.Errorf("%s joins %v", key, mixed)
			}
		}
		// Three villages near Shayrat, a hospital and a resident of Salamiyah.
		if alone != 5 {
			t.Errorf("%d events are alone, want 5", alone)
		}
	}
}

// Two strikes on Abu Kamal, on 17 April and 15 May 2017, have nearly the same
// figures. The rows of April are those that issue 9 gives: SOHR 13 civilians and
// 3 fighters there and 7 at al-Husseiniya, local activists 23 civilians, Reuters
// and Al Jazeera at least 30.
const april = `event,place,governorate,event_date,source,measure,group,reported
a1,Abu Kamal,Deir ez-Zor,2017-04-17,SOHR,killed,civilians,13
a1,Abu Kamal,Deir ez-Zor,2017-04-17,SOHR,killed,combatants,3
a2,al-Husseiniya,Deir ez-Zor,2017-04-17,SOHR,killed,total,7
`

const aprilActivists = `event,place,governorate,event_date,source,measure,group,reported
x,al-Bukamal,Deir ez-Zor,2017-04-17,activists (Abu Kamal),killed,civilians,23
`

const aprilAgencies = `event,place,governorate,event_date,source,measure,group,reported
r,Albu Kamal,Deir ez-Zor,2017-04-17,Reuters,killed,total,at least 30
r,Albu Kamal,Deir ez-Zor,2017-04-17,Al Jazeera,killed,total,at least 30
`

func TestAbuKamalInAprilAndMay(t *testing.T) {
	files, text, _, _ := syria(t)
	var events []Event
	for _, f := range files {
		events = append(events, read(t, f, text[f])...)
	}
	events = append(events, read(t, "april-SOHR", april)...)
	events = append(events, read(t, "april-activists", aprilActivists)...)
	events = append(events, read(t, "april-agencies", aprilAgencies)...)
	for _, figures := range []bool{true, false} {
		opt := NewOptions()
		opt.NoFigures = !figures
		var with []string
		for _, g := range together(must(t, events, opt)) {
			n := 0
			for _, ref := range g {
				if strings.HasPrefix(ref, "april-") {
					n++
				}
			}
			if n > 0 && n < len(g) {
				t.Errorf("figures %v: April and May are joined: %v", figures, g)
			}
			if n > 0 {
				with = g
			}
		}
		want := []string{"april-SOHR: a1", "april-activists: x", "april-agencies: r"}
		if diff := cmp.Diff(want, with); diff != "" {
			t.Errorf("figures %v: the strike of April (-want +got)\n%s", figures, diff)
		}
	}
}

// Even where a window of a month lets them be candidates, the strikes of one
// month find each other.
func TestAbuKamalWithAWideWindow(t *testing.T) {
	two := func(file string, aprilKilled, mayKilled int) []Event {
		return read(t, file, fmt.Sprintf(`event,place,event_date,source,measure,group,reported
april,Abu Kamal,2017-04-17,%[1]s,killed,total,%[2]d
may,Abu Kamal,2017-05-15,%[1]s,killed,total,%[3]d
`, file, aprilKilled, mayKilled))
	}
	opt := NewOptions()
	opt.Days = 31
	k := must(t, append(two("A", 23, 30), two("B", 30, 23)...), opt)
	want := [][]string{{"A: april", "B: april"}, {"A: may", "B: may"}}
	if diff := cmp.Diff(want, together(k)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// The order of files and of events changes nothing.
func TestOrderChangesNothing(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 1))
	for round := range 20 {
		events := many(rng, 3, 60)
		var first []Row
		for range 4 {
			rng.Shuffle(len(events), func(i, j int) { events[i], events[j] = events[j], events[i] })
			rows := slices.Collect(must(t, events, NewOptions()).Rows())
			if first == nil {
				first = rows
			}
			if diff := cmp.Diff(first, rows, cmp.Comparer(func(a, b date.Date) bool { return a == b }), cmp.Comparer(func(a, b stats.Real) bool { return a == b })); diff != "" {
				t.Fatalf("round %d: (-first +shuffled)\n%s", round, diff)
			}
		}
	}
}

// Rows of a table in another order give the same links.
func TestOrderOfRowsChangesNothing(t *testing.T) {
	files, text, _, _ := syria(t)
	rng := rand.New(rand.NewPCG(9, 2))
	var want [][]string
	for range 3 {
		rng.Shuffle(len(files), func(i, j int) { files[i], files[j] = files[j], files[i] })
		var events []Event
		for _, f := range files {
			rows, err := csv.NewReader(strings.NewReader(text[f])).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			rng.Shuffle(len(rows)-1, func(i, j int) { rows[i+1], rows[j+1] = rows[j+1], rows[i+1] })
			var b strings.Builder
			csv.NewWriter(&b).WriteAll(rows)
			events = append(events, read(t, f, b.String())...)
		}
		got := together(must(t, events, NewOptions()))
		if want == nil {
			want = got
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-first +shuffled)\n%s", diff)
		}
	}
}

// many makes events of files that crowd together: few days, few places, some
// with coordinates, some lasting, some dated to the month.
func many(rng *rand.Rand, files, each int) []Event {
	names := []string{"Abu Kamal", "al-Bukamal", "Hama", "Khan Shaykhun", "Khan Sheikhoun", "Tall Abyad", "Tel Abiad", "Zabadani", "Az Zabdani", ""}
	var list []Event
	for f := range files {
		for i := range each {
			e := Event{File: fmt.Sprintf("f%d.csv", f), Key: fmt.Sprintf("k%d", i), Place: names[rng.IntN(len(names))], Lines: []int{i + 2}}
			e.Start, _ = date.Of(2017, 1, 1+rng.IntN(20))
			switch rng.IntN(12) {
			case 0:
				e.Start, _ = date.OfMonth(2017, 1)
			case 1:
				e.End, _ = date.Of(2017, 1, 25)
			case 2:
				e.Start = date.Date{}
			}
			if rng.IntN(2) == 0 {
				e.At = Coordinates{Latitude: 34 + rng.Float64(), Longitude: 38 + rng.Float64(), Known: true}
			}
			n := int64(rng.IntN(30))
			e.Figures = []Figure{{Measure: casualties.Killed, Group: casualties.Total, Low: count.Known(n), High: count.Known(n)}}
			list = append(list, e)
		}
	}
	return list
}

// What is joined obeys the rules, and blocking loses no pair that a comparison
// of every event with every other finds.
func TestRulesHold(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 3))
	for range 20 {
		opt := NewOptions()
		opt.Days = rng.IntN(4)
		opt.Km = float64(1 + rng.IntN(60))
		k := must(t, many(rng, 4, 40), opt)
		blocked := map[[2]int32]bool{}
		for _, e := range k.edges {
			blocked[[2]int32{e.a, e.b}] = true
		}
		for i := range int32(k.Len()) {
			for j := i + 1; j < int32(k.Len()); j++ {
				a, b := k.linker.items[i], k.linker.items[j]
				c := k.linker.compare(i, j)
				if a.file != b.file && (c.Verdict != Apart) != blocked[[2]int32{i, j}] {
					t.Errorf("%v and %v: %+v, but blocking says %v", a.Event, b.Event, c, blocked[[2]int32{i, j}])
				}
				if k.keys[i] != k.keys[j] {
					continue
				}
				if a.file == b.file {
					t.Errorf("%s joins two events of %s", k.keys[i], a.File)
				}
				if c.Verdict != Candidate {
					t.Errorf("%s joins what a comparison keeps apart: %s", k.keys[i], c.Why)
				}
			}
		}
	}
}

// Blocking loses nothing at the date line and far to the north, where fields of
// the grid are narrow or touch from both sides.
func TestBlockingAtTheEdges(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 4))
	for round := range 30 {
		opt := NewOptions()
		opt.Km = float64(5 + rng.IntN(200))
		var events []Event
		for n := range 150 {
			e := Event{File: fmt.Sprintf("f%d.csv", n%2), Key: fmt.Sprint(n), Lines: []int{n + 2}}
			e.Start, _ = date.Of(2017, 1, 1)
			lon := 180 + 6*(rng.Float64()-0.5)
			if lon > 180 {
				lon -= 360
			}
			e.At = Coordinates{Latitude: []float64{0, 52, 71, -60}[round%4] + 4*rng.Float64(), Longitude: lon, Known: true}
			events = append(events, e)
		}
		k := must(t, events, opt)
		blocked, across := map[[2]int32]bool{}, 0
		for _, e := range k.edges {
			blocked[[2]int32{e.a, e.b}] = true
			if (k.linker.items[e.a].At.Longitude > 0) != (k.linker.items[e.b].At.Longitude > 0) {
				across++
			}
		}
		for i := range int32(k.Len()) {
			for j := i + 1; j < int32(k.Len()); j++ {
				a, b := k.linker.items[i], k.linker.items[j]
				if near := Kilometres(a.At, b.At) <= opt.Km-0.01; near && a.file != b.file && !blocked[[2]int32{i, j}] {
					t.Errorf("%v and %v are within %g km and not compared", a.At, b.At, opt.Km)
				}
			}
		}
		if opt.Km > 50 && across == 0 {
			t.Error("no pair lies across the date line: the test tests nothing")
		}
	}
}
