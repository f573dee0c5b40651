package casualties

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sharedFile returns a path in the folder shared beside the repository.
func sharedFile(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join("..", "..", "shared", filepath.FromSlash(name))
	if _, err := os.Stat(path); err != nil {
		t.Skipf("the folder shared is not there: %v", err)
	}
	return path
}

// databases are the headers of known databases, each with a made-up row of the
// right shape and the claims that it holds: measure, group, side, low best high.
var databases = []struct {
	file, layout string
	cells        map[string]string
	common       Claim // what all claims of the row share
	claims       []string
}{
	{file: "ucdp_ged.csv", layout: "ucdp-ged",
		cells: map[string]string{"id": "244657", "relid": "IRQ-2017-1", "year": "2017", "conflict_name": "Iraq: Government", "dyad_name": "Government of Iraq - IS",
			"source_article": `"Reuters, 2017-07-31"`, "where_coordinates": "Kabul city", "adm_1": "Kabul province", "country": "Afghanistan", "latitude": "34.53", "longitude": "69.17",
			"date_prec": "1", "date_start": "2017-07-31 00:00:00.000", "date_end": "2017-07-31 00:00:00.000", "deaths_a": "0", "deaths_b": "4", "deaths_civilians": "1", "deaths_unknown": "2", "best": "7", "high": "9", "low": "6"},
		common: Claim{Event: "244657", Source: "UCDP GED", Place: "Kabul city"},
		claims: []string{"killed total  6 7 9", "killed civilians  ? 1 ?", "killed combatants side_a ? 0 ?", "killed combatants side_b ? 4 ?", "killed unidentified  ? 2 ?"}},
	{file: "ucdp_ged_hdx.csv", layout: "ucdp-ged-hdx",
		cells: map[string]string{"id": "10", "year": "2017", "where_coordinates": "Kabul city", "country": "Afghanistan", "iso3": "AFG",
			"date_start": "2017-07-31", "date_end": "2017-07-31", "deaths_a": "0", "deaths_b": "4", "deaths_civilians": "1", "deaths_unknown": "2", "low": "6", "best": "7", "high": "9"},
		common: Claim{Event: "10", Source: "UCDP GED", Place: "Kabul city"},
		claims: []string{"killed total  6 7 9", "killed civilians  ? 1 ?", "killed combatants side_a ? 0 ?", "killed combatants side_b ? 4 ?", "killed unidentified  ? 2 ?"}},
	{file: "acled.csv", layout: "acled",
		cells: map[string]string{"event_id_cnty": "SYR123", "event_date": "07 April 2017", "year": "2017", "country": "Syria", "admin1": "Homs", "location": "Shayrat",
			"source": "SOHR", "notes": "An air base was struck.", "fatalities": "9"},
		common: Claim{Event: "SYR123", Source: "ACLED", Place: "Shayrat", Admin: "Syria, Homs"},
		claims: []string{"killed total  ? 9 ?"}},
	{file: "airwars_research_sources.csv", layout: "airwars-research-sources",
		cells: map[string]string{"post_id": "77", "source_author": "Raqqa24", "source_date": "2017-05-18", "source_url": "https://example.org/1",
			"civilian_non_combatants_killed_min": "3", "civilian_non_combatants_killed_max": "5", "children_killed_min": "1", "children_killed_max": "1", "women_injured_min": "0", "women_injured_max": "2"},
		common: Claim{Event: "77", Source: "Raqqa24", URL: "https://example.org/1"},
		claims: []string{"killed civilians  3 ? 5", "killed children  1 ? 1", "injured women  0 ? 2"}},
	{file: "iraq_body_count.csv", layout: "iraq-body-count",
		cells: map[string]string{"IBC code": "k1234", "Start Date": "2004-06-19", "End Date": "2004-06-19", "Location": "Falluja", "Target": "house", "Weapons": "air strike",
			"Reported Minimum": "16", "Reported Maximum": "22", "Sources": "AP, AFP"},
		common: Claim{Event: "k1234", Source: "Iraq Body Count", Place: "Falluja"},
		claims: []string{"killed civilians  16 ? 22"}},
	{file: "tbij_strikes.csv", layout: "tbij-strikes",
		cells: map[string]string{"strike_id": "PAK001", "date": "2004-06-17", "location": "Wana", "area": "South Waziristan", "country": "Pakistan", "min_strikes": "1", "max_strikes": "1",
			"min_ppl_killed": "6", "max_ppl_killed": "8", "min_civil_killed": "2", "max_civil_killed": "2", "min_child_killed": "2", "max_child_killed": "2", "min_injured": "1", "max_injured": ""},
		common: Claim{Event: "PAK001", Source: "TBIJ", Place: "Wana", Admin: "South Waziristan, Pakistan"},
		claims: []string{"killed total  6 ? 8", "killed civilians  2 ? 2", "killed children  2 ? 2", "injured total  1 ? ?"}},
}

