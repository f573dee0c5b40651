package charts

import (
	"fmt"
	"strings"

	"toll/casualties"
	"toll/stats"
)

// Composition draws who the sources say was killed: a bar for the newest
// statement of each source that breaks its figure down, event by event. claims
// are those of which results are the cells. Events that do not fit on a page go
// on the next one. Where no source breaks its figure down it says so in words.
// The error says that the embedded fonts cannot be read.
func Composition(claims *casualties.Claims, results []stats.Result, o Options) (*Figure, error) {
	return o.fitted(func(o Options) (*Figure, error) { return drawComposition(claims, results, o) })
}

func drawComposition(claims *casualties.Claims, results []stats.Result, o Options) (*Figure, error) {
	o, f, err := o.prepare()
	if err != nil {
		return nil, err
	}
	spec := NewCompositionSpec(claims, results, o)
	l := newCompositionLayout(spec, f, o)
	fig := newFigure(f, o, &spec.frame, spec.String(), compositionData(spec), results)
	pages := l.split()
	for i, blocks := range pages {
		s := spec.begin(f, o, i, len(pages), l.describe(blocks))
		if len(blocks) > 0 {
			l.legend(s)
		}
		for _, b := range blocks {
			l.block(s, b)
		}
		fig.addSheet(spec.end(s, o))
	}
	return fig, nil
}

func (l *compositionLayout) describe(blocks []compositionBlock) string {
	var out strings.Builder
	for _, b := range blocks {
		fmt.Fprintf(&out, " %s:", b.Title)
		for k := b.from; k < b.to; k++ {
			bar := &b.Bars[k]
			var parts []string
			for _, p := range bar.Parts {
				if p.Printed != "" {
					parts = append(parts, l.w.say("part.figure", l.w.part(p), p.Printed))
				}
			}
			out.WriteString(" " + l.w.say("composition.desc", bar.Source, bar.Carrier, l.w.listed(parts), bar.Printed))
		}
		if b.to == len(b.Bars) {
			for _, text := range b.remarks(l.w) {
				out.WriteString(" " + text)
			}
		}
	}
	return out.String()
}
