package names

import (
	"encoding/csv"
	"slices"
	"strconv"
	"strings"
	"testing"

	"toll/casualties/fold"
	"toll/data"
)

// claims returns the values of one column of the embedded claims, each once.
func claims(t *testing.T, column string) []string {
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
	i := slices.Index(rows[0], column)
	if i < 0 {
		t.Fatalf("the claims have no column %q", column)
	}
	var values []string
	for _, row := range rows[1:] {
		if row[i] != "" && !slices.Contains(values, row[i]) {
			values = append(values, row[i])
		}
	}
	return values
}

func TestEverySourceOfTheClaims(t *testing.T) {
	for _, column := range []string{"source", "origin"} {
		for _, name := range claims(t, column) {
			if s, ok := LookupSource(name); !ok || s.Name != name {
				t.Errorf("%s %q is %q in sources.csv", column, name, s.Name)
			}
		}
	}
}

func TestEveryCarrierOfTheClaims(t *testing.T) {
	// Left out of the table on purpose, with the reason.
	left := map[string]string{
		"Independent": "in other tables the word says what kind a source is",
	}
	for _, via := range claims(t, "via") {
		carriers := Carriers(via)
		if len(carriers) == 0 {
			t.Errorf("via %q has no carrier", via)
		}
		for _, c := range carriers {
			if c.Kind == "" && left[c.Name] == "" {
				t.Errorf("via %q: %q is not in sources.csv", via, c.Name)
			}
		}
	}
}

func TestEveryPlaceOfTheClaims(t *testing.T) {
	for _, column := range []string{"place", "governorate"} {
		for _, name := range claims(t, column) {
			if _, ok := LookupPlace(name); !ok {
				t.Errorf("%s %q is not in places.csv", column, name)
			}
		}
	}
}

func TestCarriers(t *testing.T) {
	for _, test := range []struct {
		via  string
		want string // names, joined by +
	}{
		{"", ""},
		{"AFP / Digital Journal", "AFP+Digital Journal"},
		{"AFP (machine-translated repost)", "AFP"},
		{"Xinhua Arabic / People's Daily", "Xinhua Arabic+People's Daily"},
		{"al-Masdar (المصدر, opposition) / MicroSyria", "al-Masdar (المصدر, opposition)+MicroSyria"},
		{"al-Masdar News / WSWS", "al-Masdar News+WSWS"},
		{"Al-Alam (Persian)", "Al-Alam (Persian)"},
		{"Daily Unheard Of (repost)", "Daily Unheard Of"},
	} {
		var got []string
		for _, c := range Carriers(test.via) {
			got = append(got, c.Name)
		}
		if s := strings.Join(got, "+"); s != test.want {
			t.Errorf("Carriers(%q) = %s, want %s", test.via, s, test.want)
		}
	}
}

