// Package casualties is what a claim is, and how bytes become claims.
//
// A claim is one source's figure for one measure of one group in one event.
// [Read] turns a table into [Claims]; [Claims.Cells] brings together what the
// sources say of the same thing; [Select] finds each source's latest figure in
// a cell and the votes that are compared. What the votes say together is
// computed by package stats.
//
// The words used here (claim, event, source, via, origin, measure, group,
// side, cell, latest figure, vote, drift, scope, doubt, finding) have one
// meaning each, in code, flags, columns and documentation alike.
package casualties
