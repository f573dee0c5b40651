package charts

import (
	"bytes"
	"iter"
	"testing"

	"toll/casualties"
	"toll/casualties/count"
	"toll/casualties/date"
	"toll/data"
	"toll/stats"
)

// syria returns the results of the embedded claims, cell by cell, as the
// program reads them.
func syria(t testing.TB) []stats.Result {
	t.Helper()
	return results(syriaClaims(t))
}

// syriaClaims returns the embedded claims.
func syriaClaims(t testing.TB) *casualties.Claims {
	t.Helper()
	b, err := data.Files.ReadFile("syria-2017.csv")
	if err != nil {
		t.Fatal(err)
	}
	claims, findings := casualties.NewClaims(), &casualties.Findings{}
	in := casualties.Input{Name: "syria-2017.csv", Reader: bytes.NewReader(b)}
	if _, err := casualties.Read(in, casualties.ReadOptions{Texts: true}, claims, findings); err != nil {
		t.Fatal(err)
	}
	return claims
}

func results(claims *casualties.Claims) []stats.Result {
	var out []stats.Result
	for r := range statsRanges(claims, casualties.NewSelection()) {
		out = append(out, r)
	}
	return out
}

// cell finds the result of a cell.
func cell(t testing.TB, list []stats.Result, event string, m casualties.Measure, g casualties.Group, side string) stats.Result {
	t.Helper()
	for _, r := range list {
		if r.Cell.Event.Key == event && r.Cell.Measure == m && r.Cell.Group == g && r.Cell.Side == side {
			return r
		}
	}
	t.Fatalf("no cell %s %s %s %s", event, m, g, side)
	return stats.Result{}
}

// madeUp is one claim of a made-up cell.
type madeUp struct {
	source, via, origin, published, reported string
	scope                                    casualties.Scope
	doubt                                    casualties.Doubt
	revision                                 int
	count                                    count.Count
}

// madeUpCell is the result of a cell with the given claims, killed, total, of
// an event of 1 March 2020.
func madeUpCell(t testing.TB, claims ...madeUp) stats.Result {
	t.Helper()
	all := casualties.NewClaims()
	appendMadeUp(t, all, "e", "Made-up event", claims)
	list := results(all)
	if len(list) != 1 {
		t.Fatalf("%d cells, want 1", len(list))
	}
	return list[0]
}

func appendMadeUp(t testing.TB, all *casualties.Claims, key, name string, claims []madeUp) {
	t.Helper()
	day, err := date.Of(2020, 3, 1)
	if err != nil {
		t.Fatal(err)
	}
	for i, m := range claims {
		c := casualties.Claim{Event: key, EventName: name, EventDate: day, Source: m.source, Via: m.via, Origin: m.origin,
			Measure: casualties.Killed, Group: casualties.Total, Scope: m.scope, Doubt: m.doubt, Revision: m.revision,
			Reported: m.reported, Count: m.count, Pos: casualties.Position{File: "made-up.csv", Line: i + 2, Column: 1}}
		if err := c.Published.UnmarshalText([]byte(m.published)); err != nil {
			t.Fatal(err)
		}
		all.Append(&c)
	}
}

// statsRanges is stats.Ranges, named apart from the figure.
func statsRanges(claims *casualties.Claims, sel casualties.Selection) iter.Seq[stats.Result] {
	return stats.Ranges(claims, sel)
}
