package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"toll/casualties/guard"
	"toll/charts"
	"toll/charts/draw"
	"toll/cmd/toll/internal/outfile"
)

// figureFlags say how a figure looks and where it goes.
type figureFlags struct {
	file    string
	format  *choice
	force   bool
	size    size
	theme   *choice
	grey    bool // the same as theme grey
	dark    bool
	lang    *choice
	dpi     int
	page    int
	data    string // file for the rows of the figure
	alt     string // file for the alternative text
	options charts.Options
}

// flagsFigure declares the flags of a command that draws a figure.
func flagsFigure(fs *pflag.FlagSet) *figureFlags {
	f := &figureFlags{format: newChoice("", "svg", "png", "pdf"), theme: newChoice("light", "light", "grey", "dark"), lang: newLang(), dpi: 300}
	f.size.text = "page"
	inFamily(fs, familyLook, func(fs *pflag.FlagSet) {
		fs.Var(&f.size, "size", "column (89 mm), page (183 mm), slide, or a `WIDTH` in mm")
		fs.StringVar(&f.options.Title, "title", "", "`TEXT` instead of the title that toll makes")
		fs.StringVar(&f.options.Subtitle, "subtitle", "", "`TEXT` instead of the subtitle")
		fs.StringVar(&f.options.Note, "note", "", "`TEXT` instead of the note on the source")
		fs.Var(&whole{&f.options.Top, 0}, "top", "only `N`: of a forest the highest and the lowest rows, of other figures those with most to show (0: all)")
		fs.Var(&whole{&f.dpi, 30}, "dpi", "pixels an inch of a PNG: `N`")
		fs.Var(&whole{&f.page, 0}, "page", "only page `N` of a figure of several (0: all)")
		fs.BoolVar(&f.options.Journal, "journal", false, "for a journal: no title block (it is printed, for the caption), no grid, type of 5 to 7 pt, pages of 170 mm at most")
		fs.Var(f.lang, "lang", "`LANGUAGE` of the figure's own words: en, fr, es or ar (names and quotes stay as they are)")
		fs.Var(f.theme, "theme", "`THEME`: light, grey (for print without colour) or dark")
		fs.BoolVar(&f.grey, "grey", false, "the same as --theme grey")
		fs.BoolVar(&f.dark, "dark", false, "the same as --theme dark")
	})
	inFamily(fs, familyOut, func(fs *pflag.FlagSet) {
		fs.Var(f.format, "format", "write `FORMAT`: svg, png or pdf (default: by the name of -o, else svg)")
		fs.StringVarP(&f.file, "output", "o", "", "write to `FILE` instead of standard output (-)")
		fs.StringVar(&f.data, "data", "", "write what the figure shows as CSV to `FILE`, to draw it again")
		fs.StringVar(&f.alt, "alt", "", "write the alternative text to `FILE`")
		fs.BoolVar(&f.force, "force", false, "replace a file that toll did not make")
	})
	return f
}

// newLang is the choice of the language of a figure.
func newLang() *choice {
	var list []string
	for _, l := range charts.Langs() {
		list = append(list, string(l))
	}
	return newChoice(list[0], list...)
}

// size is a flag value of the size of a figure.
type size struct {
	charts.Size
	text string
}

// Set reads column, page, slide or millimetres.
func (s *size) Set(text string) error {
	parsed, err := charts.ParseSize(text)
	if err != nil {
		return fmt.Errorf("give column, page, slide, or a width in mm such as 120")
	}
	s.Size, s.text = parsed, text
	return nil
}

func (s *size) String() string    { return s.text }
func (s *size) Type() string      { return "width" }
func (s *size) choices() []string { return []string{"column", "page", "slide"} }

