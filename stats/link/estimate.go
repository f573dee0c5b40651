package link

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"toll/stats"
)

// Shared is what two files, or all of them, have in common, and how many events
// neither may have recorded.
type Shared struct {
	A       string     `csv:"file_a" doc:"a file; all files: every file"`
	B       string     `csv:"file_b" doc:"another file; empty for every file"`
	From    string     `csv:"from" doc:"first day of the time that the files have in common"`
	To      string     `csv:"to" doc:"last day of it"`
	EventsA int        `csv:"events_a" doc:"events of file_a in that time"`
	EventsB int        `csv:"events_b" doc:"events of file_b in that time"`
	Joined  int        `csv:"shared" doc:"events that both have; in the row of all files: that two or more have"`
	Seen    int        `csv:"recorded" doc:"events that either has"`
	Method  string     `csv:"method" doc:"Chapman for two files, Chao for all; empty: refused"`
	Total   stats.Real `csv:"estimate" doc:"estimated number of events, recorded or not; from Chao the least"`
	Low     stats.Real `csv:"low" doc:"lower end of the 95 percent interval"`
	High    stats.Real `csv:"high" doc:"upper end of it"`
	Note    string     `csv:"note" doc:"what the estimate assumes, or why there is none"`
}

// leastShared is how many events two lists must share for Chapman's estimate:
// with 7 its bias is negligible (Robson and Regier, Transactions of the American
// Fisheries Society 93 (1964), 215-226).
const leastShared = 7

const (
	chapmanNote = "assumes that the lists record independently, that every event is as likely to be recorded, that both cover the same area, and that the links are right; lists that draw on each other make it too low"
	chaoNote    = "a lower bound; assumes that the lists record independently and that the links are right; lists that draw on each other make it too low"
)

// SharedEvents returns a row for each pair of files and one for all of them,
// with an estimate of the events that nobody recorded where there can be one.
// Only lists of events are estimated from: every event stands in one row. What
// is counted lies in the time that the files have in common, by the first day
// of the earliest record.
func (k *Links) SharedEvents() []Shared {
	files := k.files()
	var rows []Shared
	for i := range files {
		for j := i + 1; j < len(files); j++ {
			rows = append(rows, k.chapman(&files[i], &files[j]))
		}
	}
	if len(files) > 2 {
		rows = append(rows, k.chao(files))
	}
	return rows
}

// fileOf is a file's events.
type fileOf struct {
	name        string
	number      int32
	first, last int // days
	dated       bool
	several     string // an event in more than one row; empty: the file is a list of events
	undated     int
	from, to    string
}

func (k *Links) files() []fileOf {
	var files []fileOf
	for i := range k.linker.items {
		it := &k.linker.items[i]
		if len(files) == 0 || files[len(files)-1].number != it.file {
			files = append(files, fileOf{name: it.File, number: it.file})
		}
		f := &files[len(files)-1]
		if len(it.Lines) > 1 && f.several == "" {
			f.several = it.Key
		}
		if !it.dated {
			f.undated++
			continue
		}
		if !f.dated || it.first < f.first {
			f.first, f.from = it.first, it.Start.String()
		}
		if !f.dated || it.first > f.last {
			f.last, f.to = it.first, it.Start.String()
		}
		f.dated = true
	}
	return files
}

// span is the time that the files have in common.
func span(row *Shared, files ...*fileOf) (first, last int, ok bool) {
	begin := slices.MaxFunc(files, func(a, b *fileOf) int { return cmp.Compare(a.first, b.first) })
	end := slices.MinFunc(files, func(a, b *fileOf) int { return cmp.Compare(a.last, b.last) })
	for _, f := range files {
		if !f.dated {
			return 0, 0, false
		}
	}
	row.From, row.To = begin.from, end.to
	return begin.first, end.last, begin.first <= end.last
}

// counted returns how many of the files have each event of the time, by group.
func (k *Links) counted(files []*fileOf, first, last int) (perFile []int, times []int) {
	perFile = make([]int, len(files))
	has := map[int32]int{}
	day := map[int32]int{}
	for i := range k.linker.items {
		if it := &k.linker.items[i]; it.dated {
			root := k.groups.find(int32(i))
			if d, ok := day[root]; !ok || it.first < d {
				day[root] = it.first
			}
		}
	}
	seen := map[[2]int32]bool{}
	for i := range k.linker.items {
		it := &k.linker.items[i]
		root := k.groups.find(int32(i))
		at := slices.IndexFunc(files, func(f *fileOf) bool { return f.number == it.file })
		if d, ok := day[root]; at < 0 || !ok || d < first || d > last || seen[[2]int32{it.file, root}] {
			continue
		}
		seen[[2]int32{it.file, root}] = true
		perFile[at]++
		has[root]++
	}
	for _, n := range has {
		times = append(times, n)
	}
	return perFile, times
}

