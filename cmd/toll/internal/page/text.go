package page

import (
	"html/template"
	"net/url"
	"strings"
	"unicode"

	"toll/cmd/toll/internal/plain"
)

// User returns a text of the input as HTML: isolated from the direction of what
// stands around it, with everything that could steer a reader's screen written
// out. An empty text stays empty.
func user(s string) template.HTML {
	if s == "" {
		return ""
	}
	return "<bdi>" + escaped(s) + "</bdi>"
}

func escaped(s string) template.HTML {
	return template.HTML(template.HTMLEscapeString(plain.Text(s)))
}

// own returns a sentence that toll made, in which names of the input may stand
// between U+2068 and U+2069: these become elements of their own.
func own(s string) template.HTML {
	var b strings.Builder
	depth := 0
	for s != "" {
		i := strings.IndexAny(s, "\u2068\u2069")
		if i < 0 {
			break
		}
		b.WriteString(string(escaped(s[:i])))
		switch opens := strings.HasPrefix(s[i:], "\u2068"); {
		case opens:
			b.WriteString("<bdi>")
			depth++
		case depth > 0:
			b.WriteString("</bdi>")
			depth--
		}
		s = s[i+len("\u2068"):]
	}
	b.WriteString(string(escaped(s)))
	b.WriteString(strings.Repeat("</bdi>", depth))
	return template.HTML(b.String())
}

// inAttribute returns a text of the input for a tool tip or a label, where
// there are no elements to isolate it with.
func inAttribute(s string) string { return plain.Isolate(plain.Text(s)) }

// address returns the text as an address to link to, or nothing: only http and
// https with a host, no user names, no characters that hide what it is.
func address(s string) string {
	s = strings.TrimSpace(s)
	if strings.ContainsFunc(s, hides) || plain.Text(s) != s || strings.ContainsAny(s, `\"<>`+"`") {
		return ""
	}
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Opaque != "" || u.User != nil || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return s
}

func hides(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) }

// hostOf is how a link is shown: its host without www.
func hostOf(link string) string {
	u, err := url.Parse(link)
	if err != nil {
		return link
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// language returns the code for a lang attribute, empty where it is none.
func language(code string) string {
	if len(code) < 2 || len(code) > 3 {
		return ""
	}
	for _, c := range code {
		if c < 'a' || c > 'z' {
			return ""
		}
	}
	return code
}

// quoting returns a message that may quote a cell. A cell that says "NaN" is
// shown so that whoever searches the page for numbers that went wrong does not
// find the words of the input.
func quoting(message string) template.HTML {
	return template.HTML(strings.NewReplacer("NaN", "Na<wbr>N", "Infinity", "Infi<wbr>nity").Replace(string(user(message))))
}
