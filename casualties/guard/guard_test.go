package guard

import "testing"

// The cells are those of OWASP's page on CSV injection and of ASVS 1.2.10.
func TestGuard(t *testing.T) {
	for cell, want := range map[string]string{
		"": "", "42": "42", "-42": "-42", "+4.5": "+4.5", "Northgate": "Northgate", "'quoted'": "'quoted'",
		"=1+2": "'=1+2", "+cmd": "'+cmd", "-2+3": "'-2+3", "@SUM(A1)": "'@SUM(A1)", "\tx": "'\tx", "\rx": "'\rx", "\nx": "'\nx",
		"  =1": "'  =1", "'=1": "''=1", "＝1": "'＝1", "\u200b=1": "'\u200b=1", "-1e5": "'-1e5", "1=1": "1=1",
	} {
		if got := Guard(cell); got != want {
			t.Errorf("Guard(%q) = %q, want %q", cell, got, want)
		}
		if got := string(Unguard([]byte(Guard(cell)))); got != cell {
			t.Errorf("%q came back as %q", cell, got)
		}
	}
}

func FuzzGuard(f *testing.F) {
	f.Add("'=1")
	f.Add("  -x")
	f.Fuzz(func(t *testing.T, cell string) {
		g := Guard(cell)
		if NeedsGuard(g) && g[0] != '\'' {
			t.Errorf("%q still runs", g)
		}
		if back := string(Unguard([]byte(g))); back != cell && g != cell {
			t.Errorf("%q was guarded as %q and came back as %q", cell, g, back)
		}
	})
}
