package main

import (
	"github.com/spf13/pflag"

	"toll/casualties"
	"toll/casualties/rows"
)

// limits are what a file may ask of the machine before it is refused.
type limits struct {
	field          memorySize
	columns, names int
	ratio          int
}

// declare declares the flags that allow more, or less, than the defaults.
func (l *limits) declare(fs *pflag.FlagSet) {
	of := rows.DefaultLimits()
	l.field.bytes, l.columns, l.ratio, l.names = int64(of.Field), of.Columns, int(of.Ratio), casualties.DefaultNames
	fs.Var(&l.field, "max-field", "refuse a file with a field of more than `SIZE`; a row may have 32 times as much")
	fs.Var(&whole{&l.columns, 1}, "max-columns", "refuse a file with a row of more than `N` fields")
	fs.Var(&whole{&l.names, 1}, "max-names", "refuse a file that brings more than `N` different names of sources, outlets and places")
	fs.Var(&whole{&l.ratio, 1}, "max-ratio", "refuse an archive that unpacks to more than `N` times its size (looked at from 64 MiB on)")
}

// rows returns the limits of the reader of rows.
func (l *limits) rows() rows.Limits {
	return rows.Limits{Field: int(min(l.field.bytes, 1<<30)), Columns: l.columns, Ratio: int64(l.ratio)}
}
