package stats

import (
	"context"
	"iter"
	"slices"
	"strings"

	"toll/casualties"
)

// meetings holds the votes with points of all cells that have two or more, so
// that each source's meetings with the others can be gone through.
type meetings struct {
	ids      map[string]uint32
	names    []string // by number; in byte order once all are known
	votes    []meetingVote
	wide     []wideVote
	copies   map[[2]uint32]*copying // by the places of the two
	bySource [][]uint32             // the votes of each source, by place, in the order of the cells
	copied   [][]uint32             // places of the later sources that a source repeats or that repeat it
}

func newMeetings(votes int) *meetings {
	return &meetings{ids: map[string]uint32{}, votes: make([]meetingVote, 0, votes), copies: map[[2]uint32]*copying{}}
}

// collectMeetings reads results one after the other.
func collectMeetings(results iter.Seq[Result]) *meetings {
	t, c := newMeetings(0), newVoteCollector()
	event, key := -1, ""
	for r := range results {
		if event < 0 || r.Cell.Event.Key != key {
			event, key = event+1, r.Cell.Event.Key
		}
		c.add(event, r.Latest)
		if len(c.votes) >= 1<<14 {
			t.take(c.run())
		}
	}
	t.take(c.run())
	t.finish([]*voteCollector{c})
	return t
}

// meetingsOf reads claims on all processors.
func meetingsOf(ctx context.Context, claims *casualties.Claims, sel casualties.Selection) (*meetings, error) {
	t, collectors := newMeetings(claims.Len()), make([]*voteCollector, workerCount())
	err := inRuns(ctx, claims, sel, func(w int) (func(int, *casualties.Latest), func() voteRun) {
		collectors[w] = newVoteCollector()
		return collectors[w].add, collectors[w].run
	}, func(r voteRun) error {
		t.take(r)
		return nil
	})
	if err != nil {
		return nil, err
	}
	t.finish(collectors)
	return t, nil
}

// take adds the votes of the next run of events.
func (t *meetings) take(r voteRun) {
	for _, name := range r.names[len(r.from.known):] {
		id, ok := t.ids[name]
		if !ok {
			id = uint32(len(t.names))
			t.ids[name] = id
			t.names = append(t.names, name)
		}
		r.from.known = append(r.from.known, id)
	}
	known, wide := r.from.known, packed(len(t.wide))
	for _, v := range r.votes {
		v.source = known[v.source]
		if v.value&isWide != 0 {
			v.value += wide * packedOne
		}
		t.votes = append(t.votes, v)
	}
	for _, v := range r.wide {
		if v.origin > 0 {
			v.origin = known[v.origin-1] + 1
		}
		t.wide = append(t.wide, v)
	}
}

// finish puts the names in order, and numbers the sources by it, once all runs
// are taken.
func (t *meetings) finish(collectors []*voteCollector) {
	place := make([]uint32, len(t.names)) // by number
	order := make([]uint32, len(t.names))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(a, b uint32) int { return strings.Compare(t.names[a], t.names[b]) })
	sorted := make([]string, len(order))
	for p, id := range order {
		place[id], sorted[p] = uint32(p), t.names[id]
	}
	t.names, t.ids = sorted, nil
	for i := range t.wide {
		if v := &t.wide[i]; v.origin > 0 {
			v.origin = place[v.origin-1] + 1
		}
	}
	t.fileVotes(place)
	t.copied = make([][]uint32, len(t.names))
	for _, c := range collectors {
		if c != nil {
			t.takeCopies(c, place)
		}
	}
}

// fileVotes lists the votes of each source, in the order of the cells.
func (t *meetings) fileVotes(place []uint32) {
	counts := make([]int, len(t.names))
	for i := range t.votes {
		p := place[t.votes[i].source]
		t.votes[i].source = p
		counts[p]++
	}
	t.bySource = make([][]uint32, len(t.names))
	all := make([]uint32, len(t.votes))
	for p, n := range counts {
		t.bySource[p], all = all[:0:n], all[n:]
	}
	for i := range t.votes {
		p := t.votes[i].source
		t.bySource[p] = append(t.bySource[p], uint32(i))
	}
}

func (t *meetings) takeCopies(c *voteCollector, place []uint32) {
	for pair, of := range c.copies {
		x, y := place[c.known[pair[0]]], place[c.known[pair[1]]]
		have := t.copies[[2]uint32{x, y}]
		if have == nil {
			have = &copying{}
			t.copies[[2]uint32{x, y}] = have
			t.copied[x] = append(t.copied[x], y)
		}
		have.plus(of)
	}
}
