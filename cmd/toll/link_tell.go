package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"toll/cmd/toll/internal/outfile"
	"toll/stats/link"
)

// tell says on stderr what was found, and how sure it is.
func (l *linking) tell(e *env, links *link.Links) error {
	groups, events := links.Joined()
	e.note("%s of %s: %d of them are %s; %s might be one", plural(links.Len(), "event"), plural(len(links.Files()), "file"), events, plural(groups, "event"), plural(links.Candidates(), "pair"))
	if doubtful := len(links.Doubtful()); doubtful > 0 && l.review == "" {
		e.note("%s for a person to look at; list them: --review FILE", plural(doubtful, "pair"))
	}
	if !l.opt.NoFigures {
		e.note("the casualty figures helped to choose, which makes the sources look more alike than they are; without them: --no-figures")
	}
	if l.truth == "" {
		return nil
	}
	return l.evaluate(e, links)
}

// evaluate compares the links with the truth.
func (l *linking) evaluate(e *env, links *link.Links) error {
	f, err := e.disk.Open(l.truth)
	if err != nil {
		return fmt.Errorf("--truth: %w", err)
	}
	defer f.Close()
	truth, err := link.ReadTruth(f)
	if err != nil {
		return fmt.Errorf("%s: %w", shown(l.truth), err)
	}
	rows, missing, err := links.Evaluate(truth)
	if err != nil {
		return err
	}
	if missing > 0 {
		e.note("%s of %s name events that no file has", plural(missing, "row"), shown(l.truth))
	}
	q := rows[len(rows)-1]
	e.message("against the known links: precision %s, recall %s, F1 %s (%d right, %d wrong, %d missed)",
		orUnknown(q.Precision.Short()), orUnknown(q.Recall.Short()), orUnknown(q.F1.Short()), q.True, q.False, q.Missed)
	if l.scores == "" {
		return nil
	}
	return writeTable(e, l.scores, l.out, rows)
}

func orUnknown(s string) string {
	if s == "" {
		return "?"
	}
	return s
}

// explain prints why two events were joined or not.
func (l *linking) explain(e *env, links *link.Links, events []link.Event) error {
	var refs [2]link.Ref
	for i, asked := range l.why {
		ref, ok := findRef(events, asked)
		if !ok {
			return usagef("link", "--why %s: no file has this event", shown(asked)).hint("write FILE:KEY, or FILE:ROW with the line of the file")
		}
		refs[i] = ref
	}
	text, err := links.Why(refs[0], refs[1])
	if err != nil {
		return err
	}
	return e.writeOut(l.out.file, outfile.Options{Force: l.out.force}, func(w io.Writer) error {
		_, err := io.WriteString(w, name(text)+"\n")
		return err
	})
}

// findRef finds the event that FILE:KEY or FILE:ROW means. A key comes before a
// row.
func findRef(events []link.Event, asked string) (link.Ref, bool) {
	row := link.Ref{}
	for i := range events {
		ev := &events[i]
		rest, ok := strings.CutPrefix(asked, ev.File+":")
		if !ok {
			continue
		}
		if rest == ev.Key {
			return link.Ref{File: ev.File, Key: ev.Key}, true
		}
		for _, line := range ev.Lines {
			if rest == strconv.Itoa(line) {
				row = link.Ref{File: ev.File, Key: ev.Key}
			}
		}
	}
	return row, row.File != ""
}
