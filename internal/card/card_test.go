package card_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"

	"afterword/internal/card"
)

// greeting is a card as people write it, to a name.
func greeting(salutation string) string {
	return salutation + `

Your story of the release that shipped from a train is one I have already told twice. Thank you for it, and for the walk through the old building.

With thanks,
Zoë Łukasiewicz`
}

// names are those that a card must get right, with words in the letters of each.
func names() map[string]string {
	return map[string]string{
		"Zoë":              "Dear Zoë,",
		"Nguyễn Thị Hương": "Dear Nguyễn Thị Hương,",
		"Ольга":            "Дорогая Ольга,",
		"مريم":             "عزيزتي مريم،",
		"प्रिया":           "प्रिय प्रिया,",
		"Łukasz":           "Dear Łukasz,",
		"Ελένη":            "Dear Ελένη,",
	}
}

func write(t *testing.T, c card.Card) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := card.Write(&b, c); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestSameCardIsTheSameBytes writes every kind of card twice.
func TestSameCardIsTheSameBytes(t *testing.T) {
	for _, size := range card.Sizes() {
		for _, look := range card.Looks() {
			c := card.Card{Text: greeting("Дорогая Ольга, дорогая مريم,"), Size: size, Look: look, Front: "Thank you", Title: "To Ольга"}
			one := write(t, c)
			time.Local = time.FixedZone("elsewhere", 5*3600)
			two := write(t, c)
			time.Local = time.UTC
			if !bytes.Equal(one, two) {
				t.Errorf("%s, %s: two cards of one text differ", size, look)
			}
			c.Text += "."
			if bytes.Equal(one, write(t, c)) {
				t.Errorf("%s, %s: a full stop more changes nothing", size, look)
			}
		}
	}
}

// TestNamesAreDrawnAndReadBack lets another program read every name out of the PDF.
func TestNamesAreDrawnAndReadBack(t *testing.T) {
	for name, salutation := range names() {
		for _, look := range card.Looks() {
			got := readBack(t, write(t, card.Card{Text: greeting(salutation), Size: card.A6, Look: look, Title: name}))
			// pdftotext turns what it holds to be drawn from right to left.
			if !strings.Contains(got, name) && !strings.Contains(got, backwards(name)) || !strings.Contains(got, "shipped from a train") {
				t.Errorf("%s, %s: read back\n%s", name, look, got)
			}
		}
	}
}

func readBack(t *testing.T, pdf []byte) string {
	t.Helper()
	needs(t, "pdftotext")
	file := filepath.Join(t.TempDir(), "card.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", "-enc", "UTF-8", file, "-").CombinedOutput()
	if err != nil {
		t.Fatalf("pdftotext: %v\n%s", err, out)
	}
	return strings.Join(strings.Fields(string(out)), " ")
}

// needs skips a test where a program of Poppler is missing, and fails it where the tests
// must have all they need.
func needs(t *testing.T, program string) {
	t.Helper()
	if _, err := exec.LookPath(program); err == nil {
		return
	}
	if os.Getenv("AFTERWORD_REQUIRE_SERVERS") != "" {
		t.Fatalf("%s is missing: apt-get install poppler-utils", program)
	}
	t.Skipf("%s is missing here, so that no card is read back: apt-get install poppler-utils", program)
}

func backwards(s string) string {
	runes := []rune(s)
	slices.Reverse(runes)
	return string(runes)
}

// TestLettersStayOnThePaper draws long names and full cards, and looks for ink at the
// edges of the picture.
func TestLettersStayOnThePaper(t *testing.T) {
	needs(t, "pdftoppm")
	long := "Dear Wolfeschlegelsteinhausenbergerdorff-Szczebrzeszyńska,"
	full := strings.TrimSpace(strings.Repeat("Your story of the release stays with me. ", 11))
	arabic := "مريم العزيزة،\n" + strings.TrimSpace(strings.Repeat("شكرا لك على الحديث عن Kubernetes يوم الإثنين. ", 7))
	for _, text := range []string{long + "\n" + full, arabic, greeting("प्रिय प्रिया,")} {
		for _, size := range card.Sizes() {
			for _, look := range card.Looks() {
				pdf := write(t, card.Card{Text: text, Size: size, Look: look, Front: "Thank you"})
				for n, page := range pictures(t, pdf) {
					ink, edge := page.ink()
					if ink < 100 || edge > 0 {
						t.Errorf("%s, %s, page %d of %.20q: %d dots of ink, %d of them within 8 mm of the edge", size, look, n+1, text, ink, edge)
					}
				}
			}
		}
	}
}

// picture is a page in grey, 72 dots to the inch.
type picture struct {
	width, height int
	dots          []byte
}

// ink counts the dark dots, and those near the edge of the paper.
func (p picture) ink() (all, edge int) {
	const margin = 72 * 8 / 25.4
	for n, dot := range p.dots {
		if dot > 128 {
			continue
		}
		all++
		x, y := float64(n%p.width), float64(n/p.width)
		if x < margin || y < margin || x > float64(p.width)-margin || y > float64(p.height)-margin {
			edge++
		}
	}
	return all, edge
}

func pictures(t *testing.T, pdf []byte) []picture {
	t.Helper()
	show := exec.Command("pdftoppm", "-r", "72", "-gray", "-")
	show.Stdin = bytes.NewReader(pdf)
	out, err := show.Output()
	if err != nil {
		t.Fatalf("pdftoppm: %v", err)
	}
	var pages []picture
	for len(out) > 0 {
		var p picture
		var most int
		if _, err := fmt.Fscanf(bytes.NewReader(out), "P5\n%d %d\n%d\n", &p.width, &p.height, &most); err != nil {
			t.Fatal(err)
		}
		head := len(fmt.Sprintf("P5\n%d %d\n%d\n", p.width, p.height, most))
		p.dots, out = out[head:head+p.width*p.height], out[head+p.width*p.height:]
		pages = append(pages, p)
	}
	return pages
}

