package card_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"afterword/internal/card"
)

func drawn(t *testing.T, c card.Card) string {
	t.Helper()
	var b bytes.Buffer
	if err := card.WritePicture(&b, c); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestPictures draws every name in every size and look: what comes is XML of shapes only,
// with a letter for each letter, and the same each time.
func TestPictures(t *testing.T) {
	for name, salutation := range names() {
		for _, size := range card.Sizes() {
			for _, look := range card.Looks() {
				c := card.Card{Text: greeting(salutation), Size: size, Look: look, Front: "Thank you"}
				svg := drawn(t, c)
				if again := drawn(t, c); again != svg {
					t.Errorf("%s, %s, %s: two pictures differ", name, size, look)
				}
				letters := 0
				for d := xml.NewDecoder(strings.NewReader(svg)); ; {
					token, err := d.Token()
					if errors.Is(err, io.EOF) {
						break
					}
					if err != nil {
						t.Fatalf("%s, %s, %s: %v", name, size, look, err)
					}
					element, ok := token.(xml.StartElement)
					if !ok {
						continue
					}
					switch element.Name.Local {
					case "path":
						letters++
					case "svg", "g", "rect":
					default:
						t.Errorf("the picture has a %s", element.Name.Local)
					}
				}
				// Ligatures make one of two, marks two of one.
				if want := len([]rune(strings.Join(strings.Fields(c.Text), ""))); letters < want*3/4 || letters > want*5/4 {
					t.Errorf("%s, %s, %s: %d letters drawn of %d", name, size, look, letters, want)
				}
			}
		}
	}
}

// TestPictureIsThePage: a folded card shows the half with its text, as large as a flat one.
func TestPictureIsThePage(t *testing.T) {
	text := greeting("Dear Zoë,")
	flat := drawn(t, card.Card{Text: text, Size: card.FiveBySeven, Look: card.Printed})
	folded := drawn(t, card.Card{Text: text, Size: card.Folded, Look: card.Printed, Front: "Thank you"})
	if flat != folded {
		t.Error("the inside of a folded card is another picture than a flat card of its size")
	}
	if a6 := drawn(t, card.Card{Text: text, Size: card.A6, Look: card.Printed}); !strings.Contains(a6, `viewBox="0 0 297.64 419.53"`) {
		t.Errorf("A6 is not 105 by 148 mm: %.120s", a6)
	}
}

func TestWhatCannotBePrintedIsNoPicture(t *testing.T) {
	var letters *card.MissingLettersError
	var long *card.TooLongError
	for _, row := range []struct {
		text string
		is   func(error) bool
	}{
		{" ", func(err error) bool { return errors.Is(err, card.ErrEmpty) }},
		{"你好", func(err error) bool { return errors.As(err, &letters) }},
		{strings.Repeat("word ", 900), func(err error) bool { return errors.As(err, &long) }},
	} {
		var b bytes.Buffer
		if err := card.WritePicture(&b, card.Card{Text: row.text, Size: card.A6, Look: card.Printed}); !row.is(err) || b.Len() > 0 {
			t.Errorf("%.10q: %v, and %d bytes", row.text, err, b.Len())
		}
	}
}
