//go:build race

package stats_test

// underRace says that the race detector watches, which makes all ten times slower.
const underRace = true
