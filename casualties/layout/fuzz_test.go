package layout

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Whatever the table: no panic; every column is placed or has a remark; the
// fields of the binding are in the header; the layout that is printed reads
// the same again.
func FuzzInfer(f *testing.F) {
	for _, table := range []string{
		"event,date,source,killed,injured\nA,2023-03-14,M,12,30",
		"t,,\nwhat,where,n\n#event,#adm1,#affected+killed\nA,B,1",
		"report_date,verified.killed,killed,killed ,\n2023-10-07,6,6,6,",
		"id,date_start,best,low,high,deaths_a,deaths_b,dyad_name\n1,2020-01-01,1,1,1,0,1,x",
		"war,Correlates of War,UNICEF\nA,1,2",
		"الحادثة,المصدر,القتلى\nأ,م,1",
		"event,source,measure,reported,low\nA,M,killed,at least 4,4",
	} {
		f.Add(table, "event", "")
		f.Add(table, "report_date,id", "M")
	}
	f.Fuzz(func(t *testing.T, table, events, source string) {
		r := csv.NewReader(strings.NewReader(table))
		r.FieldsPerRecord = -1
		r.LazyQuotes = true
		head, err := r.ReadAll()
		if err != nil || len(head) > 40 {
			return
		}
		hints := Hints{SourceName: source}
		if events != "" {
			hints.EventColumns = strings.Split(events, ",")
		}
		in := Infer(head, hints)
		if in == nil {
			if p := NoHeader(head); !p.Fatal || p.Message == "" {
				t.Fatalf("no header, and nothing said: %+v", p)
			}
			return
		}
		if in.Header < 0 || in.Header >= len(head) || in.Tags >= len(head) || in.Tags >= 0 && in.Tags < in.Header {
			t.Fatalf("header %d, tags %d of %d rows", in.Header, in.Tags, len(head))
		}
		checkInferred(t, in, head[in.Header])
	})
}

func checkInferred(t *testing.T, in *Inferred, header []string) {
	b, problems := in.Layout.Bind(header)
	for _, p := range append(problems, in.Problems...) {
		if p.Rule == "" || p.Message == "" || p.Field >= len(header) {
			t.Fatalf("problem %+v of a header of %d", p, len(header))
		}
	}
	inside := func(fields ...int) {
		for _, i := range fields {
			if i < 0 || i >= len(header) {
				t.Fatalf("field %d of a header of %d", i, len(header))
			}
		}
	}
	inside(b.Events...)
	inside(b.Admins...)
	inside(b.Attributes...)
	inside(b.Unplaced...)
	for _, i := range b.Field {
		inside(i)
	}
	for _, x := range b.Texts {
		inside(x.Field)
	}
	for _, fig := range b.Figures {
		inside(fig.Fields()...)
	}
	for _, c := range in.Layout.Columns {
		if c.Role == "" && c.Remark == "" {
			t.Fatalf("the column %q is not placed and has no remark", c.Column)
		}
		if err := c.check(); err != nil {
			t.Fatalf("%+v: %v", c, err)
		}
	}
	checkWritten(t, in.Layout)
}

// checkWritten reads what Write writes. Rows for columns without a name are
// remarks only and do not come back.
func checkWritten(t *testing.T, l *Layout) {
	var out bytes.Buffer
	if err := l.Write(&out); err != nil {
		t.Fatal(err)
	}
	var want []Column
	for _, c := range l.Columns {
		c.Column = lineEnds.Replace(c.Column) // of a header, as it stands there
		if c.Line = 0; c.Column != "" || c.Role != "" {
			want = append(want, c)
		}
	}
	again, err := Read(&out, l.Name)
	if err != nil {
		if len(want) == 0 {
			return
		}
		t.Fatal(err)
	}
	for i := range again.Columns {
		again.Columns[i].Line = 0
	}
	if diff := cmp.Diff(want, again.Columns); diff != "" {
		t.Fatalf("written and read again (-want +got):\n%s", diff)
	}
}

// Whatever the bytes: no panic; an error names the file; a layout that was read
// is written so that it reads the same.
func FuzzRead(f *testing.F) {
	f.Add([]byte("column,role,measure,group,side,bound,value\nyear,event,,,,,\nkilled,count,killed,total,,,\n,source,,,,,FE\n"))
	f.Add([]byte("\ufeffrole,column,scope\ncategory,x,part\n"))
	f.Add([]byte("column,role,measure,group,side,bound,value,source,cumulative,scope,remark\n\"a\nb\",count,killed,,,low,,s,yes,,r\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		l, err := Read(bytes.NewReader(text), "name.csv")
		if err != nil {
			if !strings.Contains(err.Error(), "name.csv") {
				t.Fatalf("the error does not name the file: %v", err)
			}
			return
		}
		checkWritten(t, l)
		l.Bind([]string{"column", "x", "killed", ""})
	})
}
