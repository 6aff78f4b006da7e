package checks

import (
	"fmt"
	"strings"

	"afterword/internal/review"
)

// contactSlips finds a telephone number or an address that is nearly, but not quite, the one that
// is recorded of the candidate: who answers it reaches nobody.
func contactSlips(d *review.Doc) []review.Finding {
	var found []review.Finding
	me := d.Context.Process.Candidate
	if at, ok := phoneSlip(d.Draft.Body, me.Phone); ok {
		found = append(found, contactSlip(d, at, me.Phone))
	}
	if at, ok := addressSlip(d, me.Email); ok {
		found = append(found, contactSlip(d, at, me.Email))
	}
	return found
}

func contactSlip(d *review.Doc, at review.Span, recorded string) review.Finding {
	recorded = strings.TrimSpace(recorded)
	return review.Finding{
		Severity: review.Warn, Span: at, Suggestions: []string{recorded},
		Message: fmt.Sprintf("You write %q; recorded of you is %s.", oneLine(d.Draft.Body[at.Start:at.End]), recorded),
	}
}

// fewestDigits a telephone number has that is compared: shorter ones are dates and counts.
const fewestDigits = 7

// phoneSlip finds a number that differs from the recorded one in one or two digits, or in two
// that are swapped, where the recorded one does not stand as well.
func phoneSlip(text, recorded string) (review.Span, bool) {
	var these, those [mostDigits]byte
	right := nationalDigits(these[:0], recorded)
	if len(right) < fewestDigits {
		return review.Span{}, false
	}
	var slip review.Span
	found := false
	for i := 0; i < len(text); i++ {
		if !isDigit(text[i]) && text[i] != '+' && text[i] != '(' {
			continue
		}
		from, end := i, i
		for ; i < len(text) && (isDigit(text[i]) || strings.IndexByte(" -().+/", text[i]) >= 0); i++ {
			if isDigit(text[i]) {
				end = i + 1
			}
		}
		digits := nationalDigits(those[:0], text[from:end])
		n := min(len(digits), len(right))
		if n < fewestDigits || max(len(digits), len(right))-n > 3 || from > 0 && isLetter(text[from-1]) { // more than the code of a country apart
			continue
		}
		switch apart := unlikeAt(digits[len(digits)-n:], right[len(right)-n:]); {
		case apart == 0:
			return review.Span{}, false
		case apart <= 2:
			slip, found = review.Span{Start: from, End: end}, true
		}
	}
	return slip, found
}

// mostDigits is how many a telephone number has at most (ITU-T E.164), with some to spare.
const mostDigits = 24

// nationalDigits adds the digits of a number without the zeros before them, and without "(0)".
func nationalDigits(digits []byte, number string) []byte {
	for i := range len(number) {
		if c := number[i]; isDigit(c) && len(digits) < mostDigits && !(c == '0' && (len(digits) == 0 || number[i-1] == '(' && strings.HasPrefix(number[i:], "0)"))) {
			digits = append(digits, c)
		}
	}
	return digits
}

// unlikeAt counts the places at which two texts of one length differ.
func unlikeAt(a, b []byte) int {
	n := 0
	for i := range len(a) {
		if a[i] != b[i] {
			n++
		}
	}
	return n
}

func isDigit(c byte) bool { return c-'0' <= 9 }

// addressSlip finds an e-mail address in which one or two letters of the recorded one differ or are
// swapped, where it is nobody's of the panel.
func addressSlip(d *review.Doc, recorded string) (review.Span, bool) {
	text, right := d.Draft.Body, strings.TrimSpace(recorded)
	const shortest = 9 // "jo@x.de" and "ju@x.de" may be two people
	if len(right) < shortest {
		return review.Span{}, false
	}
	var slip review.Span
	for at := 0; at < len(text); at++ {
		if text[at] != '@' {
			continue
		}
		from, end := at, at+1
		for from > 0 && isOfAddress(text[from-1]) {
			from--
		}
		for end < len(text) && isOfAddress(text[end]) {
			end++
		}
		for end > at && text[end-1] == '.' {
			end--
		}
		said := text[from:end]
		if strings.EqualFold(said, right) {
			return review.Span{}, false
		}
		if slip.End > 0 || len(said) != len(right) || said[0] != right[0] || review.Distance(said, right, 2) > 2 || apartInDigits(said, right) || ofPanel(d, said) {
			continue
		}
		slip = review.Span{Start: from, End: end}
	}
	return slip, slip.End > 0
}

func isOfAddress(c byte) bool {
	return isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80 || strings.IndexByte("._-+", c) >= 0
}

// apartInDigits reports two addresses that differ in a number: "ada1" and "ada2" are two boxes.
func apartInDigits(a, b string) bool {
	for i := range len(a) {
		if a[i] != b[i] && isDigit(a[i]) && isDigit(b[i]) {
			return true
		}
	}
	return false
}

// ofPanel reports the address of somebody of the process.
func ofPanel(d *review.Doc, address string) bool {
	for _, i := range d.Context.Process.Interviews {
		for _, p := range i.Panel {
			if strings.EqualFold(p.Email, address) {
				return true
			}
		}
	}
	return false
}
