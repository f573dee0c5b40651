package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"toll/cmd/toll/internal/plain"
	"toll/cmd/toll/internal/suggest"
)

// shown is a word of the user's in a message: quoted, harmless.
func shown(s string) string { return fmt.Sprintf("%q", s) }

// corrected is the command line with the word old replaced, ready to be pasted.
func (e *env) corrected(old, new string) string {
	args := slices.Clone(e.args)
	for i, a := range args {
		if a == old {
			args[i] = new
			break
		}
		if rest, ok := strings.CutPrefix(a, old+"="); ok {
			args[i] = new + "=" + rest
			break
		}
		if head, ok := strings.CutSuffix(a, "="+old); ok {
			args[i] = head + "=" + new
			break
		}
	}
	return "toll " + strings.Join(quoteAll(args), " ")
}

// quoteAll quotes words as a shell needs them.
func quoteAll(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = quote(w)
	}
	return out
}

func quote(s string) string {
	safe := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r > 0x7f || strings.ContainsRune("-_./,:=@%+", r)
	}
	if s != "" && strings.IndexFunc(s, func(r rune) bool { return !safe(r) }) < 0 {
		return plain.Text(s)
	}
	return "'" + strings.ReplaceAll(plain.Text(s), "'", `'\''`) + "'"
}

// flagError turns an error of the flag parser into one that says what to type.
func (e *env) flagError(fs *pflag.FlagSet, command string, err error) error {
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) {
		return e.unknownFlag(fs, command, unknown)
	}
	var needs *pflag.ValueRequiredError
	if errors.As(err, &needs) {
		_, placeholder := pflag.UnquoteUsage(needs.GetFlag())
		return usagef(command, "--%s needs a value", needs.GetFlag().Name).
			hint("for example: --%s %s", needs.GetFlag().Name, placeholder)
	}
	var invalid *pflag.InvalidValueError
	if errors.As(err, &invalid) {
		u := usagef(command, "--%s %s: %v", invalid.GetFlag().Name, shown(invalid.GetValue()), invalid.Unwrap())
		if c, ok := invalid.GetFlag().Value.(chooser); ok {
			for _, n := range suggest.Near(invalid.GetValue(), c.choices(), 1) {
				u.hint("did you mean: %s", e.corrected(invalid.GetValue(), n))
			}
		}
		return u
	}
	return usagef(command, "%v", err)
}

func (e *env) unknownFlag(fs *pflag.FlagSet, command string, err *pflag.NotExistError) error {
	if letters := err.GetSpecifiedShortnames(); letters != "" {
		u := usagef(command, "there is no flag -%s", plain.Text(letters))
		if command == "" {
			return u
		}
		return u.hint("a file whose name begins with - is named as ./-NAME, or behind --")
	}
	name := err.GetSpecifiedName()
	u := usagef(command, "there is no flag --%s", plain.Text(name))
	if command != "" {
		u.msg = fmt.Sprintf("%s has no flag --%s", command, plain.Text(name))
	}
	near := suggest.Near(name, flagNames(fs), 1)
	for _, n := range near {
		u.hint("did you mean: %s", e.corrected("--"+name, "--"+n))
	}
	if len(near) == 0 {
		e.flagElsewhere(u, name)
	}
	return u
}

// flagElsewhere hints at the commands that have a flag this one does not.
func (e *env) flagElsewhere(u *usageError, name string) {
	var have []string
	for _, c := range commands() {
		fs := newFlagSet(c.name)
		c.setup(fs)
		e.declareQuiet(fs)
		if fs.Lookup(name) != nil {
			have = append(have, c.name)
		}
	}
	switch {
	case len(have) == 0:
	case u.command == "":
		u.hint("flags of a command stand behind it: toll %s --%s", have[0], name)
	default:
		u.hint("it is a flag of: toll %s", strings.Join(have, ", toll "))
	}
}

func flagNames(fs *pflag.FlagSet) []string {
	var names []string
	fs.VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			names = append(names, f.Name)
		}
	})
	return names
}
