package draw

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"flag"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"gonum.org/v1/plot/vg"
)

var (
	update = flag.Bool("update", false, "rewrite the golden files")
	look   = flag.String("look", "", "write the pictures into this folder, to be looked at")
)

func newFonts(t testing.TB) *Fonts {
	t.Helper()
	f, err := NewFonts()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// scripts are one label for each script and mixture that names come in.
var scripts = []struct{ name, text string }{
	{"Arabic", "المرصد السوري لحقوق الإنسان"},
	{"Arabic, lam-alef", "ما لا يقل عن 58 قتيلاً في خان شيخون"},
	{"Arabic + Latin", "المرصد (SOHR): 42 (23–58) مدنياً"},
	{"Latin + Arabic", "SOHR (المرصد السوري) 58 → 67 → 72"},
	{"… with FSI/PDI", "SOHR (" + Isolate("المرصد السوري") + ") 58 → 67 → 72"},
	{"Arabic digits", "أكثر من ٢٥ شهيداً و١٠٠ جريح"},
	{"Persian", "دست\u200cکم ۵۲ کشته در سلمیه، گزارش پزشکی"},
	{"Vowel marks", "شُهَدَاءُ الغَارَةِ الجَوِّيَّةِ"},
	{"Hebrew", "לפחות 87 הרוגים (SOHR)"},
	{"Russian", "Не менее 87 погибших, Минобороны"},
	{"Ukrainian", "Щонайменше 58 загиблих, їхні імена"},
	{"Turkish", "Sağlık Bakanlığı: en az 6 kişinin öldüğü"},
	{"Signs", "≥40 ≤73 ≈100 42+ 23–58 ×1.4 ½ → ● ○ □ ▲ ▼ † · 1 000"},
}

func scriptPage() *Page {
	th := LightTheme()
	p := &Page{Width: 518.74, Height: 240, Theme: th, Title: "Scripts", Desc: "One label for each script.", Stem: "scripts"}
	p.Add(&Text{X: 11.34, Y: 15, S: "Right-to-left and other scripts", Size: 9, Face: Bold, Fill: th.Ink})
	y := 45.0
	for _, s := range scripts {
		p.Add(&Text{X: 11.34, Y: y, S: s.name, Size: 6, Fill: th.Sub})
		p.Add(&Text{X: 101, Y: y, S: s.text, Size: 8, Fill: th.Ink})
		p.Add(&Text{X: 507.4, Y: y, S: s.text, Size: 8, Face: Bold, Anchor: Right, Fill: th.Ink})
		p.Add(&Shape{Path: Polyline(11.34, y+4, 507.4, y+4), Stroke: th.Grid, Width: 0.4, Dash: []float64{1, 1}})
		y += 14
	}
	p.Add(&Shape{Path: Circle(20, y, 2.2), Fill: th.Bar, Title: "a dot"})
	p.Add(&Shape{Path: Rect(40, y-2, 90, y+2), Fill: th.Accent})
	return p
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got); run with -update if the change is meant:\n%s", name, diff)
	}
}

func TestScripts(t *testing.T) {
	f := newFonts(t)
	p := scriptPage()
	if got := append(p.Lint(f), missingText(p.Missing(f))...); len(got) > 0 {
		t.Errorf("lint: %q", got)
	}
	var svg bytes.Buffer
	if err := p.WriteSVG(&svg, f); err != nil {
		t.Fatal(err)
	}
	golden(t, "scripts.svg", svg.Bytes())
	if *look != "" {
		file, err := os.Create(filepath.Join(*look, "scripts.png"))
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		if err := p.WritePNG(file, f, 200); err != nil {
			t.Fatal(err)
		}
	}
}

func missingText(m []MissingGlyph) []string {
	var out []string
	for _, g := range m {
		out = append(out, g.Label+": "+string(g.Rune))
	}
	return out
}

