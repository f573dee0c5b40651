package casualties

import (
	"reflect"

	"toll/casualties/count"
	"toll/casualties/date"
)

// Row is one claim as the normalize table has it: the native layout, then where
// the claim stands and by which rule it was read. Reading the table again gives
// the same claims.
type Row struct {
	Event     string    `csv:"event" hxl:"#event+id" doc:"key of the event as first seen"`
	EventName string    `csv:"event_name" hxl:"#event+name" doc:"what people call the event"`
	Place     string    `csv:"place" hxl:"#loc+name" doc:"where"`
	Admin     string    `csv:"governorate" hxl:"#adm1+name" doc:"governorate, province or district"`
	EventDate date.Date `csv:"event_date" hxl:"#date+occurred" doc:"when: a day, a month or a year"`
	Source    string    `csv:"source" hxl:"#meta+source" doc:"who asserts the figure; empty: nobody is named"`
	Via       string    `csv:"via" hxl:"#meta+via" doc:"the outlet that carried it; empty: the source itself"`
	Origin    string    `csv:"origin" hxl:"#meta+origin" doc:"the source that this one repeats"`
	Stated    date.Date `csv:"stated" hxl:"#meta+date+stated" doc:"the day the source said it"`
	Published date.Date `csv:"published" hxl:"#date+published" doc:"the day the page appeared"`
	Revision  Order     `csv:"revision" hxl:"#meta+revision" doc:"order of the source's own figures, where known better than by date"`

	Measure    Measure `csv:"measure" hxl:"#indicator+measure" doc:"what happened to the people counted"`
	Group      Group   `csv:"group" hxl:"#indicator+group" doc:"which people are counted"`
	Side       string  `csv:"side" hxl:"#group+side" doc:"whose people they are; empty: not stated"`
	Cumulative string  `csv:"cumulative" hxl:"#meta+cumulative" doc:"yes where the figure is to date"`
	Scope      string  `csv:"scope" hxl:"#meta+scope" doc:"part: of a part of the event; wider: of more than the event"`
	Doubt      string  `csv:"doubt" hxl:"#meta+doubt" doc:"misrelay: the carrier changed what was said; match: perhaps another event"`

	Reported string       `csv:"reported" hxl:"#description+figure" doc:"the words of the figure, as on the page"`
	Low      count.Number `csv:"low" hxl:"#affected+low" doc:"smallest number the figure allows; empty: unknown"`
	Best     count.Number `csv:"best" hxl:"#affected+best" doc:"the number the source gives as its count; empty: none"`
	High     count.Number `csv:"high" hxl:"#affected+high" doc:"largest number the figure allows; empty: unknown"`
	Basis    string       `csv:"basis" hxl:"#meta+basis" doc:"wording: the words alone; context: judged from the page"`
	Evidence string       `csv:"evidence" hxl:"#meta+evidence" doc:"what the source has to show for it, as the table says"`
	Grade    string       `csv:"grade" hxl:"#meta+grade" doc:"as a recorder graded the claim"`
	URL      string       `csv:"url" hxl:"#meta+url" doc:"address of the page"`
	Note     string       `csv:"note" hxl:"#meta+comments" doc:"note of the person who coded the claim"`

	File   string `csv:"file" hxl:"#meta+file" doc:"file in which the claim stands"`
	Line   int    `csv:"line" hxl:"#meta+line" doc:"physical line, from 1"`
	Column int    `csv:"column" hxl:"#meta+column" doc:"character in the line, from 1"`
	Rule   string `csv:"rule" hxl:"#meta+rule" doc:"rule by which the words became numbers; columns: the table gives the numbers"`
	Lang   string `csv:"language" hxl:"#meta+lang" doc:"language of the words; empty for bare digits"`
}

// HXLTags are the tags of the columns of a Row by the Humanitarian Exchange
// Language, in their order. What was counted of whom stands in columns of its
// own, so that the tags of the numbers name neither.
func HXLTags() []string {
	var tags []string
	for _, f := range reflect.VisibleFields(reflect.TypeFor[Row]()) {
		tags = append(tags, f.Tag.Get("hxl"))
	}
	return tags
}

// Order is a place in an order from 1; 0 is not known and prints as nothing.
type Order int

// MarshalCSV writes the number, nothing for 0.
func (o Order) MarshalCSV() (string, error) {
	if o == 0 {
		return "", nil
	}
	return count.Known(int64(o)).String(), nil
}

// MarshalJSON writes the number, null for 0.
func (o Order) MarshalJSON() ([]byte, error) {
	if o == 0 {
		return []byte("null"), nil
	}
	return []byte(count.Known(int64(o)).String()), nil
}

// NewRow returns the claim as a row of the normalize table.
func NewRow(c *Claim) Row {
	r := Row{
		Event: c.Event, EventName: c.EventName, Place: c.Place, Admin: c.Admin, EventDate: c.EventDate,
		Source: c.Source, Via: c.Via, Origin: c.Origin, Stated: c.Stated, Published: c.Published, Revision: Order(c.Revision),
		Measure: c.Measure, Group: c.Group, Side: c.Side, Scope: c.Scope.String(), Doubt: c.Doubt.String(),
		Reported: c.Reported, Low: c.Count.Low, Best: c.Count.Best, High: c.Count.High, Basis: c.Basis.String(),
		Evidence: c.Evidence, Grade: c.Grade, URL: c.URL, Note: c.Note,
		File: c.Pos.File, Line: c.Pos.Line, Column: c.Pos.Column, Rule: c.Rule, Lang: c.Lang,
	}
	if c.Cumulative {
		r.Cumulative = "yes"
	}
	return r
}
