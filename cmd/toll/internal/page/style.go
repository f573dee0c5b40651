package page

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"reflect"
	"strings"
	"sync"

	"toll/charts/draw"
)

//go:embed page.css
var pageCSS string

//go:embed page.js
var pageJS string

//go:embed page.html
var pageHTML string

// head is what every page has at its top: the policy that lets nothing in, the
// style and the script, each named in the policy by its hash.
type assets struct {
	Policy string
	Style  template.HTML
	Script template.HTML
}

var pageAssets = sync.OnceValue(func() assets {
	style := pageCSS + "@media screen and (prefers-color-scheme: dark) {\n" + darkFigures() + "}\n"
	return assets{
		Policy: fmt.Sprintf("default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'", hash(style), hash(pageJS)),
		Style:  template.HTML("<style>" + style + "</style>"),
		Script: template.HTML("<script>" + pageJS + "</script>"),
	}
})

func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// darkFigures is the style that gives the figures, which are drawn for paper,
// the dark theme of package draw: by role, and by colour where a shape is filled
// and stroked in two roles.
func darkFigures() string {
	light, dark := reflect.ValueOf(draw.LightTheme()), reflect.ValueOf(draw.DarkTheme())
	var b strings.Builder
	for i := range light.NumField() {
		from, ok := light.Field(i).Interface().(draw.Paint)
		if !ok {
			continue
		}
		to := dark.Field(i).Interface().(draw.Paint)
		fmt.Fprintf(&b, ".toll-%s{fill:%s}.toll-%s-line{stroke:%s}.toll-figure [stroke=\"%s\"]{stroke:%s}\n",
			from.Role, to.Hex(), from.Role, to.Hex(), from.Hex(), to.Hex())
	}
	return b.String()
}
