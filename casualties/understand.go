package casualties

import (
	"toll/casualties/layout"
	"toll/casualties/rows"
)

// InferLayout returns what the columns of a table mean as far as its first rows
// tell, and says to findings what they leave open: a table that Read refuses
// for want of an event or a measure still has a layout, to be completed by
// hand. A table in which no row can be a header is an error that is a
// *rows.Error.
func InferLayout(in Input, opt ReadOptions, findings *Findings) (*layout.Layout, error) {
	r, err := rows.Open(in.Name, in.Reader, opt.Rows)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	head, err := readHead(r)
	if err != nil {
		return nil, err
	}
	t := &table{in: in, opt: opt, findings: findings, sum: &Summary{File: in.Name}}
	texts := textsOf(head)
	inferred := layout.Infer(texts, opt.Hints)
	if inferred == nil {
		p := layout.NoHeader(texts)
		return nil, t.refuse(head[0], -1, "no-header", p.Message, p.Hint)
	}
	if err := t.sound(head[inferred.Header]); err != nil {
		return nil, err
	}
	_, problems := inferred.Layout.Bind(texts[inferred.Header])
	for _, p := range append(inferred.Problems, problems...) {
		t.reportProblem(head[inferred.Header], p)
	}
	return inferred.Layout, nil
}

// textsOf returns the fields of rows as texts.
func textsOf(head []*rows.Row) [][]string {
	texts := make([][]string, len(head))
	for i, row := range head {
		for f := range row.Len() {
			texts[i] = append(texts[i], string(row.Field(f)))
		}
	}
	return texts
}
