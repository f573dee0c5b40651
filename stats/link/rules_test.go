package link

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"toll/casualties"
	"toll/casualties/count"
	"toll/casualties/date"
	"toll/stats"
)

// Each similarity is worked out by hand beside it: m letters are common, t of
// them in another order, and J is Jaro's.
func TestJaroWinkler(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{
		{"martha", "marhta", 0.961},           // m=6, t=1: J=(1+1+5/6)/3=0.9444; three first letters: 0.9444+0.3×0.0556
		{"dixon", "dicksonx", 0.813},          // m=4, t=0: J=(4/5+4/8+1)/3=0.7667; two first letters: 0.7667+0.2×0.2333
		{"dwayne", "duane", 0.840},            // m=4, t=0: J=(4/6+4/5+1)/3=0.8222; one first letter: 0.8222+0.1×0.1778
		{"jones", "johnson", 0.832},           // m=4, t=0: J=(4/5+4/7+1)/3=0.7905; two first letters
		{"massey", "massie", 0.933},           // m=5, t=0: J=(5/6+5/6+1)/3=0.8889; four first letters
		{"abroms", "abrams", 0.922},           // m=5, t=0: J=0.8889; three first letters
		{"حماة", "حماه", 0.883},               // m=3 of 4 and 4: J=(3/4+3/4+1)/3=0.8333; three first letters: 0.8333+0.3×0.1667
		{"same", "same", 1},                   //
		{"", "", 1},                           //
		{"", "a", 0},                          //
		{"ab", "cd", 0},                       //
		{strings.Repeat("a", 99), "a", 0.703}, // m=1: J=(1/99+1+1)/3=0.6700; one first letter: 0.6700+0.1×0.3300
	} {
		if got := JaroWinkler(c.a, c.b); math.Abs(got-c.want) > 0.0005 {
			t.Errorf("%q and %q: %.4f, want %.3f", c.a, c.b, got, c.want)
		}
	}
}

func FuzzJaroWinkler(f *testing.F) {
	f.Add("Abu Kamal", "al-Bukamal")
	f.Fuzz(func(t *testing.T, a, b string) {
		s := JaroWinkler(a, b)
		if !(s >= 0 && s <= 1) {
			t.Errorf("%q and %q: %v", a, b, s)
		}
		if a == b && s != 1 {
			t.Errorf("%q and itself: %v", a, s)
		}
		// The bound that blocking uses is never below the similarity.
		g := newGazetteer(0.88)
		x, y := g.id(a), g.id(b)
		if x != y && similarity(g.folded[x], g.folded[y]) >= g.least && !g.mayMeet(x, y) {
			t.Errorf("%q and %q are alike, but may not meet", a, b)
		}
	})
}

func TestKilometres(t *testing.T) {
	at := func(lat, lon float64) Coordinates { return Coordinates{Latitude: lat, Longitude: lon, Known: true} }
	for _, c := range []struct {
		a, b Coordinates
		want float64
	}{
		{at(34.45, 40.92), at(34.45, 40.92), 0},
		{at(0, 0), at(1, 0), 111.195},          // 6371.0088 × π/180
		{at(0, 0), at(0, 180), 20015.115},      // half of 2π × 6371.0088
		{at(60, 0), at(60, 1), 55.597},         // chord of a degree at 60° north, by the cosine rule
		{at(0, 179.5), at(0, -179.5), 111.195}, // over the date line
	} {
		if got := Kilometres(c.a, c.b); math.Abs(got-c.want) > 0.01 {
			t.Errorf("%v to %v: %.3f km, want %.3f", c.a, c.b, got, c.want)
		}
	}
}

