package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestFindBrowser(t *testing.T) {
	t.Parallel()
	_, err := findBrowser(func(string) (string, error) { return "", exec.ErrNotFound })
	if err == nil || !strings.Contains(err.Error(), "needs Chromium") || len(hintsOf(err)) != 1 || !strings.Contains(hintsOf(err)[0], "install") {
		t.Errorf("%v, hints %q", err, hintsOf(err))
	}
	got, err := findBrowser(func(name string) (string, error) {
		if name == "google-chrome" {
			return "/opt/" + name, nil
		}
		return "", exec.ErrNotFound
	})
	if err != nil || got != "/opt/google-chrome" {
		t.Errorf("%q, %v", got, err)
	}
}

// A browser that fails, and one that makes no PDF, are told with what they said.
func TestPrintPageFails(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ script, want string }{
		"fails":   {"echo first >&2; echo 'no display' >&2; exit 3", "exit status 3: no display"},
		"no PDF":  {`for a; do case $a in --print-to-pdf=*) echo x >"${a#*=}";; esac; done`, "what came is no PDF"},
		"no file": {"exit 0", "no such file"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			browser := filepath.Join(dir, "browser")
			syscall.ForkLock.RLock() // a process started now would hold the file open, and what is written cannot be run
			err := os.WriteFile(browser, []byte("#!/bin/sh\n"+c.script+"\n"), 0o777)
			syscall.ForkLock.RUnlock()
			if err != nil {
				t.Fatal(err)
			}
			_, err = printPage(t.Context(), browser, filepath.Join(dir, "index.html"), dir)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v, want %q", err, c.want)
			}
			ctx, cancel := context.WithCancel(t.Context())
			cancel()
			if _, err := printPage(ctx, browser, filepath.Join(dir, "index.html"), dir); !errors.Is(err, context.Canceled) {
				t.Errorf("interrupted: %v", err)
			}
		})
	}
}

func TestPortable(t *testing.T) {
	t.Parallel()
	// Each line keeps its length.
	in := "/CreationDate (D:20261122144100+00'00')\n/ModDate (D:20261122144100-05'30')>>\n/URI (https://toll.invalid/figures/a.svg)>>\n/URI (https://example.org/)>>"
	want := "/CreationDate (D:19700101000000+00'00')\n/ModDate (D:19700101000000+00'00')>>\n/URI (../figures/a.svg)                  >>\n/URI (https://example.org/)>>"
	if got := string(portable([]byte(in), 1)); got != want || len(got) != len(in) {
		t.Errorf("%q", got)
	}
}

func TestAbsolute(t *testing.T) {
	t.Parallel()
	in := `<a class="x" href="../figures/a.svg">a</a><a href="#b">b</a><a href="c.html#d">c</a><a href="https://e.org/f">e</a>`
	want := `<a class="x" href="https://toll.invalid/events/../figures/a.svg">a</a><a href="#b">b</a><a href="https://toll.invalid/events/c.html#d">c</a><a href="https://e.org/f">e</a>`
	if got := string(absolute([]byte(in), "events")); got != want {
		t.Errorf("%s", got)
	}
	if got := string(absolute([]byte(`<a href="a.csv">`), ".")); got != `<a href="https://toll.invalid/a.csv">` {
		t.Errorf("%s", got)
	}
}

func TestOnPaper(t *testing.T) {
	t.Parallel()
	in := `<head><meta http-equiv="Content-Security-Policy" content="style-src 'x'"><title>a</title></head><body></head>`
	want := `<head><title>a</title><style>@page{size:letter}@page wide{size:letter landscape}</style></head><body></head>`
	if got := string(onPaper([]byte(in), "letter")); got != want {
		t.Errorf("%s", got)
	}
}

// A report as PDF, made twice, has the same bytes.
func TestReportPDF(t *testing.T) {
	t.Parallel()
	if _, err := findBrowser(exec.LookPath); err != nil {
		t.Skip(err)
	}
	var pdfs [2][]byte
	for i := range pdfs {
		out := filepath.Join(t.TempDir(), "out")
		if got := tollRun(t, "report", "--format", "pdf", "--event", "shayrat-2017-04-07", "--quiet", "-o", out); got.status != statusDone {
			t.Fatalf("%+v", got)
		}
		pdf, err := os.ReadFile(filepath.Join(out, "report.pdf"))
		if err != nil {
			t.Fatal(err)
		}
		pdfs[i] = pdf
	}
	if bytes.Contains(pdfs[0], []byte("file:")) || bytes.Contains(pdfs[0], []byte("toll.invalid")) {
		t.Error("the PDF has a link to where it was made, or to nowhere")
	}
	if !bytes.HasPrefix(pdfs[0], []byte("%PDF-")) || !bytes.Equal(pdfs[0], pdfs[1]) {
		t.Errorf("%d and %d bytes, not the same", len(pdfs[0]), len(pdfs[1]))
	}
}
