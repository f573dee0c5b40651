package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"toll/casualties"
	"toll/cmd/toll/internal/datapackage"
	"toll/cmd/toll/internal/outfile"
	"toll/cmd/toll/internal/table"
)

// normalizeFlags are the flags of toll normalize alone.
type normalizeFlags struct {
	hxl      bool
	describe bool
}

// check refuses what cannot be done before anything is read, and passes the
// flags on.
func (n *normalizeFlags) check(e *env, out *tableFlags) error {
	if n.hxl {
		out.tags = casualties.HXLTags()
	}
	switch {
	case !n.describe:
	case out.file == "" || out.file == "-":
		return usagef(e.command, "--datapackage describes a file and needs one").hint("name it with -o, for example: -o claims.csv")
	case out.format.value != "" && out.format.value != string(table.CSV) || out.format.value == "" && formatOfName(out.file) != table.CSV:
		return usagef(e.command, "--datapackage describes a CSV, not %s", shown(out.file)).hint("for example: -o claims.csv")
	}
	return nil
}

// describe writes the description of the claims that were written to a file,
// beside it.
func (e *env) describe(out *tableFlags, inputs []input) error {
	f, err := e.disk.Open(out.file)
	if err != nil {
		return fmt.Errorf("cannot read what was written: %w", err)
	}
	defer f.Close()
	sum := sha256.New()
	n, err := io.Copy(sum, f)
	if err != nil {
		return fmt.Errorf("cannot read what was written: %w", err)
	}
	base := filepath.Base(out.file)
	p := datapackage.New(packageName(base), "Claims of casualties", "One row a claim: one source's figure for one measure of one group in one event.")
	for _, in := range inputs {
		p.Sources = append(p.Sources, datapackage.Source{Title: in.title()})
	}
	p.Add(datapackage.Table{Path: base, Title: "Claims as toll reads them", Row: reflect.TypeFor[casualties.Row](), Bytes: n, SHA256: hex.EncodeToString(sum.Sum(nil))})
	schema := &p.Resources[0].Schema
	schema.Fields = fieldsOf(schema.Fields, out)
	name := strings.TrimSuffix(out.file, filepath.Ext(out.file)) + "." + datapackage.FileName
	return e.writeOut(name, outfile.Options{Force: out.force}, p.Write)
}

// fieldsOf returns the fields of the columns that were written, in their order.
func fieldsOf(all []datapackage.Field, out *tableFlags) []datapackage.Field {
	for _, name := range out.extra {
		if !out.raw {
			name = table.Guard(name)
		}
		all = append(all, datapackage.Field{Name: name, Title: name, Type: "string", Description: "a column of the input that toll does not know"})
	}
	if out.tags != nil { // the row of tags holds no numbers
		for i := range all {
			all[i].Type, all[i].Constraints = "string", nil
		}
	}
	var fields []datapackage.Field
	for _, list := range out.columns {
		for name := range strings.SplitSeq(list, ",") {
			if i := slices.IndexFunc(all, func(f datapackage.Field) bool { return strings.TrimPrefix(f.Name, "'") == strings.TrimSpace(name) }); i >= 0 {
				fields = append(fields, all[i])
			}
		}
	}
	if fields == nil {
		return all
	}
	return fields
}

// packageName is a name as the specification wants it: small letters, digits,
// points, hyphens and underscores.
func packageName(base string) string {
	name := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || strings.ContainsRune("._-", r) {
			return r
		}
		return '-'
	}, strings.ToLower(strings.TrimSuffix(base, filepath.Ext(base))))
	return strings.Trim(name, "-.") + "-claims"
}