func day(t testing.TB, s string) date.Date {
	t.Helper()
	d, err := date.ParseISO(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// event is an event of a file: "a:1 2017-05-15 Abu Kamal".
func event(t testing.TB, text string, killed ...int64) Event {
	t.Helper()
	id, rest, _ := strings.Cut(text, " ")
	file, key, _ := strings.Cut(id, ":")
	when, where, _ := strings.Cut(rest, " ")
	e := Event{File: file, Key: key, Place: where, Lines: []int{2}}
	if from, to, ok := strings.Cut(when, ".."); ok {
		when, e.End = from, day(t, to)
	}
	e.Start = day(t, when)
	if len(killed) > 0 {
		e.Figures = []Figure{{Measure: casualties.Killed, Group: casualties.Total, Low: count.Known(killed[0]), High: count.Known(killed[len(killed)-1])}}
	}
	return e
}

func list(t testing.TB, texts ...string) []Event {
	var events []Event
	for _, s := range texts {
		events = append(events, event(t, s))
	}
	return events
}

func TestWhatIsJoined(t *testing.T) {
	yes := func(a, b string) Decision { return decision(a, b, true) }
	no := func(a, b string) Decision { return decision(a, b, false) }
	for _, c := range []struct {
		name      string
		events    []string
		decisions []Decision
		want      [][]string
	}{
		{"same day, other spelling of the table", []string{"a:1 2017-05-15 Abu Kamal", "b:1 2017-05-15 البوكمال"}, nil, [][]string{{"a: 1", "b: 1"}}},
		{"two days, misspelt", []string{"a:1 2017-05-15 Zabadani", "b:1 2017-05-17 Zabadanni"}, nil, [][]string{{"a: 1", "b: 1"}}},
		{"three days", []string{"a:1 2017-05-15 Zabadani", "b:1 2017-05-18 Zabadani"}, nil, nil},
		{"other place", []string{"a:1 2017-05-15 Zabadani", "b:1 2017-05-15 Tall Abyad"}, nil, nil},
		{"camps have numbers", []string{"a:1 2017-05-15 Camp 1", "b:1 2017-05-15 Camp 2"}, nil, nil},
		{"one file", []string{"a:1 2017-05-15 Zabadani", "a:2 2017-05-15 Zabadani"}, nil, nil},
		{"one to one: the nearer day", []string{"a:1 2017-05-15 Zabadani", "b:1 2017-05-16 Zabadani", "b:2 2017-05-15 Zabadani"}, nil, [][]string{{"a: 1", "b: 2"}}},
		{"month", []string{"a:1 2017-05-15 Zabadani", "b:1 2017-05 Zabadani"}, nil, [][]string{{"a: 1", "b: 1"}}},
		{"an episode and a day of it", []string{"a:1 2017-05-10..2017-05-20 Zabadani", "b:1 2017-05-10 Zabadani"}, nil, nil},
		{"two episodes", []string{"a:1 2017-05-10..2017-05-20 Zabadani", "b:1 2017-05-11..2017-05-21 Zabadani"}, nil, [][]string{{"a: 1", "b: 1"}}},
		{"two episodes of other length", []string{"a:1 2017-05-10..2017-05-20 Zabadani", "b:1 2017-05-10..2017-05-30 Zabadani"}, nil, nil},
		// b is two days from each of a and c, which are four days apart.
		{"no chain over what is too far apart", []string{"a:1 2017-05-15 Zabadani", "b:1 2017-05-17 Zabadani", "c:1 2017-05-19 Zabadani"}, nil, [][]string{{"a: 1", "b: 1"}}},
		{"three files", []string{"a:1 2017-05-15 Zabadani", "b:1 2017-05-16 Zabadani", "c:1 2017-05-17 Zabadani"}, nil, [][]string{{"a: 1", "b: 1", "c: 1"}}},
		{"a person's yes wins over days and places", []string{"a:1 2017-05-15 Zabadani", "b:1 2019-01-01 Hama"}, []Decision{yes("a:1", "b:1")}, [][]string{{"a: 1", "b: 1"}}},
		{"a person's yes wins over a better match", []string{"a:1 2017-05-15 Zabadani", "b:1 2017-05-16 Zabadani", "b:2 2017-05-15 Zabadani"},
			[]Decision{yes("a:1", "b:1")}, [][]string{{"a: 1", "b: 1"}}},
		{"a person's no", []string{"a:1 2017-05-15 Zabadani", "b:1 2017-05-15 Zabadani"}, []Decision{no("b:1", "a:1")}, nil},
		{"a person's no holds through a third", []string{"a:1 2017-05-15 Zabadani", "b:1 2017-05-15 Zabadani", "c:1 2017-05-15 Zabadani"},
			[]Decision{no("a:1", "c:1")}, [][]string{{"a: 1", "b: 1"}}},
		{"an episode and a day by a person", []string{"a:1 2017-05-10..2017-05-20 Zabadani", "b:1 2017-05-10 Zabadani"}, []Decision{yes("a:1", "b:1")}, [][]string{{"a: 1", "b: 1"}}},
	} {
		opt := NewOptions()
		opt.Decisions = c.decisions
		if diff := cmp.Diff(c.want, together(must(t, list(t, c.events...), opt))); diff != "" {
			t.Errorf("%s (-want +got)\n%s", c.name, diff)
		}
	}
}

func decision(a, b string, same bool) Decision {
	ref := func(s string) Ref {
		file, key, _ := strings.Cut(s, ":")
		return Ref{file, key}
	}
	return Decision{A: ref(a), B: ref(b), Same: same, Line: 2}
}

// Of two candidates alike in time and place, the figures choose; without them
// the keys do.
func TestFiguresChoose(t *testing.T) {
	events := []Event{event(t, "a:1 2017-05-15 Zabadani", 42), event(t, "b:1 2017-05-15 Zabadani", 3), event(t, "b:2 2017-05-15 Zabadani", 42)}
	opt := NewOptions()
	if diff := cmp.Diff([][]string{{"a: 1", "b: 2"}}, together(must(t, events, opt))); diff != "" {
		t.Errorf("with figures (-want +got)\n%s", diff)
	}
	opt.NoFigures = true
	if diff := cmp.Diff([][]string{{"a: 1", "b: 1"}}, together(must(t, events, opt))); diff != "" {
		t.Errorf("without (-want +got)\n%s", diff)
	}
}

func TestEvidenceOfFigures(t *testing.T) {
	span := func(low, high int64) *Figure {
		return &Figure{Measure: casualties.Killed, Group: casualties.Total, Low: count.Known(low), High: count.Known(high)}
	}
	atLeast := &Figure{Measure: casualties.Killed, Group: casualties.Total, Low: count.Known(30)}
	// Ten events, of which one more than itself states 42 and none 43.
	freq := &frequencies{cells: map[cell]int{{casualties.Killed, casualties.Total}: 10}, points: map[point]int{{cell{casualties.Killed, casualties.Total}, 42}: 2}}
	for _, c := range []struct {
		name string
		x, y *Figure
		want float64
	}{
		{"overlap", span(20, 30), span(25, 40), 0},
		{"minimum below", atLeast, span(30, 50), 0},
		{"twice as many", span(20, 20), span(40, 40), 0.5 * math.Log10(2)},
		{"minimum above", atLeast, span(15, 15), 0.5 * math.Log10(2)},
		{"a hundred times", span(1, 1), span(100, 100), 0.5},
		{"none and some", span(0, 0), span(5, 5), 0.5 * math.Log10(5)},              // 0 counts as 1
		{"equal", span(42, 42), span(42, 42), -0.25 * math.Log(4) / math.Log(1000)}, // (2+1) of (10+2)
		{"both none", span(0, 0), span(0, 0), 0},
	} {
		for _, got := range []float64{freq.evidence(c.x, c.y), freq.evidence(c.y, c.x)} {
			if math.Abs(got-c.want) > 1e-12 {
				t.Errorf("%s: %v, want %v", c.name, got, c.want)
			}
		}
	}
}

func TestTaxonomy(t *testing.T) {
	tax, err := ReadTaxonomy(strings.NewReader("column,value,kind,broad\ntype,Air strike,air,explosive\ntype,Drone strike,air,explosive\ntype,Shelling,ground,explosive\ntype,Protest,protest,peaceful\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		a, b   string
		want   float64
		joined bool
	}{{"Air strike", "air strike", 0, true}, {"Air strike", "Drone strike", 1. / 3, true}, {"Air strike", "Shelling", 2. / 3, true}, {"Air strike", "Protest", 1, false}} {
		events := list(t, "a:1 2017-05-15 Zabadani", "b:1 2017-05-15 Zabadani")
		events[0].Categories, events[1].Categories = []string{c.a}, []string{c.b}
		opt := NewOptions()
		opt.Taxonomy = tax
		k := must(t, events, opt)
		if got := k.linker.compare(0, 1).Category; math.Abs(got-c.want) > 0.0001 {
			t.Errorf("%s, %s: %v, want %v", c.a, c.b, got, c.want)
		}
		if joined := len(together(k)) == 1; joined != c.joined {
			t.Errorf("%s, %s: joined %v", c.a, c.b, joined)
		}
	}
	for _, bad := range []string{"", "a,b,c\n", "column,value\n", "column,value,kind\n,x,y\n", "column,value,kind\nt,x,y\nt,x,z\n"} {
		if _, err := ReadTaxonomy(strings.NewReader(bad)); err == nil {
			t.Errorf("%q is read as a taxonomy", bad)
		}
	}
}

// What is written for a person comes back as decisions.
func TestDecisionsAreRead(t *testing.T) {
	got, err := ReadDecisions(strings.NewReader("score,file_a,key_a,file_b,key_b,answer\n0.1,a.csv,1,b.csv,2,yes\n0.2,a.csv,3,b.csv,4,\n0.3,a.csv,5,b.csv,'=6,No\n"))
	want := []Decision{{Ref{"a.csv", "1"}, Ref{"b.csv", "2"}, true, 2}, {Ref{"a.csv", "5"}, Ref{"b.csv", "=6"}, false, 4}}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v (-want +got)\n%s", err, diff)
	}
	for text, want := range map[string]string{
		"file_a,key_a,file_b,key_b,answer\na,1,b,2,perhaps\n": `line 2 of the decisions: "perhaps" is neither yes nor no`,
		"file_a,key_a\n": "the decisions: there is no column file_b; there are: file_a,key_a",
	} {
		if _, err := ReadDecisions(strings.NewReader(text)); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

func TestDecisionsThatCannotHold(t *testing.T) {
	opt := NewOptions()
	opt.Decisions = []Decision{decision("a:1", "b:1", true), decision("b:1", "c:1", true), {A: Ref{"a", "1"}, B: Ref{"c", "1"}, Line: 4}}
	_, err := Link(t.Context(), list(t, "a:1 2017-05-15 X", "b:1 2017-05-15 X", "c:1 2017-05-15 X"), opt)
	const want = "line 4 of the decisions: a: 1 and c: 1 are kept apart, but other answers bring them together"
	if err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
	opt.Decisions = []Decision{decision("a:1", "b:9", true)}
	k := must(t, list(t, "a:1 2017-05-15 X", "b:1 2017-06-15 X"), opt)
	if len(k.Unknown) != 1 {
		t.Errorf("%d decisions on events that no file has, want 1", len(k.Unknown))
	}
}

func TestDoubtful(t *testing.T) {
	events := []Event{
		event(t, "a:1 2017-05-15 Zabadani", 10), event(t, "b:1 2017-05-15 Zabadani", 90), // far apart
		event(t, "a:2 2018-05-10..2018-05-20 Zabadani"), event(t, "b:2 2018-05-12 Zabadani"), // an episode and a day
		event(t, "a:3 2019-05-15 Zabadani", 5), event(t, "b:3 2019-05-15 Zabadani", 5), // nothing to ask
		event(t, "a:4 2020-05 Zabadani"), event(t, "b:4 2020-05-15 Zabadani"), // no day
	}
	var got []string
	for _, p := range must(t, events, NewOptions()).Doubtful() {
		got = append(got, fmt.Sprintf("%s %s %s: %s", p.KeyA, p.KeyB, p.Linked, p.Doubt))
	}
	want := []string{
		"1 1 yes: joined, though the figures lie far apart",
		"4 4 yes: joined, though the day is not stated exactly",
		"2 2 no: one lasted several days, the other is of one day: part of it, or the same?",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// Abu Kamal and Hama, as data/places.csv has them, are 0.68° and 4.17° apart: √(75.6² + 380.8²) = 388.2 km
// by the small triangle, at 34.8° north.
func TestWhy(t *testing.T) {
	k := must(t, []Event{event(t, "a:1 2017-05-15 Abu Kamal", 23), event(t, "b:1 2017-05-15 al-Bukamal", 23), event(t, "b:2 2017-04-17 Abu Kamal", 30), event(t, "b:3 2017-05-15 Hama")}, NewOptions())
	for _, c := range []struct{ a, b, want string }{
		{"1", "1", "a: 1 (2017-05-15, Abu Kamal) and b: 1 (2017-05-15, al-Bukamal) are one event, 2017-05-15-abu-kamal: same day, 0 km apart, the same place name, equal figures. The score is -0.0185: the mean of time 0 and place 0, plus -0.0185 for the figures; 0 would say that nothing tells them apart. Their figures: 23 total killed; 23 total killed."},
		{"1", "2", "a: 1 (2017-05-15, Abu Kamal) and b: 2 (2017-04-17, Abu Kamal) are not joined: the days are too far apart (28 days; --days is 2). Their figures: 23 total killed; 30 total killed. a: 1 was joined with b: 1 instead (score -0.0185)."},
		{"1", "3", "a: 1 (2017-05-15, Abu Kamal) and b: 3 (2017-05-15, Hama) are not joined: the places are too far apart (388.2 km; --km is 25). a: 1 was joined with b: 1 instead (score -0.0185)."},
	} {
		got, err := k.Why(Ref{"a", c.a}, Ref{"b", c.b})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	}
	if _, err := k.Why(Ref{"a", "1"}, Ref{"b", "9"}); err == nil || err.Error() != "there is no event b: 9" {
		t.Errorf("%v", err)
	}
}

// Chapman's estimate of two lists of 30 and 40 events that share 20, by hand:
// 31 × 41 / 21 − 1 = 59.5; and Chao's of three lists, in which 9 events are once
// and 8 twice: 2/3 × 9 × 8 / (2 × 9) = 2.7 more than were seen.
func TestSharedEvents(t *testing.T) {
	var events []Event
	add := func(file string, n int) {
		d, err := date.Of(2017, 1+n/28, 1+n%28)
		if err != nil {
			t.Fatal(err)
		}
		// A place of its own for each event, which no other is like.
		events = append(events, Event{File: file, Key: fmt.Sprint(n), Place: strings.Repeat(string(rune('a'+n%26)), 4+n/26), Start: d, Lines: []int{n + 2}})
	}
	for n := range 50 {
		if n < 29 || n == 49 { // the last days are common, so that the time is
			add("a", n)
		}
		if n >= 11 || n == 0 {
			add("b", n)
		}
	}
	opt := NewOptions()
	opt.Days = 0
	rows := must(t, events, opt).SharedEvents()
	r := rows[0]
	if r.EventsA != 30 || r.EventsB != 40 || r.Joined != 20 || r.Seen != 50 || r.Total != stats.Of(59.5) || r.Method != "Chapman" {
		t.Errorf("%+v", r)
	}
	low, _ := r.Low.Get()
	high, _ := r.High.Get()
	if low < 50 || low > 59.5 || high < 59.5 {
		t.Errorf("the interval is %v to %v", low, high)
	}
	events[3].Lines = []int{5, 6} // now a file of claims
	if r := must(t, events, opt).SharedEvents()[0]; r.Method != "" || r.Total.IsKnown() || !strings.HasPrefix(r.Note, "no estimate: a is a list of claims") {
		t.Errorf("not refused: %+v", r)
	}
	events = nil
	for n := range 20 { // 3 in all, 8 in two, 9 in one
		add("a", n)
		if n < 11 {
			add("b", n)
		}
		if n < 3 {
			add("c", n)
		}
	}
	for i := range events { // one day for all, so that the time is common
		events[i].Start = day(t, "2017-01-01")
	}
	rows = must(t, events, opt).SharedEvents()
	if r := rows[len(rows)-1]; r.Method != "Chao" || r.Seen != 20 || r.Joined != 11 || r.Total != stats.Of(22.7) {
		t.Errorf("%+v", r)
	}
	if r := rows[1]; r.Method != "" || r.Note != "no estimate: the files share 3 events; it needs 7" {
		t.Errorf("%+v", r)
	}
}

// Two of the three true pairs are found, and one that is none.
func TestEvaluate(t *testing.T) {
	events := list(t, "a:1 2017-05-15 Zabadani", "b:1 2017-05-15 Zabadani", "a:2 2017-06-15 Hama", "b:2 2017-06-15 Hama", "a:3 2017-07-15 Idlib", "b:3 2017-08-15 Idlib",
		"a:4 2017-09-15 Homs", "b:4 2017-09-15 Homs", "a:5 2017-10-15 Homs")
	truth, err := ReadTruth(strings.NewReader("file,key,event\na,1,x\nb,1,x\na,2,y\nb,2,y\na,3,z\nb,3,z\na,4,v\nb,4,w\nb,9,q\n"))
	if err != nil {
		t.Fatal(err)
	}
	rows, missing, err := must(t, events, NewOptions()).Evaluate(truth)
	if err != nil {
		t.Fatal(err)
	}
	q := rows[len(rows)-1]
	want := Quality{Most: stats.Of(0.75), True: 2, False: 1, Missed: 1, Precision: stats.Of(2. / 3), Recall: stats.Of(2. / 3), F1: stats.Of(2. / 3), Unknown: 1}
	if q != want || missing != 1 {
		t.Errorf("%+v, %d missing; want %+v, 1 missing", q, missing, want)
	}
}

// Keys of two files that are equal stay two events where the table has them
// apart, and where it does not know one of them.
func TestApply(t *testing.T) {
	claims := casualties.NewClaims()
	findings := &casualties.Findings{Limit: 10}
	for _, file := range []string{"x/a.csv", "b.csv", "c.csv"} {
		text := "event,source,measure,group,low,best,high\n1," + file + ",killed,total,,5,\n"
		if _, err := casualties.Read(casualties.Input{Name: file, Reader: strings.NewReader(text)}, casualties.ReadOptions{}, claims, findings); err != nil {
			t.Fatal(err)
		}
	}
	table, err := ReadTable(strings.NewReader("file,row,key,event\na.csv,2,1,one\nb.csv,2,1,two\n"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for c := range table.Apply(claims).All {
		got = append(got, c.Event+" "+c.Pos.File)
	}
	if diff := cmp.Diff(map[string]bool{"one x/a.csv": true, "two b.csv": true, "c.csv: 1 c.csv": true}, set(got)); diff != "" || table.Missing != 1 {
		t.Errorf("%d missing, want 1; (-want +got)\n%s", table.Missing, diff)
	}
	for _, bad := range []string{"file,key\n", "file,key,event\na,1,\n", "file,key,event\na,1,x\na,1,y\n"} {
		if _, err := ReadTable(strings.NewReader(bad)); err == nil {
			t.Errorf("%q is read as a table of links", bad)
		}
	}
}

func set(list []string) map[string]bool {
	m := map[string]bool{}
	for _, s := range list {
		m[s] = true
	}
	return m
}

func TestValidate(t *testing.T) {
	for _, change := range []func(*Options){
		func(o *Options) { o.Days = -1 }, func(o *Options) { o.Km = math.NaN() }, func(o *Options) { o.Name = 0.2 }, func(o *Options) { o.Most = -1 },
	} {
		o := NewOptions()
		change(&o)
		if _, err := Link(t.Context(), nil, o); err == nil {
			t.Errorf("%+v is taken", o)
		}
	}
	if _, err := Link(t.Context(), list(t, "a:1 2017-05-15 X", "a:1 2017-05-15 X"), NewOptions()); err == nil {
		t.Error("one key twice in a file is taken")
	}
}

// Folders in front of a file's name may be there or not.
func TestFileNames(t *testing.T) {
	var n fileNames
	for _, name := range []string{"data/x/a.csv", "data/y/a.csv", "data/b.csv"} {
		n.add(name)
	}
	for name, want := range map[string]string{"data/x/a.csv": "data/x/a.csv", "x/a.csv": "data/x/a.csv", "b.csv": "data/b.csv", "in/data/b.csv": "data/b.csv", "a.csv": "", "ab.csv": "", "c.csv": ""} {
		for range 2 { // the second time it is known
			if got, ok := n.meant(name); got != want || ok != (want != "") {
				t.Errorf("%s: %q, %v; want %q", name, got, ok, want)
			}
		}
	}
}

func TestLinkIsInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Link(ctx, list(t, "a:1 2017-05-15 X", "b:1 2017-05-15 X"), NewOptions()); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want that of the context", err)
	}
}

// The bound by shared letters passes every pair of names that are alike: of
// names with one letter exchanged, at its start, middle and end.
func TestSimilarNamesMeet(t *testing.T) {
	base := []rune("zobeidan") // no letter twice: the first of two may be taken for the second
	g := newGazetteer(0.88)
	first := g.id(string(base))
	for i := range base {
		other := append([]rune(nil), base...)
		other[i] = 'x'
		id := g.id(string(other))
		// Seven of eight letters are common: J = (7/8 + 7/8 + 1)/3 = 0.917, above 0.88.
		if s := similarity(g.folded[first], g.folded[id]); s < 0.9166 || !g.mayMeet(first, id) {
			t.Errorf("%s and %s: similarity %.3f, may meet %v", string(base), string(other), s, g.mayMeet(first, id))
		}
	}
	g.compare(t.Context())
	if n := len(g.similar[first]); n != len(base) {
		t.Errorf("%d names are like %s, want %d", n, string(base), len(base))
	}
}
