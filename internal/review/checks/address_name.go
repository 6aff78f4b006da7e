package checks

import (
	"slices"
	"strings"
	"unicode/utf8"

	"afterword/internal/review"
	"afterword/internal/review/dictionary"
)

// fits reports whether the words before the @ can be made from a person's name: "wei.chen",
// "wchen", "weic", "chen", "w.c".
func fits(p *review.Person, words []string) bool {
	for _, w := range words {
		if len(w) >= 2 && (p.Answers(w) || p.MayAnswer(w)) {
			return true
		}
		if len(w) >= 2 && len(w) <= 4 && areInitials(p, w) {
			return true // "wc", "wjc"
		}
		for _, a := range p.Names {
			if len(a.Fold) >= 3 && strings.Contains(w, a.Fold) {
				return true // "chenw", "weichen2"
			}
			if len(a.Fold) >= 4 && len(w) >= 5 && strings.HasSuffix(w, a.Fold[:4]) {
				return true // an address cut to a length
			}
			if len(w) >= 5 && len(a.Fold) >= 5 && review.Distance(w, a.Fold, 1) <= 1 {
				return true // misspelt when the address was made
			}
		}
	}
	return false
}

// areInitials reports a word made of nothing but initials of a name.
func areInitials(p *review.Person, w string) bool {
	for i := range len(w) {
		opens := false
		for _, n := range p.Names {
			opens = opens || n.Fold[0] == w[i]
		}
		if !opens {
			return false
		}
	}
	return true
}

// spelledBy finds somebody else of the process whose given and family name both stand in
// the words of an address.
func spelledBy(d *review.Doc, words []string) *review.Person {
	if len(words) == 0 {
		return nil
	}
	for _, list := range [...][]review.Person{d.Panel, d.Known} {
		for i := range list {
			p := &list[i]
			if (namesIn(p, words) || wholeName(p, words)) && fitsAll(p, words) {
				return p
			}
		}
	}
	return nil
}

// fitsAll reports that no word of an address is foreign to a person's name.
func fitsAll(p *review.Person, words []string) bool {
	for i := range words {
		if len(words[i]) >= 3 && !fits(p, words[i:i+1]) {
			return false
		}
	}
	return true
}

// wholeName reports an address that is a name of two words, however short: "li.na".
func wholeName(p *review.Person, words []string) bool {
	return len(words) == 2 && len(p.Names) == 2 && p.Has(words[0]) && p.Has(words[1]) && words[0] != words[1]
}

// namesIn reports whether an address spells a whole word of somebody's name: initials are
// too little to say whose it is.
func namesIn(p *review.Person, words []string) bool {
	for _, w := range words {
		for _, n := range p.Names {
			if len(n.Fold) >= 3 && strings.Contains(w, n.Fold) {
				return true
			}
		}
	}
	return false
}

// strangeName returns a name in an address that fits nobody of the process: "tom.santos",
// "tsantos" or "santos.t" for Priya Nair. Where everybody may choose an address it takes
// both names; one word may be anything there, a nickname or a number.
//
// fit says that one word of it is the recipient's.
func strangeName(d *review.Doc, a *address, fit bool) string {
	words := a.words
	if len(words) == 3 && !a.free {
		return twoStrange(d, words)
	}
	if other := ofNamesakeIn(d, words); other != "" && !a.free {
		return other
	}
	if len(words) == 0 || len(words) > 2 || fit {
		return ""
	}
	long := 0
	for _, w := range words {
		if ofDesk(w) || ofEmployer(d, w) || isFunctionWord(w) || !isASCII(w) {
			return ""
		}
		if len(w) >= 3 {
			long++
		}
	}
	switch {
	case len(words) == 2 && long == 2:
		if !strings.ContainsAny(a.local, "._-") {
			return ""
		}
		return words[0] + " " + words[1]
	case a.free || long == 0 || !inLatin(&d.To):
		return ""
	}
	name := words[0] // "tsantos", or "santos.t" and "t.santos"
	if len(words) == 2 {
		initial := words[1]
		if len(initial) > len(name) {
			name, initial = initial, name
		}
		if mayBegin(&d.To, initial[0]) {
			return "" // "c.fitzpatrick" for Caoimhe Nic Giolla Phádraig: a family name changes
		}
	}
	if len(name) < 4 || len(name) == 4 && len(words) == 1 || madeOf(&d.To, name) || isCommonWord(name) || len(words) == 1 && (!likeName(name) || mayBegin(&d.To, name[0]) || !initialAndName(name)) {
		return ""
	}
	return name
}

// ofNamesakeIn returns the first name in an address that has the recipient's family name behind
// another first name than theirs: "sandeep.krishnan" for Sanjay Krishnan.
func ofNamesakeIn(d *review.Doc, words []string) string {
	given, family := d.To.Given().Fold, d.To.Family().Fold
	if len(words) != 2 || len(d.To.Names) != 2 || len(d.To.As) > 0 && !d.To.Answers(d.To.As[0].Fold) {
		return ""
	}
	other := words[0]
	if other == family {
		other = words[1]
	} else if words[1] != family {
		return ""
	}
	if len(other) < 4 || len(given) < 4 || !dictionary.Name(other) || !dictionary.Name(given) || d.To.Answers(other) || madeOf(&d.To, other) || near(other, given, true) {
		return ""
	}
	for _, as := range d.To.As {
		if as.Fold != given {
			return "" // who goes by another name has it in the address as well
		}
	}
	return other
}

