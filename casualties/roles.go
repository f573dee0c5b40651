package casualties

import "toll/casualties/layout"

// role is a layout.Role of which a row has one at most, as a small number.
type role uint8

const (
	roleEventName role = iota
	rolePlace
	roleEventDate // the dates, in the order of the bits of record.open
	roleStated
	rolePublished
	roleSource
	roleVia
	roleOrigin
	roleRevision
	roleMeasure
	roleGroup
	roleSide
	roleCumulative
	roleScope
	roleDoubt
	roleBasis
	roleReported
	roleEvidence
	roleGrade
	roleURL
	roleNote
	numRoles

	noRole = numRoles
)

// roleNames are the roles in layouts.
var roleNames = [numRoles]layout.Role{layout.EventName, layout.Place, layout.EventDate, layout.Stated, layout.Published, layout.Source,
	layout.Via, layout.Origin, layout.Revision, layout.Measure, layout.Group, layout.Side, layout.Cumulative, layout.Scope, layout.Doubt,
	layout.Basis, layout.Reported, layout.Evidence, layout.Grade, layout.URL, layout.Note}