// TestDatabasesRead: the headers of known databases over a row of the right
// shape give the right claims, as they are, turned round and in capitals.
func TestDatabasesRead(t *testing.T) {
	for _, db := range databases {
		for _, how := range []string{"as it is", "turned round", "in capitals"} {
			t.Run(db.layout+" "+how, func(t *testing.T) {
				table := databaseTable(t, db.file, db.cells, how)
				claims, findings := NewClaims(), &Findings{}
				sum, err := Read(Input{Name: "t.csv", Reader: strings.NewReader(table)}, ReadOptions{Texts: true}, claims, findings)
				if err != nil {
					t.Fatal(err)
				}
				Check(claims, findings)
				for _, f := range findings.Sorted() {
					if f.Severity > Note {
						t.Error(f)
					}
				}
				if sum.Layout != db.layout || sum.Used != 1 || sum.Used+sum.Rejected+sum.Skipped != sum.Rows {
					t.Errorf("layout %s, want %s; summary %+v", sum.Layout, db.layout, sum)
				}
				var got []string
				for c := range claims.All {
					got = append(got, fmt.Sprintf("%s %s %s %s %s %s", c.Measure, c.Group, c.Side, shownNumber(c.Count.Low.String()), shownNumber(c.Count.Best.String()), shownNumber(c.Count.High.String())))
					want := db.common
					if have := (Claim{Event: c.Event, Source: c.Source, Place: c.Place, URL: c.URL, Admin: want.Admin}); fmt.Sprint(have) != fmt.Sprint(want) {
						t.Errorf("the claims share %+v, want %+v", have, want)
					}
					if want.Admin != "" && how != "turned round" && c.Admin != want.Admin { // levels stand in the order of the layout
						t.Errorf("admin %q, want %q", c.Admin, want.Admin)
					}
					if year := db.cells["year"]; year != "" && !strings.HasPrefix(c.EventDate.String(), year) {
						t.Errorf("event date %s, want one of %s", c.EventDate, year)
					}
				}
				slices.Sort(got)
				want := slices.Sorted(slices.Values(db.claims))
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("claims (-want +got)\n%s", diff)
				}
			})
		}
	}
}

func shownNumber(s string) string {
	if s == "" {
		return "?"
	}
	return s
}

// databaseTable writes the header of a database, its row of tags if it has one,
// and a row.
func databaseTable(t *testing.T, file string, cells map[string]string, how string) string {
	t.Helper()
	f, err := os.Open(sharedFile(t, "reference/headers/"+file))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.FieldsPerRecord = -1
	records, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var row []string
	for _, name := range records[0] {
		row = append(row, cells[name])
	}
	for name := range cells {
		if !slices.Contains(records[0], name) {
			t.Fatalf("%s has no column %q", file, name)
		}
	}
	records = append(records, row)
	for i := range records {
		switch {
		case how == "turned round":
			slices.Reverse(records[i])
		case how == "in capitals" && i == 0:
			for j, name := range records[i] {
				records[i][j] = strings.ToUpper(name)
			}
		}
	}
	var b strings.Builder
	if err := csv.NewWriter(&b).WriteAll(records); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
