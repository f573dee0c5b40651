package layout

import (
	"slices"
	"strings"
	"testing"
)

func layoutOf(t testing.TB, rows string) *Layout {
	t.Helper()
	l, err := Read(strings.NewReader("column,role,measure,group,side,bound,value,source,cumulative,scope\n"+rows), "test.csv")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// Names are equal whatever their case, blanks, Unicode form and what cannot be
// seen in them.
func TestBindNames(t *testing.T) {
	l := layoutOf(t, "Événement,event\nkilled min,count,killed,,,low\n")
	b, problems := l.Bind([]string{"\ufeffE\u0301VE\u0301NEMENT ", "Killed \u00a0 Min\u200b"})
	if len(problems) > 0 || !slices.Equal(b.Events, []int{0}) || len(b.Figures) != 1 || b.Figures[0].Low != 1 {
		t.Errorf("binding %+v, problems %v", b, problems)
	}
}

func TestBindSeveralRoles(t *testing.T) {
	l := layoutOf(t, "year,event\nyear,event_date\nplace,event\nplace,place\nkilled,count,killed\n,source,,,,,FE\n")
	b, problems := l.Bind([]string{"killed", "place", "year", "other"})
	if len(problems) > 0 {
		t.Errorf("problems %v", problems)
	}
	if !slices.Equal(b.Events, []int{2, 1}) || b.Field[EventDate] != 2 || b.Field[Place] != 1 || b.Constant[Source] != "FE" {
		t.Errorf("binding %+v", b)
	}
	if !slices.Equal(b.Unplaced, []int{3}) {
		t.Errorf("unplaced %v, want the last field", b.Unplaced)
	}
}

func TestBindFigures(t *testing.T) {
	l := layoutOf(t, "e,event\nlow,count,killed,,,low\nbest,count,killed,,,best\nkc,count,killed,,,,,,yes\nv,count,killed,,,,,verified\nv2,count,killed,,,,,verified\n")
	b, problems := l.Bind([]string{"e", "low", "best", "kc", "v", "v2"})
	if len(b.Figures) != 3 {
		t.Fatalf("figures %+v, want three", b.Figures)
	}
	if f := b.Figures[0]; f.Low != 1 || f.Best != 2 || f.High != -1 || f.Words != -1 || !slices.Equal(f.Fields(), []int{1, 2}) {
		t.Errorf("killed: %+v", f)
	}
	if f := b.Figures[1]; !f.Cumulative || f.Words != 3 {
		t.Errorf("killed to date: %+v", f)
	}
	if f := b.Figures[2]; f.Source != "verified" || f.Words != 4 {
		t.Errorf("killed by verified: %+v", f)
	}
	if !hasRule(problems, "role-twice") || len(problems) != 1 || problems[0].Field != 5 {
		t.Errorf("problems %+v, want one role-twice of field 5", problems)
	}
}

func TestBindProblems(t *testing.T) {
	l := layoutOf(t, "event,event\nkilled,count,killed\nkiled,count,injured\nold,ignore\nx,note\n")
	b, problems := l.Bind([]string{"event", "", "Killed", "killed ", "x"})
	want := []string{"header-empty", "header-twice", "layout-column-missing", "layout-column-missing"}
	if got := rules(problems); !slices.Equal(got, want) {
		t.Errorf("rules %v, want %v", got, want)
	}
	if len(b.Figures) != 0 {
		t.Errorf("a column whose name stands twice was read: %+v", b.Figures)
	}
	if p := problems[1]; p.Field != 3 || !strings.Contains(p.Message, "columns 3 and 4") {
		t.Errorf("header-twice: %+v", p)
	}
	if p := problems[3]; p.Column != "kiled" || p.Field != -1 || !strings.Contains(p.Message, "test.csv:4") {
		t.Errorf("layout-column-missing: %+v", p)
	}
}

func TestCategory(t *testing.T) {
	l := layoutOf(t, "bucket,category,killed,combatants,,,military_killed\n"+
		"bucket,category,killed,total,,,deaths_from_actions:*,,,part\n"+
		"bucket,category,killed,total,,,deaths_from_actions:camp*,,,wider\n"+
		"who,source\nwho,origin,,,,,FE_NV,FE\n")
	b, problems := l.Bind([]string{"bucket", "who"})
	if len(problems) > 0 || b.Field[Source] != 1 {
		t.Fatalf("binding %+v, problems %v", b, problems)
	}
	if _, taken := b.Field[Origin]; taken {
		t.Error("the source's column was made the origin of every row")
	}
	tests := []struct {
		field       int
		value       string
		ok          bool
		group, what string
	}{
		{0, "Military_Killed ", true, "combatants", ""},
		{0, "deaths_from_actions:siege", true, "total", "part"},
		{0, "deaths_from_actions:camp", true, "total", "wider"},
		{0, "military", false, "", ""},
		{0, "", false, "", ""},
	}
	for _, tt := range tests {
		c, ok := b.Category(tt.field, tt.value)
		if ok != tt.ok || c.Group != tt.group || c.Scope != tt.what {
			t.Errorf("%q: %+v, %v", tt.value, c, ok)
		}
	}
	if b.Origin("fe_nv ") != "FE" || b.Origin("FE") != "" || len(b.Categories[1]) > 0 {
		t.Errorf("origins %+v, categories %+v", b.Origins, b.Categories)
	}
}
