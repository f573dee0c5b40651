package datapackage

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Check reads the description in a folder and compares every table with it:
// size and hash, header, types, constraints, and keys between tables. It returns
// what does not agree, in words; nothing for a folder that is as described.
func Check(folder fs.FS) []string {
	var p Package
	b, err := fs.ReadFile(folder, FileName)
	if err == nil {
		err = json.Unmarshal(b, &p)
	}
	if err != nil {
		return []string{err.Error()}
	}
	c := &checker{folder: folder, tables: map[string]*read{}}
	for i := range p.Resources {
		c.resource(&p.Resources[i])
	}
	for i := range p.Resources {
		c.keys(&p.Resources[i])
	}
	return c.problems
}

type checker struct {
	folder   fs.FS
	tables   map[string]*read
	problems []string
}

// read is a table as it was read.
type read struct {
	at   map[string]int
	rows [][]string
}

func (c *checker) say(format string, args ...any) {
	c.problems = append(c.problems, fmt.Sprintf(format, args...))
}

func (c *checker) resource(r *Resource) {
	b, err := fs.ReadFile(c.folder, r.Path)
	if err != nil {
		c.say("%s: %v", r.Name, err)
		return
	}
	if int64(len(b)) != r.Bytes {
		c.say("%s: %d bytes, described are %d", r.Path, len(b), r.Bytes)
	}
	if sum := sha256.Sum256(b); r.Hash != "sha256:"+hex.EncodeToString(sum[:]) {
		c.say("%s: its hash is not %s", r.Path, r.Hash)
	}
	rows, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
	if err != nil || len(rows) == 0 {
		c.say("%s: no table: %v", r.Path, err)
		return
	}
	var names []string
	at := map[string]int{}
	for i, f := range r.Schema.Fields {
		names, at[f.Name] = append(names, f.Name), i
	}
	if !slices.Equal(names, rows[0]) {
		c.say("%s: its columns are %v, described are %v", r.Path, rows[0], names)
		return
	}
	c.tables[r.Name] = &read{at, rows[1:]}
	for i := range r.Schema.Fields {
		c.field(r, &r.Schema.Fields[i], i, rows[1:])
	}
}

var types = map[string]*regexp.Regexp{
	"integer": regexp.MustCompile(`^-?[0-9]+$`),
	"number":  regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`),
	"boolean": regexp.MustCompile(`^(true|false)$`),
	"string":  regexp.MustCompile(``),
}

func (c *checker) field(r *Resource, f *Field, i int, rows [][]string) {
	kind, ok := types[f.Type]
	if !ok {
		c.say("%s: %s has the unknown type %q", r.Name, f.Name, f.Type)
		return
	}
	if f.Title == "" || f.Description == "" {
		c.say("%s: %s has no title or no description", r.Name, f.Name)
	}
	k := Constraints{}
	if f.Constraints != nil {
		k = *f.Constraints
	}
	pattern, err := regexp.Compile("^(" + k.Pattern + ")$")
	if err != nil {
		c.say("%s: %s: %v", r.Name, f.Name, err)
		return
	}
	for n, row := range rows {
		cell := row[i]
		if slices.Contains(r.Schema.MissingValues, cell) {
			if k.Required {
				c.say("%s row %d: %s is empty", r.Path, n+1, f.Name)
			}
			continue
		}
		switch {
		case !kind.MatchString(cell):
			c.say("%s row %d: %s is %q, no %s", r.Path, n+1, f.Name, cell, f.Type)
		case k.Enum != nil && !slices.Contains(k.Enum, cell):
			c.say("%s row %d: %s is %q, not one of %v", r.Path, n+1, f.Name, cell, k.Enum)
		case k.Pattern != "" && !pattern.MatchString(cell):
			c.say("%s row %d: %s is %q, not %s", r.Path, n+1, f.Name, cell, k.Pattern)
		case k.Minimum != nil:
			if v, err := strconv.ParseFloat(cell, 64); err != nil || v < float64(*k.Minimum) {
				c.say("%s row %d: %s is %s, under %d", r.Path, n+1, f.Name, cell, *k.Minimum)
			}
		}
	}
}

// keys checks that a primary key is there once and that what a foreign key
// means is there.
func (c *checker) keys(r *Resource) {
	t := c.tables[r.Name]
	if t == nil {
		return
	}
	if len(r.Schema.PrimaryKey) > 0 {
		seen := map[string]bool{}
		for n, row := range t.rows {
			k := t.key(row, r.Schema.PrimaryKey)
			if seen[k] {
				c.say("%s row %d: the key %q stands twice", r.Path, n+1, k)
			}
			seen[k] = true
		}
	}
	for _, fk := range r.Schema.ForeignKeys {
		to := c.tables[fk.Reference.Resource]
		if to == nil {
			c.say("%s: there is no table %s", r.Name, fk.Reference.Resource)
			continue
		}
		there := map[string]bool{}
		for _, row := range to.rows {
			there[to.key(row, fk.Reference.Fields)] = true
		}
		for n, row := range t.rows {
			if k := t.key(row, fk.Fields); !there[k] {
				c.say("%s row %d: %q is not in %s", r.Path, n+1, k, fk.Reference.Resource)
			}
		}
	}
}

func (t *read) key(row []string, fields []string) string {
	parts := make([]string, len(fields))
	for i, f := range fields {
		if at, ok := t.at[f]; ok {
			parts[i] = row[at]
		}
	}
	return strings.Join(parts, "\x1f")
}