// Arabic letters take another form inside a word than alone: the glyphs of a
// word differ from those of its letters, and the first letter stands right.
func TestArabicIsJoined(t *testing.T) {
	f := newFonts(t)
	for _, word := range []string{"المرصد", "سوري", "دیر", "گزارش"} {
		line := f.Shape(word, Regular)
		if !line.RTL {
			t.Errorf("%s is not read from right to left", word)
		}
		alone := map[uint32]bool{}
		sum := 0.0
		for _, r := range word {
			one := f.Shape(string(r), Regular)
			sum += one.Width
			alone[uint32(one.Glyphs[0].ID)] = true
		}
		joined := 0
		for _, g := range line.Glyphs {
			if !alone[uint32(g.ID)] {
				joined++
			}
		}
		if joined < 2 {
			t.Errorf("%s: %d glyphs differ from the isolated letters, want at least 2", word, joined)
		}
		if line.Width >= sum {
			t.Errorf("%s is %.2f em wide, its letters alone %.2f", word, line.Width, sum)
		}
	}
}

// Lam and alef make one glyph in every Arabic font.
func TestLamAlef(t *testing.T) {
	f := newFonts(t)
	if n := len(f.Shape("لا", Regular).Glyphs); n != 1 {
		t.Errorf("lam-alef is %d glyphs, want the ligature", n)
	}
}

// Left to right across the line, an Arabic phrase with a number in it shows the
// last word first and the digits in their own order.
func TestOrder(t *testing.T) {
	f := newFonts(t)
	tests := []struct{ text, left, right string }{
		{"عن 58 قتيل", "ل", "ع"},       // all right to left: its end stands left
		{"SOHR עד", "S", "ע"},          // left to right: Hebrew starts at its right end
		{"SOHR (المرصد) 58", "S", "8"}, // digits after the bracket stay right
	}
	for _, test := range tests {
		line := f.Shape(test.text, Regular)
		first, last := line.Glyphs[0], line.Glyphs[len(line.Glyphs)-1]
		for i := range line.Glyphs {
			if i > 0 && line.Glyphs[i].X < line.Glyphs[i-1].X-0.5 {
				t.Errorf("%s: glyphs are not in visual order", test.text)
			}
		}
		want := func(s string) uint32 { return uint32(f.Shape(s, Regular).Glyphs[0].ID) }
		// Final and initial forms differ from the letter alone: compare Latin ends only.
		if test.left == "S" && uint32(first.ID) != want("S") {
			t.Errorf("%s: S is not first", test.text)
		}
		if test.right == "8" && uint32(last.ID) != want("8") {
			t.Errorf("%s: 8 is not last", test.text)
		}
	}
	digits := f.Shape("عن 58 قتيل", Regular)
	five, eight := f.Shape("5", Regular).Glyphs[0].ID, f.Shape("8", Regular).Glyphs[0].ID
	at := map[uint32]float64{}
	for _, g := range digits.Glyphs {
		at[uint32(g.ID)] = g.X
	}
	if at[uint32(five)] >= at[uint32(eight)] || at[uint32(five)] == 0 {
		t.Errorf("58 inside Arabic: 5 at %.2f, 8 at %.2f", at[uint32(five)], at[uint32(eight)])
	}
}

func TestMissing(t *testing.T) {
	f := newFonts(t)
	p := &Page{Width: 100, Height: 40, Theme: LightTheme()}
	p.Add(&Text{X: 5, Y: 20, S: "時事通信 x", Size: 6, Fill: p.Theme.Ink})
	p.Add(&Text{X: 5, Y: 30, S: Clean("a\x01b\xff"), Size: 6, Fill: p.Theme.Ink})
	want := []string{"時事通信 x: 時", "時事通信 x: 事", "時事通信 x: 通", "時事通信 x: 信", "a\ufffdb\ufffd: \ufffd"}
	if diff := cmp.Diff(want, missingText(p.Missing(f))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if f.Shape("時", Regular).Width == 0 {
		t.Error("a character without a glyph takes no place")
	}
}

func TestClean(t *testing.T) {
	tests := []struct{ in, want string }{
		{" a\n\t b ", "a b"},
		{"a\u202eb\u2069c", "abc"},
		{"a\x00b", "a\ufffdb"},
		{"a\xffb", "a\ufffdb"},
		{"1\u2009234", "1\u2009234"},
		{"\ufeffSOHR", "SOHR"},
	}
	for _, test := range tests {
		if got := Clean(test.in); got != test.want {
			t.Errorf("Clean(%q) = %q, want %q", test.in, got, test.want)
		}
	}
}

func TestWrap(t *testing.T) {
	f := newFonts(t)
	tests := []struct {
		text   string
		widest string // the lines are as wide as this
		want   []string
	}{
		{"one two", "one two", []string{"one two"}},
		{"Fraternity Foundation for Human Rights", "Foundation for", []string{"Fraternity", "Foundation for", "Human Rights"}},
		{"1\u2009234\u00a0567 8", "1\u2009234\u00a0567", []string{"1\u2009234\u00a0567", "8"}}, // only U+0020 breaks
		{"", "x", nil},
		{"of " + Isolate("دير الزور"), "دير الزور", []string{"of", Isolate("دير الزور")}},
	}
	for _, test := range tests {
		got := f.Wrap(test.text, Regular, 6.5, f.Width(test.widest, Regular, 6.5)+0.1)
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("Wrap(%q) (-want +got):\n%s", test.text, diff)
		}
	}
	for _, s := range []string{strings.Repeat("W", 80), strings.Repeat("é", 80), "x " + strings.Repeat("مرصد", 20)} {
		lines := f.WrapBalanced(s, Regular, 6.5, 90)
		for _, line := range lines {
			if w := f.Width(line, Regular, 6.5); w > 90 {
				t.Errorf("a line of %q is %.1f wide, want at most 90", s, w)
			}
		}
		if got := strings.ReplaceAll(strings.Join(lines, ""), " ", ""); got != strings.ReplaceAll(s, " ", "") {
			t.Errorf("wrapping changed %q to %q", s, got)
		}
	}
	if got := f.WrapBalanced("misrelay of SOHR by Middle East Eye", Regular, 6.5, 90); len(got) != 2 || len(got[0]) > 20 {
		t.Errorf("unbalanced: %q", got)
	}
}

