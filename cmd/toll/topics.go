package main

import (
	"embed"
	"fmt"
	"reflect"
	"strings"

	"toll/casualties"
	"toll/casualties/layout"
	"toll/cmd/toll/internal/table"
	"toll/stats"
	"toll/stats/link"
)

// topic is a page of help that is no command.
type topic struct {
	name  string
	short string
	text  func() string
}

// topics is the table of topics, in the order in which help lists them.
func topics() []topic {
	return []topic{
		{"columns", "the columns of every table", columnsTopic},
		{"wordings", "how words become counts", page("wordings")},
		{"methods", "what is computed, and what it cannot show", page("methods")},
		{"layouts", "which column means what", layoutsTopic},
		{"findings", "what toll tells about an input", findingsTopic},
		{"exit-status", "what the exit status means", page("exit-status")},
		{"citing", "how to cite what toll made", page("citing")},
	}
}

//go:embed topics
var topicPages embed.FS

// page returns the text of a page, read when it is asked for.
func page(name string) func() string {
	return func() string {
		b, err := topicPages.ReadFile("topics/" + name + ".txt")
		if err != nil {
			panic(err) // an embedded page: a test asks for every one
		}
		return strings.TrimRight(string(b), "\n") + "\n"
	}
}

// writtenTable is a table that toll writes, and where.
type writtenTable struct {
	title string // the file of a report, the command line, or both
	row   reflect.Type
}

// writtenTables are all tables that toll writes.
func writtenTables() []writtenTable {
	return []writtenTable{
		{"tables/ranges.csv, toll ranges", reflect.TypeFor[stats.Range]()},
		{"tables/claims.csv, toll normalize", reflect.TypeFor[casualties.Row]()},
		{"tables/pairs.csv, toll pairs", reflect.TypeFor[stats.Pair]()},
		{"tables/sources.csv, toll sources", reflect.TypeFor[stats.SourceRow]()},
		{"tables/totals.csv, toll totals", reflect.TypeFor[stats.Total]()},
		{"tables/revisions.csv, toll revisions", reflect.TypeFor[stats.Revision]()},
		{"tables/statements.csv, toll statements", reflect.TypeFor[stats.StatementRow]()},
		{"tables/differences.csv", reflect.TypeFor[differenceRow]()},
		{"toll attributes", reflect.TypeFor[stats.AttributeRow]()},
		{"toll coders", reflect.TypeFor[stats.CoderRow]()},
		{"toll coders --differences", reflect.TypeFor[stats.CoderDifference]()},
		{"toll link", reflect.TypeFor[link.Row]()},
		{"toll link --review", reflect.TypeFor[link.Pair]()},
		{"toll link --shared", reflect.TypeFor[link.Shared]()},
		{"toll link --months", reflect.TypeFor[link.Month]()},
		{"toll link --scores", reflect.TypeFor[link.Quality]()},
		{"tables/events.csv", reflect.TypeFor[eventRow]()},
		{"tables/findings.csv, toll check --format csv", reflect.TypeFor[findingRow]()},
	}
}

// outputColumns are the columns of the table that a command prints.
func outputColumns(command string) []string {
	var names []string
	for _, t := range writtenTables() {
		line := t.title[strings.LastIndex(t.title, ", ")+1:]
		if strings.TrimPrefix(strings.TrimSuffix(strings.TrimSpace(line), " --format csv"), "toll ") != command {
			continue
		}
		for _, c := range table.Describe(t.row) {
			names = append(names, c.Name)
		}
	}
	return names
}

// columnsTopic is the page on input columns, and the columns of every table
// that toll writes as their structs describe them.
func columnsTopic() string {
	var b strings.Builder
	b.WriteString(page("columns")())
	for _, t := range writtenTables() {
		fmt.Fprintf(&b, "\n%s\n\n", t.title)
		for _, f := range reflect.VisibleFields(t.row) {
			if name := f.Tag.Get("csv"); name != "" && name != "-" {
				definition(&b, name, f.Tag.Get("doc"))
			}
		}
	}
	return b.String()
}

// layoutsTopic is the page on layouts, the roles that a column can have, and the
// built-in layouts.
func layoutsTopic() string {
	var b strings.Builder
	b.WriteString(page("layouts")())
	var roles []string
	for _, r := range layout.Roles() {
		roles = append(roles, string(r))
	}
	b.WriteString("\nRoles\n\n")
	definition(&b, "", strings.Join(roles, ", "))
	b.WriteString("\nBuilt-in layouts\n\n")
	for _, name := range layout.Names() {
		fmt.Fprintf(&b, "  %s\n", name)
	}
	return b.String()
}

// findingsTopic is the page on findings, and the rules.
func findingsTopic() string {
	var b strings.Builder
	b.WriteString(page("findings")())
	for _, s := range []casualties.Severity{casualties.Error, casualties.Warning, casualties.Note} {
		fmt.Fprintf(&b, "\nRules of severity %s\n\n", s)
		for _, r := range casualties.Rules() {
			if casualties.RuleSeverity(r.ID) == s {
				definition(&b, r.ID, r.Title+". "+r.Text)
			}
		}
	}
	return b.String()
}

// termWidth is the width of the column of terms in a list of definitions.
const termWidth = 16

// definition writes a term and what it means, as two columns; a long term has a
// line of its own.
func definition(b *strings.Builder, term, text string) {
	column := termWidth
	if term == "" {
		column = 0
	}
	lines := strings.Split(wrap(text, helpWidth-column-2), "\n")
	if len(term) >= termWidth {
		fmt.Fprintf(b, "  %s\n", term)
		term = ""
	}
	for _, line := range lines {
		fmt.Fprintf(b, "  %-*s%s\n", column, term, line)
		term = ""
	}
}