func refused(files ...*fileOf) string {
	for _, f := range files {
		if f.several != "" {
			return fmt.Sprintf("no estimate: %s is a list of claims, not of events (%s stands in several rows)", f.name, f.several)
		}
	}
	return ""
}

// chapman estimates from two lists: Chapman, University of California
// Publications in Statistics 1 (1951), 131-160; the variance is Seber's,
// Biometrika 57 (1970), 313-318. The interval is log-normal for the events not
// recorded, so that it never falls below what was.
func (k *Links) chapman(a, b *fileOf) Shared {
	row := Shared{A: a.name, B: b.name}
	first, last, ok := span(&row, a, b)
	if !ok {
		row.From, row.To, row.Note = "", "", "no estimate: the files have no time in common"
		return row
	}
	per, times := k.counted([]*fileOf{a, b}, first, last)
	row.EventsA, row.EventsB, row.Seen = per[0], per[1], len(times)
	row.Joined = per[0] + per[1] - len(times)
	if row.Note = refused(a, b); row.Note != "" {
		return row
	}
	if row.Joined < leastShared {
		row.Note = fmt.Sprintf("no estimate: the files share %d events; it needs %d", row.Joined, leastShared)
		return row
	}
	n1, n2, m := float64(per[0]), float64(per[1]), float64(row.Joined)
	total := (n1+1)*(n2+1)/(m+1) - 1
	variance := (n1 + 1) * (n2 + 1) * (n1 - m) * (n2 - m) / ((m + 1) * (m + 1) * (m + 2))
	row.Method, row.Note = "Chapman", chapmanNote
	row.estimate(total, variance)
	return row
}

// chao estimates from all lists by the events that one and that two have: Chao,
// Biometrics 43 (1987), 783-791, with the correction for few; a lower bound.
func (k *Links) chao(files []fileOf) Shared {
	row := Shared{A: "all files"}
	all := make([]*fileOf, len(files))
	for i := range files {
		all[i] = &files[i]
	}
	first, last, ok := span(&row, all...)
	if !ok {
		row.From, row.To, row.Note = "", "", "no estimate: the files have no time in common"
		return row
	}
	_, times := k.counted(all, first, last)
	once, twice := 0.0, 0.0
	for _, n := range times {
		switch {
		case n == 1:
			once++
		case n == 2:
			twice++
		}
		if n > 1 {
			row.Joined++
		}
	}
	row.Seen = len(times)
	if row.Note = refused(all...); row.Note != "" {
		return row
	}
	if twice == 0 {
		row.Note = "no estimate: no event is in exactly two files"
		return row
	}
	t := float64(len(files))
	share := (t - 1) / t
	missed := share * once * (once - 1) / (2 * (twice + 1))
	variance := share*once*(once-1)/(2*(twice+1)) + share*share*once*(2*once-1)*(2*once-1)/(4*(twice+1)*(twice+1)) +
		share*share*once*once*twice*(once-1)*(once-1)/(4*math.Pow(twice+1, 4))
	row.Method, row.Note = "Chao", chaoNote
	row.estimate(float64(row.Seen)+missed, variance)
	return row
}

// estimate fills in the total and its interval: Burnham and others, Wildlife
// Monographs 96 (1987), as Chao (1987) uses it.
func (s *Shared) estimate(total, variance float64) {
	seen := float64(s.Seen)
	total = max(total, seen)
	s.Total = stats.Of(math.Round(total*10) / 10)
	missed := total - seen
	if missed <= 0 || variance <= 0 {
		s.Low, s.High = s.Total, s.Total
		return
	}
	c := math.Exp(1.959964 * math.Sqrt(math.Log(1+variance/(missed*missed))))
	s.Low = stats.Of(math.Round((seen+missed/c)*10) / 10)
	s.High = stats.Of(math.Round((seen+missed*c)*10) / 10)
}