func TestFit(t *testing.T) {
	f := newFonts(t)
	if got, cut := f.Fit("short", Regular, 6, 100); got != "short" || cut {
		t.Errorf("got %q, %v", got, cut)
	}
	got, cut := f.Fit("a very long name of an organisation", Regular, 6, 50)
	if !cut || !strings.HasSuffix(got, "…") || f.Width(got, Regular, 6) > 50 {
		t.Errorf("got %q, %v", got, cut)
	}
}

// The SVG is well-formed whatever the labels hold.
func TestSVGIsWellFormed(t *testing.T) {
	f := newFonts(t)
	p := &Page{Width: 200, Height: 100, Theme: DarkTheme(), Title: "a<b>\"&'\x00", Desc: "\xff]]>", Stem: "2 é/<x"}
	p.Add(&Text{X: 5, Y: 20, S: "a<b>&\x01\uffff'\"", Size: 6, Fill: p.Theme.Ink, Title: "<&"})
	p.Add(&Shape{Path: Circle(5, 5, 2), Fill: p.Theme.Bar, Title: "<"})
	var b bytes.Buffer
	if err := p.WriteSVG(&b, f); err != nil {
		t.Fatal(err)
	}
	dec := xml.NewDecoder(&b)
	for {
		_, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if got := identifier("2 é/<x"); got != "f2----x" {
		t.Errorf("identifier: %q", got)
	}
}

func TestPNGIsDeterministicAndSized(t *testing.T) {
	render := func() []byte {
		f := newFonts(t)
		var b bytes.Buffer
		if err := scriptPage().WritePNG(&b, f, 100); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	before := runtime.GOMAXPROCS(1)
	one := render()
	runtime.GOMAXPROCS(2)
	two := render()
	runtime.GOMAXPROCS(before)
	if !bytes.Equal(one, two) {
		t.Error("two runs gave different bytes")
	}
	cfg, err := png.DecodeConfig(bytes.NewReader(one))
	if err != nil {
		t.Fatal(err)
	}
	if cfg.Width < 719 || cfg.Width > 721 { // 518.74 pt at 100 dpi are 720.5 pixels
		t.Errorf("width %d", cfg.Width)
	}
	if string(one[37:41]) != "pHYs" {
		t.Fatalf("no pHYs chunk after the header: %q", one[33:45])
	}
	if got := binary.BigEndian.Uint32(one[41:]); got != 3937 { // 100 / 0.0254
		t.Errorf("%d pixels a metre, want 3937", got)
	}
	if err := scriptPage().WritePNG(io.Discard, newFonts(t), 100_000); err == nil {
		t.Error("a picture of 10¹¹ pixels was not refused")
	}
}

func TestPDFIsDeterministic(t *testing.T) {
	render := func() []byte {
		var b bytes.Buffer
		if err := WritePDF(&b, newFonts(t), []*Page{scriptPage(), scriptPage().Scaled(0.5)}, time.Time{}); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	one := render()
	if !bytes.Equal(one, render()) {
		t.Error("two runs gave different bytes")
	}
	for _, want := range []string{"%PDF-", "/CreationDate (D:20000101", "/Count 2", "/FontFile2"} {
		if !bytes.Contains(one, []byte(want)) {
			t.Errorf("no %s in the document", want)
		}
	}
	if *look != "" {
		if err := os.WriteFile(filepath.Join(*look, "scripts.pdf"), one, 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// Latin, Greek and Cyrillic labels are text in PDF, others outlines that carry
// their text.
func TestPDFText(t *testing.T) {
	f := newFonts(t)
	for s, want := range map[string]bool{"≥40 – SOHR": true, "Не менее": true, "المرصد": false, "לפחות": false, "時": false} {
		if got := f.isSimple(&Text{S: s, Size: 6}); got != want {
			t.Errorf("%s as text: %v, want %v", s, got, want)
		}
	}
	if got := utf16Hex("aش"); got != "FEFF00610634" {
		t.Errorf("utf16Hex: %s", got)
	}
}

func TestLint(t *testing.T) {
	f := newFonts(t)
	th := LightTheme()
	tests := []struct {
		name  string
		items []Item
		want  string
	}{
		{"leaves", []Item{&Text{X: 95, Y: 20, S: "long", Size: 6, Fill: th.Ink}}, "leaves the page"},
		{"overlaps", []Item{&Text{X: 5, Y: 20, S: "one", Size: 6, Fill: th.Ink}, &Text{X: 10, Y: 22, S: "two", Size: 6, Fill: th.Ink}}, "overlaps"},
		{"small", []Item{&Text{X: 5, Y: 20, S: "one", Size: 4.9, Fill: th.Ink}}, "set in 4.9 pt"},
		{"faint", []Item{&Text{X: 5, Y: 20, S: "one", Size: 6, Fill: th.Light}}, "contrast of 3.3"},
	}
	for _, test := range tests {
		p := &Page{Width: 100, Height: 40, Theme: th}
		for _, it := range test.items {
			p.Add(it)
		}
		got := p.Lint(f)
		if len(got) != 1 || !strings.Contains(got[0], test.want) {
			t.Errorf("%s: %q, want one with %q", test.name, got, test.want)
		}
	}
}

// Text stands out from the paper in every theme (WCAG 2.1, AA: 4.5).
func TestThemes(t *testing.T) {
	for _, th := range []Theme{LightTheme(), GreyTheme(), DarkTheme()} {
		for _, text := range []Paint{th.Ink, th.Sub} {
			for _, on := range []Paint{th.Paper, th.Band} {
				if c := Contrast(text.Color, on.Color); c < MinContrast {
					t.Errorf("%s: %s on %s has a contrast of %.1f", th.Name, text.Role, on.Role, c)
				}
			}
		}
	}
	for _, p := range []Paint{GreyTheme().Accent, GreyTheme().Bar, GreyTheme().Band} {
		if p.Color.R != p.Color.G || p.Color.G != p.Color.B {
			t.Errorf("%s of the grey theme is %s", p.Role, p.Hex())
		}
	}
}

func TestScaled(t *testing.T) {
	th := LightTheme()
	p := &Page{Width: 100, Height: 50, Theme: th}
	p.Add(&Text{X: 10, Y: 20, S: "a", Size: 6, Fill: th.Ink})
	p.Add(&Shape{Path: Circle(10, 10, 2), Stroke: th.Bar, Width: 1, Dash: []float64{1, 2}})
	q := p.Scaled(1.5)
	if q.Width != 150 || q.Height != 75 || q.Texts()[0].Size != 9 || q.Texts()[0].X != 15 {
		t.Errorf("got %+v, %+v", q, q.Texts()[0])
	}
	s := q.Items[1].(*Shape)
	if s.Width != 1.5 || s.Dash[1] != 3 || s.Path[0].Pos != Pt(18, 15) {
		t.Errorf("got %+v", s)
	}
	if old := p.Items[1].(*Shape); old.Path[0].Pos != (vg.Point{X: 12, Y: 10}) {
		t.Error("the original page was changed")
	}
}
