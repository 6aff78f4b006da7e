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
	if at, ok := phoneSlip(d, me.Phone); ok {
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

// contactSeen is what looked like one of the recorded contacts so far: the first place, and the first that
// tells how to reach the candidate. Where the recorded one stands as well, only the latter is a slip:
// "my old number was".
type contactSeen struct {
	slip, reach review.Span
	right       bool
}

func (s *contactSeen) add(d *review.Doc, at review.Span) {
	if s.slip.End == 0 {
		s.slip = at
	}
	if s.reach.End == 0 && tellsHowToReach(d, at.Start) {
		s.reach = at
	}
}

func (s *contactSeen) found() (review.Span, bool) {
	if s.right {
		return s.reach, s.reach.End > 0
	}
	return s.slip, s.slip.End > 0
}

// tellsHowToReach reports "call me on", "I can be reached at" right before a place of the body.
func tellsHowToReach(d *review.Doc, at int) bool {
	words := d.Words
	i := len(words) - 1
	for i >= 0 && words[i].Start >= at {
		i--
	}
	if i < 0 || strings.Contains(d.Draft.Body[words[i].End:at], "\n") || !oneOf(words[i].Fold, "on at under to via by is me") {
		return false
	}
	for j := i; j >= max(0, i-6); j-- {
		switch words[j].Fold {
		case "or", "and", "not", "old", "was", "former", "also", "other", "second":
			return false
		case "call", "phone", "ring", "text", "reach", "reached", "reachable", "contact", "write", "mail", "email", "address", "number", "available", "find":
			return holds(words[max(0, j-4):min(len(words), i+1)], "me", "my", "i", "i'm", "am")
		}
		if words[j].Opens {
			break
		}
	}
	return false
}

// phoneSlip finds a number that differs from the recorded one in one or two digits, or in two
// that are swapped.
func phoneSlip(d *review.Doc, recorded string) (review.Span, bool) {
	text := d.Draft.Body
	var these, those [mostDigits]byte
	right := nationalDigits(these[:0], recorded)
	if len(right) < fewestDigits {
		return review.Span{}, false
	}
	var seen contactSeen
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
			seen.right = true
		case apart <= 2:
			seen.add(d, review.Span{Start: from, End: end})
		}
	}
	return seen.found()
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

// addressSlip finds an e-mail address in which one or two letters of the recorded one differ, are
// swapped, added or lost, or the end of the domain is another one, where it is nobody's of the panel.
func addressSlip(d *review.Doc, recorded string) (review.Span, bool) {
	text, right := d.Draft.Body, strings.TrimSpace(recorded)
	const shortest = 9 // "jo@x.de" and "ju@x.de" may be two people
	if len(right) < shortest {
		return review.Span{}, false
	}
	var seen contactSeen
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
			seen.right = true
			continue
		}
		if said[0]|0x20 == right[0]|0x20 && isSlipOfAddress(said, right) && !ofPanel(d, said) {
			seen.add(d, review.Span{Start: from, End: end})
		}
	}
	return seen.found()
}

// isSlipOfAddress reports that an address was meant to be another one. Who has "ada1" and "ada2" has
// two boxes, and so has who is "ada" and "ada1".
func isSlipOfAddress(said, right string) bool {
	said, right = strings.ToLower(said), strings.ToLower(right)
	if apartInDigits(said, right) {
		return false
	}
	if saidEnd, rightEnd := strings.LastIndexByte(said, '.'), strings.LastIndexByte(right, '.'); saidEnd > 0 && rightEnd > 0 && said[:saidEnd] == right[:rightEnd] {
		return true // "farid@example.com", of example.org
	}
	if len(said) != len(right) && strings.ReplaceAll(said, ".", "") == strings.ReplaceAll(right, ".", "") {
		return false // many providers do not count them
	}
	return review.Distance(said, right, 2) <= 2
}

func isOfAddress(c byte) bool {
	return isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80 || strings.IndexByte("._-+", c) >= 0
}

// apartInDigits reports two addresses that differ in a number.
func apartInDigits(a, b string) bool {
	if len(a) == len(b) {
		for i := range len(a) {
			if a[i] != b[i] && isDigit(a[i]) && isDigit(b[i]) {
				return true
			}
		}
		return false
	}
	digits := func(s string) (n int) {
		for i := range len(s) {
			if isDigit(s[i]) {
				n++
			}
		}
		return n
	}
	return digits(a) != digits(b)
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
