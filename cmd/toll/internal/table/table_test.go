package table

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/gocarina/gocsv"
	"github.com/google/go-cmp/cmp"

	"toll/casualties/count"
	"toll/casualties/date"
)

type Place struct {
	Name string `csv:"place"`
}

type row struct {
	Event string       `csv:"event"`
	Date  date.Date    `csv:"event_date"`
	Place              // embedded: its column stands here
	Low   count.Number `csv:"low"`
	Ratio float64      `csv:"ratio"`
	Open  bool         `csv:"open"`
	Left  string       `csv:"-"`
	Notes string       `csv:"notes,omitempty"`
}

// rows hold the three things that must stay apart: a zero, a figure without a
// number and, in the last row, what could do harm.
func rows(t *testing.T) []row {
	t.Helper()
	d, err := date.Of(2017, 5, 15)
	if err != nil {
		t.Fatal(err)
	}
	return []row{
		{Event: "a", Date: d, Place: Place{"حمص"}, Low: count.Known(0), Ratio: 1.5, Open: true},
		{Event: "b", Place: Place{"日本"}, Ratio: math.Inf(1)},
		{Event: "=1+1", Place: Place{"x|y <b>"}, Low: count.Known(12), Ratio: math.NaN(), Notes: "\x1b[31m\u202e"},
	}
}

