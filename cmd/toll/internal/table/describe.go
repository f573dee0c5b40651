package table

import "reflect"

// Column describes one column of a table as the tags of its struct do.
type Column struct {
	Name string       // the csv tag
	Doc  string       // the doc tag
	Type reflect.Type // of the field
	// IsNumber is set where every cell that is not empty is a number.
	IsNumber bool
}

// Describe returns the columns of a struct type in the order of Columns.
func Describe(t reflect.Type) []Column {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	var out []Column
	for _, f := range fieldsOf(t) {
		c := columnsOf(reflect.StructOf([]reflect.StructField{f}))[0]
		out = append(out, Column{Name: c.name, Doc: f.Tag.Get("doc"), Type: f.Type, IsNumber: c.kind == number})
	}
	return out
}

// fieldsOf lists the fields that columnsOf makes columns of.
func fieldsOf(t reflect.Type) []reflect.StructField {
	var out []reflect.StructField
	for i := range t.NumField() {
		f := t.Field(i)
		tag := f.Tag.Get("csv")
		switch {
		case tag == "-", !f.IsExported():
		case f.Anonymous && f.Type.Kind() == reflect.Struct && tag == "" && !writesItself(f.Type):
			out = append(out, fieldsOf(f.Type)...)
		default:
			f.Index, f.Offset, f.Anonymous = nil, 0, false
			out = append(out, f)
		}
	}
	return out
}

// Short returns a number of a table as people read it: rounded to four
// decimals, halves to even.
func Short(cell string) string { return shorten(cell) }
