package layout

import "testing"

// The names are of tables met: those of the reference headers, of issue
// texts, and of spreadsheets in the six languages.
func TestUnderstand(t *testing.T) {
	tests := []struct {
		name string
		want Meaning // only the exported fields are compared
	}{
		{"killed", Meaning{Measure: "killed"}},
		{"min_civil_killed", Meaning{Measure: "killed", Group: "civilians", Bound: "low"}},
		{"Number of Civilian Fatalities", Meaning{Measure: "killed", Group: "civilians"}},
		{"Civilians reported killed", Meaning{Measure: "killed", Group: "civilians"}},
		{"Child fatalities", Meaning{Measure: "killed", Group: "children"}},
		{"deaths_civilians", Meaning{Measure: "killed", Group: "civilians"}},
		{"deathsCivilians", Meaning{Measure: "killed", Group: "civilians"}},
		{"deaths_unknown", Meaning{Measure: "killed", Group: "unidentified"}},
		{"deaths_side_a", Meaning{Measure: "killed", Side: "side_a"}},
		{"civilian_non_combatants_killed_max", Meaning{Measure: "killed", Group: "civilians", Bound: "high"}},
		{"belligerents_injured_min", Meaning{Measure: "injured", Group: "combatants", Bound: "low"}},
		{"killed_cum", Meaning{Measure: "killed", Cumulative: true}},
		{"Total killed to date", Meaning{Measure: "killed", Group: "total", Cumulative: true}},
		{"count-fatalities", Meaning{Measure: "killed"}},
		{"lives lost", Meaning{Measure: "killed"}},
		{"Low estimate of deaths", Meaning{Measure: "killed", Bound: "low"}},
		{"Deaths (best estimate)", Meaning{Measure: "killed", Bound: "best"}},
		{"killed_wounded_min", Meaning{Measure: "killed or wounded", Bound: "low"}},
		{"captured_or_missing", Meaning{Measure: "captured or missing"}},
		{"missing_captured", Meaning{Measure: "captured or missing"}},
		{"wounded_missing_max", Meaning{Measure: "wounded or missing", Bound: "high"}},
		{"Killed and wounded", Meaning{Measure: "casualties"}},
		{"Casualties: killed", Meaning{Measure: "killed"}},
		{"killed_or_mortally_wounded", Meaning{Measure: "killed"}},
		{"KIA", Meaning{Measure: "killed"}},
		{"military_killed", Meaning{Measure: "killed", Group: "combatants"}},
		{"women and children killed", Meaning{Measure: "killed", Group: "women and children"}},
		{"Palestinians killed", Meaning{Measure: "killed", Side: "Palestinians"}},
		{"Reported Minimum", Meaning{Bound: "low"}},
		{"PRIO deaths", Meaning{Measure: "killed", Source: "PRIO"}},
		{"décès", Meaning{Measure: "killed"}},
		{"DECES CIVILS", Meaning{Measure: "killed", Group: "civilians"}},
		{"Nombre d'enfants tués", Meaning{Measure: "killed", Group: "children"}},
		{"fallecidos", Meaning{Measure: "killed"}},
		{"Número mínimo de heridos", Meaning{Measure: "injured", Bound: "low"}},
		{"mortos", Meaning{Measure: "killed"}},
		{"Crianças feridas", Meaning{Measure: "injured", Group: "children"}},
		{"قتلى", Meaning{Measure: "killed"}},
		{"عدد القتلى المدنيين", Meaning{Measure: "killed", Group: "civilians"}},
		{"جرحى", Meaning{Measure: "injured"}},
		{"погибшие", Meaning{Measure: "killed"}},
		{"Число погибших мирных жителей", Meaning{Measure: "killed", Group: "civilians"}},
		{"Verletzte Kinder", Meaning{Measure: "injured", Group: "children"}},
		{"numero di feriti", Meaning{Measure: "injured"}},
		{"ölü sayısı", Meaning{Measure: "killed"}},
	}
	for _, tt := range tests {
		got, ok := Understand(tt.name)
		if !ok {
			t.Errorf("%s: not understood: %v %s", tt.name, got.unknown, got.conflict)
			continue
		}
		got.words = 0
		if got.Measure != tt.want.Measure || got.Group != tt.want.Group || got.Side != tt.want.Side || got.Bound != tt.want.Bound ||
			got.Source != tt.want.Source || got.Cumulative != tt.want.Cumulative {
			t.Errorf("%s: got %+v, want %+v", tt.name, got, tt.want)
		}
	}
}

// One word that is not understood is enough: a rate, a place, a thing.
func TestUnderstandRefuses(t *testing.T) {
	for _, name := range []string{
		"", "Min Air Raids", "per-capita", "strength_min", "number_of_sources", "population", "settler_attacks_cum",
		"present_for_duty", "killed per day", "% killed", "killed by police", "date killed", "killed2", "buildings damaged and killed",
		"deaths_civilians_combatants", "killed injured missing", "min max killed", "number", "of the",
		"probability of death", "deathless", "النسبة المئوية للقتلى",
	} {
		if m, ok := Understand(name); ok {
			t.Errorf("%q understood as %+v", name, m)
		}
	}
}

func TestSplit(t *testing.T) {
	tests := map[string]string{
		"min_civil_killed": "min civil killed",
		"killedMin":        "killed min",
		"IBCcode":          "ib ccode", // capitals run together are not told apart
		"GEDdeaths":        "ge ddeaths",
		"IDs":              "ids",
		"admin1":           "admin 1",
		"adm_2":            "adm 2",
		"\ufeffevent":      "event",
		"% killed":         "% killed",
		"kil\u200bled":     "killed",
		"d'enfants tués":   "d enfants tues",
		"القتلى":           "قتلي",
		"Số người chết":    "so nguoi chet",
		"... - ...":        "",
	}
	for name, want := range tests {
		got := ""
		for i, w := range split(name) {
			if i > 0 {
				got += " "
			}
			got += w
		}
		if got != want {
			t.Errorf("split(%q) = %q, want %q", name, got, want)
		}
	}
}
