package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"toll/casualties"
	"toll/casualties/date"
	"toll/casualties/layout"
	"toll/casualties/rows"
	"toll/casualties/wording"
	"toll/cmd/toll/internal/outfile"
	"toll/cmd/toll/internal/suggest"
)

// readFlags are what a user says about the files that they do not say
// themselves, and what is done about what is found in them.
type readFlags struct {
	layout    string
	hints     layout.Hints
	events    []string
	dateOrder *choice
	encoding  string
	delimiter delimiter
	vague     string
	findings  int
	strict    bool
	rejects   string
	force     bool

	shortNames bool // positions name files without their folders, for what is published
}

// flagsRead declares the flags of every command that reads claims.
func flagsRead(fs *pflag.FlagSet) *readFlags {
	r := &readFlags{findings: casualties.DefaultFindingLimit, dateOrder: newChoice("", "dmy", "mdy", "ymd")}
	inFamily(fs, familyWhat, func(fs *pflag.FlagSet) {
		fs.StringVar(&r.layout, "layout", "", "read the files by `LAYOUT`, a file or a built-in one: see 'toll help layouts' (default: found out)")
		fs.StringArrayVar(&r.events, "event-columns", nil, "the columns `A,B` together are the key of the event")
		fs.StringVar(&r.hints.SourceColumn, "source-column", "", "`COLUMN` that names the source")
		fs.StringVar(&r.hints.SourceName, "source-name", "", "everything is this source's: `NAME`")
		fs.Var(r.dateOrder, "date-order", "order of day, month and year in dates of figures: `ORDER` dmy, mdy or ymd (default: found out)")
		fs.StringVar(&r.encoding, "encoding", "", "`NAME` of the files' encoding, such as windows-1256 (default: found out)")
		fs.Var(&r.delimiter, "delimiter", "`CHARACTER` between the fields; tab for a tab (default: found out)")
		fs.StringVar(&r.vague, "vague", "", "give words without a number a low by the `RULES` of acled, emdat or ccc, or of a file")
	})
	inFamily(fs, familyFound, func(fs *pflag.FlagSet) {
		fs.Var(&whole{&r.findings, 1}, "findings", "keep the positions of the first `N` findings of each rule")
		fs.BoolVar(&r.strict, "strict", false, "status 1 for warnings, too")
		fs.StringVar(&r.rejects, "rejects", "", "write the rows set aside, byte for byte, to `FILE`")
	})
	return r
}

// delimiter is a flag value of one character.
type delimiter struct{ c byte }

// Set takes one ASCII character, or the word tab.
func (d *delimiter) Set(s string) error {
	switch {
	case strings.EqualFold(s, "tab") || s == `\t`:
		d.c = '\t'
	case len(s) == 1 && s[0] > ' ' && s[0] < 0x7f && s[0] != '"' || s == "\t" || s == " ":
		d.c = s[0]
	default:
		return errors.New("give one character, such as ; or |, or the word tab")
	}
	return nil
}

func (d *delimiter) String() string {
	if d.c == 0 {
		return ""
	}
	return string(rune(d.c))
}
func (d *delimiter) Type() string { return "character" }

// loaded is what was read from the inputs.
type loaded struct {
	inputs    []input
	claims    *casualties.Claims
	findings  *casualties.Findings
	summaries []*casualties.Summary
}

// options turns the flags into what the reader wants.
func (r *readFlags) options(e *env, texts bool) (casualties.ReadOptions, error) {
	for _, list := range r.events {
		for name := range strings.SplitSeq(list, ",") {
			r.hints.EventColumns = append(r.hints.EventColumns, strings.TrimSpace(name))
		}
	}
	order, err := date.ParseOrder(r.dateOrder.value)
	if err != nil {
		return casualties.ReadOptions{}, err
	}
	opt := casualties.ReadOptions{Hints: r.hints, DateOrder: order, Rows: rows.Options{Encoding: r.encoding, Delimiter: r.delimiter.c}, Texts: texts}
	if r.layout != "" {
		if opt.Layout, err = e.readLayout(r.layout); err != nil {
			return opt, err
		}
	}
	if r.vague != "" {
		opt.Wording.Vague, err = readVague(r.vague)
	}
	return opt, err
}

