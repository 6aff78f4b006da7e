package card

import (
	"bytes"
	"embed"
	"fmt"
	"unicode"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
)

//go:embed fonts/*.woff
var fontFiles embed.FS

// family is one design, cut by script into several files.
type family struct {
	name  string
	cuts  []string
	scale float64 // of its letters, so that families stand beside one another at one size
}

// families lists what a look draws on, the preferred first. A handwritten card falls back
// to printed letters where no hand here writes a script.
func families(l Look) []family {
	printed := []family{
		{"eb-garamond", []string{"latin", "latin-ext", "vietnamese", "cyrillic", "greek"}, 1},
		{"scheherazade-new", []string{"arabic"}, 1},
		{"tiro-devanagari-hindi", []string{"devanagari"}, 0.95},
	}
	if l == Printed {
		return printed
	}
	hands := []family{
		{"caveat", []string{"latin", "latin-ext", "cyrillic"}, 1},
		{"dancing-script", []string{"latin", "latin-ext", "vietnamese"}, 0.88},
		{"playpen-sans-arabic", []string{"arabic"}, 0.8},
		{"kalam", []string{"devanagari"}, 0.8},
	}
	for _, f := range printed {
		f.scale *= 0.8
		hands = append(hands, f)
	}
	return hands
}

// fonts are the faces for one card, the preferred first. It chooses among them for the
// segmenter of package shaping.
type fonts struct {
	faces  []*font.Face
	of     map[*font.Face]family
	script language.Script // of the letters asked for next
}

// newFonts chooses the fonts for a card. The family that has all Latin letters of the text
// goes first, so that one hand writes all of it.
func newFonts(l Look, text string) (*fonts, error) {
	fs := &fonts{of: map[*font.Face]family{}}
	var later []*font.Face
	whole := false
	for _, f := range families(l) {
		var cuts []*font.Face
		for _, cut := range f.cuts {
			face, err := load(f.name + "-" + cut)
			if err != nil {
				return nil, err
			}
			cuts = append(cuts, face)
			fs.of[face] = f
		}
		if !whole && hasAllLatin(cuts, text) {
			whole = true
			fs.faces = append(fs.faces, cuts...)
			continue
		}
		later = append(later, cuts...)
	}
	fs.faces = append(fs.faces, later...)
	return fs, fs.missing(text)
}

func load(name string) (*font.Face, error) {
	data, err := fontFiles.ReadFile("fonts/" + name + "-400-normal.woff")
	if err != nil {
		return nil, err
	}
	face, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("reading the font %s: %w", name, err)
	}
	return face, nil
}

func hasAllLatin(faces []*font.Face, text string) bool {
	for _, r := range text {
		if (unicode.Is(unicode.Latin, r) || r < unicode.MaxASCII && unicode.IsPrint(r)) && firstWith(faces, r) == nil {
			return false
		}
	}
	return true
}

// missing returns the letters that no face has, as an error.
func (fs *fonts) missing(text string) error {
	var letters []rune
	seen := map[rune]bool{}
	for _, r := range text {
		if seen[r] || r == '\n' || isUnseen(r) || firstWith(fs.faces, r) != nil {
			continue
		}
		seen[r] = true
		letters = append(letters, r)
	}
	if len(letters) > 0 {
		return &MissingLettersError{letters}
	}
	return nil
}

// isUnseen reports marks that steer joining and direction and draw nothing.
func isUnseen(r rune) bool {
	return unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r)
}

// SetScript is told the script of the letters that are asked for next.
func (fs *fonts) SetScript(s language.Script) { fs.script = s }

// ResolveFace returns the face to draw a letter with. Blanks and marks take the face that
// the letters around them have, so that a word is shaped whole.
func (fs *fonts) ResolveFace(r rune) *font.Face {
	if sample, ok := sampleOf(fs.script); ok && (isUnseen(r) || language.LookupScript(r) != fs.script) {
		if own := firstWith(fs.faces, sample); own != nil {
			if _, has := own.NominalGlyph(r); has || isUnseen(r) {
				return own
			}
		}
	}
	if face := firstWith(fs.faces, r); face != nil {
		return face
	}
	return fs.faces[0]
}

// sampleOf is a letter by which to find the face of a script that is written joined.
func sampleOf(s language.Script) (rune, bool) {
	switch s {
	case language.Arabic:
		return 'م', true
	case language.Devanagari:
		return 'प', true
	}
	return 0, false
}

func firstWith(faces []*font.Face, r rune) *font.Face {
	for _, face := range faces {
		if _, ok := face.NominalGlyph(r); ok {
			return face
		}
	}
	return nil
}
