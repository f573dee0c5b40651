package rows

import (
	"errors"
	"maps"
	"strings"
	"testing"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode/utf32"
)

// encoded returns a text in an encoding named as on the web.
func encoded(t testing.TB, name, text string) string {
	t.Helper()
	switch name {
	case "utf-32le":
		return encode(t, utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM).NewEncoder().String, text)
	case "utf-32be":
		return encode(t, utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM).NewEncoder().String, text)
	}
	enc, err := htmlindex.Get(name)
	if err != nil {
		t.Fatal(err)
	}
	return encode(t, enc.NewEncoder().String, text)
}

func encode(t testing.TB, f func(string) (string, error), text string) string {
	t.Helper()
	s, err := f(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// samples are lines of tables as people write them in each language.
var samples = map[string]string{
	"french":     "événement,date,source,tués\nMarché du Nord,2023-03-14,Ministère de la Santé,12\nÉglise,2023-03-15,Croix-Rouge française,15\nHôpital de Tessalit,2023-03-15,à préciser,3\n",
	"one é":      "event,date,source,killed\nNorthgate market,2023-03-14,Croissant-Rouge turc,12\nCafé,2023-03-15,Ministry,15\n",
	"german":     "Ereignis,Quelle,Tote\nMünchen,Polizeipräsidium,9\nStraße nach Süden,Behörden,3\nBrücke,Ärzte ohne Grenzen,2\n",
	"spanish":    "suceso,fuente,fallecidos\nMasacre de El Salado,Fiscalía General de la Nación,60\nPeñón,Policía,3\n¿Bogotá?,Comisión de la Verdad,1\n",
	"portuguese": "evento,fonte,mortos\nSão Paulo,Polícia Militar,3\nRegião de Maputo,Comissão,4\nAção no morro,órgão público,12\n",
	"danish":     "begivenhed,kilde,dræbte\nKøbenhavn,Sundhedsmyndighederne på Sjælland,3\nÅrhus,Ærø Avis,1\n",
	"quotes":     "event,source,killed\nSouthgate market,“Red Crescent” – field office,12\nO’Brien’s bridge,Ministry,3\n",
	"arabic":     "event,date,source,killed\nسوق الشمال,2023-03-14,وزارة الصحة,12\nجسر الجنوب,2023-03-15,الهلال الأحمر,15\n",
	"arabic name": "event,date,source,killed\nسوق الشمال,2023-03-14,Ministry,12\n" +
		"سوق الشمال,2023-03-14,Red Crescent,15\nSouthfield bridge,2023-04-02,Ministry,3\n",
	"russian":   "событие,источник,погибших\nРынок в Донецке,Министерство обороны,12\nМост,МЧС,3\n",
	"ukrainian": "подія,джерело,загиблих\nРинок у Києві,Міністерство оборони,12\nМіст,ДСНС,3\n",
	"polish":    "zdarzenie,źródło,zabici\nŁódź,Straż Pożarna,3\nWrocław,świadkowie,2\nMoszczenica,Główny Urząd,1\n",
	"turkish":   "olay,kaynak,ölü\nDiyarbakır,İçişleri Bakanlığı,3\nŞırnak,Sağlık Bakanlığı,2\n",
	"hebrew":    "אירוע,מקור,הרוגים\nשוק הצפון,משרד הבריאות,12\n",
	"greek":     "γεγονός,πηγή,νεκροί\nΑγορά της Θεσσαλονίκης,Υπουργείο Υγείας,12\n",
	"chinese":   "事件,日期,来源,死亡\n北门市场,2023-03-14,卫生部,12\n南桥,2023-03-15,红十字会,15\n叙利亚东部的医院,2023-04-02,学校附近的目击者,3\n",
}

// more are samples in languages whose encoding need not be known, but must not
// be taken for another one.
var more = map[string]string{
	"czech":       "událost,zdroj,mrtví\nNáměstí Svobody,Městský úřad Plzeň,3\nDěčín,Policie,2\n",
	"hungarian":   "esemény,forrás,halottak\nSzékesfehérvár,Belügyminisztérium,3\nGyőr,tűzoltóság,1\n",
	"croatian":    "događaj,izvor,ubijeni\nSrebrenička cesta,Policija općine Bihać,3\nŽepče,svjedoci,1\n",
	"one č":       "event,source,killed\nSrebrenička cesta,Ministry,3\n",
	"romanian":    "eveniment,sursă,morţi\nPiaţa Victoriei,Ministerul Sănătăţii,3\nBălţi,poliţia,1\n",
	"persian":     "رويداد,منبع,کشته\nبازار شمال,وزارت بهداشت,12\nپل چوبي,گزارش,3\n",
	"bulgarian":   "събитие,източник,загинали\nПазарът в София,Министерство,3\n",
	"serbian":     "догађај,извор,погинули\nПијаца у Београду,Министарство,3\n",
	"icelandic":   "atburður,heimild,látnir\nÞingvellir,lögreglan á Suðurlandi,3\n",
	"polish name": "event,source,killed\nWrocław,Ministry,3\n",
	"capitals":    "СОБЫТИЕ,ИСТОЧНИК,ПОГИБЛО\nМОСТ,МЧС,3\n",
	"swedish":     "händelse,källa,döda\nGöteborg,Räddningstjänsten på Öland,3\n",
	"japanese":    "事件,出典,死者\n北門市場の爆発,厚生労働省によると,12\nバグダッド,赤十字,3\n",
	"korean":      "사건,출처,사망\n북문 시장,보건부,12\n남교,적십자,3\n",
	"taiwanese":   "事件,來源,死亡\n北門市場,衛生部,12\n南橋,紅十字會,15\n",
	"vietnamese":  "chợ,nguồn\nHà Nội,Bộ Y tế\n",
	"thai":        "เหตุการณ์,แหล่งข่าว\nตลาดเหนือ,กระทรวง\n",
	"latvian":     "notikums,avots,bojāgājušie\nRīga,Veselības ministrija,3\nŅemunas tilts,Šķēde,1\n",
}

// written says in which encodings people write the languages of the samples.
var written = []struct{ samples, encodings string }{
	{"french, one é, german, spanish, portuguese, danish, quotes, icelandic, swedish", "windows-1252, iso-8859-15, macintosh"},
	{"french, german, spanish, one é, turkish", "windows-1254"},
	{"german, polish, polish name, czech, hungarian, croatian, one č, romanian", "windows-1250, iso-8859-2"},
	{"latvian", "windows-1257, iso-8859-13"},
	{"russian, ukrainian, bulgarian, serbian, capitals", "windows-1251, koi8-r, koi8-u, ibm866, iso-8859-5, x-mac-cyrillic, gb18030"},
	{"arabic, arabic name, persian", "windows-1256, iso-8859-6, gb18030"},
	{"greek", "windows-1253, iso-8859-7"},
	{"hebrew", "windows-1255, iso-8859-8"},
	{"thai", "windows-874"},
	{"vietnamese", "windows-1258"},
	{"chinese", "gb18030, gbk, big5"},
	{"taiwanese", "big5, gb18030"},
	{"japanese", "shift_jis, euc-jp, gb18030"},
	{"korean", "euc-kr, gb18030"},
}

// TestGuessNeverWrong encodes each sample, whole and line by line, as people
// would: the text comes back as it was, or the file is refused, or the bad rows
// have faults. Never is anything else returned as text.
func TestGuessNeverWrong(t *testing.T) {
	all := maps.Clone(more)
	maps.Copy(all, samples)
	right, refused := 0, 0
	for _, w := range written {
		for _, sample := range strings.Split(w.samples, ", ") {
			whole, ok := all[sample]
			if !ok {
				t.Fatalf("no sample %q", sample)
			}
			for _, text := range append(strings.SplitAfter(whole, "\n"), whole) {
				for _, name := range strings.Split(w.encodings, ", ") {
					enc, err := htmlindex.Get(name)
					if err != nil {
						t.Fatal(err)
					}
					bytes, err := enc.NewEncoder().String(text)
					if err != nil || bytes == text {
						continue // the encoding does not have the letters, or ASCII
					}
					rows, d, err := readAll(t, bytes, Options{}, 512)
					var out strings.Builder
					faults := 0
					for _, row := range rows {
						out.WriteString(row.Raw)
						faults += len(row.Faults)
					}
					switch {
					case err != nil || faults > 0:
						refused++
						if text == whole {
							t.Logf("refused: %s in %s", sample, name)
						}
					case out.String() == text:
						right++
					default:
						t.Errorf("%s in %s, taken for %s (%s), became %q", sample, name, d.Encoding, d.EncodingWhy, out.String())
					}
				}
			}
		}
	}
	if right < refused {
		t.Errorf("only %d texts were read, %d refused", right, refused)
	}
	t.Logf("%d right, %d refused", right, refused)
}

func TestGuess(t *testing.T) {
	for _, c := range []struct{ sample, encoding string }{
		{"french", "windows-1252"},
		{"one é", "windows-1252"},
		{"german", "windows-1252"},
		{"spanish", "windows-1252"},
		{"portuguese", "windows-1252"},
		{"danish", "windows-1252"},
		{"quotes", "windows-1252"},
		{"arabic", "windows-1256"},
		{"arabic name", "windows-1256"},
		{"arabic", "iso-8859-6"},
		{"russian", "windows-1251"},
		{"ukrainian", "windows-1251"},
		{"russian", "koi8-r"},
		{"ukrainian", "koi8-u"},
		{"russian", "iso-8859-5"},
		{"russian", "x-mac-cyrillic"},
		{"polish", "iso-8859-2"},
		{"persian", "windows-1256"},
		{"croatian", "windows-1250"},
		{"latvian", "windows-1257"},
		{"russian", "ibm866"},
		{"polish", "windows-1250"},
		{"turkish", "windows-1254"},
		{"hebrew", "windows-1255"},
		{"greek", "windows-1253"},
		{"french", "macintosh"},
		{"german", "macintosh"},
		{"chinese", "gb18030"},
		{"chinese", "gbk"},
	} {
		t.Run(c.sample+" in "+c.encoding, func(t *testing.T) {
			sample := samples[c.sample] + more[c.sample]
			rows, d, err := readAll(t, encoded(t, c.encoding, sample), Options{}, bufferSize)
			var refused *Error
			if errors.As(err, &refused) {
				for _, k := range candidates() {
					r, ok := k.read(foreignWords([]byte(encoded(t, c.encoding, sample))))
					t.Log(r.name, r.score, r.mean, ok)
				}
			}
			if err != nil {
				t.Fatal(err)
			}
			var text strings.Builder
			for _, row := range rows {
				text.WriteString(row.Raw)
			}
			if text.String() != sample {
				t.Errorf("as %s (%s) this became\n%s", d.Encoding, d.EncodingWhy, text.String())
			}
			if d.Certain || !strings.HasPrefix(d.EncodingWhy, "guessed") {
				t.Errorf("the guess is not stated: %+v", d)
			}
			t.Log(d.Encoding, d.EncodingWhy)
		})
	}
}