func (e *env) readLayout(name string) (*layout.Layout, error) {
	l, err := layout.Builtin(name)
	if err == nil || !errors.Is(err, layout.ErrUnknown) {
		return l, err
	}
	f, opened := os.Open(name)
	if opened != nil {
		u := usagef(e.command, "--layout %s: there is no such file, and no built-in layout of that name (%s)", shown(name), strings.Join(layout.Names(), ", "))
		for _, n := range suggest.Near(name, layout.Names(), 1) {
			u.hint("did you mean: %s", e.corrected(name, n))
		}
		return nil, u
	}
	defer f.Close()
	return layout.Read(f, name)
}

func readVague(name string) (*wording.VagueRules, error) {
	f, err := os.Open(name)
	if err != nil {
		return wording.VagueProfile(name)
	}
	defer f.Close()
	v, err := wording.ReadVague(f)
	if err != nil {
		return nil, fmt.Errorf("--vague %s: %w", name, err)
	}
	return v, nil
}

// load reads the files in args. texts keeps words, addresses and notes, which
// tables of claims need and tables of numbers do not.
func (r *readFlags) load(ctx context.Context, e *env, args []string, texts bool) (*loaded, error) {
	inputs, err := e.inputs(args)
	if err != nil {
		return nil, err
	}
	return r.loadInputs(ctx, e, inputs, texts)
}

func (r *readFlags) loadInputs(ctx context.Context, e *env, inputs []input, texts bool) (*loaded, error) {
	opt, err := r.options(e, texts)
	if err != nil {
		return nil, err
	}
	if r.shortNames {
		inputs = shortened(inputs)
	}
	l := &loaded{inputs: inputs, claims: casualties.NewClaims(), findings: &casualties.Findings{Limit: r.findings}}
	if r.rejects == "" {
		return l, l.read(ctx, opt)
	}
	if err := notAnInput(e, r.rejects, inputs); err != nil {
		return nil, err
	}
	return l, e.writeOut(r.rejects, outfile.Options{Force: r.force}, func(w io.Writer) error {
		opt.Rejects = w
		return l.read(ctx, opt)
	})
}

func (l *loaded) read(ctx context.Context, opt casualties.ReadOptions) error {
	for _, in := range l.inputs {
		f, err := in.open()
		if err != nil {
			return err
		}
		s, err := casualties.Read(casualties.Input{Name: in.name, Reader: &stoppable{ctx, f}, Source: in.source}, opt, l.claims, l.findings)
		f.Close() // read only: nothing is lost with its error
		if err != nil {
			return err
		}
		l.summaries = append(l.summaries, s)
	}
	casualties.Check(l.claims, l.findings)
	return nil
}

// stoppable is a reader that ends when the user interrupts.
type stoppable struct {
	ctx context.Context
	r   io.Reader
}

func (s *stoppable) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.r.Read(p)
}

// shownFindings is how many findings a command prints that is not about them.
const shownFindings = 5

// tell raises the status by what was found, prints the first errors and
// warnings to stderr, the errors first, and says where to see them all.
func (r *readFlags) tell(e *env, l *loaded) {
	r.raise(e, l.findings)
	kept := l.findings.Sorted()
	slices.SortStableFunc(kept, func(a, b casualties.Finding) int { return int(b.Severity) - int(a.Severity) })
	for _, f := range kept[:min(shownFindings, len(kept))] {
		switch f.Severity {
		case casualties.Error:
			e.message("%v", f)
		case casualties.Warning:
			e.note("%v", f)
		}
	}
	if l.findings.Len() > 0 {
		e.note("%s; see them: %s", countFindings(l.findings), e.checkCommand(l.inputs))
	}
}

// raise raises the status to that of the findings.
func (r *readFlags) raise(e *env, fs *casualties.Findings) {
	if fs.Count(casualties.Error) > 0 || r.strict && fs.Count(casualties.Warning) > 0 {
		e.raise(statusFindings)
	}
}

func countFindings(fs *casualties.Findings) string {
	var parts []string
	for _, s := range []casualties.Severity{casualties.Error, casualties.Warning, casualties.Note} {
		if n := fs.Count(s); n > 0 {
			parts = append(parts, plural(n, s.String()))
		}
	}
	return strings.Join(parts, ", ") + " about the input"
}

func (e *env) checkCommand(inputs []input) string {
	words := []string{"toll", "check"}
	for _, in := range inputs {
		if in.path == "" && in.name == "-" {
			words = append(words, "-")
		}
		if in.path != "" {
			words = append(words, quote(in.path))
		}
	}
	return strings.Join(words, " ")
}

// plural is "1 note", "2 notes".
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
