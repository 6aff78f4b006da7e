package checks

import (
	"strings"
	"time"

	"afterword/internal/review"
	"afterword/internal/review/dictionary"
	"afterword/internal/review/grammar"
)

// dayMeant is the weekday or the month that a word is a slip of; empty for any other word. They have
// their capital within a sentence, as a name has.
func dayMeant(fold string) string {
	const shortest = 5
	if len(fold) < shortest || dictionary.Known(fold) || dictionary.Name(fold) {
		return ""
	}
	meant := func(name string, alike int) bool {
		limit := 1
		if len(name) > 7 {
			limit = 2
		}
		return commonStart(fold, name) >= alike && review.Distance(fold, name, limit) <= limit
	}
	for day := range 7 {
		if name := time.Weekday(day).String(); strings.HasSuffix(fold, "ay") && meant(strings.ToLower(name), 1) {
			return name
		}
	}
	for month, name := range &months {
		if len(name) > shortest && meant(name, 2) {
			return time.Month(month + 1).String()
		}
	}
	return ""
}

// partOfName reports a title or another word with a capital beside words[i]: "Mr Munday", "Tursday Lee".
func partOfName(text string, words []review.Word, i int) bool {
	dated := func(fold string) bool {
		_, day := weekdayNamed(fold)
		return day || grammar.IsMonth(fold)
	}
	if i > 0 {
		gap := text[words[i-1].End:words[i].Start]
		if w := &words[i-1]; review.IsTitle(w.Fold) && strings.Trim(gap, ". ") == "" || gap == " " && w.Capital && !w.Opens && !review.SpeaksOfWriter(w.Fold) && !dated(w.Fold) {
			return true
		}
	}
	if i+1 < len(words) && adjoining(text, words[i], words[i+1]) {
		w := &words[i+1]
		return w.Capital && !review.SpeaksOfWriter(w.Fold) && !dated(w.Fold)
	}
	return false
}

// stoodAsDay reports that words[i] stands where days or months do: "on Wensday", "4 Decembre". Elsewhere it may
// be somebody's name.
func stoodAsDay(text string, words []review.Word, i int) bool {
	isNumber := func(w *review.Word) bool { return '0' <= w.Fold[0] && w.Fold[0] <= '9' }
	if i > 0 && adjoining(text, words[i-1], words[i]) {
		w := &words[i-1]
		if isNumber(w) || oneOf(w.Fold, "on last next this by until since") || oneOf(w.Fold, "in of") && !strings.HasSuffix(words[i].Fold, "ay") {
			return true
		}
	}
	return i+1 < len(words) && isNumber(&words[i+1]) && strings.Trim(text[words[i].End:words[i+1].Start], " ,") == ""
}
