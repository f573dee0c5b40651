package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"toll/cmd/toll/internal/plain"
)

// completeCommand is the command by which the scripts of 'toll completion' ask
// what may stand at the cursor. It is in no list: toll __complete N WORD..., the
// words of the command line behind toll, of which word N is to be completed.
const completeCommand = "__complete"

// candidate is a word that may stand at the cursor, and what it means.
type candidate struct{ word, about string }

// cursor is the place on a command line where a word is to be completed.
type cursor struct {
	ctx     context.Context
	getenv  func(string) string
	flags   *pflag.FlagSet // of the command
	before  []string       // arguments before the cursor
	after   []string       // arguments behind it
	given   [][2]string    // flags with their values
	current string         // what is typed of the word
}

// complete prints the candidates for word args[0] of the words args[1:]: first
// a line that is "files" where a file may be named, else "words", then a line
// each with a word, a tab, and what it means. Nothing is an error: at the
// cursor of somebody who is typing there is no place for a message.
func (e *env) complete(ctx context.Context, args []string) error {
	if len(args) == 0 {
		return nil
	}
	n, err := strconv.Atoi(args[0])
	words := args[1:]
	if err != nil || n < 0 || n > len(words) {
		return nil
	}
	if n == len(words) {
		words = append(slices.Clone(words), "")
	}
	list, files := e.candidates(ctx, words, n)
	kind := "words"
	if files {
		kind = "files"
	}
	fmt.Fprintln(e.out, kind)
	for _, c := range list {
		if c.word == plain.Text(c.word) && strings.HasPrefix(c.word, words[n]) {
			fmt.Fprintf(e.out, "%s\t%s\n", c.word, plain.Text(c.about))
		}
	}
	return nil
}

// candidates returns what word n may be, and whether it may be a file.
func (e *env) candidates(ctx context.Context, words []string, n int) ([]candidate, bool) {
	current := words[n]
	if n == 0 {
		list := []candidate{{"--help", "explain toll"}, {"--version", "print the version"}}
		if !strings.HasPrefix(current, "-") {
			list = commandNames()
		}
		return list, false
	}
	for _, c := range commands() {
		if c.name != words[0] {
			continue
		}
		at := cursor{ctx: ctx, getenv: e.getenv, flags: c.allFlags(), current: current}
		wanted := at.walk(words[1:n], true)
		at.walk(words[n+1:], false)
		name, _, joined := strings.Cut(current, "=")
		switch {
		case wanted != nil:
			return at.values(wanted)
		case slices.Contains(words[1:n], "--"):
		case joined && strings.HasPrefix(name, "--"):
			return at.joined(strings.TrimPrefix(name, "--"))
		case strings.HasPrefix(current, "-"):
			return flagCandidates(at.flags), false
		}
		return at.operand(c.args, len(at.before))
	}
	return nil, false
}

// allFlags returns the flags of a command, as its help lists them.
func (c command) allFlags() *pflag.FlagSet {
	fs := newFlagSet(c.name)
	c.setup(fs)
	new(env).declareQuiet(fs)
	return fs
}

// walk sorts words into arguments and flags, and returns the flag whose value
// has yet to come.
func (at *cursor) walk(words []string, before bool) (wanted *pflag.Flag) {
	only := false // only arguments from here
	for _, w := range words {
		switch {
		case wanted != nil:
			at.given = append(at.given, [2]string{wanted.Name, w})
			wanted = nil
		case only || w == "-" || !strings.HasPrefix(w, "-"):
			if before {
				at.before = append(at.before, w)
			} else {
				at.after = append(at.after, w)
			}
		case w == "--":
			only = true
		default:
			wanted = at.flag(w)
		}
	}
	return wanted
}

// flag notes a flag with its value and returns it if its value is the next word.
func (at *cursor) flag(w string) *pflag.Flag {
	var f *pflag.Flag
	value := ""
	if name, ok := strings.CutPrefix(w, "--"); ok {
		var joined bool
		if name, value, joined = strings.Cut(name, "="); joined {
			at.given = append(at.given, [2]string{name, value})
			return nil
		}
		f = at.flags.Lookup(name)
	} else {
		f, value = at.flags.ShorthandLookup(w[1:2]), w[2:]
	}
	switch {
	case f == nil || f.NoOptDefVal != "":
		return nil
	case value != "":
		at.given = append(at.given, [2]string{f.Name, value})
		return nil
	}
	return f
}

// joined completes --name=value.
func (at *cursor) joined(name string) ([]candidate, bool) {
	f := at.flags.Lookup(name)
	if f == nil || f.NoOptDefVal != "" {
		return nil, false
	}
	list, files := at.values(f)
	for i := range list {
		list[i].word = "--" + name + "=" + list[i].word
	}
	return list, files
}

func flagCandidates(fs *pflag.FlagSet) []candidate {
	list := []candidate{{"--help", "explain the command"}}
	fs.VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			_, usage := pflag.UnquoteUsage(f)
			list = append(list, candidate{"--" + f.Name, usage})
		}
	})
	return list
}

func commandNames() []candidate {
	var list []candidate
	for _, c := range commands() {
		list = append(list, candidate{c.name, c.short})
	}
	return list
}
