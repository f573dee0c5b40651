package layout

import (
	"strings"
	"testing"
)

// Where the header stands; -1: no row is one, and none is taken for one.
func TestHeader(t *testing.T) {
	tests := []struct {
		name, table  string
		hints        Hints
		header, tags int
	}{
		{name: "first row", table: "event,source,killed\nA,M,1", header: 0, tags: -1},
		{name: "titles above", table: "Casualties of the year,,\nExported 2023-05-01,,\n,,\nevent,source,killed\nA,M,1", header: 3, tags: -1},
		{name: "comment above", table: "# exported 2023-05-01\nevent,source,killed\nA,M,1", header: 1, tags: -1},
		{name: "two header rows", table: "Incident,,,Casualties,\nevent,date,source,killed,injured\nA,2023-03-14,M,12,30", header: 1, tags: -1},
		{name: "header again below", table: "event,source,killed\nA,M,1\nevent,source,killed\nB,M,2", header: 0, tags: -1},
		{name: "header in two languages", table: "event,source,killed\nالحادثة,المصدر,القتلى\nA,M,1", header: 0, tags: -1},
		{name: "no header", table: "Northgate market,2023-03-14,Ministry,12,30\nSouthfield bridge,2023-04-02,Ministry,3,7", header: -1},
		{name: "no header, rows of words", table: "Battle,Ministry,killed,military,dozens\nBattle,Ministry,injured,military,many", header: -1},
		{name: "no header, a word of a header in a row below", table: "A,2023-03-14,Ministry,12,30\nB,2023-03-15,Ministry,3,7\nevent,source,place,killed,2", header: -1},
		{name: "one known name over numbers", table: "unit name,killed\n1st Corps,593", header: 0, tags: -1},
		{name: "one known name over words", table: "thing,killed\nsome,none", header: -1},
		{name: "header and nothing under it", table: "event,source,killed", header: 0, tags: -1},
		{name: "hints", table: "Report,\nk1,n\nA,4", hints: Hints{EventColumns: []string{"k1"}}, header: 1, tags: -1},
		{name: "tags under the header", table: "what,where,n\n#event,#adm1,#affected+killed\nA,B,1", header: 0, tags: 1},
		{name: "tags under titles", table: "t,,\nt2,,\n,,\nwhat,where,n\n#event,#adm1,#affected+killed\nA,B,1", header: 3, tags: 4},
		{name: "tags and no names", table: "#event,#adm1,#affected+killed\nA,B,1", header: 0, tags: 0},
		{name: "some tags", table: "what,where,n,k\n#event,,#affected+killed,\nA,B,1,2", header: 0, tags: 1},
		{name: "a comment is no tag row", table: "event,source,killed\n#checked,,\nA,M,1", header: 0, tags: -1},
		{name: "a cell with a number sign", table: "event,source,killed\nA,#event,1\nB,M,2", header: 0, tags: -1},
		{name: "tags 25 rows down", table: strings.Repeat("a title,,\n", 23) + "what,where,n\n#event,#adm1,#affected+killed\nA,B,1", header: 23, tags: 24},
	}
	for _, tt := range tests {
		in := Infer(rowsOf(t, tt.table), tt.hints)
		switch {
		case in == nil && tt.header < 0:
		case in == nil:
			t.Errorf("%s: no header found", tt.name)
		case in.Header != tt.header || in.Tags != tt.tags:
			t.Errorf("%s: header %d, tags %d, want %d and %d", tt.name, in.Header, in.Tags, tt.header, tt.tags)
		}
	}
}

func TestNoHeader(t *testing.T) {
	p := NoHeader([][]string{{""}, {"Northgate", " 12 "}})
	if !p.Fatal || p.Rule != "no-header" || p.Field != 1 || !strings.Contains(p.Message, `"12"`) {
		t.Errorf("data in the first row: %+v", p)
	}
	p = NoHeader([][]string{{"a", "b"}})
	if !p.Fatal || p.Rule != "no-header" || p.Field != -1 {
		t.Errorf("words in the first row: %+v", p)
	}
}

// A table that lacks a key is not guessed at, and the hint is a command line.
func TestNoEvent(t *testing.T) {
	tests := []struct{ table, message, hint string }{
		{"report_date,killed\n2023-10-07,6", "no column says", "--event-columns report_date"},
		{"year,geography,count-fatalities,source\n2000,US,1,FE", "no column says", "--event-columns year,geography"},
		{"Start Date,my place,killed\n2000-01-01,X,1", "no column says", `--event-columns "Start Date"`},
		{"Where,Day it happened,Date of report,dead\nX,04/02/2024,05/02/2024,3", "no column says", `--event-columns Where,"Day it happened"`},
		{"theatre,killed\nSyria,6", "no column says", "--event-columns theatre"},
		{"killed,injured\n1,2", "no column says", "--event-columns NAME"},
		{"event_date,disorder_type,sub_event_type,fatalities,geo_precision\n2023-01-01,a,b,1,2", "looks like acled, but has no column event_id_cnty", "--event-columns event_date"},
	}
	for _, tt := range tests {
		in := infer(t, tt.table, Hints{})
		p := fatal(in.Problems)
		if p.Rule != "no-event-column" || !p.Fatal || !strings.Contains(p.Message, tt.message) || !strings.Contains(p.Hint, tt.hint) {
			t.Errorf("%q: %+v, want %q and %q", tt.table, p, tt.message, tt.hint)
		}
	}
}

func TestHintOfNoColumn(t *testing.T) {
	for _, h := range []Hints{{EventColumns: []string{"evnt"}}, {SourceColumn: "evnt"}} {
		in := infer(t, "event,source,killed\nA,M,1", h)
		if p := in.Problems; len(p) != 1 || p[0].Rule != "hint-column-missing" || !p[0].Fatal || !strings.Contains(p[0].Hint, "event, source, killed") {
			t.Errorf("%+v: problems %+v", h, in.Problems)
		}
	}
	in := infer(t, "event,x,x,killed\nA,M,N,1", Hints{EventColumns: []string{"event", "x"}})
	if p := in.Problems; len(p) != 1 || !strings.Contains(p[0].Message, "two columns of that name") {
		t.Errorf("repeated column: problems %+v", in.Problems)
	}
}

func TestKeyOfRows(t *testing.T) {
	const table = "id,date,source,killed\n1,2023-01-01,M,1\n2,2023-01-01,N,2\n"
	if in := infer(t, table+"3,2023-01-02,M,4", Hints{}); !hasRule(in.Problems, "key-of-rows") {
		t.Errorf("ids of rows: %v", in.Problems)
	}
	for _, other := range []string{table + "1,2023-01-02,O,4", strings.Replace(table, "source", "xyz", 1) + "3,2023-01-02,M,4"} {
		if in := infer(t, other, Hints{}); hasRule(in.Problems, "key-of-rows") {
			t.Errorf("%q: %v", other, in.Problems)
		}
	}
	if in := infer(t, table+"3,2023-01-02,M,4", Hints{EventColumns: []string{"id"}}); hasRule(in.Problems, "key-of-rows") {
		t.Errorf("the user's own key: %v", in.Problems)
	}
}
