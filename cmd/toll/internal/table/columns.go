package table

import (
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/gocarina/gocsv"
)

type kind uint8

const (
	text    kind = iota // a string of words: "" is an empty string
	value               // text that can be missing, as a date can: "" is null in JSON
	number              // "" is null in JSON
	boolean             // true or false
)

type column struct {
	name string
	kind kind
}

// columnsOf lists the columns of a struct type as gocsv sees them: the first
// name of each csv tag, embedded structs in place, "-" left out.
func columnsOf(t reflect.Type) []column {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	var out []column
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("csv"), ",")
		switch {
		case name == "-", !f.IsExported():
		case f.Anonymous && f.Type.Kind() == reflect.Struct && name == "" && !writesItself(f.Type):
			out = append(out, columnsOf(f.Type)...)
		case name == "":
			out = append(out, column{f.Name, kindOf(f.Type)})
		default:
			out = append(out, column{name, kindOf(f.Type)})
		}
	}
	return out
}

func writesItself(t reflect.Type) bool {
	return t.Implements(reflect.TypeFor[encoding.TextMarshaler]()) ||
		t.Implements(reflect.TypeFor[gocsv.TypeMarshaller]())
}

// kindOf says how a field's text is to be printed in JSON. A type with its own
// JSON is a number where its zero value is null or a number, as count.Number's.
func kindOf(t reflect.Type) kind {
	if m, ok := reflect.Zero(t).Interface().(json.Marshaler); ok && t.Kind() != reflect.Pointer {
		b, err := m.MarshalJSON()
		if err == nil && (string(b) == "null" || plainNumber(string(b))) {
			return number
		}
		return value
	}
	if writesItself(t) {
		return value
	}
	switch t.Kind() {
	case reflect.Pointer:
		return max(kindOf(t.Elem()), value)
	case reflect.Bool:
		return boolean
	case reflect.String:
		return text
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64,
		reflect.Float32, reflect.Float64:
		return number
	}
	return value
}

// plainNumber reports whether s is digits with at most one sign before them and
// one point within: no exponent, no infinity.
func plainNumber(s string) bool {
	s = strings.TrimLeft(s[:min(1, len(s))], "+-") + s[min(1, len(s)):]
	whole, fraction, point := strings.Cut(s, ".")
	return digits(whole) && (!point || digits(fraction))
}

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// shorten rounds a number for people to four decimals, halves to even; tables
// for programs keep all there are. What is above 0 and rounds to it is said to be
// less than 0.0001: no probability is nothing.
func shorten(cell string) string {
	_, fraction, _ := strings.Cut(cell, ".")
	if len(fraction) <= 4 {
		return cell
	}
	v, err := strconv.ParseFloat(cell, 64)
	if err != nil {
		return cell
	}
	s := strings.TrimRight(strings.TrimRight(strconv.FormatFloat(v, 'f', 4, 64), "0"), ".")
	switch {
	case s != "0" && s != "-0":
		return s
	case v > 0:
		return "<0.0001"
	}
	return "0"
}

// pick turns names of columns into their places; nil names are all columns.
func pick(columns []column, names []string) ([]int, error) {
	var out []int
	if names == nil {
		for i := range columns {
			out = append(out, i)
		}
		return out, nil
	}
	for _, name := range names {
		found := -1
		for i, c := range columns {
			if c.name == name {
				found = i
			}
		}
		if found < 0 {
			return nil, fmt.Errorf("there is no column %q", name)
		}
		out = append(out, found)
	}
	return out, nil
}
