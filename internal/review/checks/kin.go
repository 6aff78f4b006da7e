package checks

import "afterword/internal/review"

// overlap lists which of the stems the main part of d uses. A long word counts when the
// draft uses one that it contains or that it starts like: "index" for "reindex".
func overlap(d *review.Doc, stems []string) []string {
	used := d.Strings(len(stems))
	for _, s := range stems {
		if d.Uses(s) || len(s) >= 5 && usesKin(d, s) {
			used = append(used, s)
		}
	}
	return used
}

// usesAny reports that overlap would list one.
func usesAny(d *review.Doc, stems []string) bool {
	for _, s := range stems {
		if d.Uses(s) || len(s) >= 5 && usesKin(d, s) {
			return true
		}
	}
	return false
}

// usesKin is about stems of five letters and more.
func usesKin(d *review.Doc, stem string) bool {
	mine, all := endsOf(stem), longStems.Of(d)
	if !all.begin.Has(mine.first*hashOfEnd) && !all.end.Has(mine.last*hashOfEnd) {
		return false
	}
	for i, ends := range all.ends {
		if ends.first != mine.first && ends.last != mine.last {
			continue // most are decided here, without a look at their letters
		}
		if akin(all.stems[i], stem) {
			return true
		}
	}
	return false
}

// stemsWithEnds are stems of five letters and more, and how each begins and ends.
type stemsWithEnds struct {
	stems      []string
	ends       []wordEnds
	begin, end review.WordBits // of all that the ends begin and end with
}

// hashOfEnd makes a hash of the letters of a wordEnds.
const hashOfEnd = 0x9E3779B1

// wordEnds are the first four bytes of a word and its last four.
type wordEnds struct{ first, last uint32 }

func endsOf(word string) wordEnds {
	n := len(word)
	return wordEnds{
		uint32(word[0]) | uint32(word[1])<<8 | uint32(word[2])<<16 | uint32(word[3])<<24,
		uint32(word[n-4]) | uint32(word[n-3])<<8 | uint32(word[n-2])<<16 | uint32(word[n-1])<<24,
	}
}

// longStems are those of the main part.
var longStems = review.OncePerNote(func(d *review.Doc, all *stemsWithEnds) {
	*all = stemsWithEnds{stems: all.stems[:0], ends: all.ends[:0]}
	for i := range d.Main {
		if stem := d.Main[i].Stem(); len(stem) >= 5 {
			ends := endsOf(stem)
			all.stems, all.ends = append(all.stems, stem), append(all.ends, ends)
			all.begin.Add(ends.first * hashOfEnd)
			all.end.Add(ends.last * hashOfEnd)
		}
	}
})

// akin reports two long stems of which one is the other with more to it, or that begin alike.
func akin(a, b string) bool {
	return kin(a, b) || kin(b, a) || len(a) >= 6 && len(b) >= 6 && a[:6] == b[:6]
}

// kin reports whether long is short with more at its end, or with a prefix: "index" and
// "reindex", but not "format" and "inform".
func kin(long, short string) bool {
	if len(long) < len(short) {
		return false
	}
	if long[:len(short)] == short {
		return true
	}
	before := long[:len(long)-len(short)]
	if long[len(before):] != short {
		return false
	}
	switch before {
	case "bio", "geo", "hydro", "thermo", "tele", "semi", "super", "inter", "trans", "re", "un", "pre", "over", "out", "sub", "co", "de", "non", "multi", "micro", "auto":
		return true
	}
	return false
}
