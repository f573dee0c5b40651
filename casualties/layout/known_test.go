package layout

import (
	"encoding/csv"
	"os"
	"slices"
	"strings"
	"testing"
)

// reference reads the header of a known database, and its row of tags.
func reference(t *testing.T, name string) [][]string {
	t.Helper()
	f, err := os.Open(shared(t, "reference/headers/"+name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

var databases = []struct{ file, layout string }{
	{"acled.csv", "acled"},
	{"airwars_research_sources.csv", "airwars-research-sources"},
	{"iraq_body_count.csv", "iraq-body-count"},
	{"tbij_strikes.csv", "tbij-strikes"},
	{"ucdp_ged.csv", "ucdp-ged"},
	{"ucdp_ged_hdx.csv", "ucdp-ged-hdx"},
}

// The headers of the databases, as they are and altered: turned round, in
// capitals, with a column dropped.
func TestDatabases(t *testing.T) {
	for _, db := range databases {
		rows := reference(t, db.file)
		header := rows[0]
		key := keyOf(t, db.layout)
		recognised := func(what string, header []string) {
			t.Helper()
			in := Infer([][]string{header}, Hints{})
			if in == nil || strings.TrimSuffix(in.Layout.Name, "-hdx") != strings.TrimSuffix(db.layout, "-hdx") {
				t.Errorf("%s, %s: got %+v", db.file, what, in)
				return
			}
			if columns, others := notUnderstood(in.Problems); len(others) > 0 || len(columns) > 0 && what != "with a column more" {
				t.Errorf("%s, %s: problems %v", db.file, what, in.Problems)
			}
			b, problems := in.Layout.Bind(header)
			if len(problems) > 0 || !b.Has(Event) || !b.Has(Count) || !b.Has(Source) && what != "without source_author" {
				t.Errorf("%s, %s: bound with problems %v", db.file, what, problems)
			}
			if len(b.Unplaced) > 0 && !strings.Contains(what, "more") {
				t.Errorf("%s, %s: fields %v are not placed", db.file, what, b.Unplaced)
			}
		}
		recognised("as it is", header)
		turned := slices.Clone(header)
		slices.Reverse(turned)
		recognised("turned round", turned)
		upper := make([]string, len(header))
		for i, h := range header {
			upper[i] = " " + strings.ToUpper(h) + " "
		}
		recognised("in capitals", upper)
		recognised("with a column more", append(slices.Clone(header), "my remark"))
		for i, h := range header {
			if h != "fatalities" && normal(h) != normal(key) { // ACLED has no other figure
				recognised("without "+h, slices.Delete(slices.Clone(header), i, i+1))
			}
		}
	}
}

// Ten headers altered so that something is lost: what still is read, and what
// is said.
func TestAlteredDatabases(t *testing.T) {
	rename := func(header []string, from, to string) []string {
		header = slices.Clone(header)
		i := slices.Index(header, from)
		if i < 0 {
			t.Fatalf("no column %q", from)
		}
		if header[i] = to; to == "" {
			header = slices.Delete(header, i, i+1)
		}
		return header
	}
	tests := []struct {
		file, from, to string
		layout         string
		said           string // in the message of the problem, or in the remark of the renamed column
	}{
		{"ucdp_ged.csv", "best", "best_estimate", "ucdp-ged", "not in the layout ucdp-ged"},
		{"ucdp_ged.csv", "deaths_civilians", "civilian_deaths", "ucdp-ged", "by its name a count of killed civilians"},
		{"ucdp_ged.csv", "id", "", "inferred", "the table looks like ucdp-ged, but has no column id"},
		{"ucdp_ged_hdx.csv", "iso3", "ISO 3", "ucdp-ged", "not in the layout ucdp-ged"},
		{"acled.csv", "event_id_cnty", "", "inferred", "the table looks like acled, but has no column event_id_cnty"},
		{"acled.csv", "fatalities", "deaths", "inferred", "the table looks like acled, but has no column fatalities"},
		{"airwars_research_sources.csv", "post_id", "", "inferred", "looks like airwars-research-sources, but has no column post_id"},
		{"iraq_body_count.csv", "IBC code", "code", "inferred", "the table looks like iraq-body-count, but has no column IBC code"},
		{"iraq_body_count.csv", "Reported Minimum", "Minimum", "iraq-body-count", "not in the layout iraq-body-count"},
		{"tbij_strikes.csv", "strike_id", "", "inferred", "looks like tbij-strikes, but has no column strike_id"},
	}
	for _, tt := range tests {
		header := rename(reference(t, tt.file)[0], tt.from, tt.to)
		in := Infer([][]string{header}, Hints{})
		if in == nil || in.Layout.Name != tt.layout {
			t.Errorf("%s with %s for %s: got %+v, want the layout %s", tt.file, tt.to, tt.from, in, tt.layout)
			continue
		}
		said := ""
		for _, p := range in.Problems {
			said += p.Message
		}
		if tt.to != "" {
			said += row(t, in.Layout, tt.to, 0).Remark
		}
		if !strings.Contains(said, tt.said) {
			t.Errorf("%s with %s for %s: said %q, want %q", tt.file, tt.to, tt.from, said, tt.said)
		}
	}
}

func keyOf(t *testing.T, name string) string {
	t.Helper()
	l, err := Builtin(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range l.Columns {
		if c.Role == Event {
			return c.Column
		}
	}
	t.Fatalf("%s has no event", name)
	return ""
}

// A file of UCDP without a header is refused: nothing in it is certain enough.
func TestNoHeaderOfUCDP(t *testing.T) {
	data := strings.Split("244657,IRQ-2017-1-524-322,2017,1,Clear,1,259,259,Iraq: Government,524,524,Government of Iraq - IS,116,116,Government of Iraq,234,234,IS,1,\"Reuters\",Reuters,2017-07-31,IS attacks,,1,Kabul city,Kabul,Kabul province,,34.53,69.17,POINT (69 34),179779,Iraq,645,Middle East,1,1,2017-07-31,2017-07-31,0,4,0,2,6,6,6,645,", ",")
	if in := Infer([][]string{data, data}, Hints{}); in != nil {
		t.Errorf("understood with header %d as %s", in.Header, print(t, in.Layout))
	}
	if p := NoHeader([][]string{data}); !strings.Contains(p.Message, "244657") || p.Field != 0 {
		t.Errorf("said %+v", p)
	}
}

// A few columns of a database are still that database's, where the key's name
// is its own; a user's table with some of the same words is not.
func TestSubsets(t *testing.T) {
	tests := []struct{ header, layout string }{
		{"event_id_cnty,event_date,country,fatalities", "acled"},
		{"id,dyad_name,date_start,date_end,where_coordinates,best,type_of_violence", "ucdp-ged"},
		{"IBC code,Start Date,Reported Minimum,Reported Maximum", "iraq-body-count"},
		{"code,civilian_harm_status_name,civilian_non_combatants_killed_min,civilian_non_combatants_killed_max,date,country_name,strike_type_name", "airwars-incidents"},
		{"event,date,location,country,source,fatalities", "inferred"},
		{"id,date,country,best,low,high", "inferred"},
		{"strike_id,date,location,area,country,min_injured,max_injured", "inferred"}, // every word of it may be anybody's
		{"event,source,measure,group,reported", "native"},
		{"event,source,killed,low,high", "inferred"},
	}
	for _, tt := range tests {
		in := Infer([][]string{strings.Split(tt.header, ",")}, Hints{})
		if in == nil || in.Layout.Name != tt.layout {
			t.Errorf("%s: got %+v, want %s", tt.header, in, tt.layout)
		}
	}
}