// mayBegin reports a letter that a word of somebody's name begins with, or of what they are called.
func mayBegin(p *review.Person, initial byte) bool {
	for _, list := range [...][]review.NameWord{p.Names, p.As} {
		for _, n := range list {
			if n.Fold != "" && n.Fold[0] == initial {
				return true
			}
		}
	}
	return false
}

// initialAndName reports an initial before a family name: "tsantos", where the rest is known to be
// a name, and "jpodolski", which nobody could say in one. Any other word may be a nickname, a
// desk or what people are called elsewhere.
func initialAndName(w string) bool {
	if len(w) >= 6 && dictionary.Name(w[1:]) {
		return true
	}
	const vowels = "aeiouyh"
	if strings.IndexByte(vowels, w[0]) >= 0 || strings.IndexByte(vowels, w[1]) >= 0 {
		return false
	}
	switch w[:2] {
	case "bl", "br", "cl", "cr", "cz", "dl", "dm", "dr", "dv", "dw", "dz", "fj", "fl", "fr", "gl", "gn", "gr", "gw", "hr", "kj", "kl", "kn", "kr", "kv", "kw", "lj", "ll", "mb", "ml", "mn",
		"nd", "ng", "nj", "nk", "pl", "pn", "pr", "ps", "pt", "rz", "sb", "sc", "sf", "sj", "sk", "sl", "sm", "sn", "sp", "sq", "sr", "st", "sv", "sw", "sz", "tj", "tk", "tl", "tm", "tr", "ts", "tv", "tw", "tz",
		"vl", "vr", "wl", "wr", "zb", "zd", "zl", "zm", "zv", "zw":
		return false
	}
	return true
}

// twoStrange returns the two words of three that are no part of the recipient's name:
// "jean-marc.delorme" for Jean-Luc Perrin shares a first name with him and is somebody else.
func twoStrange(d *review.Doc, words []string) string {
	strange := ""
	for i, w := range words[1:] {
		if len(w) < 4 || ofDesk(w) || ofEmployer(d, w) || isFunctionWord(w) || isCommonWord(w) || !isASCII(w) || fits(&d.To, words[i+1:i+2]) || madeOf(&d.To, w) || !inLatin(&d.To) {
			return ""
		}
		strange += " " + w
	}
	return strings.TrimSpace(strange)
}

// likeName reports a word of an address that is no word of the language, nor two of them
// put together ("frontdesk"), and so is hardly anything but a name.
func likeName(w string) bool {
	if dictionary.Known(w) && !dictionary.Name(w) {
		return false
	}
	for at := 3; at <= len(w)-3; at++ {
		if (dictionary.Common(w[:at]) || ofDesk(w[:at])) && (dictionary.Common(w[at:]) || ofDesk(w[at:])) {
			return false
		}
	}
	return true
}

// madeOf reports a word that consists of beginnings of somebody's names, each used once:
// "wchen", "chenwe", "jpdubois".
func madeOf(p *review.Person, w string) bool {
	for _, list := range [...][]review.NameWord{p.Names, p.As} {
		if consists(w, list, 0) {
			return true
		}
	}
	return false
}

func consists(w string, names []review.NameWord, used uint) bool {
	if w == "" {
		return true
	}
	for i, n := range names[:min(len(names), 8)] {
		if used&(1<<i) != 0 {
			continue
		}
		if beginsWithPartOf(w, n.Fold, names, used|1<<i) || !isASCII(n.Raw) && beginsWithPartOf(w, review.Fold(writtenOut(n.Raw)), names, used|1<<i) {
			return true
		}
	}
	return false
}

// beginsWithPartOf reports a beginning of a name with beginnings of others behind it.
func beginsWithPartOf(w, name string, names []review.NameWord, used uint) bool {
	for k := commonStart(w, name); k > 0; k-- {
		if consists(w[k:], names, used) {
			return true
		}
	}
	return false
}

func commonStart(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// writtenOut spells a name as it is spelt without umlauts: "Mueller".
func writtenOut(name string) string {
	return strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "ae", "Ö", "oe", "Ü", "ue", "å", "aa", "Å", "aa", "ø", "oe", "Ø", "oe").Replace(name)
}

// inLatin reports a name in Latin letters: of others nobody can tell how an address spells
// them.
func inLatin(p *review.Person) bool {
	for _, w := range p.Names {
		if w.Fold == "" || w.Fold[0] >= utf8.RuneSelf {
			return false
		}
	}
	return len(p.Names) > 0
}

// isFreeMail reports a domain that everybody may have an address at.
func isFreeMail(domain string) bool { return slices.Contains(freeMail[:], domain) }
