package draw

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"io"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/vgimg"
)

// DefaultDPI is the resolution of PNG files unless another is asked for.
const DefaultDPI = 300

// MaxPixels is the size above which WritePNG refuses to make an image.
const MaxPixels = 200_000_000

// WritePNG writes the page as an image with at most 256 colours and with its
// physical size in the file. dpi 0 means DefaultDPI. A negative dpi, and a
// page that would have more than MaxPixels, is an error.
func (p *Page) WritePNG(w io.Writer, f *Fonts, dpi int) error {
	if dpi == 0 {
		dpi = DefaultDPI
	}
	pixels := p.Width * p.Height / 72 / 72 * float64(dpi) * float64(dpi)
	if dpi < 0 || pixels > MaxPixels {
		return fmt.Errorf("a picture of %.0f × %.0f mm at %d dpi cannot be made: choose a dpi between 36 and 1200",
			p.Width/PointsPerMM, p.Height/PointsPerMM, dpi)
	}
	canvas := vgimg.NewWith(vgimg.UseWH(vg.Length(p.Width), vg.Length(p.Height)), vgimg.UseDPI(dpi),
		vgimg.UseBackgroundColor(p.Theme.Paper.Color))
	p.Onto(canvas, f)
	var b bytes.Buffer
	enc := png.Encoder{CompressionLevel: png.DefaultCompression}
	if err := enc.Encode(&b, paletted(canvas.Image())); err != nil {
		return fmt.Errorf("writing PNG: %w", err)
	}
	_, err := w.Write(withResolution(b.Bytes(), dpi))
	return err
}

// headerEnd is where the header chunk of a PNG file ends: 8 bytes of
// signature, 4 length, 4 type, 13 data, 4 checksum.
const headerEnd = 33

// withResolution puts a pHYs chunk after the header of a PNG file.
func withResolution(file []byte, dpi int) []byte {
	perMetre := uint32(math.Round(float64(dpi) / 0.0254))
	chunk := []byte("\x00\x00\x00\x09pHYs")
	chunk = binary.BigEndian.AppendUint32(chunk, perMetre)
	chunk = binary.BigEndian.AppendUint32(chunk, perMetre)
	chunk = append(chunk, 1) // the unit is the metre
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
	return slices.Concat(file[:headerEnd], chunk, file[headerEnd:])
}

// paletted keeps the 256 most frequent colours exactly and sets the rest to
// the nearest of them. Ties go to the smaller colour value, so that the same
// picture gives the same palette.
func paletted(src image.Image) image.Image {
	bounds, counts := src.Bounds(), map[uint32]int{}
	eachRun(src, func(colour uint32, _, n int) { counts[colour] += n })
	index, palette := choosePalette(counts)
	dst := image.NewPaletted(bounds, palette)
	eachRun(src, func(colour uint32, at, n int) {
		i := index[colour]
		for k := range dst.Pix[at : at+n] {
			dst.Pix[at+k] = i
		}
	})
	return dst
}

// eachRun goes through the pixels of a picture, line by line, in runs of one
// colour: most of a figure is paper. at counts the pixels before the run.
func eachRun(src image.Image, run func(colour uint32, at, n int)) {
	bounds, at := src.Bounds(), 0
	line := make([]uint32, bounds.Dx())
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		readLine(src, y, line)
		for from := 0; from < len(line); {
			to := from + 1
			for to < len(line) && line[to] == line[from] {
				to++
			}
			run(line[from], at+from, to-from)
			from = to
		}
		at += len(line)
	}
}

// readLine reads the colours of a line of a picture: red, green and blue.
func readLine(src image.Image, y int, line []uint32) {
	left := src.Bounds().Min.X
	if rgba, ok := src.(*image.RGBA); ok { // no interface call per pixel
		pix := rgba.Pix[rgba.PixOffset(left, y):]
		for x := range line {
			line[x] = binary.BigEndian.Uint32(pix[4*x:]) >> 8
		}
		return
	}
	for x := range line {
		r, g, b, _ := src.At(left+x, y).RGBA()
		line[x] = r>>8<<16 | g>>8<<8 | b>>8
	}
}

func choosePalette(counts map[uint32]int) (map[uint32]uint8, color.Palette) {
	values := make([]uint32, 0, len(counts))
	for v := range counts {
		values = append(values, v)
	}
	slices.SortFunc(values, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	kept := values[:min(len(values), 256)]
	index := make(map[uint32]uint8, len(values))
	palette := make(color.Palette, len(kept))
	for i, v := range kept {
		index[v] = uint8(i)
		palette[i] = color.RGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 255}
	}
	for _, v := range values[len(kept):] {
		index[v] = nearest(kept, v)
	}
	return index, palette
}

func nearest(kept []uint32, v uint32) uint8 {
	best, at := int64(math.MaxInt64), 0
	for i, k := range kept {
		d := int64(0)
		for shift := 0; shift <= 16; shift += 8 {
			e := int64(v>>shift&0xff) - int64(k>>shift&0xff)
			d += e * e
		}
		if d < best {
			best, at = d, i
		}
	}
	return uint8(at)
}