// The spellings of the README of the claims ("Spellings met").
func TestPlaceSpellings(t *testing.T) {
	for place, spellings := range map[string]string{
		"Shayrat":          "Shayrat|al-Shayrat|Al-Shayrat|Al Shayrat|Sha'irat|Ash Sha'irat|Shairat|al-Shairat|Şayrat|Шайрат|الشعيرات",
		"Shayrat air base": "capillaries base|airfield shirt|IPL airport",
		"al-Hamrat":        "Al-Hamrat|Al Hamrat|الحمرات",
		"al-Manzul":        "Al-Manzul|al-Manzoul|Al Manzul|المنزول",
		"Homs":             "HOMS|Humus|حمص",
		"al-Tanf":          "al-Tanf|Al-Tanf|At Tanf|at-Tanf|An Tanf|a-Tanf|al-Tanaf|Tanf|TANF|Ат-Танф|Эт-Танф|التنف",
		"al-Shuhaimi":      "al-Shuhaimi|Maqha ash-Shuhaymi|Shahma",
		"Abu Kamal":        "Abu Kamal|Abukamal|Albu Kamal|al-Bukamal|Al-Bukamal|Al Bukamal|al-Bokamal|al- Bokamal|Bokamal|Bukamal|Bukmal|Abu-Kemal|A-K|البوكمال",
		"Deir ez-Zor": "Deir ez-Zor|Deir-ez-Zor|Deir Ezzor|Deir-Ezor|Deir al-Zor|Deir AL-Zor|Deir al-Zour|Deir el-Zour|Deir Ezzur|Dayr al-Zawr|Dayr Az Zawr|Dayr az-Zawr|" +
			"Deir Az Zor|Deir Essor|Deyrizor|Dajr az-Zaur|Дейр-эз-Зор|دير الزور|ديرالزور",
		"Aqareb al-Safiyah": "Aqareb|Aqarib|Akareb|Aqareb al-Safi|Aqarib al-Safi|Aqareb al-Safiyeh|Aqarib al-Safiyeh|Aqareb al-Safiyah|Aqarab al-Safiyah|عقارب|عقارب الصافي|عقارب الصافية",
		"al-Mabujah":        "al-Mabujeh|Al-Mabujeh|al-Mab’oujeh|Mabuja|al-Mabouja|Mabouja|المبعوجة|مبعوجه|مابوجة",
		"Salamiyah":         "Salamiyah|Salamiyeh|Salamieh|Salamiya|al-Salamiya|Salamia|سلمية|السلمية",
		"Khan Sheikhoun": "Khan Sheikhoun|Khan Sheikhun|Khan Shaykhun|Khan Shaikhoun|Khan Shikhoun|Khan Cheikhoun|Khan Cheikhoum|Khan Cheikun|Khan Syaikhun|Khan Sheyhun|" +
			"Khan Sichone|خان شيخون",
		"Idlib":      "Idlib|Idleb|Edlib|إدلب|İdlib",
		"al-Akershi": "al-Akershi|Akershi|Akayrshi|Akayrsh|al-Akirishi",
		"al-Mayadin": "al-Mayadin|Mayadeen|al-Mayadeen|Mayadin|الميادين",
		"al-Jinah":   "al-Jinah|al-Jina|al-Jena|Al-Jineh",
		"Rashidin":   "Rashidin|Rashideen|Al-Rashidin",
	} {
		for s := range strings.SplitSeq(spellings, "|") {
			if p, ok := LookupPlace(s); !ok || p.Name != place {
				t.Errorf("%q is %q, want %q", s, p.Name, place)
			}
		}
	}
}

// The spellings of people and sources in the same list.
func TestSourceSpellings(t *testing.T) {
	for source, spellings := range map[string]string{
		"SOHR":                                "Syrian Observatory for Human Rights|SO4HR|OSDH|المرصد السوري لحقوق الإنسان|Sohr",
		"SANA":                                "Sana|Syrian Arab News Agency|سانا",
		"White Helmets (Syria Civil Defence)": "White Helmets|Syria Civil Defence|Syrian Civil Defense|SCD|casques blancs|Withelmen|الدفاع المدني السوري|الخوذات البيضاء",
		"SNHR":                                "Syrian Network for Human Rights|SN4HR|الشبكة السورية لحقوق الإنسان",
		"Syrian Human Rights Committee":       "SHRC",
		"VDC":                                 "Violation Documentation Center|Violations Documentation Centre",
		"UN Commission of Inquiry on Syria":   "UNCoI",
		"al-Masdar News":                      "Al Masdar News|al-Masdar News",
		"al-Masdar (المصدر, opposition)":      "المصدر|al-Masdar (opposition)",
		"US-led coalition":                    "US-led Coalition|CJTF-OIR|OIR|Inherent Resolve|التحالف الدولي|التحالف العربي - الدولي",
		"ISIS":                                "ISIL|Isil|Daesh|\"Islamic State\" organization|داعش|تنظيم الدولة",
		"Talal Barazi (Homs governor)":        "Talal Barazi|al-Barazi|el Barazi|Barasi|al-Barrazi|Талаль аль-Баррази|طلال البرازي",
		"Rami Abdel Rahman (SOHR director)":   "Rami Abdel Rahman|Rami Abdulrahman|Rami Abdurrahman|رامي عبد الرحمن",
		"Noufal Safar (Salamiyah hospital)":   "Dr Noufal Safar|Nofal Safar|Nawfal Safar|نوفل سفر",
		"Igor Konashenkov (Russian MoD spokesman)": "Konashenkov|Konaschenkow|كوناشينكوف",
		"al-Mayadeen": "al-Mayadeen|al-Mayadeen TV|الميادين",
	} {
		for s := range strings.SplitSeq(spellings, "|") {
			if got, ok := LookupSource(s); !ok || got.Name != source {
				t.Errorf("%q is %q, want %q", s, got.Name, source)
			}
		}
	}
}

