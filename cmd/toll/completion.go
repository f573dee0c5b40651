package main

import (
	"context"
	"embed"

	"github.com/spf13/pflag"

	"toll/cmd/toll/internal/suggest"
)

//go:embed completions
var completions embed.FS

func completionCommand() command {
	return command{
		name:  "completion",
		args:  "bash | zsh | fish",
		short: "a script by which a shell completes what is typed",
		long: `Prints a script for bash, zsh or fish. With it the tab key completes commands, flags, the choices of a flag, kinds of figures, built-in layouts, and the events of the files on the command line.

bash: add to ~/.bashrc the line   eval "$(toll completion bash)"
zsh: add to ~/.zshrc, behind compinit, the line   eval "$(toll completion zsh)"
fish: add to config.fish the line   toll completion fish | source`,
		examples: []example{
			{"toll completion bash", "the script for bash"},
		},
		setup: func(*pflag.FlagSet) runFunc {
			return func(_ context.Context, e *env, args []string) error { return e.completion(args) }
		},
	}
}

func (e *env) completion(args []string) error {
	const known = "shells there are: bash, zsh, fish"
	switch {
	case len(args) == 0:
		return usagef("completion", "completion needs the name of a shell").hint(known)
	case len(args) > 1:
		return usagef("completion", "completion takes one shell, but got %s", shown(args[1]))
	}
	switch args[0] {
	case "bash", "zsh", "fish":
	default:
		u := usagef("completion", "there is no completion for %s", shown(args[0]))
		for _, n := range suggest.Near(args[0], []string{"bash", "zsh", "fish"}, 1) {
			u.hint("did you mean: %s", e.corrected(args[0], n))
		}
		return u.hint(known)
	}
	script, err := completions.ReadFile("completions/toll." + args[0])
	if err != nil {
		return err
	}
	_, err = e.out.Write(script)
	return err
}
