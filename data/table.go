package data

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/gocarina/gocsv"
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
	var zero T
	u, err := gocsv.NewUnmarshaller(csv.NewReader(r), zero)
	if err != nil {
		return nil, err
	}
	if missing := u.MismatchedStructFields; len(missing) > 0 {
		return nil, fmt.Errorf("no column %s", strings.Join(missing, ", "))
	}
	var rows []T
	for {
		row, err := u.Read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return nil, err
		}
		rows = append(rows, row.(T))
	}
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
