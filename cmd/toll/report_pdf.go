package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"time"

	"toll/cmd/toll/internal/outfile"
)

// browsers are the names under which Chromium is installed, in the order in
// which they are tried.
var browsers = [...]string{"chromium", "chromium-browser", "google-chrome"}

// browserPatience is for how long Chromium may print one page.
const browserPatience = 3 * time.Minute

// findBrowser returns the path of Chromium. The error says what to install.
func findBrowser(look func(string) (string, error)) (string, error) {
	for _, name := range browsers {
		if path, err := look(name); err == nil {
			return path, nil
		}
	}
	return "", withHint(fmt.Errorf("--format pdf needs Chromium, and there is none of: %s", strings.Join(browsers[:], ", ")),
		"install it (Debian, Ubuntu: apt install chromium), or open index.html in any browser and print it")
}

// writePDF prints each page of the report into a PDF beside it: index.html into
// report.pdf. The pages are printed from a folder of their own, before the
// report is put under its name.
func (r *report) writePDF(ctx context.Context, folder *outfile.Folder) error {
	if r.browser == "" {
		return nil
	}
	work, err := os.MkdirTemp("", "toll-pdf-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	printing := r.begin("printing pages", "", int64(len(r.plan.Files)))
	defer printing.End()
	for _, f := range r.plan.Files {
		page := filepath.Join(work, filepath.Base(f.Name))
		var html bytes.Buffer
		if err := f.Write(&html); err != nil {
			return err
		}
		if err := os.WriteFile(page, onPaper(absolute(html.Bytes(), path.Dir(f.Name)), r.paper), 0o600); err != nil {
			return err
		}
		pdf, err := printPage(ctx, r.browser, page, work)
		if err != nil {
			return err
		}
		pdf = portable(pdf, strings.Count(f.Name, "/"))
		name := strings.TrimSuffix(f.Name, ".html") + ".pdf"
		if f.Name == indexFile {
			name = "report.pdf"
		}
		err = folder.Write(name, func(w io.Writer) error { _, err := w.Write(pdf); return err })
		if err != nil {
			return err
		}
		printing.Done(1)
	}
	printing.end("printed %s", plural(len(r.plan.Files), "page"))
	return nil
}

// printPage has Chromium print a page, with a profile of its own in the folder
// work and without a network, and returns the PDF.
func printPage(ctx context.Context, browser, page, work string) ([]byte, error) {
	waiting, cancel := context.WithTimeout(ctx, browserPatience)
	defer cancel()
	to := page + ".pdf"
	args := []string{"--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
		"--host-resolver-rules=MAP * ~NOTFOUND", "--user-data-dir=" + filepath.Join(work, "profile"),
		"--no-pdf-header-footer", "--generate-pdf-document-outline", "--print-to-pdf=" + to}
	if os.Geteuid() == 0 {
		args = append(args, "--no-sandbox") // as root Chromium does not begin with it
	}
	address := url.URL{Scheme: "file", Path: filepath.ToSlash(page)}
	cmd := exec.CommandContext(waiting, browser, append(args, address.String())...)
	cmd.WaitDelay = 5 * time.Second
	var said bytes.Buffer
	cmd.Stderr = &said
	err := cmd.Run()
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case waiting.Err() != nil:
		err = fmt.Errorf("not done after %s", browserPatience)
	}
	if err == nil {
		var pdf []byte
		if pdf, err = os.ReadFile(to); err == nil && bytes.HasPrefix(pdf, []byte("%PDF-")) {
			return pdf, nil
		} else if err == nil {
			err = errors.New("what came is no PDF")
		}
	}
	if words := strings.TrimSpace(said.String()); words != "" {
		err = fmt.Errorf("%w: %s", err, words[strings.LastIndexByte(words, '\n')+1:])
	}
	return nil, withHint(fmt.Errorf("%s cannot print the report: %w", filepath.Base(browser), err),
		"leave --format pdf out, open index.html in any browser and print it")
}

// nowhere is where the links to files of the report lead while it is printed:
// Chromium makes every link whole, and in none may stand where that was.
const nowhere = "https://toll.invalid/"

// The shapes are compiled when a PDF is made, not at start-up.
var (
	fileLink    = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(<a[^>]* href=")([^"#:]+[^":]*")`) })
	policy      = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`<meta http-equiv="Content-Security-Policy"[^>]*>`) })
	nowhereLink = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`\(` + regexp.QuoteMeta(nowhere) + `[^()\\]+\)`)
	})
	// pdfTime is when a PDF was made, as Chromium writes it.
	pdfTime = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\(D:\d{14}[+-]\d\d'\d\d'\)`) })
)

// absolute turns the links of a page to files of the report, which stand from
// the folder dir, into links to nowhere.
func absolute(html []byte, dir string) []byte {
	return fileLink().ReplaceAll(html, []byte("${1}"+nowhere+strings.TrimPrefix(dir+"/", "./")+"${2}"))
}

// onPaper gives a page the paper that it is printed on. Its policy, which lets in
// no other style, goes: it is printed without a network.
func onPaper(html []byte, paper string) []byte {
	style := "<style>@page{size:" + paper + "}@page wide{size:" + paper + " landscape}</style></head>"
	return bytes.Replace(policy().ReplaceAllLiteral(html, nil), []byte("</head>"), []byte(style), 1)
}

// portable takes out of a PDF what is of this run alone: its times become the
// beginning of 1970, and links to nowhere lead to files of the report, as seen
// from so many folders within it. The length of the file and the places in it
// stay.
func portable(pdf []byte, depth int) []byte {
	pdf = pdfTime().ReplaceAllLiteral(pdf, []byte("(D:19700101000000+00'00')"))
	return nowhereLink().ReplaceAllFunc(pdf, func(old []byte) []byte {
		relative := append([]byte("("+strings.Repeat("../", depth)), old[1+len(nowhere):]...)
		return append(relative, bytes.Repeat([]byte(" "), len(old)-len(relative))...)
	})
}
