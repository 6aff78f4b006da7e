// Command icons draws the icons that a phone shows for the installed page: the shapes of
// internal/web/assets/icon.svg as PNG, for the phones that take no SVG.
//
//	go run ./tools/icons internal/web/assets
package main

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"path/filepath"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "icons:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("name the directory that the icons are written to")
	}
	for name, icon := range icons() {
		var data bytes.Buffer
		encoder := png.Encoder{CompressionLevel: png.BestCompression}
		if err := encoder.Encode(&data, icon); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(args[0], name), data.Bytes(), 0o644); err != nil { //nolint:gosec // they are published
			return err
		}
	}
	return nil
}

// icons are all icons by the name of their file. The maskable one fills its square, for
// phones cut their own shape out of it.
func icons() map[string]image.Image {
	return map[string]image.Image{
		"icon-192.png":          draw(192, 7, 1),
		"icon-512.png":          draw(512, 7, 1),
		"icon-maskable-512.png": draw(512, 0, 0.8),
	}
}

type point struct{ x, y float64 }

// The envelope, in the units of icon.svg, which is 32 wide.
var (
	middle   = point{16, 16.5}
	envelope = [][]point{
		{{7, 11}, {25, 11}, {25, 22}, {7, 22}, {7, 11}},
		{{7, 11}, {16, 18}, {25, 11}},
	}
)

// draw draws the icon size pixels wide, with corners of the given radius in units and the
// envelope scaled about its middle. Edges are as soft as one pixel.
func draw(size int, radius, scale float64) image.Image {
	ground, ink := [3]float64{0x1f, 0x5f, 0x5b}, [3]float64{0xff, 0xfd, 0xf9}
	unit := 32 / float64(size)
	icon := image.NewNRGBA(image.Rect(0, 0, size, size))
	for py := range size {
		for px := range size {
			at := point{(float64(px) + 0.5) * unit, (float64(py) + 0.5) * unit}
			line := math.Inf(1)
			there := point{(at.x-middle.x)/scale + middle.x, (at.y-middle.y)/scale + middle.y}
			for _, path := range envelope {
				for k := 1; k < len(path); k++ {
					line = min(line, distance(there, path[k-1], path[k]))
				}
			}
			inked := coverage((line-1)*scale, unit)
			var shade [3]uint8
			for k := range shade {
				shade[k] = uint8(math.Round(ground[k]*(1-inked) + ink[k]*inked))
			}
			icon.SetNRGBA(px, py, color.NRGBA{shade[0], shade[1], shade[2], uint8(math.Round(255 * coverage(corner(at, radius), unit)))})
		}
	}
	return icon
}

// coverage is how much of a pixel lies inside a shape whose edge is so far away, negative
// inside.
func coverage(edge, unit float64) float64 { return min(max(0.5-edge/unit, 0), 1) }

// corner is how far a point lies outside the rounded square.
func corner(at point, radius float64) float64 {
	x, y := math.Abs(at.x-16)-16+radius, math.Abs(at.y-16)-16+radius
	return math.Hypot(max(x, 0), max(y, 0)) + min(max(x, y), 0) - radius
}

// distance is how far a point is from the line between a and b.
func distance(at, a, b point) float64 {
	dx, dy := b.x-a.x, b.y-a.y
	t := min(max(((at.x-a.x)*dx+(at.y-a.y)*dy)/(dx*dx+dy*dy), 0), 1)
	return math.Hypot(at.x-a.x-t*dx, at.y-a.y-t*dy)
}
