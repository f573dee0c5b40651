package main

import (
	"encoding"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"toll/casualties"
	"toll/casualties/fold"
	"toll/cmd/toll/internal/suggest"
	"toll/cmd/toll/internal/table"
)

// whereTest reads COLUMN=VALUE. Columns are those of the normalize table and
// those of the input that toll does not know; values are equal after folding of
// spaces and case.
func (e *env) whereTest(claims *casualties.Claims, where string) (claimTest, error) {
	column, value, ok := strings.Cut(where, "=")
	if !ok {
		return nil, usagef(e.command, "--where %s: there is no =", shown(where)).hint("for example: --where governorate=Hama")
	}
	column = strings.TrimSpace(column)
	wanted := fold.Key(value)
	of, err := e.columnOf(claims, "--where "+shown(where), where, column, func(name string) string { return name + "=" + value }, nil)
	if err != nil {
		return nil, err
	}
	return func(c *casualties.Claim) bool { return fold.Key(of(c)) == wanted }, nil
}

// columnOf returns what reads one column of a claim: of the normalize table, or
// one of the input that toll does not know. what begins the message about one
// that there is not, typed is the word of the command line to be corrected,
// corrected that word for another column, and more are columns that there are
// beside.
func (e *env) columnOf(claims *casualties.Claims, what, typed, column string, corrected func(string) string, more []string) (func(*casualties.Claim) string, error) {
	known := table.Columns[casualties.Row]()
	if slices.Contains(known, column) {
		return func(c *casualties.Claim) string { return rowCell(c, column) }, nil
	}
	for _, name := range more {
		if !slices.Contains(known, name) {
			known = append(known, name)
		}
	}
	for c := range claims.All {
		for _, f := range c.Extra {
			if f.Column == column {
				return func(c *casualties.Claim) string { return extra(c, column) }, nil
			}
			if !slices.Contains(known, f.Column) {
				known = append(known, f.Column)
			}
		}
	}
	u := usagef(e.command, "%s: there is no column %s", what, shown(column))
	for _, k := range known {
		if strings.EqualFold(k, column) {
			return nil, u.hint("did you mean: %s", e.corrected(typed, corrected(k)))
		}
	}
	for _, n := range suggest.Near(column, known, 1) {
		return nil, u.hint("did you mean: %s", e.corrected(typed, corrected(n)))
	}
	return nil, u.hint("columns there are: %s", strings.Join(quoteAll(known), ", "))
}

// cellOf is the text of any column of a claim.
func cellOf(c *casualties.Claim, column string) string {
	if slices.Contains(table.Columns[casualties.Row](), column) {
		return rowCell(c, column)
	}
	return extra(c, column)
}

func extra(c *casualties.Claim, column string) string {
	for _, f := range c.Extra {
		if f.Column == column {
			return f.Text
		}
	}
	return ""
}

// rowCell is the text of one column of a claim's row in the normalize table.
func rowCell(c *casualties.Claim, column string) string {
	row := casualties.NewRow(c)
	v := reflect.ValueOf(row)
	for i := range v.NumField() {
		name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("csv"), ",")
		if name != column {
			continue
		}
		switch x := v.Field(i).Interface().(type) {
		case interface{ MarshalCSV() (string, error) }:
			s, _ := x.MarshalCSV() // the types of the table's columns never fail
			return s
		case encoding.TextMarshaler:
			b, _ := x.MarshalText() // the same
			return string(b)
		default:
			return fmt.Sprint(x)
		}
	}
	return ""
}
