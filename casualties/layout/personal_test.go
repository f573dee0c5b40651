package layout

import (
	"strings"
	"testing"

	"toll/data"
)

// TestPersonalNames: columns of the tables that name the dead, in the languages
// toll reads, and columns of counts and sources that must stay.
func TestPersonalNames(t *testing.T) {
	for name, want := range map[string]string{
		"victim name": "name", "Name of Victim": "name", "victim_names": "name", "VictimName": "name", "Victim's full name": "name", "names of the dead": "name", "full_name": "name", "martyr name": "name",
		"phone": "telephone", "Phone number": "telephone", "witness phone": "telephone", "E-mail": "e-mail", "national_id": "identity number", "victim ID": "identity number", "passport no.": "identity number",
		"date of birth": "date of birth", "home address": "home address", "victim address": "home address",
		"اسم الشهيد": "name", "أسماء الضحايا": "name", "رقم الهاتف": "telephone", "الرقم الوطني": "identity number",
		"نام قربانی": "name", "شماره تلفن": "telephone", "ФИО": "name", "имя погибшего": "name", "номер телефона": "telephone", "ПІБ": "name", "імʼя загиблого": "name",
		"nom de la victime": "name", "nom et prénom": "name", "téléphone": "telephone", "nombre de la víctima": "name", "apellidos": "name", "nome da vítima": "name",
		"Name des Opfers": "name", "Telefonnummer": "telephone", "nome della vittima": "name", "naam van het slachtoffer": "name", "kurbanın adı": "name", "adı soyadı": "name",
		"victims": "", "killed": "", "number of victims": "", "victim type": "", "victim group": "", "civilian victims": "", "name": "", "source": "", "source name": "", "event name": "", "name of event": "",
		"event_id": "", "id": "", "perpetrator name": "", "children killed": "", "persons killed": "", "morts": "", "place name": "", "reporter": "", "people": "", "age": "",
	} {
		if got := words().personKind(split(name)); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

// TestPersonalIsNothingElse: no word that makes a column personal is one that
// makes it a source, an outlet, a date or the first choice for an event.
func TestPersonalIsNothingElse(t *testing.T) {
	for _, w := range data.MustTable[personalWord]("personal.csv") {
		if w.Part != "whole" {
			continue
		}
		for _, may := range words().roles(split(w.Word)) {
			if may.role != EventName && may.role != Note || may.rank < 3 {
				t.Errorf("%q is %s by headers.csv", w.Word, may.role)
			}
		}
	}
}

func TestPersonalColumns(t *testing.T) {
	for _, c := range []struct {
		name, csv string
		hints     Hints
		want      string // the columns left out
	}{
		{"by name", "event,source,killed,victim name,phone\nA,B,1,X Y,1\n", Hints{}, "victim name, phone"},
		{"asked for", "event,source,killed,victim name,phone\nA,B,1,X Y,1\n", Hints{Personal: true}, ""},
		{"a name beside an age", "event,source,killed,name,age\nA,B,1,X Y,30\n", Hints{}, "name"},
		{"a name of an event", "id,name,source,killed\n1,Siege of A,B,1\n", Hints{}, ""},
		{"by content, e-mail", "event,source,killed,by\nA,B,1,x@example.org\nC,B,2,y@example.org\n", Hints{}, "by"},
		{"by content, telephone", "event,source,killed,k\nA,B,1,+44 20 7946 0958\nC,B,2,020 7946 0959\n", Hints{}, "k"},
		{"one address among notes", "event,source,killed,note\nA,B,1,x@example.org\nC,B,2,seen\nD,B,3,heard\n", Hints{}, ""},
		{"sources stay", "event,source,killed\nA,x@example.org,1\nB,y@example.org,2\n", Hints{}, ""},
		{"a source column that was named", "event,witness name,killed\nA,X,1\n", Hints{SourceColumn: "witness name"}, ""},
		{"a key that was named", "victim name,source,killed\nA,X,1\n", Hints{EventColumns: []string{"victim name"}}, ""},
		{"counts in French stay", "event,source,nombre de morts,nombre de victimes\nA,B,1,2\n", Hints{}, ""},
		{"numbers are no telephones", "event,source,killed,k\nA,B,1,123456789\nC,B,2,223456789\n", Hints{}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var head [][]string
			for line := range strings.Lines(c.csv) {
				head = append(head, strings.Split(strings.TrimSpace(line), ","))
			}
			in := Infer(head, c.hints)
			if in == nil {
				t.Fatal("no header")
			}
			var left []string
			for _, p := range in.Problems {
				if p.Rule == "personal-column" {
					left = append(left, p.Column)
				}
			}
			if got := strings.Join(left, ", "); got != c.want {
				t.Errorf("left out: %q, want %q", got, c.want)
			}
			for _, col := range in.Layout.Columns {
				if strings.Contains(c.want+",", col.Column+",") && col.Column != "" && col.Role != Ignore {
					t.Errorf("%s is %s", col.Column, col.Role)
				}
			}
		})
	}
}
