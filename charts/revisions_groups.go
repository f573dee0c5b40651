package charts

import (
	"toll/casualties"
)

// mostJoined is how many lines a panel of two groups has at most: more would
// not be read.
const mostJoined = 20

// joinGroups puts the civilians of an event into the panel of its total, as
// hollow marks: a source often goes on from the one to the other.
func (s *RevisionsSpec) joinGroups() {
	for i := range s.Panels {
		for k := range s.Panels {
			if p, q := &s.Panels[i], &s.Panels[k]; p.takes(q) {
				p.join(q)
			}
		}
	}
}

// takes reports whether q is the civilians of p, a total, one of them changed,
// and both together can be read.
func (p *RevisionPanel) takes(q *RevisionPanel) bool {
	a, b := p.cell.Cell, q.cell.Cell
	return a.Group == casualties.Total && b.Group == casualties.Civilians && p.second == nil && len(p.Lines) > 0 && len(q.Lines) > 0 &&
		p.moved+q.moved > 0 && len(p.Lines)+len(q.Lines) <= mostJoined && p.Log == q.Log &&
		a.Event.Key == b.Event.Key && a.Measure == b.Measure && a.Side == b.Side && a.Cumulative == b.Cumulative && p.Origin == q.Origin
}

// join takes the figures of another panel into this one, as those of its second
// group, and leaves it empty.
func (p *RevisionPanel) join(q *RevisionPanel) {
	group := p.w.people(q.cell.Cell.Group, q.cell.Cell.Side)
	p.second = q.cell
	p.Title, p.plain = p.w.say("revisions.two_groups", p.Title, group), p.w.listed([]string{p.Title, group})
	for _, line := range q.Lines {
		line.Second = true
		for k := range line.Points {
			line.Points[k].Second = true
		}
		line.Source = p.w.say("revisions.source_group", line.Source, group)
		p.Lines = append(p.Lines, line)
	}
	for _, point := range q.Undated {
		point.Second = true
		point.Source = p.w.say("revisions.source_group", point.Source, group)
		p.Undated = append(p.Undated, point)
	}
	p.moved += q.moved
	q.moved, q.Lines, q.Undated = 0, nil, nil
	for i := range p.Lines {
		p.Lines[i].Hue = 0
	}
	p.order()
}

// columnsOf names the cell of a figure of the panel.
func (p *RevisionPanel) columnsOf(second bool) []string {
	if second {
		return cellColumns(p.second)
	}
	return cellColumns(p.cell)
}

// small reports whether the panels are drawn small, side by side.
func (s *RevisionsSpec) small() bool { return len(s.Panels) > mostLarge }
