package main

import (
	"encoding"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"toll/casualties"
	"toll/casualties/fold"
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
	known := table.Columns[casualties.Row]()
	if i := slices.Index(known, column); i >= 0 {
		return func(c *casualties.Claim) bool { return fold.Key(rowCell(c, column)) == wanted }, nil
	}
	for c := range claims.All {
		for _, f := range c.Extra {
			if f.Column == column {
				return func(c *casualties.Claim) bool { return fold.Key(extra(c, column)) == wanted }, nil
			}
			if !slices.Contains(known, f.Column) {
				known = append(known, f.Column)
			}
		}
	}
	u := usagef(e.command, "--where %s: there is no column %s", shown(where), shown(column))
	typed := where
	return nil, e.didYouMeanColumn(u, typed, column, value, known)
}

func (e *env) didYouMeanColumn(u *usageError, typed, column, value string, known []string) error {
	for _, k := range known {
		if strings.EqualFold(k, column) {
			return u.hint("did you mean: %s", e.corrected(typed, k+"="+value))
		}
	}
	return e.didYouMean(u, column, known, "columns there are")
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
