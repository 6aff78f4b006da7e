package checks

import (
	"slices"
	"strings"
	"sync"

	"afterword/internal/review"
)

// titleOfReaders finds the title of a job that the candidate would have with the reader: "the
// store manager you need", "becoming a pastry chef at Globex", "proud to be Head Baker here". words[i]
// is "be", "become" and the like. Small letters will do: the reader beside it says that it is a job.
func titleOfReaders(d *review.Doc, text string, words []review.Word, i int) (stretch, bool) {
	from := i + 1
	if i == 0 || from >= len(words) || words[from].Opens {
		return stretch{}, false
	}
	bare := words[from].Capital
	if !bare && !oneOf(words[from].Fold, "a an the your") || !iWould(words, i) && !wishesBefore(words, i) && !thoughtOf(words, i) {
		return stretch{}, false
	}
	if !bare {
		for from++; from < len(words) && isPraise(words[from].Fold) && !words[from].Opens; {
			from++
		}
	}
	at, ok := titleFrom(text, words, from)
	if !ok && !bare {
		at, ok = titleOfOtherField(text, words, from)
	}
	if !ok || isForAWhile(words, at.to) || words[at.to-1].BareEnd != words[at.to-1].End || isSomeDay(words, at.to) {
		return stretch{}, false
	}
	if bare && (at.to == len(words) || words[at.to].Opens) || atEmployer(d, words, at.to) {
		return at, true
	}
	return at, !bare && words[at.from-1].Fold == "the" && wantedByReader(words, at.to)
}

// thoughtOf reports "the thought of" before words[i].
func thoughtOf(words []review.Word, i int) bool {
	return i > 1 && words[i-1].Fold == "of" && oneOf(words[i-2].Fold, "thought idea prospect hope chance")
}

// isSomeDay reports a job that is hoped for in later years: "one day".
func isSomeDay(words []review.Word, from int) bool {
	for i := from; i < min(len(words), from+5) && !words[i].Opens; i++ {
		if oneOf(words[i].Fold, "day someday eventually later") {
			return true
		}
	}
	return false
}

// atEmployer reports the reader's house right behind a title: "at Globex", "in your kitchen", "here".
func atEmployer(d *review.Doc, words []review.Word, from int) bool {
	if from >= len(words) || words[from].Opens {
		return false
	}
	if words[from].Fold == "here" {
		return true
	}
	if !oneOf(words[from].Fold, "at for with in") || from+1 >= len(words) {
		return false
	}
	next := &words[from+1]
	if next.Fold == "the" && from+2 < len(words) {
		next = &words[from+2]
	}
	return oneOf(next.Fold, "you your yours") || next.Capital && ofEmployer(d, next.Fold)
}

// wantedByReader reports "you need", "that you are looking for" behind a title.
func wantedByReader(words []review.Word, from int) bool {
	if from < len(words) && words[from].Fold == "that" {
		from++
	}
	if from+1 >= len(words) || words[from].Opens {
		return false
	}
	if oneOf(words[from].Fold, "you're you've") {
		return oneOf(words[from+1].Fold, "after looking seeking missing been")
	}
	return words[from].Fold == "you" && oneOf(words[from+1].Fold, "need want seek lack are have miss")
}

// isForAWhile reports "for an hour", "for a day" behind a title: that is a favour, and no job.
func isForAWhile(words []review.Word, from int) bool {
	return from+2 < len(words) && words[from].Fold == "for" && oneOf(words[from+1].Fold, "a an one the") && oneOf(words[from+2].Fold, "hour day while minute moment morning afternoon evening night week lunch")
}

// titleOfOtherField reads one word with a small letter that is in no list before a word that heads
// titles: "your next traffic warden".
func titleOfOtherField(text string, words []review.Word, from int) (stretch, bool) {
	if from+1 >= len(words) || !isOtherField(&words[from]) || words[from+1].Opens || !adjoining(text, words[from], words[from+1]) {
		return stretch{}, false
	}
	at, ok := titleFrom(text, words, from+1)
	at.from = from
	return at, ok
}

// isOtherField reports a word with a small letter that may be a field of work, in no list of them.
func isOtherField(w *review.Word) bool {
	if w.Capital || kindOf.Of(w)&(functional|courtesy|praise) != 0 || len(w.Fold) < 3 || ofTitle(w) || isPraise(w.Fold) {
		return false
	}
	for _, end := range [...]string{"ful", "ive", "ous", "tic", "ed", "ly", "ish", "less", "able", "est"} {
		if strings.HasSuffix(w.Fold, end) {
			return false
		}
	}
	return true
}

// shareHead reports two titles with one head.
func shareHead(a *jobTitle, b jobTitle) bool {
	return slices.ContainsFunc(a.heads, func(h int) bool { return slices.Contains(b.heads, h) })
}

// isSmallField reports a field with a small letter that is in no list, between what points to the
// job and the word that heads its title: "the shift leader role".
func isSmallField(text string, words []review.Word, i int) bool {
	w := &words[i]
	if w.Capital || kindOf.Of(w)&functional != 0 || !adjoining(text, words[i], words[i+1]) || !oneOf(words[i-1].Fold, "the this your that") {
		return false
	}
	return !oneOf(w.Fold, "former previous last old other earlier same current present own new next first second open right best better good great only usual actual real different vacant whole exciting interesting")
}

// workField reports a field of work that people write with a small letter in a title: "store
// manager", "school secretary".
func workField(fold string) bool { return workFields().Has(fold) }

var workFields = sync.OnceValue(func() *review.WordSet {
	return review.NewWordSet(strings.TrimSpace(`
store shop restaurant hotel kitchen pastry bakery bar school history geography maths math english music art chemistry physics biology science
events event night warehouse production maintenance purchasing procurement payroll dental veterinary theatre library museum ward community counter cake
guidance laboratory lab crane bus truck tram train forklift delivery floor spa housekeeping revenue reservations banquet catering fitness legal compliance
tax credit loan claims risk safety research clinical facilities property fleet transport logistics supply freight construction shift needs special`), nil)
})
