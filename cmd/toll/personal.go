package main

import (
	"fmt"

	"toll/casualties"
	"toll/casualties/contact"
)

// withoutContacts takes telephone numbers and e-mail addresses out of the texts
// of claims and of what is said about them, for a report that others will read.
// Where one stands in a name that claims are compared by, it stays and is told.
func (l *loaded) withoutContacts() {
	l.findings.Edit(func(f *casualties.Finding) {
		for _, text := range []*string{&f.Message, &f.Seen, &f.Hint} {
			*text, _ = contact.Scrub(*text)
		}
	})
	if !l.hasContacts() {
		return
	}
	out := casualties.NewClaims()
	for c := range l.claims.All {
		scrubbed := *c
		for _, t := range textsOf(&scrubbed) {
			text, kinds := contact.Scrub(*t.text)
			if kinds == nil {
				continue
			}
			message := fmt.Sprintf("left out of the report: %s", kinds[0])
			hint := "--personal leaves it in"
			if t.key {
				message, hint = fmt.Sprintf("a name holds contact data (%s) and is shown", kinds[0]), "change it in the table"
			} else {
				*t.text = text
			}
			l.findings.Add(casualties.Finding{Rule: "personal-data", Pos: c.Pos, Column: t.column, Message: message, Hint: hint})
		}
		out.Append(&scrubbed)
	}
	l.claims = out
}

// claimText is a text of a claim that gets into the report.
type claimText struct {
	column string
	text   *string
	key    bool // claims are compared by it: it cannot be changed
}

// numTexts is how many texts of a claim get into the report.
const numTexts = 12

func textsOf(c *casualties.Claim) [numTexts]claimText {
	return [numTexts]claimText{{"event", &c.Event, true}, {"source", &c.Source, true}, {"via", &c.Via, true}, {"origin", &c.Origin, true}, {"side", &c.Side, true},
		{"event_name", &c.EventName, false}, {"place", &c.Place, false}, {"governorate", &c.Admin, false}, {"reported", &c.Reported, false}, {"evidence", &c.Evidence, false},
		{"grade", &c.Grade, false}, {"note", &c.Note, false}}
}

// hasContacts looks through the texts of the claims, event by event: what one
// says again as the one before did is not looked at again.
func (l *loaded) hasContacts() bool {
	var before [numTexts]string
	for cell := range l.claims.Cells() {
		for i := range cell.Claims {
			for k, t := range textsOf(&cell.Claims[i]) {
				if *t.text == before[k] {
					continue
				}
				if before[k] = *t.text; len(contact.Find(*t.text)) > 0 {
					return true
				}
			}
		}
	}
	return false
}
