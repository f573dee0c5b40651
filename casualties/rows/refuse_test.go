package rows

import (
	"errors"
	"strings"
	"testing"
)

func TestRefused(t *testing.T) {
	for _, c := range []struct {
		name, text string
		opt        Options
		where      string
		rule       string
	}{
		{"empty", "", Options{}, "x.csv:1", RuleEmpty},
		{"only a BOM", "\xEF\xBB\xBF", Options{}, "x.csv:1", RuleNoData},
		{"blank lines", "\n\r\n \t\r", Options{}, "x.csv:1", RuleNoData},
		{"NULs", "\x00\x00\x00\x00\x00", Options{}, "x.csv:1", RuleNoData},
		{"open quote at the start of a line", "a,b\n1,2\n\"3,4\n5,6\n", Options{}, "x.csv:3:1", RuleOpenQuote},
		{"open quote further on", "é,b\nü,\"2\n3,4\n", Options{}, "x.csv:2:3", RuleOpenQuote},
		{"open quote after a quoted line end", "a,b\n\"x\ny\",é,\"2\n3,4\n", Options{}, "x.csv:3:6", RuleOpenQuote},
		{"quote that closes at the next one's start", "a,b\n1,2\n\"3,4\n5,6\n7,\"x, y\"\n8,9\n", Options{}, "x.csv:3:1", RuleOpenQuote},
		{"open quote at the very end", "a,b\n1,\"", Options{}, "x.csv:2:3", RuleOpenQuote},
		{"field too long", "a,b\n1,xxxxxxxxxxxxxxxx\n", Options{Limits: Limits{Field: 10}}, "x.csv:2:3", RuleFieldTooLong},
		{"quoted field too long", "a,b\n1,\"xxx\nxxxxxxxxxxxxx\n\n\n\n\n\n\n\n\n\n\n\n\n\n", Options{Limits: Limits{Field: 10}}, "x.csv:2:3", RuleFieldTooLong},
		{"record too long", "a,b\n" + strings.Repeat("1,", 50), Options{Limits: Limits{Field: 10, Record: 60}}, "x.csv:2:1", RuleRecordTooLong},
		{"too many columns", "a,b\n1,2,3,4\n", Options{Limits: Limits{Columns: 3}}, "x.csv:2:7", RuleTooManyColumns},
		{"web page", "\n <!DOCTYPE html>\n<html>", Options{}, "x.csv:1:1", RuleNotText},
		{"JSON", "[ {\"a\": 1} ]", Options{}, "x.csv:1:1", RuleNotText},
		{"JSON lines", "{\"a\": 1}\n{\"a\": 2}\n", Options{}, "x.csv:1:1", RuleNotText},
		{"XML", "<?xml version=\"1.0\"?>\n<a/>", Options{}, "x.csv:1:1", RuleNotText},
		{"ods", "PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.spreadsheet", Options{}, "x.csv:1:1", RuleNotText},
		{"zip", "PK\x03\x04 data.csv", Options{}, "x.csv:1:1", RuleNotText},
		{"xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 ", Options{}, "x.csv:1:1", RuleNotText},
		{"JPEG", "\xFF\xD8\xFF\xE0 JFIF", Options{}, "x.csv:1:1", RuleNotText},
		{"GIF", "GIF89a", Options{}, "x.csv:1:1", RuleNotText},
		{"tar", strings.Repeat("x", 257) + "ustar\x00", Options{}, "x.csv:1:1", RuleNotText},
		{"xlsx", "PK\x03\x04 [Content_Types].xml xl/workbook.xml", Options{}, "x.csv:1:1", RuleNotText},
		{"PDF", "%PDF-1.4\n", Options{}, "x.csv:1:1", RuleNotText},
		{"control characters", "\x01\x02\x03\x04abc,\x05\n", Options{}, "x.csv:1:1", RuleNotText},
		{"unknown encoding", "a,b\n", Options{Encoding: "klingon"}, "x.csv", RuleEncoding},
		{"mark against the flag", "\xEF\xBB\xBFa,b\n", Options{Encoding: "windows-1252"}, "x.csv:1:1", RuleEncoding},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, size := range []int{4, bufferSize} {
				sameByBatches(t, c.text, c.opt, size, 0)
				_, _, err := readAll(t, c.text, c.opt, size)
				var e *Error
				if !errors.As(err, &e) {
					t.Fatalf("buffer %d: error %v, want an *Error", size, err)
				}
				if e.Rule != c.rule || !strings.HasPrefix(e.Error(), c.where+": ") {
					t.Errorf("buffer %d: %s (%s), want %s (%s)", size, e, e.Rule, c.where, c.rule)
				}
				if strings.Contains(e.Error(), "\n") || e.Hint == "" {
					t.Errorf("not one line with a hint: %q", e)
				}
			}
		})
	}
}

// TestLookalikes holds that what only looks like another format is read.
func TestLookalikes(t *testing.T) {
	for _, text := range []string{"RIFF,b\n1,2\n", "PAR1,b\n", "BZh,b\n", "GIF8,b\n", "[a],b\n", "{a},b\n", "<5,>5\n1,2\n", "PK,b\n", "%,b\n", "[],b\n", "ID,b\n"} {
		rows, _, err := readAll(t, text, Options{}, bufferSize)
		if err != nil || len(rows) == 0 || len(rows[0].Fields) != 2 {
			t.Errorf("%q: %v, %v", text, rows, err)
		}
	}
}
