package main

import "github.com/spf13/pflag"

// The families of flags, by the question they answer.
const (
	familyWhat  = "What columns mean"
	familyWhich = "Which claims"
	familyHow   = "How they are compared"
	familyOwn   = "Flags"
	familyFound = "What is found about the input"
	familyLook  = "How the figure looks"
	familyOut   = "What comes out"
)

// families returns the families in the order in which help lists them.
func families() []string {
	return []string{familyOwn, familyWhat, familyWhich, familyHow, familyLook, familyFound, familyOut}
}

const familyKey = "family"

// inFamily marks the flags that declare declares as members of a family.
func inFamily(fs *pflag.FlagSet, family string, declare func(*pflag.FlagSet)) {
	part := newFlagSet("")
	declare(part)
	part.VisitAll(func(f *pflag.Flag) {
		f.Annotations = map[string][]string{familyKey: {family}}
	})
	fs.AddFlagSet(part)
}

func familyOf(f *pflag.Flag) string {
	if family := f.Annotations[familyKey]; len(family) == 1 {
		return family[0]
	}
	return familyOwn
}
