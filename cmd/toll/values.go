package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"toll/casualties/date"
)

// chooser is a flag value with a fixed list of choices.
type chooser interface{ choices() []string }

// choice is a flag value of one of several words.
type choice struct {
	value string
	list  []string
}

func newChoice(value string, list ...string) *choice { return &choice{value, list} }

// Set takes a word of the list, whatever its case.
func (c *choice) Set(s string) error {
	for _, w := range c.list {
		if strings.EqualFold(s, w) {
			c.value = w
			return nil
		}
	}
	return fmt.Errorf("choose one of %s", strings.Join(c.list, ", "))
}

func (c *choice) String() string    { return c.value }
func (c *choice) Type() string      { return "word" }
func (c *choice) choices() []string { return c.list }

// words is a flag value that may be given several times, each time one of a
// list of words. Nothing given means all.
type words struct {
	values []string
	list   []string
}

// Set adds a word of the list, whatever its case and whether its spaces are
// written as hyphens or underscores.
func (w *words) Set(s string) error {
	typed := strings.NewReplacer("-", " ", "_", " ").Replace(s)
	for _, known := range w.list {
		if strings.EqualFold(typed, known) {
			if !slices.Contains(w.values, known) {
				w.values = append(w.values, known)
			}
			return nil
		}
	}
	return fmt.Errorf("choose one of %s", strings.Join(w.list, ", "))
}

func (w *words) String() string    { return strings.Join(w.values, ", ") }
func (w *words) Type() string      { return "word" }
func (w *words) choices() []string { return w.list }

// whole is a flag value of a whole number that is not negative, always read in
// base 10: 010 is ten.
type whole struct {
	value *int
	least int
}

// Set reads digits.
func (n *whole) Set(s string) error {
	v, err := strconv.Atoi(s)
	if err != nil || v < n.least || s[0] == '+' {
		return fmt.Errorf("give a whole number, %d or more", n.least)
	}
	*n.value = v
	return nil
}

func (n *whole) String() string {
	if n.value == nil {
		return ""
	}
	return strconv.Itoa(*n.value)
}
func (n *whole) Type() string { return "number" }

// day is a flag value of a date.
type day struct{ value *date.Date }

// Set reads 2017, 2017-05 or 2017-05-18.
func (d *day) Set(s string) error {
	v, err := date.ParseISO(s)
	if err != nil || !v.IsKnown() {
		return fmt.Errorf("give a date as 2017-05-18, 2017-05 or 2017")
	}
	*d.value = v
	return nil
}

func (d *day) String() string {
	if d.value == nil {
		return ""
	}
	return d.value.String()
}
func (d *day) Type() string { return "date" }
