package main

import (
	"context"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"toll/casualties"
	"toll/cmd/toll/internal/outfile"
	web "toll/cmd/toll/internal/page"
	"toll/stats"
)

// defaultFolder is where a report goes without -o.
const defaultFolder = "toll-report"

func reportCommand() command {
	return command{
		name:  "report",
		args:  "[FILE...]",
		short: "everything, into a folder: tables, figures and a page",
		long: `Writes a folder with index.html (one page that needs no network and no other file; of many events an index and pages beside it), report.md, the tables as CSV with datapackage.json, which describes them, and figures as SVG and PNG. The folder is made complete and then put under its name: whatever happens, there is the old one or the new one. A folder that toll made is replaced; one with files of others is not, unless --force is given, and then the others' files stay.

What is reported is a floor: deaths that nobody reported are in no table.`,
		examples: []example{
			{"toll report", "the embedded claims, into toll-report/"},
			{"toll report claims.csv -o my-report", "a file of your own"},
			{"toll report claims.csv --format pdf", "to be printed, where Chromium is installed"},
		},
		setup: func(fs *pflag.FlagSet) runFunc {
			read, choose := flagsRead(fs), flagsSelect(fs)
			flagsPseudonyms(fs, read)
			read.published = true
			r := &report{}
			format := newChoice("html", "html", "pdf")
			paper := newChoice("A4", "A4", "letter")
			inFamily(fs, familyOut, func(fs *pflag.FlagSet) {
				fs.StringVarP(&r.folder, "output", "o", defaultFolder, "write into `FOLDER`")
				fs.BoolVar(&r.force, "force", false, "write into a folder with files that toll did not make; they stay")
				fs.Var(format, "format", "`FORMAT` html, or pdf: also report.pdf, index.html as Chromium prints it")
				fs.Var(paper, "paper", "`PAPER` of the PDF: A4 or letter")
				fs.BoolVar(&r.raw, "raw", false, "leave cells that a spreadsheet would run as a formula as they are")
			})
			return func(ctx context.Context, e *env, args []string) error {
				if r.folder == "" || r.folder == "-" {
					return usagef("report", "a report is a folder and cannot go to %s", shown(r.folder)).hint("name one: -o %s", defaultFolder)
				}
				r.paper = paper.value
				if fs.Changed("paper") && format.value != "pdf" {
					return usagef("report", "--paper is that of a PDF").hint("with it: --format pdf")
				}
				if format.value == "pdf" {
					var err error
					if r.browser, err = findBrowser(exec.LookPath); err != nil {
						return err
					}
				}
				read.force = r.force
				return r.run(ctx, e, args, read, choose)
			}
		},
	}
}

// report is a report in the making.
type report struct {
	folder     string
	force, raw bool
	paper      string // A4 or letter
	browser    string // prints the pages as PDF; empty: nothing does
	plan       *web.Plan

	loaded  *loaded
	claims  *casualties.Claims
	sel     casualties.Selection
	results []stats.Result
	figures []*reportFigure
	tables  []*reportTable
	typical stats.Factor // by how much the counts of a cell differ

	differences []differenceRow
	attributes  []*stats.AttributeRow
	note        func(format string, args ...any)
	begin       func(what, unit string, total int64) *step
}

func (r *report) run(ctx context.Context, e *env, args []string, read *readFlags, choose *selectFlags) error {
	inputs, err := e.inputs(args)
	if err != nil {
		return err
	}
	if err := r.notAnInput(e, inputs); err != nil {
		return err
	}
	folder, err := e.disk.Stage(r.folder, r.force)
	if err != nil {
		return err
	}
	defer folder.Discard()
	if r.loaded, err = read.loadInputs(ctx, e, inputs, true); err != nil {
		return err
	}
	if r.claims, err = choose.apply(e, r.loaded.claims); err != nil {
		return err
	}
	r.sel = choose.sel
	r.leftOut()
	r.note, r.begin = e.note, e.begin
	comparing := r.begin("comparing what the sources say", "groups of people", 0)
	defer comparing.End()
	if r.results, err = collectWithin(counted(stats.Ranges(r.claims, r.sel), comparing.Counter())); err != nil {
		return err
	}
	comparing.end("compared the sources in %s", plural(len(r.results), "group"))
	if err := r.readAttributes(ctx, e, read, choose); err != nil {
		return err
	}
	if err := r.makeTables(ctx); err != nil {
		return err
	}
	for _, write := range []func(context.Context, *outfile.Folder) error{r.writeFigures, r.writeTables, r.writePage, r.writeIndex, r.writePDF, r.writePackage} {
		if err := write(ctx, folder); err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	if err := folder.Commit(); err != nil {
		return err
	}
	if left := folder.Left(); left != "" {
		e.note("%s; the next report under the name does it", left)
	}
	read.tell(e, r.loaded)
	e.note("wrote %s: %s on %s, %s, %s", shown(r.folder), plural(r.claims.Len(), "claim"), plural(len(r.claims.Events()), "event"),
		plural(len(r.results), "row")+" of ranges", plural(len(r.figures), "figure"))
	e.note("begin with %s", filepath.Join(r.folder, indexFile))
	return nil
}

// notAnInput refuses to replace a folder from which the report is made.
func (r *report) notAnInput(e *env, inputs []input) error {
	out, err := filepath.Abs(r.folder)
	if err != nil {
		return err
	}
	for _, in := range inputs {
		if in.path == "" {
			continue
		}
		path, err := filepath.Abs(in.path)
		if err == nil && strings.HasPrefix(path, out+string(filepath.Separator)) {
			return usagef("report", "the input %s is in the output folder %s", shown(in.path), shown(r.folder)).hint("name another folder with -o")
		}
	}
	return nil
}

// leftOut makes a finding of what --as-of leaves out, so that the tables say it.
func (r *report) leftOut() {
	if !r.sel.AsOf.IsKnown() {
		return
	}
	later, undated := leftOut(r.claims, r.sel)
	if later+undated > 0 {
		r.loaded.findings.Add(casualties.Finding{Rule: "left-out-as-of", Message: asOfWords(r.sel, later, undated, r.claims.Len())})
	}
}
