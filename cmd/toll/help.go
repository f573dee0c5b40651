package main

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/spf13/pflag"

	"toll/cmd/toll/internal/suggest"
)

func helpCommand() command {
	return command{
		name:  "help",
		args:  "[COMMAND | TOPIC]",
		short: "explain a command or a topic",
		long:  "Without a name: the commands and topics there are.",
		setup: func(fs *pflag.FlagSet) runFunc {
			man := fs.Bool("man", false, "print the manual page instead: toll help --man | man -l -")
			return func(_ context.Context, e *env, args []string) error {
				switch {
				case !*man:
					return e.help(args)
				case len(args) > 0:
					return usagef("help", "the manual is one page, and --man takes no %s", shown(args[0]))
				}
				return manPage(e.out)
			}
		},
	}
}

const about = `toll reads casualty reports as CSV, turns what each source claims into
comparable counts, computes how far the sources range and where they disagree,
and draws figures. Every number leads back to the file and line it came from.

What sources report is a floor under what happened: deaths that nobody reported
are in no table.`

// help prints the help for the name in args to stdout, or the overview.
func (e *env) help(args []string) error {
	var text string
	switch {
	case len(args) == 0:
		text = overview()
	case len(args) > 1:
		return usagef("", "help explains one thing at a time").hint("for example: toll help %s", quote(args[0]))
	default:
		var err error
		if text, err = e.helpFor(args[0]); err != nil {
			return err
		}
	}
	_, err := fmt.Fprint(e.out, text)
	return err
}

func (e *env) helpFor(name string) (string, error) {
	var names []string
	for _, c := range commands() {
		if c.name == name {
			return c.help(), nil
		}
		names = append(names, c.name)
	}
	for _, t := range topics() {
		if t.name == name {
			return t.text(), nil
		}
		names = append(names, t.name)
	}
	u := usagef("", "there is no command and no topic %s", shown(name))
	for _, n := range suggest.Near(name, names, 2) {
		u.hint("did you mean: toll help %s", n)
	}
	return "", u
}

func overview() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\nusage: toll COMMAND [FLAGS] [FILE...]\n\nCommands:\n", about)
	for _, c := range commands() {
		fmt.Fprintf(&b, "  %-10s %s\n", c.name, c.short)
	}
	b.WriteString("\nTopics ('toll help TOPIC'):\n")
	for _, t := range topics() {
		fmt.Fprintf(&b, "  %-12s %s\n", t.name, t.short)
	}
	b.WriteString("\nWithout a FILE every command reads the embedded claims on five events in Syria\nin 2017, and says so. Begin with: toll report\n")
	return b.String()
}

// help is the page of a command: usage, what it does, flags by family,
// examples, exit status, where to read on.
func (c command) help() string {
	var b strings.Builder
	fs := newFlagSet(c.name)
	c.setup(fs)
	new(env).declareQuiet(fs)
	flags := ""
	if fs.HasFlags() {
		flags = " [FLAGS]"
	}
	fmt.Fprintf(&b, "%s\n", strings.TrimRight("usage: toll "+c.name+flags+" "+c.args, " "))
	fmt.Fprintf(&b, "\n%s: %s.\n", c.name, c.short)
	if c.long != "" {
		fmt.Fprintf(&b, "\n%s\n", wrap(c.long, helpWidth))
	}
	b.WriteString(flagHelp(fs))
	if len(c.examples) > 0 {
		b.WriteString("\nExamples:\n")
		for _, x := range c.examples {
			fmt.Fprintf(&b, "  # %s\n  $ %s\n", x.what, continued(x.line))
		}
	}
	b.WriteString("\nExit status: 0 done, 1 done with findings of severity error, 2 could not do the\nwork, 130 interrupted. See also: toll help exit-status\n")
	return b.String()
}

// continued breaks a command line as a shell takes it.
func continued(line string) string {
	return strings.ReplaceAll(wrap(line, helpWidth-8), "\n", " \\\n      ")
}

// helpWidth is the width in which help is set.
const helpWidth = 80

// wrap breaks paragraphs between words so that no line is longer than width.
// Lines that begin with a space are left as they are.
func wrap(text string, width int) string {
	var out strings.Builder
	column := 0
	for line := range strings.SplitSeq(text, "\n") {
		if line == "" || line[0] == ' ' {
			if column > 0 {
				out.WriteByte('\n')
			}
			out.WriteString(line + "\n")
			column = 0
			continue
		}
		for word := range strings.FieldsSeq(line) {
			n := utf8.RuneCountInString(word)
			switch {
			case column == 0:
			case column+1+n > width:
				out.WriteByte('\n')
				column = 0
			default:
				out.WriteByte(' ')
				column++
			}
			out.WriteString(word)
			column += n
		}
	}
	return strings.TrimRight(out.String(), "\n")
}

// flagHelp lists the flags by family.
func flagHelp(fs *pflag.FlagSet) string {
	var b strings.Builder
	for _, family := range families() {
		part := newFlagSet("")
		fs.VisitAll(func(f *pflag.Flag) {
			if familyOf(f) == family && !f.Hidden {
				part.AddFlag(f)
			}
		})
		if part.HasFlags() {
			fmt.Fprintf(&b, "\n%s:\n%s", family, part.FlagUsagesWrapped(helpWidth))
		}
	}
	return b.String()
}
