package casualties

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// TestReadEncodings: tables as spreadsheets of several languages save them are
// read with nothing said about them.
func TestReadEncodings(t *testing.T) {
	utf16 := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	for _, test := range []struct {
		name, table string
		as          encoding.Encoding // nil: UTF-8
		packed      bool
		want        []string
		guessed     int
	}{
		{"French, semicolons", "événement;source;décès;blessés\r\nChâteau;Préfecture;1 234;12\r\nÉvreux;Journée;au moins 12;\r\n", charmap.Windows1252, false,
			[]string{"Château Préfecture killed 1234", "Château Préfecture injured 12", "Évreux Journée killed ≥12"}, 1},
		{"Arabic", "الحدث,المصدر,قتلى,جرحى\nحمص,المرصد السوري,42,12\nحلب,وكالة سانا,أكثر من عشرين,\n", charmap.Windows1256, false,
			[]string{"حمص SOHR killed 42", "حمص SOHR injured 12", "حلب SANA killed ≥21"}, 1},
		{"Russian, tabs", "событие\tисточник\tубитые\tраненые\nХомс\tТАСС\tоколо 30\tне менее 5\n", utf16, false,
			[]string{"Хомс TASS killed ~30", "Хомс TASS injured ≥5"}, 0},
		{"Spanish, packed", "evento,fuente,fallecidos,heridos\nHoms,EFE,al menos 12,3\n", nil, true,
			[]string{"Homs EFE killed ≥12", "Homs EFE injured 3"}, 0},
		{"Portuguese, bars", "\ufeffevento|fonte|mortos|feridos\rHoms|Lusa|pelo menos 12|4\r", nil, false,
			[]string{"Homs Lusa killed ≥12", "Homs Lusa injured 4"}, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			table := []byte(test.table)
			if test.as != nil {
				var err error
				if table, err = test.as.NewEncoder().Bytes(table); err != nil {
					t.Fatal(err)
				}
			}
			if test.packed {
				var b bytes.Buffer
				w := gzip.NewWriter(&b)
				w.Write(table) // into memory
				w.Close()
				table = b.Bytes()
			}
			claims, findings := NewClaims(), &Findings{}
			if _, err := Read(Input{Name: "t.csv", Reader: bytes.NewReader(table)}, ReadOptions{Texts: true}, claims, findings); err != nil {
				t.Fatal(err)
			}
			var got []string
			for c := range claims.All {
				n := "~" + c.Count.Best.String()
				if c.Count.IsExact() {
					n = c.Count.Best.String()
				} else if c.Count.Low.IsKnown() {
					n = "≥" + c.Count.Low.String()
				}
				got = append(got, fmt.Sprintf("%s %s %s %s", c.Event, c.Source, c.Measure, n))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("claims (-want +got)\n%s", diff)
			}
			guessed := 0
			for _, f := range findings.Sorted() {
				if f.Severity > Note {
					t.Error(f)
				}
				if f.Rule == "guessed-encoding" {
					guessed++
				}
			}
			if guessed != test.guessed {
				t.Errorf("a guessed encoding was told %d times, want %d", guessed, test.guessed)
			}
		})
	}
}
