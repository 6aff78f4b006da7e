package checks

import "afterword/internal/review"

// iWould reports "I would", "I'd" and their like right before words[i].
func iWould(words []review.Word, i int) bool {
	switch words[i-1].Fold {
	case "i'd", "i'll":
		return true
	case "would", "will", "could":
		return i > 1 && words[i-2].Fold == "i"
	}
	return false
}

// praisedTitle reads a title with capitals behind "a good", "a strong".
func praisedTitle(text string, words []review.Word, from int) (stretch, bool) {
	if from >= len(words) || !oneOf(words[from].Fold, "a an the your") {
		return stretch{}, false
	}
	for from++; from < len(words) && isPraise(words[from].Fold) && !words[from].Opens; {
		from++
	}
	if from >= len(words) || !words[from].Capital {
		return stretch{}, false
	}
	return titleFrom(text, words, from)
}

// readerSoon reports the reader within a few words: "for you", "to your team".
func readerSoon(words []review.Word, from int) bool {
	for i := from; i < min(len(words), from+4) && !words[i].Opens; i++ {
		if oneOf(words[i].Fold, "you your yours") {
			return true
		}
	}
	return false
}

// wouldBehind reports "would" or "will" within a few words behind words[at].
func wouldBehind(words []review.Word, at int) bool {
	for i := at + 1; i < min(len(words), at+8) && !words[i].Opens; i++ {
		if oneOf(words[i].Fold, "would will should") {
			return true
		}
	}
	return false
}

// titleLookedFor finds "the Buyer you are looking for" and "the Buyer function": words[i] is
// "looking", "seek", or a noun that is a job's where a title with capitals stands before it.
func titleLookedFor(text string, words []review.Word, i int) (stretch, bool) {
	end := i
	switch words[i].Fold {
	case "looking", "seeking", "searching":
		if i > 1 && words[i-1].Fold == "are" && words[i-2].Fold == "you" {
			end = i - 2
		} else if i > 0 && words[i-1].Fold == "you're" {
			end = i - 1
		} else if i > 1 && words[i-1].Fold == "been" {
			if words[i-2].Fold == "you've" {
				end = i - 2
			} else if i > 2 && words[i-2].Fold == "have" && words[i-3].Fold == "you" {
				end = i - 3
			}
		}
	case "seek":
		if i > 0 && words[i-1].Fold == "you" {
			end = i - 1
		}
	}
	from := end
	for from > 0 && end-from < 6 && words[from-1].Capital && ofTitle(&words[from-1]) && adjoining(text, words[from-1], words[from]) {
		from--
	}
	if from == end || from == 0 || jobHead(words[end-1].Fold) == 0 || words[end-1].BareEnd < words[end-1].End || !oneOf(words[from-1].Fold, "the your this") {
		return stretch{}, false
	}
	return stretch{from, end}, true
}

// titleIsMine finds "that Bakery Manager is the job for me": words[i] is the noun.
func titleIsMine(text string, words []review.Word, i int) (stretch, bool) {
	if !isJobNoun(words[i].Fold) || i < 3 || !oneOf(words[i-1].Fold, "the a exactly precisely just right best perfect very") {
		return stretch{}, false
	}
	end := i - 2
	for end > 1 && i-end < 4 && oneOf(words[end].Fold, "the exactly precisely just be") {
		end--
	}
	if !oneOf(words[end].Fold, "is would will") || !oneOf(wordAt(words, i+1), "for i") || words[i+1].Fold == "for" && wordAt(words, i+2) != "me" || words[i+1].Fold == "i" && !oneOf(wordAt(words, i+2), "want would hope") {
		return stretch{}, false
	}
	from := end
	for from > 0 && end-from < 6 && !words[min(from, end-1)].Opens && words[from-1].Capital && ofTitle(&words[from-1]) && (from == end || adjoining(text, words[from-1], words[from])) {
		from--
	}
	if from == end || jobHead(words[end-1].Fold) == 0 {
		return stretch{}, false
	}
	return stretch{from, end}, true
}

// titleDecided finds "your decision on the Volunteer Coordinator": words[i] is the decision.
func titleDecided(text string, words []review.Word, i int) (stretch, bool) {
	if !oneOf(wordAt(words, i+1), "on about for regarding") || !oneOf(wordAt(words, i+2), "the your a") || !oneOf(words[max(0, i-1)].Fold, "your the a") || i+3 >= len(words) || !words[i+3].Capital {
		return stretch{}, false
	}
	at, ok := titleFrom(text, words, i+3)
	return at, ok && words[at.to-1].BareEnd == words[at.to-1].End && !oneOf(wordAt(words, at.to), "who whom that told said asked")
}

// wordAt is the folded word at a place; empty behind the last.
func wordAt(words []review.Word, i int) string {
	if i >= len(words) {
		return ""
	}
	return words[i].Fold
}
