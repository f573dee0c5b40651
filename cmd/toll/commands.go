package main

import (
	"context"

	"github.com/spf13/pflag"
)

// command is one command of the program. Help, completion and the tests are
// made from the table of commands.
type command struct {
	name     string
	args     string // what stands behind the name and the flags
	short    string // one line, without a capital and a period
	long     string // what it does, in paragraphs
	examples []example
	setup    func(*pflag.FlagSet) runFunc // declares the flags and returns what to do with them
}

// runFunc does the work of a command; args are what is left behind its flags.
type runFunc func(ctx context.Context, e *env, args []string) error

// example is a command line that does something, and what.
type example struct{ line, what string }

// commands is the table of commands, in the order in which help lists them.
func commands() []command {
	return []command{
		reportCommand(),
		rangesCommand(),
		pairsCommand(),
		sourcesCommand(),
		totalsCommand(),
		revisionsCommand(),
		statementsCommand(),
		codersCommand(),
		attributesCommand(),
		chartCommand(),
		normalizeCommand(),
		explainCommand(),
		linkCommand(),
		checkCommand(),
		layoutCommand(),
		helpCommand(),
		completionCommand(),
		versionCommand(),
	}
}
