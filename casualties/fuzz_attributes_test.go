package casualties

import (
	"bytes"
	"fmt"
	"testing"
)

// FuzzAttributes reads any bytes as a table of what sources say that is no
// number: no panic, every statement has a position and something said, and a
// second run says the same.
func FuzzAttributes(f *testing.F) {
	f.Add([]byte("event,source,via,published,weapon,perpetrator\nA,B,,2017-05-01,gas,X\nA,C,D,01/02/2017,\"=gas\",\n"))
	f.Add([]byte("event;source;weapon\r\nA;B;shell\r\n"))
	f.Add([]byte("event,source\nA,B\n"))
	f.Fuzz(func(t *testing.T, table []byte) {
		if len(table) > 1<<16 {
			return
		}
		read := func() string {
			findings := &Findings{}
			list, err := ReadAttributes(Input{Name: "x", Reader: bytes.NewReader(table)}, ReadOptions{}, findings)
			for _, a := range list {
				if a.Pos.Line < 1 || a.Pos.File != "x" || a.Value == "" || a.Attribute == "" {
					t.Fatalf("%+v", a)
				}
			}
			return fmt.Sprintf("%+v %v %+v", list, err, findings.Sorted())
		}
		if a, b := read(), read(); a != b {
			t.Errorf("two runs differ:\n%s\n%s", a, b)
		}
	})
}