func TestPagesOfEachSize(t *testing.T) {
	for size, want := range map[card.Size]string{card.A6: "297.64 419.53 1", card.FiveBySeven: "360.00 504.00 1", card.Folded: "720.00 504.00 2"} {
		pdf := string(write(t, card.Card{Text: "Thank you, Zoë.", Size: size, Look: card.Printed, Front: "Thank you"}))
		_, after, _ := strings.Cut(pdf, "/MediaBox [0 0 ")
		box, _, _ := strings.Cut(after, "]")
		if got := fmt.Sprintf("%s %d", box, strings.Count(pdf, "/Type /Page\n")); got != want {
			t.Errorf("%s: page and pages are %s, want %s", size, got, want)
		}
	}
}

func TestWhatCannotBePrinted(t *testing.T) {
	fine := card.Card{Text: "Thank you, Zoë.", Size: card.A6, Look: card.Printed}
	tests := map[string]struct {
		change func(*card.Card)
		want   string
	}{
		"no words":       {func(c *card.Card) { c.Text = " \n\t\n" }, "the card has no text: write at least one sentence"},
		"control only":   {func(c *card.Card) { c.Text = "\x00\x1b" }, "the card has no text: write at least one sentence"},
		"too many words": {func(c *card.Card) { c.Text = strings.Repeat("many words ", 400) }, "the text does not fit on the card (words: 800): keep it to 70 words, none of them very long, or take a larger size"},
		"one long word":  {func(c *card.Card) { c.Text = strings.Repeat("a", 200) }, "the text does not fit on the card (words: 1): keep it to 70 words, none of them very long, or take a larger size"},
		"no such letter": {func(c *card.Card) { c.Text = "Dear 陈伟 陈," }, "the card's fonts have no letter for 陈 (U+9648), 伟 (U+4F1F): write it in Latin, Greek, Cyrillic, Arabic or Devanagari letters, or leave it out"},
		"size":           {func(c *card.Card) { c.Size = "a7" }, `a card cannot have the size "a7": choose a6, 5x7 or 10x7`},
		"look":           {func(c *card.Card) { c.Look = "gothic" }, `a card cannot look "gothic": choose printed or handwritten`},
		"front":          {func(c *card.Card) { c.Size, c.Front = card.Folded, strings.Repeat("Thanks", 30) }, fmt.Sprintf("%q does not fit on the front of the card: shorten it", strings.Repeat("Thanks", 30))},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			c := fine
			tt.change(&c)
			var out bytes.Buffer
			err := card.Write(&out, c)
			if err == nil || err.Error() != tt.want || out.Len() > 0 {
				t.Errorf("error is %v, with %d bytes written\nwant %s", err, out.Len(), tt.want)
			}
		})
	}
	if err := card.Write(failing{}, fine); err == nil || !strings.Contains(err.Error(), "writing the PDF: the disk is full") {
		t.Errorf("a writer that fails gives %v", err)
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("the disk is full") }

// TestDecomposedLetters: a name typed with separate accents is printed as any other.
func TestDecomposedLetters(t *testing.T) {
	composed := card.Card{Text: "Zoë, Hương", Size: card.A6, Look: card.Handwritten}
	apart := composed
	apart.Text = norm.NFD.String(composed.Text)
	if apart.Text == composed.Text || !bytes.Equal(write(t, composed), write(t, apart)) {
		t.Error("one name in two normal forms is printed in two ways")
	}
}

func TestLabel(t *testing.T) {
	label := card.Label{
		To:   []string{"Nguyễn Thị Hương", "Globex GmbH", "Straße des 17. Juni 135", "10623 Berlin", "Germany"},
		From: []string{"Ada Park", "1 Main Street", "Springfield"},
	}
	var one, two bytes.Buffer
	if err := errors.Join(card.WriteLabel(&one, label), card.WriteLabel(&two, label)); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Error("two labels of one address differ")
	}
	const want = "Ada Park · 1 Main Street · Springfield Nguyễn Thị Hương Globex GmbH Straße des 17. Juni 135 10623 Berlin Germany"
	if got := readBack(t, one.Bytes()); got != want {
		t.Errorf("read back %q\nwant %q", got, want)
	}
	if err := card.WriteLabel(&one, card.Label{}); !errors.Is(err, card.ErrEmpty) {
		t.Errorf("a label without an address: %v", err)
	}
	label.To = slices.Repeat(label.To, 5)
	if err := card.WriteLabel(&one, label); err == nil {
		t.Error("25 lines fit on a label")
	}
}

// FuzzWrite prints anything: a PDF, or an error in words.
func FuzzWrite(f *testing.F) {
	for _, salutation := range names() {
		f.Add(greeting(salutation))
	}
	f.Add("\u202eabc\u200d\u0301 é ́")
	f.Fuzz(func(t *testing.T, text string) {
		var b bytes.Buffer
		err := card.Write(&b, card.Card{Text: text, Size: card.Folded, Look: card.Handwritten, Front: text})
		if (err == nil) != bytes.HasPrefix(b.Bytes(), []byte("%PDF-")) {
			t.Fatalf("error %v with %d bytes", err, b.Len())
		}
	})
}
