package main

import (
	"embed"
	"strings"
)

// topic is a page of help that is no command.
type topic struct {
	name  string
	short string
	text  func() string
}

// topics is the table of topics, in the order in which help lists them.
func topics() []topic {
	return []topic{
		{"columns", "the columns of every table", page("columns")},
		{"wordings", "how words become counts", page("wordings")},
		{"methods", "what is computed, and what it cannot show", page("methods")},
		{"layouts", "which column means what", page("layouts")},
		{"findings", "what toll tells about an input", page("findings")},
		{"exit-status", "what the exit status means", page("exit-status")},
		{"citing", "how to cite what toll made", page("citing")},
	}
}

//go:embed topics
var topicPages embed.FS

// page returns the text of a page, read when it is asked for.
func page(name string) func() string {
	return func() string {
		b, err := topicPages.ReadFile("topics/" + name + ".txt")
		if err != nil {
			panic(err) // an embedded page: a test asks for every one
		}
		return strings.TrimRight(string(b), "\n") + "\n"
	}
}
