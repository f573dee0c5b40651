package link

import (
	"fmt"
	"iter"
	"strings"

	"toll/casualties/date"
	"toll/stats"
)

// Row is one row of the link table: an event of a file and the key given to it.
type Row struct {
	File  string    `csv:"file" doc:"the file"`
	Line  int       `csv:"row" doc:"first line of the file that speaks of the event"`
	Key   string    `csv:"key" doc:"the event's key in the file"`
	Date  date.Date `csv:"event_date" doc:"when, as the file says"`
	Place string    `csv:"place" doc:"where, as the file says"`
	Event string    `csv:"event" doc:"the key given: the same for events that are one"`
	Files int       `csv:"events" doc:"how many events of files are this one, itself included"`

	Match      string     `csv:"match" doc:"the event of another file with which it was joined at the lowest score, as FILE: KEY"`
	Score      stats.Real `csv:"score" doc:"of the match: mean of time, place and category, plus figures; 0: nothing tells them apart, the higher the less alike"`
	Time       stats.Real `csv:"time" doc:"part of the score: distance in days, 0 to 1"`
	PlacePart  stats.Real `csv:"place_distance" doc:"part of the score: distance of the places or of their names, 0 to 1"`
	Category   stats.Real `csv:"category" doc:"part of the score: distance in the taxonomy, 0 to 1; empty: not compared"`
	Figures    stats.Real `csv:"figures" doc:"part of the score: above 0 where the casualty figures cannot both be complete counts, below 0 where rare ones agree; empty: not compared"`
	Days       string     `csv:"days" doc:"days between the two"`
	Km         stats.Real `csv:"km" doc:"kilometres between the two; empty: one has no coordinates"`
	Similarity stats.Real `csv:"name_similarity" doc:"Jaro-Winkler similarity of the names of the places; 1: the same place"`

	RunnerUp      string     `csv:"runner_up" doc:"the nearest event with which it was not joined"`
	RunnerUpScore stats.Real `csv:"runner_up_score" doc:"its score"`
	Reason        string     `csv:"reason" doc:"why it was joined or not"`
}

// Rows yields the link table: one row an event of a file, events that are one
// together, in byte order of the keys given.
func (k *Links) Rows() iter.Seq[Row] {
	return func(yield func(Row) bool) {
		for _, i := range k.order() {
			if !yield(k.row(i)) {
				return
			}
		}
	}
}

func (k *Links) row(i int32) Row {
	e := k.linker.items[i].Event
	r := Row{File: e.File, Line: e.Row(), Key: e.Key, Date: e.Start, Place: e.Place, Event: k.keys[i], Files: max(1, len(k.members[k.groups.find(i)]))}
	if b := k.best[i]; b >= 0 {
		other := k.other(b, i)
		c := k.linker.compare(i, other)
		r.Match, r.Score, r.Time, r.PlacePart = k.ref(other), stats.Of(c.Score), stats.Of(c.Time), stats.Of(c.Place)
		r.Days = fmt.Sprint(c.Days)
		if c.Category >= 0 {
			r.Category = stats.Of(c.Category)
		}
		if c.Compared {
			r.Figures = stats.Of(c.Figures)
		}
		if c.Km >= 0 {
			r.Km = stats.Of(c.Km)
		}
		if c.Similarity >= 0 {
			r.Similarity = stats.Of(c.Similarity)
		}
	}
	if s := k.second[i]; s >= 0 {
		r.RunnerUp, r.RunnerUpScore = k.ref(k.other(s, i)), stats.Of(rounded(float64(k.edges[s].score)))
	}
	r.Reason = k.reason(i)
	return r
}

func (k *Links) other(edge, event int32) int32 {
	if e := &k.edges[edge]; e.a != event {
		return e.a
	}
	return k.edges[edge].b
}

func (k *Links) ref(i int32) string {
	e := k.linker.items[i].Event
	return Ref{e.File, e.Key}.String()
}

// reason says in a sentence or two why an event was joined or not.
func (k *Links) reason(i int32) string {
	var say []string
	switch b, members := k.best[i], k.members[k.groups.find(i)]; {
	case b >= 0:
		c := k.linker.compare(i, k.other(b, i))
		say = append(say, "joined: "+c.words())
	case len(members) > 1:
		say = append(say, "joined by a person's decision")
	case !k.linker.items[i].dated:
		say = append(say, "alone: it has no date")
	case k.linker.items[i].place == noPlace && !k.linker.items[i].at.Known:
		say = append(say, "alone: it does not say where")
	case k.second[i] < 0:
		say = append(say, "alone: no event of another file is near enough in time and place")
	default:
		say = append(say, "alone")
	}
	if s := k.second[i]; s >= 0 {
		say = append(say, "not with "+k.ref(k.other(s, i))+": "+k.edges[s].fate.words(&k.linker.opt))
	}
	return strings.Join(say, "; ")
}

// words says why a pair was not joined.
func (f fate) words(opt *Options) string {
	switch f {
	case fateTaken:
		return "a pair with a lower score took its place"
	case fateChain:
		return "it would bring together two events that a direct comparison keeps apart"
	case fatePerson:
		return "a person's decision keeps them apart"
	case fateWeak:
		return fmt.Sprintf("the score is above %.4g", opt.Most)
	case fateEpisode:
		return "one lasted several days, the other is of one day; a person has to say"
	}
	return "joined"
}

// words says what a comparison found, part by part.
func (c *Comparison) words() string {
	say := []string{}
	switch {
	case c.Time == 0.5 && c.Days == 0:
		say = append(say, "the day is not stated exactly")
	case c.Days == 0:
		say = append(say, "same day")
	case c.Days == 1:
		say = append(say, "1 day apart")
	default:
		say = append(say, fmt.Sprintf("%d days apart", c.Days))
	}
	if c.Km >= 0 {
		say = append(say, fmt.Sprintf("%.3g km apart", c.Km))
	}
	switch {
	case c.Similarity == 1:
		say = append(say, "the same place name")
	case c.Similarity > 0:
		say = append(say, fmt.Sprintf("place names alike (%.2f)", c.Similarity))
	case c.Similarity == 0:
		say = append(say, "other place names")
	}
	if c.Category >= 0 {
		say = append(say, fmt.Sprintf("categories %.2g apart", c.Category))
	}
	switch {
	case !c.Compared:
	case c.Figures > 0:
		say = append(say, "the figures cannot both be complete counts")
	case c.Figures < 0:
		say = append(say, "equal figures")
	default:
		say = append(say, "the figures can both be complete counts")
	}
	return strings.Join(say, ", ")
}
