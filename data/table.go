package data

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
)

// Table reads the embedded file name (a path in this folder) into one T a row.
// T is a struct whose csv tags name columns of the file and whose fields are
// strings or types with their own UnmarshalCSV, so that no number passes
// through a converter that turns an empty cell into 0. The file may have more
// columns than T; a tag without a column, a row longer or shorter than the
// header, and a file without a header are errors.
func Table[T any](name string) ([]T, error) {
	f, err := Files.Open(name)
	if err != nil {
		return nil, fmt.Errorf("embedded table: %w", err)
	}
	defer f.Close()
	rows, err := decode[T](f)
	if err != nil {
		return nil, fmt.Errorf("embedded table %s: %w", name, err)
	}
	return rows, nil
}

func decode[T any](r io.Reader) ([]T, error) {
	in := csv.NewReader(r)
	in.ReuseRecord = true
	header, err := in.Read()
	if err != nil {
		return nil, fmt.Errorf("no header: %w", err)
	}
	fields, err := fieldsOf(reflect.TypeFor[T](), header)
	if err != nil {
		return nil, err
	}
	var rows []T
	for {
		row, err := in.Read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return nil, err
		}
		rows = append(rows, *new(T))
		into := reflect.ValueOf(&rows[len(rows)-1]).Elem()
		for _, f := range fields {
			if err := f.set(into.Field(f.index), row[f.column]); err != nil {
				line, column := in.FieldPos(f.column)
				return nil, fmt.Errorf("%d:%d: %w", line, column, err)
			}
		}
	}
}

// field is a field of a struct and the column that its csv tag names. gocsv,
// which maps all tables that are written, does the same and asks anew for every
// cell what a field is: half of a start of the program went into that.
type field struct {
	index, column int
	own           bool // it has an UnmarshalCSV
}

// unmarshaler is what a type has that reads a cell by itself, as for gocsv.
type unmarshaler interface{ UnmarshalCSV(string) error }

// fieldsOf finds the columns of the fields of a struct.
func fieldsOf(t reflect.Type, header []string) ([]field, error) {
	var fields []field
	for i := range t.NumField() {
		name := t.Field(i).Tag.Get("csv")
		if name == "" || name == "-" {
			continue
		}
		f := field{index: i, column: slices.Index(header, name)}
		f.own = reflect.PointerTo(t.Field(i).Type).Implements(reflect.TypeFor[unmarshaler]())
		switch {
		case f.column < 0:
			return nil, fmt.Errorf("no column %s", name)
		case !f.own && t.Field(i).Type.Kind() != reflect.String:
			return nil, fmt.Errorf("column %s: a %s cannot be read", name, t.Field(i).Type)
		}
		fields = append(fields, f)
	}
	return fields, nil
}

// set puts the text of a cell into the field.
func (f *field) set(into reflect.Value, text string) error {
	if f.own {
		return into.Addr().Interface().(unmarshaler).UnmarshalCSV(text)
	}
	into.SetString(text)
	return nil
}

// MustTable is Table for the tables that toll cannot work without; they are
// part of the binary and covered by tests, so a failure is a broken build and
// panics.
func MustTable[T any](name string) []T {
	rows, err := Table[T](name)
	if err != nil {
		panic(err)
	}
	return rows
}
