// Package datapackage describes the tables of a report for programs, as a
// Frictionless data package: which columns there are, what they mean, what may
// stand in them, and which bytes were described. The descriptions come from the
// structs that write the tables.
package datapackage

import (
	"encoding/json"
	"io"
	"path"
	"reflect"
	"strings"

	"toll/casualties"
	"toll/casualties/count"
	"toll/casualties/date"
	"toll/cmd/toll/internal/table"
	"toll/stats"
)

// FileName is what the description is called in a folder.
const FileName = "datapackage.json"

// Package is a folder of tables. The tags are the names of the specification,
// version 1 (specs.frictionlessdata.io).
type Package struct {
	Profile     string     `json:"profile"`
	Name        string     `json:"name"`
	Title       string     `json:"title"`
	Description string     `json:"description,omitempty"`
	Version     string     `json:"version,omitempty"`
	Licenses    []License  `json:"licenses,omitempty"`
	Sources     []Source   `json:"sources,omitempty"`
	Resources   []Resource `json:"resources"`
}

// License is a licence of the tables, where it is known.
type License struct {
	Name  string `json:"name"`
	Path  string `json:"path,omitempty"`
	Title string `json:"title,omitempty"`
}

// Source is a file from which the tables were made. Hash and Bytes are toll's
// own additions: without them nobody can tell which version it was.
type Source struct {
	Title string `json:"title"`
	Hash  string `json:"hash,omitempty"`
	Bytes int64  `json:"bytes,omitempty"`
}

// Resource is one table.
type Resource struct {
	Profile     string `json:"profile"`
	Name        string `json:"name"`
	Path        string `json:"path"`
	Title       string `json:"title,omitempty"`
	Description string `json:"description,omitempty"`
	Format      string `json:"format"`
	MediaType   string `json:"mediatype"`
	Encoding    string `json:"encoding"`
	Bytes       int64  `json:"bytes,omitempty"`
	Hash        string `json:"hash,omitempty"`
	Schema      Schema `json:"schema"`
}

// Schema is what may stand in a table.
type Schema struct {
	Fields        []Field      `json:"fields"`
	MissingValues []string     `json:"missingValues"`
	PrimaryKey    []string     `json:"primaryKey,omitempty"`
	ForeignKeys   []ForeignKey `json:"foreignKeys,omitempty"`
}

// Field is one column.
type Field struct {
	Name        string       `json:"name"`
	Title       string       `json:"title"`
	Description string       `json:"description,omitempty"`
	Type        string       `json:"type"`
	Constraints *Constraints `json:"constraints,omitempty"`
}

// Constraints are what a value of a column has to be.
type Constraints struct {
	Required bool     `json:"required,omitempty"`
	Minimum  *int     `json:"minimum,omitempty"`
	Enum     []string `json:"enum,omitempty"`
	Pattern  string   `json:"pattern,omitempty"`
}

// ForeignKey says that the values of some columns stand in another table.
type ForeignKey struct {
	Fields    []string  `json:"fields"`
	Reference Reference `json:"reference"`
}

// Reference is the table and the columns that a foreign key means.
type Reference struct {
	Resource string   `json:"resource"`
	Fields   []string `json:"fields"`
}

// Table is a table that is to be described.
type Table struct {
	Path        string       // from the folder, with slashes
	Title       string       // one line
	Row         reflect.Type // the struct that writes it
	PrimaryKey  []string
	ForeignKeys []ForeignKey
	Bytes       int64  // of the file
	SHA256      string // of its bytes, in hexadecimal
}

// guarded is what has to be said of every table that is not raw.
const guarded = "UTF-8, comma-separated, one header line. An empty cell is unknown or not stated, never zero. A text that a spreadsheet would run as a formula has an apostrophe before it, which is no part of it."

// New returns a package without tables.
func New(name, title, description string) *Package {
	return &Package{Profile: "tabular-data-package", Name: name, Title: title, Description: description}
}

// Add describes a table.
func (p *Package) Add(t Table) {
	r := Resource{
		Profile: "tabular-data-resource", Name: Name(t.Path), Path: t.Path, Title: t.Title, Description: guarded,
		Format: "csv", MediaType: "text/csv", Encoding: "utf-8", Bytes: t.Bytes,
		Schema: Schema{MissingValues: []string{""}, PrimaryKey: t.PrimaryKey, ForeignKeys: t.ForeignKeys},
	}
	if t.SHA256 != "" {
		r.Hash = "sha256:" + t.SHA256
	}
	for _, c := range table.Describe(t.Row) {
		r.Schema.Fields = append(r.Schema.Fields, newField(c))
	}
	p.Resources = append(p.Resources, r)
}

// Name is the name of the resource at a path: that of its file, without the
// extension.
func Name(file string) string { return strings.TrimSuffix(path.Base(file), path.Ext(file)) }

// In is the foreign key of columns that stand under the same names in another
// table.
func In(resource string, fields ...string) ForeignKey {
	return ForeignKey{Fields: fields, Reference: Reference{Resource: resource, Fields: fields}}
}

// Write writes the description as JSON. The error is one of writing.
func (p *Package) Write(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(p)
}

func newField(c table.Column) Field {
	f := Field{Name: c.Name, Title: strings.ReplaceAll(c.Name, "_", " "), Description: c.Doc, Type: "string"}
	var k Constraints
	switch c.Type {
	case reflect.TypeFor[count.Number]():
		f.Type, k.Minimum = "integer", number(0)
	case reflect.TypeFor[casualties.Order]():
		f.Type, k.Minimum = "integer", number(1)
	case reflect.TypeFor[stats.Real]():
		f.Type = "number"
	case reflect.TypeFor[date.Date]():
		k.Pattern = `-?[0-9]{4,}(-[0-9]{2}(-[0-9]{2})?)?` // a day, a month or a year: no date of the specification
	case reflect.TypeFor[casualties.Measure]():
		k.Required, k.Enum = true, words(casualties.Measures())
	case reflect.TypeFor[casualties.Group]():
		k.Required, k.Enum = true, words(casualties.Groups())
	case reflect.TypeFor[casualties.Severity]():
		k.Required, k.Enum = true, words([]casualties.Severity{casualties.Error, casualties.Warning, casualties.Note})
	case reflect.TypeFor[stats.Verdict]():
		k.Required = true
		k.Enum = []string{string(stats.VerdictNone), string(stats.VerdictSingle), string(stats.VerdictApart),
			string(stats.VerdictSame), string(stats.VerdictMinimums), string(stats.VerdictCompatible)}
	case reflect.TypeFor[stats.YesNo]():
		k.Enum = []string{stats.YesNo(true).String()}
	case reflect.TypeFor[stats.Open]():
		k.Enum = words([]stats.Open{stats.OpenYes, stats.OpenNo})
	default:
		plain(c, &f, &k)
	}
	if k.Required || k.Minimum != nil || k.Enum != nil || k.Pattern != "" {
		f.Constraints = &k
	}
	return f
}

// plain describes a column of a type that Go brings along.
func plain(c table.Column, f *Field, k *Constraints) {
	switch kind := c.Type.Kind(); {
	case kind == reflect.Int && c.Type.NumMethod() == 0:
		f.Type, k.Required, k.Minimum = "integer", true, number(0)
	case kind == reflect.Bool:
		f.Type, k.Required = "boolean", true
	case c.IsNumber:
		f.Type = "number"
	}
	if c.Name == "event" || c.Name == "file" {
		k.Required = true
	}
}

func number(n int) *int { return &n }

func words[T interface{ String() string }](list []T) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = v.String()
	}
	return out
}
