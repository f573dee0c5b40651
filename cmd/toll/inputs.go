package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"toll/cmd/toll/internal/suggest"
	"toll/data"
)

// embedded is the file that is read where no FILE is given.
const embedded = "syria-2017.csv"

// input is one file to read.
type input struct {
	name   string // as positions and messages name it
	path   string // empty for standard input and the embedded claims
	source string // the source of the whole file, of NAME=FILE
	open   func() (io.ReadCloser, error)
}

// title is what the input is called where no path may show: in figures and in
// the report.
func (in input) title() string {
	switch in.name {
	case "-":
		return "standard input"
	case embedded:
		if in.path == "" {
			return embedded + " (embedded)"
		}
	}
	return path.Base(in.name)
}

// shortened names the inputs by as much of the ends of their paths as tells them
// apart: what is published shows nobody's folders, and is the same wherever it
// is made.
func shortened(inputs []input) []input {
	out := slices.Clone(inputs)
	for parts := 1; ; parts++ {
		seen := map[string]bool{}
		again := false
		for i, in := range inputs {
			all := strings.Split(filepath.ToSlash(in.name), "/")
			out[i].name = strings.Join(all[max(0, len(all)-parts):], "/")
			again = again || seen[out[i].name] && parts < len(all)
			seen[out[i].name] = true
		}
		if !again {
			return out
		}
	}
}

// inputs turns the FILE arguments of a command into what there is to read, and
// refuses what cannot be read before anything is. Without arguments it is the
// embedded claims, and a note says so; never standard input.
func (e *env) inputs(args []string) ([]input, error) {
	if len(args) == 0 {
		e.note("no FILE given: using the embedded Syria 2017 claims")
		return []input{{name: embedded, open: func() (io.ReadCloser, error) { return data.Files.Open(embedded) }}}, nil
	}
	e.files = args
	var list []input
	for _, arg := range args {
		in, err := e.input(arg)
		if err != nil {
			return nil, err
		}
		if err := e.notTwice(list, in); err != nil {
			return nil, err
		}
		list = append(list, in)
	}
	return list, nil
}

func (e *env) input(arg string) (input, error) {
	if arg == "-" {
		return input{name: "-", open: func() (io.ReadCloser, error) { return io.NopCloser(e.in), nil }}, nil
	}
	if arg == "" {
		return input{}, usagef(e.command, "a FILE has an empty name")
	}
	source, path := "", arg
	info, err := e.disk.Stat(arg)
	if name, file, ok := strings.Cut(arg, "="); ok && errors.Is(err, fs.ErrNotExist) {
		if strings.TrimSpace(name) == "" {
			return input{}, usagef(e.command, "%s names no source before the =", shown(arg)).hint("name one: SOURCE=%s", quote(file))
		}
		source, path = strings.TrimSpace(name), file
		if file == "-" {
			in, err := e.input(file)
			in.source = source
			return in, err
		}
		info, err = e.disk.Stat(file)
	}
	if err != nil {
		return input{}, e.unreadable(path, err)
	}
	if info.IsDir() {
		return input{}, e.isFolder(path)
	}
	return input{name: filepath.ToSlash(path), path: path, source: source, open: func() (io.ReadCloser, error) { return e.disk.Open(path) }}, nil
}

// unreadable says why a file cannot be read, and which one may have been meant.
func (e *env) unreadable(path string, err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	problem := fmt.Errorf("cannot read %s: %w", shown(path), err)
	if !errors.Is(err, fs.ErrNotExist) {
		return problem
	}
	dir, base := filepath.Split(path)
	var names []string
	list, _ := os.ReadDir(filepath.Clean(dir)) // a folder that is not there has no near names
	for _, d := range list {
		names = append(names, d.Name())
	}
	for _, c := range commands() {
		if c.name == path {
			return withHint(problem, "%s is a command; it stands first: toll %s", shown(path), path)
		}
	}
	if near := suggest.Near(base, names, 1); len(near) > 0 {
		return withHint(problem, "did you mean: %s", e.corrected(path, dir+near[0]))
	}
	return problem
}

// isFolder refuses a folder and lists the tables in it.
func (e *env) isFolder(path string) error {
	problem := fmt.Errorf("cannot read %s: it is a folder", shown(path))
	var tables []string
	list, _ := os.ReadDir(path)
	for _, d := range list {
		if looksLikeFile(d.Name()) && !d.IsDir() {
			tables = append(tables, filepath.Join(path, d.Name()))
		}
	}
	const most = 8
	switch {
	case len(tables) == 0:
		return withHint(problem, "name the files in it; there is no .csv among them")
	case len(tables) > most:
		return withHint(problem, "name the files in it, for example: toll %s %s", e.command, quote(tables[0]))
	}
	args := slices.Clone(e.args)
	if i := slices.Index(args, path); i >= 0 {
		return withHint(problem, "name the files in it: toll %s", strings.Join(quoteAll(slices.Replace(args, i, i+1, tables...)), " "))
	}
	return withHint(problem, "name the files in it: %s", strings.Join(quoteAll(tables), " "))
}

// notTwice refuses a file that is in the list already: its claims would count
// twice.
func (e *env) notTwice(list []input, in input) error {
	for _, other := range list {
		if in.name == "-" && other.name == "-" {
			return usagef(e.command, "standard input (-) can be read only once")
		}
		if in.path == "" || other.path == "" {
			continue
		}
		if sameFile(in.path, other.path) {
			return usagef(e.command, "%s and %s are the same file; its claims would count twice", shown(other.path), shown(in.path))
		}
	}
	return nil
}

func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}
