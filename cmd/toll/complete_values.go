package main

import (
	"context"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"toll/casualties"
	"toll/casualties/layout"
	"toll/casualties/wording"
)

// completionPatience is for how long a file is read for the events in it. What
// was found by then is offered.
const completionPatience = 2 * time.Second

// values returns what may be the value of a flag: its choices, or what its
// placeholder stands for.
func (at *cursor) values(f *pflag.Flag) ([]candidate, bool) {
	if c, ok := f.Value.(chooser); ok {
		var list []candidate
		for _, word := range c.choices() {
			if _, spaced := f.Value.(*words); spaced {
				word = strings.ReplaceAll(word, " ", "-")
			}
			list = append(list, candidate{word, ""})
		}
		return list, false
	}
	placeholder, _ := pflag.UnquoteUsage(f)
	if f.Name == "by" {
		return append(wordCandidates(ofEvents()), at.headers()...), false
	}
	return at.placeholder(placeholder)
}

// operand returns what may be argument n of a command, by what its usage says
// of its arguments: the n-th part of it, or the last.
func (at *cursor) operand(args string, n int) ([]candidate, bool) {
	parts := strings.Fields(strings.NewReplacer("[", "", "]", "", " | ", "|").Replace(args))
	switch {
	case len(parts) == 0:
		return nil, false
	case n >= len(parts) && !strings.HasSuffix(parts[len(parts)-1], "..."):
		return nil, false
	}
	part := parts[min(n, len(parts)-1)]
	var list []candidate
	files := false
	for word := range strings.SplitSeq(strings.TrimSuffix(part, "..."), "|") {
		more, andFiles := at.placeholder(word)
		if word == strings.ToLower(word) {
			more = []candidate{{word, ""}}
		}
		list, files = append(list, more...), files || andFiles
	}
	return list, files
}

// placeholder returns what may stand for a placeholder of the help.
func (at *cursor) placeholder(name string) (list []candidate, files bool) {
	switch name {
	case "COMMAND":
		return commandNames(), false
	case "TOPIC":
		for _, t := range topics() {
			list = append(list, candidate{t.name, t.short})
		}
		return list, false
	case "KIND":
		for _, k := range chartKinds() {
			list = append(list, candidate{k.name, k.short})
		}
		return list, false
	case "EVENT", "KEY":
		return at.events(), false
	case "LAYOUT":
		for _, n := range layout.Names() {
			list = append(list, candidate{n, "built-in layout"})
		}
		return list, true
	case "SOURCE":
		return at.ofClaims(func(c *casualties.Claim) string { return c.Source }), false
	case "SIDE":
		return at.ofClaims(func(c *casualties.Claim) string { return c.Side }), false
	case "COLUMN":
		return at.headers(), false
	case "A,B":
		return at.lists(at.headers()), false
	case "A,B,C":
		return at.lists(wordCandidates(outputColumns(at.flags.Name()))), false
	case "COLUMN=VALUE":
		return at.where(), false
	case "RULES":
		return wordCandidates(wording.VagueProfiles()), true
	case "FILE", "FOLDER", "LINKS":
		return nil, true
	}
	return nil, strings.HasSuffix(name, ".csv")
}

// events returns the events of the files that the command line names, or of the
// embedded claims where it names none.
func (at *cursor) events() []candidate {
	claims := at.claims(false)
	if claims == nil {
		return nil
	}
	return eventCandidates(claims)
}

// reading returns what the command line says of reading, and its files: nothing
// where one of them is not to be touched while somebody types.
func (at *cursor) reading() (*readFlags, *env, []input) {
	own := newFlagSet("")
	read := flagsRead(own)
	for _, g := range at.given {
		if f := own.Lookup(g[0]); f != nil && g[0] != "rejects" { // which would write a file
			own.Set(g[0], g[1]) // a value that is none is told when the command runs
		}
	}
	e := &env{err: io.Discard, getenv: at.getenv, quiet: true}
	inputs, err := e.inputs(at.files())
	if err != nil {
		return nil, nil, nil
	}
	for _, in := range inputs {
		if in.path == "" && in.name != embedded {
			return nil, nil, nil // standard input is the user's
		}
		if info, err := os.Stat(in.path); in.path != "" && (err != nil || !info.Mode().IsRegular()) {
			return nil, nil, nil
		}
	}
	return read, e, inputs
}

// claims returns the claims of the files that the command line names, as far as
// they can be read at once; nil where they cannot be.
func (at *cursor) claims(texts bool) *casualties.Claims {
	read, e, inputs := at.reading()
	if read == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(at.ctx, completionPatience)
	defer cancel()
	l, err := read.loadInputs(ctx, e, inputs, texts)
	if l == nil || err != nil && ctx.Err() == nil {
		return nil
	}
	return l.claims
}

func eventCandidates(claims *casualties.Claims) []candidate {
	var list []candidate
	for _, event := range claims.Events() {
		list = append(list, candidate{event.Key, event.Name})
	}
	return list
}

// files returns the arguments that name files.
func (at *cursor) files() []string {
	args := append(append([]string{}, at.before...), at.after...)
	switch at.flags.Name() {
	case "explain", "chart":
		// The first argument is no file. Where it is the one at the cursor, it is
		// in neither list.
		if len(at.before) > 0 {
			return args[1:]
		}
	}
	return args
}
