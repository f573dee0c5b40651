package main

import (
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"toll/data"
)

// FuzzRun gives any bytes to the whole program: it must not panic, must say
// something where it refuses, and what it prints must be read again. What it
// reads from its own claims table must be the same claims.
func FuzzRun(f *testing.F) {
	f.Add([]byte(zeroClaims))
	f.Add([]byte("event,source,measure,low,best,high\nA,B,killed,9,,3\n\"A\",\"=B\",injured,,,5\n"))
	f.Add([]byte("event;date;source;killed;injured\nNorthgate;02.03.2023;Radio;1.234;at least 4\n"))
	f.Add([]byte("event,source,killed\nA,\"B,5\n"))
	f.Add([]byte("\xef\xbb\xbfevent,source,killed\r\nدير الزور,المرصد,٤٢\r\n"))
	if b, err := data.Files.ReadFile(embedded); err == nil {
		f.Add(b[:4000])
	}
	f.Fuzz(func(t *testing.T, input []byte) {
		claims := fuzzed(t, string(input), "normalize", "--format", "csv")
		fuzzed(t, string(input), "ranges", "--format", "json")
		fuzzed(t, string(input), "ranges", "--format", "table")
		fuzzed(t, string(input), "check")
		if claims.status == statusFailed {
			return
		}
		again := fuzzed(t, claims.stdout, "normalize", "--format", "csv")
		if a, b := withoutPlaces(t, claims.stdout), withoutPlaces(t, again.stdout); a != b {
			t.Errorf("own claims read back differently\nfirst:\n%s\nthen:\n%s\n%s", a, b, again.stderr)
		}
	})
}

// fuzzed runs the program with the input and checks what holds for any input.
func fuzzed(t *testing.T, input string, args ...string) result {
	t.Helper()
	got := tollWith(t.Context(), input, append(args, "-")...)
	if got.status != statusDone && got.stderr == "" && got.stdout == "" {
		t.Errorf("status %d without a word", got.status)
	}
	if strings.ContainsAny(got.stderr, "\x00\x1b\u202e") {
		t.Errorf("raw control characters in messages: %q", got.stderr)
	}
	if got.status == statusFailed {
		if got.stdout != "" {
			t.Errorf("refused, but printed %q", got.stdout)
		}
		return got
	}
	var err error
	switch args[len(args)-1] {
	case "csv":
		_, err = csv.NewReader(strings.NewReader(got.stdout)).ReadAll()
	case "json":
		err = json.Unmarshal([]byte(got.stdout), new([]map[string]any))
	}
	if err != nil {
		t.Errorf("toll %s: %v\n%s", strings.Join(args, " "), err, got.stdout)
	}
	return got
}

// withoutPlaces takes file, line, column, rule and language out of a claims
// table: they say how it was read, not what it says.
func withoutPlaces(t *testing.T, text string) string {
	t.Helper()
	var b strings.Builder
	for _, row := range parseTable(t, text) {
		for _, name := range []string{"file", "line", "column", "rule", "language"} {
			delete(row, name)
		}
		line, err := json.Marshal(row)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(line)
		b.WriteByte('\n')
	}
	return b.String()
}
