package checks

import (
	"sync"

	"afterword/internal/review"
)

// warmth are the stems of words that say that somebody wants something, or was moved.
const warmth = `
admire admiration appealing attracted compelling curious delighted eager enjoyed enjoying energized energised enthusiastic
enthusiasm excited exciting excitement fascinated fascinating blast delight glad gladly gripped honored honoured hooked inspired inspiring intrigued
intriguing joy keen laughed laughing love loved motivated passionate pleased pleasure thrilled
`

var warmthSet = sync.OnceValue(func() map[string]bool { return setOf(warmth, func(w string) string { return w }) })

// warmFrames are words in a row that do: "stayed with me", "look forward to".
var warmFrames = sync.OnceValue(func() [][]string {
	return [][]string{
		{"stayed", "with", "me"},
		{"stays", "with", "me"},
		{"stuck", "with", "me"},
		{"looking", "forward"},
		{"look", "forward"},
		{"would", "like", "to"},
		{"i'd", "like", "to"},
		{"kept", "thinking"},
		{"keep", "thinking"},
		{"been", "thinking"},
		{"still", "thinking"},
		{"more", "interested"},
		{"very", "interested"},
		{"still", "interested"},
		{"remain", "interested"},
		{"want", "to", "work"},
		{"want", "to", "join"},
		{"want", "to", "help"},
		{"want", "to", "be"},
		{"want", "this"},
		{"see", "myself"},
		{"my", "first", "choice"},
		{"happy", "to", "help"},
		{"would", "be", "happy"},
		{"would", "be", "glad"},
		{"what", "i", "want"},
		{"can't", "wait"},
		{"cannot", "wait"},
		{"made", "me", "want"},
		{"good", "place", "for", "me"},
		{"would", "mean", "a", "lot"},
		{"on", "my", "mind"},
		{"could", "see", "my"},
		{"i", "hope", "i"},
		{"i", "hope", "we"},
		{"i'd", "start"},
		{"i", "would", "start"},
		{"i", "liked"},
		{"i", "like"},
		{"best", "advice"},
		{"best", "part"},
		{"the", "best"},
		{"made", "my", "day"},
		{"i'd", "be", "glad"},
		{"i'd", "be", "happy"},
	}
})

func isWarm(sentence []review.Word) bool {
	for i, w := range sentence {
		if warmthSet()[w.Fold] && !feltByOthers(sentence[:i]) {
			return i == 0 || !denies(sentence[i-1].Fold)
		}
		for _, frame := range warmFrames() {
			if startsFrame(sentence[i:], frame) {
				return i == 0 || !denies(sentence[i-1].Fold)
			}
		}
	}
	return false
}

func denies(fold string) bool {
	return oneOf(fold, "not can't cannot couldn't don't never")
}

// feltByOthers reports that somebody else is who a word of warmth behind these is said of: "they'd
// gladly speak to you".
func feltByOthers(before []review.Word) bool {
	for i := len(before) - 1; i >= max(0, len(before)-3); i-- {
		switch before[i].Fold {
		case "they", "they'd", "they'll", "they're", "he", "he'd", "he'll", "he's", "she", "she'd", "she'll", "she's":
			return true
		case "i", "i'd", "i'm", "i'll", "i've", "me", "my":
			return false
		}
	}
	return false
}

// startsFrame reports that words begin with those of a frame; what raises a word may stand within:
// "would be very happy".
func startsFrame(words []review.Word, frame []string) bool {
	if len(words) < len(frame) {
		return false
	}
	at := 0
	for i, w := range frame {
		for i > 0 && at < len(words) && words[at].Fold != w && isRaising(words[at].Fold) {
			at++
		}
		if at == len(words) || words[at].Fold != w {
			return false
		}
		at++
	}
	return true
}

func isRaising(fold string) bool { return oneOf(fold, "very really truly so more only absolutely") }
