package checks

import (
	"strings"

	"afterword/internal/review"
)

// address is what an e-mail address tells by itself, whoever it belongs to.
type address struct {
	whole         bool   // it has a name, an @ and a domain
	local, domain string // before and behind the @, the domain in small letters
	words         []string
	unread        string // why no single person reads it, see unreadBox
	free          bool   // everybody may have an address there, see freeMail
	slip          string // the provider of mail whose domain this nearly is
	label, top    string // of the domain: "globex.co" and "uk"
	meantTop      string // what its ending is a slip for
	parts         []string
}

// addressOf is the recipient's address.
func addressOf(d *review.Doc) *address { return addressRead.Of(d, d.Draft.To.Email) }

var addressRead = review.DerivedFrom(func(email string) *address {
	local, domain, ok := strings.Cut(email, "@")
	a := &address{local: local, domain: strings.ToLower(domain), words: localWords(local)}
	bare := strings.TrimSpace(domain)
	a.whole = ok && strings.TrimSpace(local) != "" && bare != "" && !strings.ContainsAny(bare, " ,;()<>@") && !strings.Contains(domain, "..") && !strings.Contains(strings.TrimSpace(local), " ")
	if !a.whole {
		return a
	}
	a.unread = unreadBox(a.words)
	a.free = isFreeMail(a.domain)
	for _, free := range freeMail {
		if a.slip == "" && len(free) >= 8 && a.domain[0] == free[0] && review.Distance(a.domain, free, 2) <= 2 && (review.Distance(a.domain, free, 1) <= 1 || sameLetters(a.domain, free)) {
			a.slip = free
		}
	}
	a.label, a.top = cutTop(a.domain)
	for _, t := range topSlips {
		if a.top == t.slip {
			a.meantTop = t.meant
		}
	}
	a.parts = strings.FieldsFunc(review.Fold(a.label), func(r rune) bool { return r == '.' || r == '-' })
	return a
})

// localWords are the words of an address before the @, folded: "wei.chen" and "wei" of
// "wei.chen+jobs". Digits part words.
func localWords(local string) []string {
	local, _, _ = strings.Cut(local, "+")
	return strings.FieldsFunc(review.Fold(local), func(r rune) bool { return r < 'a' && r != '\'' || r > 'z' && r < 0x80 })
}

// sameFolded is strings.EqualFold for what is mostly the same letter by letter, or quite another.
func sameFolded(a, b string) bool { return a == b || strings.EqualFold(a, b) }
