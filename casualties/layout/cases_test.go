package layout

import (
	"encoding/csv"
	"errors"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
)

// caseHead reads the first rows of a real table.
func caseHead(t *testing.T, name string) [][]string {
	t.Helper()
	f, err := os.Open(shared(t, "cases/"+name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.FieldsPerRecord = -1
	if strings.HasSuffix(name, ".tsv") {
		r.Comma = '\t'
	}
	var rows [][]string
	for range 30 {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, row)
	}
	return rows
}

// What each of the real tables needs: the hints, and what is understood then.
// A figure is written measure/group/bound/source, with ~ for one to date.
func TestCases(t *testing.T) {
	tests := []struct {
		file     string
		hints    Hints
		header   int
		tags     int
		events   []string
		roles    map[Role]string
		figures  []string
		unplaced []string
		problems []string
	}{
		{file: "police_killings_us_by_source.csv", hints: Hints{EventColumns: []string{"year", "geography"}}, tags: -1,
			events: []string{"year", "geography"}, roles: map[Role]string{EventDate: "year", Place: "geography", Source: "source"},
			figures: []string{"killed/total/words/"}, unplaced: []string{"population", "per-capita", "per-million"}},
		{file: "tfp_west_bank_daily.csv", hints: Hints{EventColumns: []string{"report_date"}, SourceName: "flash updates"}, tags: -1,
			events: []string{"report_date"}, roles: map[Role]string{EventDate: "report_date"},
			figures: []string{"killed/total/words/verified", "~killed/total/words/verified", "injured/total/words/verified", "~injured/total/words/verified",
				"killed/children/words/verified", "~killed/children/words/verified", "injured/children/words/verified", "~injured/children/words/verified",
				"~killed/total/words/", "~killed/children/words/", "~injured/total/words/", "~injured/children/words/"},
			unplaced: []string{"settler_attacks_cum", "flash_source"}, problems: []string{"source-in-header"}},
		{file: "silver_81wars_low_high.csv", tags: -1, events: []string{"war_id"},
			roles: map[Role]string{EventName: "war_name", Side: "side", Note: "notes"}, figures: []string{"//low high/"}, unplaced: []string{"bucket"}, problems: []string{"no-measure-column"}},
		{file: "acw_wikipedia_forces.csv", tags: -1, events: []string{"battle_id"}, roles: map[Role]string{Side: "belligerent"},
			figures: []string{"casualties/total/low high/", "killed/total/low high/", "injured/total/low high/", "missing/total/low high/", "captured/total/low high/",
				"killed or wounded/total/low high/", "wounded or missing/total/low high/", "captured or missing/total/low high/"},
			unplaced: []string{"strength_min", "strength_max"}},
		{file: "acw_shenandoah_forces.csv", tags: -1, events: []string{"battle_id"}, roles: map[Role]string{Side: "belligerent", Note: "description"},
			figures:  []string{"casualties/total/words/", "killed/total/words/", "injured/total/words/", "captured or missing/total/words/"},
			unplaced: []string{"strength_min", "strength_max", "casualties_text"}},
		{file: "fox1898_gettysburg_casualties.tsv", tags: -1, events: []string{"unit"},
			figures:  []string{"killed/total/words/", "injured/total/words/", "captured or missing/total/words/"},
			unplaced: []string{"total", "killed_or_mortally_wounded", "present_for_duty"}},
		{file: "ucdp_ged_bangladesh_qc_hxl.csv", hints: Hints{EventColumns: []string{"year", "adm_1"}, SourceName: "UCDP GED"}, tags: 1,
			events: []string{"year", "adm_1"}, roles: map[Role]string{EventDate: "year"}, figures: []string{"killed/total/best/"}},
	}
	for _, tt := range tests {
		rows := caseHead(t, tt.file)
		in := Infer(rows, tt.hints)
		if in == nil || in.Header != tt.header || in.Tags != tt.tags {
			t.Errorf("%s: got %+v", tt.file, in)
			continue
		}
		b, problems := in.Layout.Bind(rows[in.Header])
		columns, others := notUnderstood(append(in.Problems, problems...))
		if !slices.Equal(columns, tt.unplaced) {
			t.Errorf("%s: not understood %v, want %v", tt.file, columns, tt.unplaced)
		}
		if got := rules(others); !slices.Equal(got, tt.problems) {
			t.Errorf("%s: problems %v, want %v", tt.file, got, tt.problems)
		}
		name := func(fields ...int) (list []string) {
			for _, f := range fields {
				list = append(list, b.Header[f])
			}
			return list
		}
		if got := name(b.Events...); !slices.Equal(got, tt.events) {
			t.Errorf("%s: events %v, want %v", tt.file, got, tt.events)
		}
		for r, column := range tt.roles {
			if i, ok := b.Field[r]; !ok || b.Header[i] != column {
				t.Errorf("%s: %s is not %q: %v", tt.file, r, column, b.Field)
			}
		}
		if got := figuresOf(b); !slices.Equal(got, tt.figures) {
			t.Errorf("%s: figures %q, want %q", tt.file, got, tt.figures)
		}
		if got := name(b.Unplaced...); !slices.Equal(got, tt.unplaced) {
			t.Errorf("%s: unplaced %v, want %v", tt.file, got, tt.unplaced)
		}
		if tt.hints.SourceName != "" && b.Constant[Source] != tt.hints.SourceName {
			t.Errorf("%s: source %q", tt.file, b.Constant[Source])
		}
	}
}

func figuresOf(b *Binding) []string {
	var list []string
	for _, f := range b.Figures {
		var bounds []string
		for _, x := range []struct {
			field int
			name  string
		}{{f.Words, "words"}, {f.Low, "low"}, {f.Best, "best"}, {f.High, "high"}} {
			if x.field >= 0 {
				bounds = append(bounds, x.name)
			}
		}
		s := strings.Join([]string{f.Measure, f.Group, strings.Join(bounds, " "), f.Source}, "/")
		if f.Cumulative {
			s = "~" + s
		}
		list = append(list, s)
	}
	return list
}

// The table of the 81 wars needs three rows more: what its buckets mean. With
// them every value of the column is known.
func TestCaseBuckets(t *testing.T) {
	f, err := os.Open(shared(t, "cases/silver_81wars_low_high.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	l := layoutOf(t, "war_id,event\nwar_name,event_name\nside,side\nlow,count,,,,low\nhigh,count,,,,high\nnotes,note\n"+
		"bucket,category,killed,combatants,,,military_killed\n"+
		"bucket,category,killed,civilians,,,civilians_killed_directly\n"+
		"bucket,category,killed,total,,,deaths_from_actions:*,,,part\n")
	b, problems := l.Bind(rows[0])
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	groups := map[string]int{}
	for _, row := range rows[1:] {
		c, ok := b.Category(3, row[3])
		if !ok {
			t.Fatalf("%q has no meaning", row[3])
		}
		groups[c.Group]++
	}
	// counted in the file: 760 rows, of which 227 and 227 have these buckets
	if groups["combatants"] != 227 || groups["civilians"] != 227 || groups["total"] != 760-2*227 {
		t.Errorf("groups %v", groups)
	}
}