// Words that mean something else in the next table must not become a Syrian
// source.
func TestGenericWordsAreNobody(t *testing.T) {
	for _, s := range []string{
		"", "///", "Ministry", "Ministry of Health", "Ministry of Defence", "MoH", "Red Crescent", "the Observatory", "Observatory", "المرصد",
		"UN", "UN investigators", "COI", "the Syrian Network", "state media", "Civil Defence", "IS", "IG", "hospital", "media", "army", "police",
		"government", "officials", "activists", "Independent", "Abdul Rahman", "Coalition", "al-Masdar", "News", "Unknown",
	} {
		if got, ok := LookupSource(s); ok {
			t.Errorf("%q is taken for %q", s, got.Name)
		}
	}
}

// That no name belongs to two rows is checked while loading; here, that the
// check works, and that the columns hold what data/README.md promises.
func TestTwoRowsWithOneName(t *testing.T) {
	x := &index[Source]{by: map[string]int{}}
	if err := x.add(0, []string{"al-Masdar News"}); err != nil {
		t.Fatal(err)
	}
	if err := x.add(1, []string{"Al  Masdar–News"}); err == nil {
		t.Error("the same name in two rows is no error")
	}
	if err := x.add(2, []string{"..."}); err == nil {
		t.Error("a name without a letter is no error")
	}
}

func TestSourceTable(t *testing.T) {
	kinds := []string{"government", "belligerent", "official", "state media", "agency", "media", "monitor", "medical",
		"UN", "NGO", "activist", "person", "expert", "unnamed", "research", "reference", "blog"}
	for _, s := range Sources() {
		if !slices.Contains(kinds, s.Kind) {
			t.Errorf("%s: kind %q is not in data/README.md", s.Name, s.Kind)
		}
		if s.Cite == "" {
			t.Errorf("%s has no citation", s.Name)
		}
		for _, r := range s.Latin {
			if r > 0x24f && r != '’' && r != '–' {
				t.Errorf("%s: Latin name %q holds %q", s.Name, s.Latin, r)
			}
		}
	}
}

func TestPlaceTable(t *testing.T) {
	for _, p := range Places() {
		if p.Cite == "" || p.Kind == "" || p.Country == "" {
			t.Errorf("%s: citation, kind or country missing", p.Name)
		}
		if (p.Latitude == "") != (p.Longitude == "") {
			t.Errorf("%s has half a position", p.Name)
		}
		if p.Latitude == "" {
			continue
		}
		lat, err1 := strconv.ParseFloat(p.Latitude, 64)
		lon, err2 := strconv.ParseFloat(p.Longitude, 64)
		// The frame of Syria: 32.3–37.3° N, 35.7–42.4° E.
		if err1 != nil || err2 != nil || lat < 32.3 || lat > 37.3 || lon < 35.7 || lon > 42.4 {
			t.Errorf("%s: %s, %s is not in Syria", p.Name, p.Latitude, p.Longitude)
		}
		if p.Precision == "" || !strings.HasPrefix(p.Cite, "https://") {
			t.Errorf("%s: coordinates without precision or a page that gives them", p.Name)
		}
	}
}

func TestAliasesAreNotRepeated(t *testing.T) {
	check := func(name string, aliases []string) {
		seen := map[string]bool{name: true}
		for _, a := range aliases {
			if seen[a] || strings.TrimSpace(a) != a || fold.Key(a) == "" {
				t.Errorf("%s: alias %q is empty, untrimmed or there twice", name, a)
			}
			seen[a] = true
		}
	}
	for _, s := range Sources() {
		check(s.Name, s.Aliases)
	}
	for _, p := range Places() {
		check(p.Name, p.Aliases)
	}
}
