package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"toll/casualties"
	"toll/casualties/date"
	"toll/casualties/layout"
	"toll/casualties/rows"
	"toll/casualties/spill"
	"toll/casualties/wording"
	"toll/cmd/toll/internal/outfile"
	"toll/cmd/toll/internal/progress"
	"toll/cmd/toll/internal/suggest"
	"toll/stats/link"
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
	comma     bool   // a comma stands before decimals
	links     string // a link table that gives the events their keys
	memory    memorySize
	limits    limits
	persons   pseudonymFlags
	force     bool

	// unchecked is set where claims are compared with each other later, in the
	// pass that makes the table.
	unchecked bool

	// published is set for what others will read: positions name files without
	// their folders, and the inputs have hashes.
	published bool
}

// flagsRead declares the flags of every command that reads claims.
func flagsRead(fs *pflag.FlagSet) *readFlags {
	r := flagsFiles(fs)
	inFamily(fs, familyWhat, func(fs *pflag.FlagSet) {
		fs.StringVar(&r.links, "link", "", "which rows of the files speak of one event is in `LINKS`, as 'toll link' writes it")
	})
	return r
}

// flagsFiles declares the flags of every command that reads claims, whether or
// not their events are linked.
func flagsFiles(fs *pflag.FlagSet) *readFlags {
	r := flagsColumns(fs)
	inFamily(fs, familyWhat, func(fs *pflag.FlagSet) {
		fs.StringVar(&r.layout, "layout", "", "read the files by `LAYOUT`, a file or a built-in one: see 'toll help layouts' (default: found out)")
		fs.Var(r.dateOrder, "date-order", "order of day, month and year in dates of figures: `ORDER` dmy, mdy or ymd (default: found out)")
		fs.BoolVar(&r.comma, "decimal-comma", false, "in figures a comma stands before decimals and a point between thousands: 1.234 is 1234")
		fs.StringVar(&r.vague, "vague", "", "give words without a number a low by the `RULES` of acled, emdat or ccc, or of a file")
	})
	inFamily(fs, familyFound, func(fs *pflag.FlagSet) {
		fs.Var(&whole{&r.findings, 1}, "findings", "keep the positions of the first `N` findings of each rule")
		fs.BoolVar(&r.strict, "strict", false, "status 1 for warnings, too")
		fs.StringVar(&r.rejects, "rejects", "", "write the rows set aside, byte for byte, to `FILE`")
	})
	return r
}

