package checks

import "afterword/internal/review"

// daysAgo reads how long ago something was: "three days ago", "the day before yesterday",
// "a few hours ago", "we just spoke". A round number of days is left alone, and ago is 0
// for hours and for what has just been.
func daysAgo(words []review.Word, i int) (to, ago int, ok bool) {
	at := func(n int, folds ...string) bool {
		return i+n < len(words) && holds(words[i+n:i+n+1], folds...)
	}
	switch words[i].Fold {
	case "day":
		return i + 3, 2, at(1, "before") && at(2, "yesterday")
	case "hour", "hours", "minutes":
		return i + 2, 0, at(1, "ago")
	case "just":
		return i + 1, 0, (i > 0 && holds(words[i-1:i], "we", "we've", "i've", "having", "have") || at(1, "come", "came", "walked", "hung", "left")) &&
			at(1, "spoke", "spoken", "met", "talked", "chatted", "walked", "come", "came", "left", "hung", "finished", "ended", "had", "got", "gotten", "returned", "arrived") && talkBehind(words, i+1)
	}
	if at(1, "days") && at(2, "ago") && (i == 0 || !holds(words[i-1:i], "about", "some", "almost", "nearly", "or", "to", "roughly", "over", "than")) {
		if n := smallNumber(words[i].Fold); n > 0 {
			return i + 3, n, true
		}
	}
	return 0, 0, false
}

// weeksAgo reads "a week ago", "a fortnight ago", "three weeks ago", "a month ago" and "the other
// day" at their second word: the talk was so many days ago, the fewest and the most.
func weeksAgo(words []review.Word, i int) (fewest, most int, ok bool) {
	if i == 0 || i+1 >= len(words) {
		return 0, 0, false
	}
	before, behind := words[i-1].Fold, words[i+1].Fold
	if words[i].Fold == "other" {
		return 2, 1000, before == "the" && behind == "day"
	}
	if behind != "ago" || i > 1 && holds(words[i-2:i-1], "about", "some", "almost", "nearly", "or", "to", "roughly", "over", "than", "half") {
		return 0, 0, false
	}
	one := before == "a" || before == "one"
	switch words[i].Fold {
	case "week":
		return 5, 10, one
	case "fortnight":
		return 11, 18, one
	case "month":
		return 21, 45, one
	case "weeks":
		n := smallNumber(before)
		return 7*n - 4, 7*n + 4, n > 0
	}
	return 0, 0, false
}

// beginsAgo reports a word that daysAgo may begin at.
func beginsAgo(fold string) bool {
	switch fold {
	case "day", "hour", "hours", "minutes", "just", "week", "weeks", "fortnight", "month", "other":
		return true
	}
	return smallNumber(fold) > 0
}

// talkBehind reports that what "just" happened is the talk: a verb of talking, or a place
// or a name of it in the words behind.
func talkBehind(words []review.Word, at int) bool {
	if i := at - 2; i >= 0 && holds(words[i:i+1], "we", "we've") || i > 0 && words[i-1].Fold == "we" {
		return holds(words[at:at+1], "spoke", "spoken", "met", "talked", "chatted", "finished", "ended", "had", "hung")
	}
	if at+1 < len(words) && words[at].Fold == "left" && words[at+1].Fold == "your" {
		return true
	}
	behind := words[at:min(len(words), at+7)]
	return holds(behind, "your", "our", "you") && holds(behind, "interview", "talk", "conversation", "meeting", "gate", "office", "building", "door", "call", "visit", "tour", "plant", "school", "clinic", "ward", "lobby", "reception", "site", "with", "you")
}

func smallNumber(fold string) int {
	switch fold {
	case "two", "2":
		return 2
	case "three", "3":
		return 3
	case "four", "4":
		return 4
	case "five", "5":
		return 5
	case "six", "6":
		return 6
	}
	return 0
}
