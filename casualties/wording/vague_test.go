package wording

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"toll/casualties/count"
)

// The values are those of data/vague_rules.csv, each with its citation there.
func TestVagueProfiles(t *testing.T) {
	tests := []struct {
		profile, text string
		low           int64 // -1: none
	}{
		{"acled", "dozens", 12}, {"acled", "several dozen civilians", 12}, {"acled", "at least several dozen", 12},
		{"acled", "tens of injuries", 10}, {"acled", "hundreds more", 100}, {"acled", "عشرات الجرحى", 10},
		{"acled", "сотни раненых", 100}, {"acled", "Dutzende Tote", 12}, {"acled", "several soldiers", -1}, {"acled", "thousands", -1},
		{"acled", "up to several dozen", -1}, {"acled", "nearly a few hundred", -1}, {"acled", "many", -1},
		{"emdat", "hundreds", 200}, {"emdat", "thousands of people", 2000}, {"emdat", "dozens", -1},
		{"ccc", "tens of thousands", 20000}, {"ccc", "hundreds of thousands", 200000}, {"ccc", "cientos de heridos", 200},
	}
	for _, tt := range tests {
		rules, err := VagueProfile(tt.profile)
		if err != nil {
			t.Fatal(err)
		}
		got, err := Parse(tt.text, Options{Vague: rules})
		want := Reading{Kind: Vague, Rule: RuleVague, Lang: got.Lang}
		if tt.low >= 0 {
			want.Count, want.Rule = count.AtLeast(tt.low), "vague:"+tt.profile
		}
		if err != nil || got != want {
			t.Errorf("%s %q: %+v, %v; want %+v", tt.profile, tt.text, got, err, want)
		}
	}
}

func TestVagueRulesLeaveFiguresAlone(t *testing.T) {
	rules, err := VagueProfile("acled")
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"42", "at least 40", "a dozen", "unknown", ""} {
		with, err1 := Parse(text, Options{Vague: rules})
		without, err2 := Parse(text, Options{})
		if err1 != nil || err2 != nil || with != without {
			t.Errorf("%q: %+v, %v with rules, %+v, %v without", text, with, err1, without, err2)
		}
	}
}

func TestVagueCitation(t *testing.T) {
	rules, err := VagueProfile("emdat")
	if err != nil {
		t.Fatal(err)
	}
	if got := rules.Citation("Hundreds"); got != "EM-DAT documentation, impact variables" {
		t.Errorf("citation %q", got)
	}
	if got := rules.Citation("dozens"); got != "" {
		t.Errorf("citation of a rule that is not there: %q", got)
	}
}

func TestVagueUnknownProfile(t *testing.T) {
	_, err := VagueProfile("un")
	if err == nil || !strings.Contains(err.Error(), "acled, emdat, ccc") {
		t.Errorf("error %v, want one that names the profiles", err)
	}
}

func TestReadVague(t *testing.T) {
	rules, err := ReadVague(strings.NewReader("phrase,profile,value,source\nseveral,house,3,our manual\nquite a few,house,4,our manual\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := &VagueRules{Profile: "house", Rules: []VagueRule{{"several", 3, "our manual"}, {"quite a few", 4, "our manual"}}}
	if diff := cmp.Diff(want, rules, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("rules (-want +got):\n%s", diff)
	}
	for text, low := range map[string]int64{"several soldiers": 3, "varios soldados": 3, "quite a few people": 4} {
		got, err := Parse(text, Options{Vague: rules})
		if err != nil || got.Count != count.AtLeast(low) || got.Rule != "vague:house" || got.Kind != Vague {
			t.Errorf("%q: %+v, %v; want at least %d", text, got, err, low)
		}
	}
}

func TestReadVagueErrors(t *testing.T) {
	head := "phrase,profile,value,source\n"
	tests := []struct{ name, text, want string }{
		{"empty", "", ""},
		{"no rows", head, "no rows"},
		{"value", head + "dozens,x,a dozen,m\n", "row 1: value"},
		{"negative", head + "dozens,x,-1,m\n", "row 1: value"},
		{"no phrase", head + " ,x,12,m\n", "row 1: no phrase"},
		{"two profiles", head + "tens,x,10,m\ndozens,y,12,m\n", "row 2: profile"},
		{"no source", head + "dozens,x,12,\n", "row 1: no source"},
		{"no profile", head + "dozens,,12,m\n", "row 1: no profile"},
		{"wrong columns", "a,b\n1,2\n", "phrase"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rules, err := ReadVague(strings.NewReader(tt.text))
			if err == nil || rules != nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("%+v, %v; want an error with %q", rules, err, tt.want)
			}
		})
	}
}
