package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/pflag"
)

// manDate is the date at the foot of the manual page: of the last change of its
// making, not of the day it is printed, so that the page stays the same.
const manDate = "2026-11-22"

// sharedBy is how many commands have a flag that the manual page explains once
// for all of them.
const sharedBy = 3

// manPage writes the manual page in the man macros, from the tables from which
// help is made.
func manPage(w io.Writer) error {
	m := &roff{}
	fmt.Fprintf(&m.b, ".\\\" Made by 'toll help --man'.\n.TH TOLL 1 %s toll\n", manDate)
	m.section("NAME")
	m.line("toll - how many casualties the sources report, how far they range and where they differ")
	m.section("SYNOPSIS")
	m.b.WriteString(".B toll\n.I COMMAND\n[\\fIFLAGS\\fR] [\\fIFILE\\fR...]\n")
	m.section("DESCRIPTION")
	m.text(about)
	m.paragraph()
	m.text("Without a FILE every command reads the embedded claims on five events in Syria in 2017, and says so. FILE may be - for standard input, NAME=FILE where a whole file is one source's, and compressed with gzip or zstd. Results go to standard output or the file of --output, everything else to standard error.")
	shared, order := sharedFlags()
	m.section("COMMANDS")
	for _, c := range commands() {
		m.command(c, shared)
	}
	m.section("FLAGS OF SEVERAL COMMANDS")
	m.flags(order)
	m.section("TOPICS")
	for _, t := range topics() {
		m.term("\\fBtoll help "+escape(t.name)+"\\fR", t.short)
	}
	m.section("EXIT STATUS")
	for _, s := range []struct{ status, means string }{
		{"0", "done"},
		{"1", "done, and there are findings of severity error: some rows were set aside; the results are written"},
		{"2", "the work could not be done: the command line was not understood, a file was refused, or an output could not be written"},
		{"130", "interrupted; nothing is left half-written"},
	} {
		m.term(s.status, s.means)
	}
	_, err := io.WriteString(w, m.b.String())
	return err
}

// sharedFlags returns the flags that sharedBy commands or more declare in the
// same words, by flagText, and in the order in which they appear first.
func sharedFlags() (map[string]bool, []*pflag.Flag) {
	times := map[string]int{}
	var first []*pflag.Flag
	for _, c := range commands() {
		c.allFlags().VisitAll(func(f *pflag.Flag) {
			if times[flagText(f)]++; times[flagText(f)] == 1 && !f.Hidden {
				first = append(first, f)
			}
		})
	}
	shared := map[string]bool{}
	var order []*pflag.Flag
	for _, f := range first {
		if times[flagText(f)] >= sharedBy {
			shared[flagText(f)] = true
			order = append(order, f)
		}
	}
	return shared, order
}

func flagText(f *pflag.Flag) string {
	return strings.Join([]string{f.Shorthand, f.Name, f.Usage, f.DefValue, familyOf(f)}, "\x00")
}

// roff is a manual page in the making.
type roff struct{ b strings.Builder }

func (m *roff) section(name string) { fmt.Fprintf(&m.b, ".SH %s\n", name) }

// line writes text, in lines that are not long.
func (m *roff) line(s string) { m.b.WriteString(wrap(escape(s), helpWidth-1) + "\n") }

// paragraph begins one, where none has just begun.
func (m *roff) paragraph() {
	if !strings.HasSuffix(m.b.String(), "\n.PP\n") {
		m.b.WriteString(".PP\n")
	}
}

// text writes paragraphs; lines that begin with a space stay as they are.
func (m *roff) text(s string) {
	kept := false
	for line := range strings.SplitSeq(strings.Trim(s, "\n"), "\n") {
		asIs := strings.HasPrefix(line, " ")
		if kept && !asIs {
			m.b.WriteString(".fi\n")
		}
		if kept != asIs || line == "" {
			m.paragraph()
		}
		if asIs && !kept {
			m.b.WriteString(".nf\n")
		}
		if kept = asIs; line != "" {
			m.line(line)
		}
	}
	if kept {
		m.b.WriteString(".fi\n")
	}
}

// term writes a term, in roff, and what it means.
func (m *roff) term(term, means string) {
	m.b.WriteString(".TP\n" + term + "\n")
	m.line(means)
}

// command writes the part on a command: the flags that are its own, the names
// of those it shares, its examples.
func (m *roff) command(c command, shared map[string]bool) {
	fs := c.allFlags()
	flags := ""
	if fs.HasFlags() {
		flags = " [FLAGS]"
	}
	fmt.Fprintf(&m.b, ".SS %s\n", strings.TrimRight(escape("toll "+c.name+flags+" "+c.args), " "))
	m.line(strings.ToUpper(c.short[:1]) + c.short[1:] + ".")
	if c.long != "" {
		m.paragraph()
		m.text(c.long)
	}
	var own []*pflag.Flag
	var others []string
	fs.VisitAll(func(f *pflag.Flag) {
		switch {
		case f.Hidden:
		case shared[flagText(f)]:
			others = append(others, "\\fB"+escape("--"+f.Name)+"\\fR")
		default:
			own = append(own, f)
		}
	})
	m.flags(own)
	if len(others) > 0 {
		m.b.WriteString(".PP\nFlags of several commands: " + strings.Join(others, ",\n") + ".\n")
	}
	if len(c.examples) == 0 {
		return
	}
	m.b.WriteString(".PP\nExamples:\n")
	for _, x := range c.examples {
		m.b.WriteString(".PP\n.nf\n")
		m.line("  # " + x.what)
		m.line("  $ " + strings.ReplaceAll(continued(x.line), "\n", "\n  "))
		m.b.WriteString(".fi\n")
	}
}

// flags writes a list of flags, with their defaults.
func (m *roff) flags(list []*pflag.Flag) {
	for _, f := range list {
		placeholder, usage := pflag.UnquoteUsage(f)
		term := escape("--" + f.Name)
		if f.Shorthand != "" {
			term = escape("-"+f.Shorthand) + "\\fR, \\fB" + term
		}
		term = "\\fB" + term + "\\fR"
		if placeholder != "" {
			term += " \\fI" + escape(placeholder) + "\\fR"
		}
		m.term(term, usage+stated(f))
	}
}

// stated is the default of a flag in brackets, as help shows it.
func stated(f *pflag.Flag) string {
	switch f.DefValue {
	case "", "0", "false", "[]":
		return ""
	}
	return " (default " + f.DefValue + ")"
}

// escape writes text so that roff takes nothing in it for a request: every word
// of it may stand where a line begins.
func escape(s string) string {
	var b strings.Builder
	start := true
	for _, r := range s {
		switch {
		case start && r == '.':
			b.WriteString(`\&.`)
		case r == '\\':
			b.WriteString(`\e`)
		case r == '-':
			b.WriteString(`\-`)
		case r == '\'':
			b.WriteString(`\(aq`)
		case r > 0x7e:
			fmt.Fprintf(&b, `\[u%04X]`, r)
		default:
			b.WriteRune(r)
		}
		start = r == '\n' || r == ' '
	}
	return b.String()
}
