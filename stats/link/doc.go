// Package link finds which events of different files are the same event, where
// the files share no keys. It knows events and claims, no files.
//
// Two events are candidates where their days lie within Options.Days of each
// other and their places agree: by great-circle distance where both have
// coordinates, else by name. A score says how far apart candidates are: the mean
// of the distances in time, place and category, each from 0 to 1, and what the
// casualty figures add to it or take from it. Candidates are joined from the
// lowest score upwards, one event of a file with at most one of another, and
// never so that two events come together through a third that a direct
// comparison keeps apart.
//
// The method follows Donnay, Dunford, McGrath, Backer and Cunningham,
// "Integrating Conflict Event Data", Journal of Conflict Resolution 63 (2019),
// 1337-1364, which does not look at the figures.
//
// Linking by figures makes the sources look more alike than they are: of two
// candidates the one that agrees is taken, and the agreement is then measured.
// Options.NoFigures switches it off.
package link
