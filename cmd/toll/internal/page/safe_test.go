package page

import (
	"encoding/csv"
	"encoding/xml"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

func itoa(i int) string { return strconv.Itoa(i) }

var hrefs = regexp.MustCompile(`href="([^"]*)"`)

// allowed are the attributes that the pages may have, whatever is in them.
var allowed = func() map[string]bool {
	list := map[string]bool{}
	for _, a := range strings.Fields(`lang charset http-equiv content name href id class aria-label aria-labelledby role tabindex scope
		datetime data-sort data-refs title rel xmlns width height viewbox fill stroke stroke-width stroke-dasharray d x y font-family font-size
		font-weight font-style text-anchor direction`) {
		list[a] = true
	}
	return list
}()

// checkPage looks at a page as a browser reads it: nothing of the input may
// have become an element, an attribute or an address, ids are there once, and
// links within the page lead somewhere.
func checkPage(t *testing.T, page string) {
	t.Helper()
	if !utf8.ValidString(page) {
		t.Error("the page is no UTF-8")
	}
	for i, r := range page {
		if r < ' ' && r != '\n' || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r == 0xfeff || r == 0xfffe {
			t.Errorf("%U at %d: %q", r, i, page[max(0, i-40):min(len(page), i+40)])
			break
		}
	}
	a := pageAssets()
	if strings.Count(page, string(a.Style)) != 1 || strings.Count(page, string(a.Script)) != 1 {
		t.Error("the page has not its own style and script, once each")
	}
	page = strings.Replace(strings.Replace(page, string(a.Style), "", 1), string(a.Script), "", 1)
	ids, links := map[string]int{}, []string{}
	tokens := xml.NewDecoder(strings.NewReader(page))
	tokens.Strict, tokens.AutoClose, tokens.Entity = false, []string{"meta", "wbr"}, xml.HTMLEntity
	for {
		token, err := tokens.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("the page is not well formed: %v", err)
		}
		tag, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch tag.Name.Local {
		case "script", "style", "img", "iframe", "object", "embed", "form", "base", "link", "foreignObject", "use", "image", "animate", "set":
			t.Errorf("the page has a <%s>", tag.Name.Local)
		}
		for _, a := range tag.Attr {
			if !allowed[strings.ToLower(a.Name.Local)] {
				t.Errorf("<%s> has the attribute %s=%q", tag.Name.Local, a.Name.Local, a.Value)
			}
			switch a.Name.Local {
			case "id":
				ids[a.Value]++
			case "href":
				links = append(links, a.Value)
			}
		}
	}
	for id, n := range ids {
		if n > 1 {
			t.Errorf("id %q stands %d times", id, n)
		}
	}
	for _, link := range links {
		id, here := strings.CutPrefix(link, "#")
		switch {
		case here && ids[id] == 0:
			t.Errorf("#%s leads nowhere", id)
		case !here && strings.Contains(link, ":") && !strings.HasPrefix(link, "http://") && !strings.HasPrefix(link, "https://"):
			t.Errorf("link to %q", link)
		}
	}
}

// nasty are texts that would do something, if a page let them.
var nasty = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onmouseover='alert(1)`, `</title><script>alert(1)</script>`,
	`</style><script>alert(1)</script>`, `<!--`, `]]>`, `{{.}}`, `javascript:alert(1)`, `data:text/html,<script>alert(1)</script>`,
	"\u202egnp.exe", "\u2066open", "\u2068\u2068deep", "\u2069\u2069out", "bell\u0007 esc\u001b[31m", "nul-free \u0085 next", "tag\U000e0041",
	"bom\ufeff", "عدد من القتلى", "=HYPERLINK(\"http://evil.example\")", "a\u2028b", "&lt;b&gt;", "`backtick`",
}

func TestNothingOfTheInputRuns(t *testing.T) {
	columns := []string{"event", "event_name", "place", "governorate", "source", "via", "origin", "side", "reported", "url", "note", "evidence", "grade"}
	for _, column := range columns {
		t.Run(column, func(t *testing.T) {
			var b strings.Builder
			w := csv.NewWriter(&b)
			head := []string{"event", "source", "measure", "group", "best", "extra"}
			at := -1
			for i, h := range head {
				if h == column {
					at = i
				}
			}
			if at < 0 {
				at = len(head)
				head = append(head, column)
			}
			w.Write(head)
			for i, text := range nasty {
				row := []string{"e" + itoa(i%3), "S" + itoa(i), "killed", "total", itoa(i), "x"}
				if at == len(row) {
					row = append(row, "")
				}
				row[at] = text
				w.Write(row)
			}
			w.Flush()
			if w.Error() != nil {
				t.Fatal(w.Error())
			}
			for _, page := range pages(t, report(t, "nasty.csv", strings.NewReader(b.String()))) {
				checkPage(t, page)
			}
		})
	}
}

func TestBrokenUTF8(t *testing.T) {
	for _, s := range []string{"\xff", "a\xc3", "\xed\xa0\x80", "\xf8\x88\x80\x80\x80"} {
		for name, f := range map[string]func(string) string{
			"user":        func(s string) string { return string(user(s)) },
			"own":         func(s string) string { return string(own(s)) },
			"inAttribute": inAttribute,
		} {
			if got := f(s); !utf8.ValidString(got) {
				t.Errorf("%s(%q) = %q", name, s, got)
			}
		}
	}
}

func TestAddress(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"https://www.syriahr.com/en/64309/", "https://www.syriahr.com/en/64309/"},
		{"http://example.org/عدد", "http://example.org/عدد"},
		{" https://example.org ", "https://example.org"},
		{"javascript:alert(1)", ""},
		{"JaVaScRiPt:alert(1)", ""},
		{"java\nscript:alert(1)", ""},
		{"data:text/html,x", ""},
		{"file:///etc/passwd", ""},
		{"//example.org/x", ""},
		{"http:example.org", ""},
		{"https://", ""},
		{"https://bank.example@evil.example/", ""},
		{"https://example.org/\u202egpj.exe", ""},
		{"https://example.org/a b", ""},
		{`https://example.org/"onclick="x`, ""},
		{"https://example.org/\xff", ""},
		{"page 12 of the printed report", ""},
		{"", ""},
	} {
		if got := address(test.in); got != test.want {
			t.Errorf("address(%q) = %q, want %q", test.in, got, test.want)
		}
	}
}

func TestNoBrokenNumbers(t *testing.T) {
	r := report(t, "t.csv", strings.NewReader("event,source,killed\ne,A,NaN\ne,B,Infinity\ne,C,3\n"))
	for _, page := range pages(t, r) {
		if found := regexp.MustCompile(`\b(NaN|Infinity)\b`).FindString(page); found != "" {
			t.Errorf("the page says %s", found)
		}
		if !strings.Contains(page, "Na<wbr>N") {
			t.Error("the cell that was set aside is not shown")
		}
	}
}

func TestOwn(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"5 from \u2068<SOHR>\u2069.", "5 from <bdi>&lt;SOHR&gt;</bdi>."},
		{"open \u2068x", "open <bdi>x</bdi>"},
		{"\u2069 alone", " alone"},
		{"\u202e", `\u202e`},
	} {
		if got := string(own(test.in)); got != test.want {
			t.Errorf("own(%q) = %q, want %q", test.in, got, test.want)
		}
	}
}