func printed(t *testing.T, o Options) string {
	t.Helper()
	var b strings.Builder
	if err := WriteSlice(&b, rows(t), o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestFormats(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		o    Options
		want string
	}{
		{"csv", Options{}, "event,event_date,place,low,ratio,open,notes\n" +
			"a,2017-05-15,حمص,0,1.5,true,\n" +
			"b,,日本,,,false,\n" +
			"'=1+1,,x|y <b>,12,,false,\x1b[31m\u202e\n"},
		{"csv raw, two columns", Options{Raw: true, Columns: []string{"low", "event"}}, "low,event\n0,a\n,b\n12,=1+1\n"},
		{"tsv", Options{Format: TSV, Columns: []string{"event", "low"}}, "event\tlow\na\t0\nb\t\n'=1+1\t12\n"},
		{"json", Options{Format: JSON}, `[
  {"event": "a", "event_date": "2017-05-15", "place": "حمص", "low": 0, "ratio": 1.5, "open": true, "notes": ""},
  {"event": "b", "event_date": null, "place": "日本", "low": null, "ratio": null, "open": false, "notes": ""},
  {"event": "=1+1", "event_date": null, "place": "x|y \u003cb\u003e", "low": 12, "ratio": null, "open": false, "notes": "\u001b[31m\u202e"}
]
`},
		{"md", Options{Format: MD}, `| event | event date | place | low | ratio | open | notes |
| --- | --- | --- | ---: | ---: | --- | --- |
| a | 2017-05-15 | حمص | 0 | 1.5 | true |  |
| b |  | 日本 |  |  | false |  |
| =1+1 |  | x\|y &lt;b&gt; | 12 |  | false | \\x1b\[31m\\u202e |
`},
		{"table", Options{Format: Aligned},
			"event  event_date  place    low  ratio  open   notes\n" +
				"a      2017-05-15  \u2068حمص\u2069        0    1.5  true\n" +
				"b                  日本                 false\n" +
				"=1+1               x|y <b>   12         false  \\x1b[31m\\u202e\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(c.want, printed(t, c.o)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestJSONParses(t *testing.T) {
	t.Parallel()
	var got []map[string]any
	if err := json.Unmarshal([]byte(printed(t, Options{Format: JSON})), &got); err != nil {
		t.Fatal(err)
	}
	if got[0]["low"] != 0.0 || got[1]["low"] != nil || got[2]["event"] != "=1+1" {
		t.Errorf("values changed on the way: %v", got)
	}
}

func TestNoRows(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		f    Format
		want string
	}{
		{CSV, "place\n"},
		{JSON, "[]\n"},
		{MD, "| place |\n| --- |\n"},
		{Aligned, "place\n"},
	} {
		var b strings.Builder
		if err := WriteSlice(&b, []Place(nil), Options{Format: c.f}); err != nil {
			t.Fatal(err)
		}
		if b.String() != "["+"\n]\n" && b.String() != c.want {
			t.Errorf("%s: %q, want %q", c.f, b.String(), c.want)
		}
	}
}

func TestColumnsAreGocsvs(t *testing.T) {
	t.Parallel()
	out, err := gocsv.MarshalString([]row{})
	if err != nil {
		t.Fatal(err)
	}
	if want := strings.Split(strings.TrimSpace(out), ","); !reflect.DeepEqual(want, Columns[row]()) {
		t.Errorf("columns %v, gocsv writes %v", Columns[row](), want)
	}
}

type extended struct {
	Place
	More []string `csv:"-"`
}

func (e extended) ExtraCells() []string { return e.More }

func TestExtra(t *testing.T) {
	t.Parallel()
	var rows []extended
	want := "place,a,b\n"
	for range 2*batch + 1 { // over the border of a batch
		rows = append(rows, extended{Place{"x"}, []string{"1", "=2"}})
		want += "x,1,'=2\n"
	}
	var b strings.Builder
	if err := WriteSlice(&b, rows, Options{Extra: []string{"a", "b"}}); err != nil || b.String() != want {
		t.Errorf("%v\n%s", err, cmp.Diff(want, b.String()))
	}
}

func TestUnknownColumn(t *testing.T) {
	t.Parallel()
	if err := WriteSlice(&strings.Builder{}, []row{}, Options{Columns: []string{"none"}}); err == nil {
		t.Error("an unknown column is no error")
	}
	if err := WriteSlice(&strings.Builder{}, []row{}, Options{Format: "xls"}); err == nil {
		t.Error("an unknown format is no error")
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestWriteErrorIsTold(t *testing.T) {
	t.Parallel()
	for _, f := range Formats() {
		if err := WriteSlice(full{}, rows(t), Options{Format: f}); err == nil {
			t.Errorf("%s: the error of the writer was lost", f)
		}
	}
}

func TestFit(t *testing.T) {
	t.Parallel()
	long := []Place{{strings.Repeat("word ", 20)}}
	var b strings.Builder
	if err := WriteSlice(&b, long, Options{Format: Aligned, Width: 30}); err != nil {
		t.Fatal(err)
	}
	if want := "place\n" + strings.Repeat("word ", 5) + "word…\n"; b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}

func TestShorten(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ in, want string }{
		{"1.33333333333", "1.3333"}, {"1.0978", "1.0978"}, {"52", "52"}, {"", ""},
		{"0.99999999", "1"}, {"-0.00000001", "0"}, {"0.00000095367", "<0.0001"}, {"0.00000", "0"}, {"7.00001", "7"},
	} {
		if got := shorten(c.in); got != c.want {
			t.Errorf("shorten(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestGuard(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"=1+1", "'=1+1"},
		{"+1", "+1"},
		{"-12.5", "-12.5"},
		{"-1-1", "'-1-1"},
		{"@SUM(A1)", "'@SUM(A1)"},
		{"  =x", "'  =x"},
		{"\t=x", "'\t=x"},
		{"\rx", "'\rx"},
		{"＝x", "'＝x"},
		{"'=x", "''=x"},
		{"'quoted'", "'quoted'"},
		{"'-5", "'-5"},
		{"≥40", "≥40"},
		{"a=b", "a=b"},
		{"\ufeff=x", "'\ufeff=x"},
	} {
		if got := Guard(c.in); got != c.want {
			t.Errorf("Guard(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

// FuzzGuard checks that taking the apostrophe away gives back the cell, and
// that the file reads back to the cells that were written.
func FuzzGuard(f *testing.F) {
	f.Add("=1+1")
	f.Add("''=x")
	f.Add("'- 5")
	f.Fuzz(func(t *testing.T, cell string) {
		guarded := Guard(cell)
		back := guarded
		if strings.HasPrefix(guarded, "'") && Guard(guarded[1:]) == guarded {
			back = guarded[1:]
		}
		if back != cell {
			t.Errorf("%q was written as %q and reads back as %q", cell, guarded, back)
		}
		var b strings.Builder
		if err := WriteSlice(&b, []Place{{cell}}, Options{}); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(cell, "\r") || cell == "" {
			return // encoding/csv reads \r\n in a quoted cell as \n
		}
		read, err := csv.NewReader(strings.NewReader(b.String())).ReadAll()
		if err != nil || len(read) != 2 || read[1][0] != guarded {
			t.Errorf("%q reads back as %q (%v)", guarded, read, err)
		}
	})
}
