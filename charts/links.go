package charts

import (
	"fmt"
	"strconv"
	"strings"

	"toll/charts/draw"
	"toll/stats/link"
)

// Links draws what the linking of files found: how many events each pair of
// files shares, and month by month how many events have a match in another file.
// shared are the rows of Links.SharedEvents, months those of Links.Months.
// Without a shared event it says so in words. The error says that the embedded
// fonts cannot be read.
func Links(shared []link.Shared, months []link.Month, o Options) (*Figure, error) {
	o, f, err := o.prepare()
	if err != nil {
		return nil, err
	}
	spec := NewLinksSpec(shared, months, o)
	fig := newFigure(f, o, &spec.frame, spec.String(), spec.data(), nil)
	s := spec.begin(f, o, 0, 1, spec.describe())
	if len(spec.Files) > 1 {
		spec.matrix(s)
	}
	if len(spec.Months) > 0 {
		spec.bars(s)
	}
	fig.addSheet(spec.end(s, o))
	return fig, nil
}

// LinksSpec is what a figure of links shows, before it is laid out.
type LinksSpec struct {
	frame
	Files  []string       // those with the most shared events first
	Shared map[[2]int]int // by row and column, row > column
	Months []link.Month   // without gaps
}

// linkedFiles is how many files a matrix shows.
const linkedFiles = 12

// NewLinksSpec computes the specification. Of many files those are shown that
// come first.
func NewLinksSpec(shared []link.Shared, months []link.Month, o Options) *LinksSpec {
	s := &LinksSpec{frame: frame{w: o.w}, Shared: map[[2]int]int{}, Months: withoutGaps(months)}
	place := map[string]int{}
	at := func(file string) int {
		i, ok := place[file]
		if !ok {
			i = len(place)
			place[file] = i
			if i < linkedFiles {
				s.Files = append(s.Files, o.w.name(file))
			}
		}
		return i
	}
	sum := 0
	for _, row := range shared {
		if row.B == "" { // of all files
			continue
		}
		a, b := at(row.A), at(row.B)
		if sum += row.Joined; max(a, b) < linkedFiles {
			s.Shared[[2]int{max(a, b), min(a, b)}] = row.Joined
		}
	}
	s.words(sum, len(place), o)
	return s
}

// howMany prints a number of things in English words that agree with it.
func howMany(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// withoutGaps adds the months in which nothing happened.
func withoutGaps(months []link.Month) []link.Month {
	var list []link.Month
	for _, m := range months {
		for n := len(list); n > 0; n = len(list) {
			next := following(list[n-1])
			if next.Month.Compare(m.Month) >= 0 || !next.Month.IsKnown() {
				break
			}
			list = append(list, next)
		}
		list = append(list, m)
	}
	return list
}

func (s *LinksSpec) words(sum, files int, o Options) {
	s.Title = "Which events the files share"
	events, joined := 0, 0
	for _, m := range s.Months {
		events, joined = events+m.Events, joined+m.Joined
	}
	s.Subtitle = fmt.Sprintf("%d of %s in %s have a match in another file.", joined, o.w.count("events", events), howMany(files, "file", "files"))
	if sum == 0 {
		s.Subtitle = "No event of one file has a match in another."
	}
	if files > linkedFiles {
		s.Notes = append(s.Notes, fmt.Sprintf("%d of %d files shown.", linkedFiles, files))
	}
	s.Notes = append(s.Notes, "An event of one file has one match at most in another. A match is a finding, no certainty: toll link says why each was made. Events that no file recorded are not here.")
	if o.Note != "" {
		s.Notes = append(s.Notes, draw.Clean(o.Note))
	}
	s.Alt = s.Title + ". " + s.Subtitle
	s.override(o)
}

// String is the specification as text.
func (s *LinksSpec) String() string {
	var b strings.Builder
	b.WriteString(s.head("links"))
	for i := range s.Files {
		for k := range i {
			fmt.Fprintf(&b, "%s | %s | %d\n", s.Files[i], s.Files[k], s.Shared[[2]int{i, k}])
		}
	}
	for _, m := range s.Months {
		fmt.Fprintf(&b, "%s | events %d | matched %d\n", m.Month, m.Events, m.Joined)
	}
	b.WriteString(s.tail())
	return b.String()
}

func (s *LinksSpec) data() [][]string {
	rows := [][]string{{"month", "events", "joined", "groups"}}
	for _, m := range s.Months {
		rows = append(rows, []string{m.Month.String(), strconv.Itoa(m.Events), strconv.Itoa(m.Joined), strconv.Itoa(m.Groups)})
	}
	return rows
}

func (s *LinksSpec) describe() string {
	var b strings.Builder
	for i := range s.Files {
		for k := range i {
			fmt.Fprintf(&b, " %s and %s share %d.", s.Files[i], s.Files[k], s.Shared[[2]int{i, k}])
		}
	}
	return b.String()
}