// target decides the format, and refuses what cannot be written.
func (f *figureFlags) target(e *env) (format string, err error) {
	f.options.Size, f.options.Lang = f.size.Size, charts.Lang(f.lang.value)
	if f.grey && f.dark {
		return "", usagef(e.command, "--grey and --dark exclude each other")
	}
	switch {
	case f.dark, f.theme.value == "dark" && !f.grey:
		f.options.Theme = draw.DarkTheme()
	case f.grey, f.theme.value == "grey":
		f.options.Theme = draw.GreyTheme()
	}
	format = f.format.value
	if format == "" {
		switch end := strings.ToLower(filepath.Ext(f.file)); end {
		case ".svg", ".png", ".pdf":
			format = end[1:]
		case "", "-":
			format = "svg"
		default:
			return "", usagef(e.command, "toll draws no %s", shown(end)).
				hint("did you mean: %s", e.corrected(f.file, strings.TrimSuffix(f.file, filepath.Ext(f.file))+".svg"))
		}
	}
	if format != "svg" && f.file == "" && e.isTerminal() {
		return "", usagef(e.command, "a %s would fill the terminal with signs", strings.ToUpper(format)).hint("write it to a file: -o figure.%s", format)
	}
	if format == "pdf" && f.page > 0 {
		return "", usagef(e.command, "a PDF has all pages: --page is for svg and png")
	}
	return format, nil
}

// write writes the pages of a figure: the first to the file named, the others
// to files numbered from 2.
func (f *figureFlags) write(e *env, figure *charts.Figure, format string) error {
	pages := figure.Pages()
	if f.page > pages {
		return usagef(e.command, "--page %d: the figure has %s", f.page, plural(pages, "page"))
	}
	if format == "pdf" {
		return e.writeOut(f.file, outfile.Options{Force: f.force, Made: madeFigure}, figure.WritePDF)
	}
	toStdout := f.file == "" || f.file == "-"
	if toStdout && pages > 1 && f.page == 0 {
		return usagef(e.command, "the figure has %d pages, and standard output takes one", pages).
			hint("write files with -o figure.%s, or choose one with --page", format)
	}
	for page := range pages {
		if f.page > 0 && page != f.page-1 {
			continue
		}
		name := f.file
		switch {
		case strings.Contains(name, "%d"): // f-%d.svg: f-1.svg, f-2.svg ...
			name = strings.ReplaceAll(name, "%d", strconv.Itoa(page+1))
		case f.page == 0:
			name = pageName(f.file, page)
		}
		err := e.writeOut(name, outfile.Options{Force: f.force, Made: madeFigure}, func(w io.Writer) error {
			return writeFigure(w, figure, page, format, f.dpi)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// writeBeside writes the data of a figure and its alternative text, where asked,
// and prints the caption of a figure for a journal.
func (f *figureFlags) writeBeside(e *env, figure *charts.Figure) error {
	if f.options.Journal {
		e.note("caption: %s", figure.Caption())
	}
	if f.data != "" {
		err := e.writeOut(f.data, outfile.Options{Force: f.force}, func(w io.Writer) error { return writeFigureData(w, figure.Data()) })
		if err != nil {
			return err
		}
	}
	if f.alt == "" {
		return nil
	}
	return e.writeOut(f.alt, outfile.Options{Force: f.force}, func(w io.Writer) error {
		_, err := fmt.Fprintln(w, draw.Plain(figure.Alt()))
		return err
	})
}

// writeFigureData writes a table as CSV; cells that a spreadsheet would run as a
// formula are guarded.
func writeFigureData(w io.Writer, rows [][]string) error {
	out := csv.NewWriter(w)
	for _, row := range rows {
		guarded := make([]string, len(row))
		for i, cell := range row {
			guarded[i] = guard.Guard(cell)
		}
		if err := out.Write(guarded); err != nil {
			return fmt.Errorf("writing the data: %w", err)
		}
	}
	out.Flush()
	return out.Error()
}

func writeFigure(w io.Writer, figure *charts.Figure, page int, format string, dpi int) error {
	if format == "png" {
		return figure.WritePNG(w, page, dpi)
	}
	return figure.WriteSVG(w, page)
}

// pageName numbers the pages of a figure from the second on.
func pageName(name string, page int) string {
	if page == 0 {
		return name
	}
	end := filepath.Ext(name)
	return fmt.Sprintf("%s-%d%s", strings.TrimSuffix(name, end), page+1, end)
}

// madeFigure recognises an SVG that toll drew.
func madeFigure(head []byte) bool {
	return bytes.HasPrefix(head, []byte("<svg ")) && bytes.Contains(head, []byte(`class="toll-figure`)) ||
		bytes.HasPrefix(head, []byte("<?xml")) && bytes.Contains(head, []byte(`class="toll-figure`))
}