// flagsColumns declares the flags that say what columns mean, and how the file
// is written.
func flagsColumns(fs *pflag.FlagSet) *readFlags {
	r := &readFlags{findings: casualties.DefaultFindingLimit, dateOrder: newChoice("", "dmy", "mdy", "ymd")}
	inFamily(fs, familyWhat, func(fs *pflag.FlagSet) {
		fs.StringArrayVar(&r.events, "event-columns", nil, "the columns `A,B` together are the key of the event")
		fs.StringVar(&r.hints.SourceColumn, "source-column", "", "`COLUMN` that names the source")
		fs.StringVar(&r.hints.SourceName, "source-name", "", "everything is this source's: `NAME`")
		fs.StringVar(&r.encoding, "encoding", "", "`NAME` of the files' encoding, such as windows-1256 (default: found out)")
		fs.BoolVar(&r.hints.Personal, "personal", false, "read columns with names, telephone numbers and the like of single persons, and leave them in texts")
		fs.Var(&r.delimiter, "delimiter", "`CHARACTER` between the fields; tab for a tab (default: found out)")
	})
	inFamily(fs, familyFound, func(fs *pflag.FlagSet) {
		r.limits.declare(fs)
		fs.Var(&r.memory, "memory", "keep no more than `SIZE`, such as 2GiB, and say so where that is too little (default: three quarters of what is free)")
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
	links     *link.Table // nil: events are what the files' own keys say
	findings  *casualties.Findings
	summaries []*casualties.Summary
	store     *spill.Store // nil: everything is kept in memory
	unchecked bool
	hashed    bool
	published bool // others will read what comes of it
	persons   pseudonymFlags
	sums      []string // SHA-256 of the inputs, where they are hashed; else empty
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
	opt := casualties.ReadOptions{Hints: r.hints, DateOrder: order, Rows: rows.Options{Encoding: r.encoding, Delimiter: r.delimiter.c, Limits: r.limits.rows()}, Names: r.limits.names, Texts: texts}
	opt.Wording.DecimalComma = r.comma
	if r.layout != "" {
		if opt.Layout, err = e.readLayout(r.layout); err != nil {
			return opt, err
		}
	}
	if r.vague != "" {
		opt.Wording.Vague, err = readVague(e, r.vague)
	}
	return opt, err
}

func (e *env) readLayout(name string) (*layout.Layout, error) {
	l, err := layout.Builtin(name)
	if err == nil || !errors.Is(err, layout.ErrUnknown) {
		return l, err
	}
	f, opened := e.disk.Open(name)
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

func readVague(e *env, name string) (*wording.VagueRules, error) {
	f, err := e.disk.Open(name)
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
	limitMemory(r.memory, e.getenv)
	opt, err := r.options(e, texts || r.links != "")
	if err != nil {
		return nil, err
	}
	links, err := r.readLinks(e)
	if err != nil {
		return nil, err
	}
	if r.published {
		inputs = shortened(inputs)
	}
	l := &loaded{inputs: inputs, claims: casualties.NewClaims(), links: links, findings: &casualties.Findings{Limit: r.findings},
		unchecked: r.unchecked, hashed: r.published, published: r.published, persons: r.persons}
	if r.unchecked {
		l.store = newStore()
		l.claims.Spill(l.store)
	}
	if r.rejects == "" {
		return l, l.read(ctx, e, opt)
	}
	if err := notAnInput(e, r.rejects, inputs); err != nil {
		return nil, err
	}
	return l, e.writeOut(r.rejects, outfile.Options{Force: r.force}, func(w io.Writer) error {
		opt.Rejects = w
		return l.read(ctx, e, opt)
	})
}

func (l *loaded) read(ctx context.Context, e *env, opt casualties.ReadOptions) error {
	what := plural(len(l.inputs), "file")
	if len(l.inputs) == 1 {
		what = l.inputs[0].title()
	}
	reading := e.begin("reading "+what, "rows", sizeOf(l.inputs))
	defer reading.End()
	opt.Progress = reading.Counter()
	for _, in := range l.inputs {
		begun := time.Now()
		f, err := in.open()
		if err != nil {
			return err
		}
		s, sum, err := l.readOne(&stoppable{ctx, f, reading.Stage}, in, opt)
		f.Close() // read only: nothing is lost with its error
		if err != nil {
			return err
		}
		l.summaries, l.sums = append(l.summaries, s), append(l.sums, sum)
		e.tellRead(in, s, time.Since(begun))
	}
	reading.End()
	if l.links != nil {
		l.linked()
	}
	if l.unchecked {
		return nil
	}
	checking := e.begin("checking the claims", "", 0)
	defer checking.End()
	casualties.Check(l.claims, l.findings)
	checking.end("checked %s", plural(l.claims.Len(), "claim"))
	if l.published && !opt.Hints.Personal {
		l.withoutContacts()
	}
	if l.persons.asked() {
		return l.disguised(e, &l.persons)
	}
	return nil
}

// readOne reads one table and returns the hash of its bytes, where asked to.
func (l *loaded) readOne(r io.Reader, in input, opt casualties.ReadOptions) (*casualties.Summary, string, error) {
	if !l.hashed {
		s, err := casualties.Read(casualties.Input{Name: in.name, Reader: r, Source: in.source}, opt, l.claims, l.findings)
		return s, "", err
	}
	h := sha256.New()
	s, err := casualties.Read(casualties.Input{Name: in.name, Reader: io.TeeReader(r, h), Source: in.source}, opt, l.claims, l.findings)
	if err != nil {
		return nil, "", err
	}
	if _, err := io.Copy(h, r); err != nil { // what follows the end of the table
		return nil, "", err
	}
	return s, hex.EncodeToString(h.Sum(nil)), nil
}

// stoppable is a reader that ends when the user interrupts, or when the memory
// that is allowed is full.
type stoppable struct {
	ctx   context.Context
	r     io.Reader
	stage *progress.Stage // counts the bytes; may be nil
}

func (s *stoppable) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	if err := checkMemory(); err != nil {
		return 0, err
	}
	n, err := s.r.Read(p)
	s.stage.Done(n)
	return n, err
}
