package checks

import (
	"afterword/internal/review"
	"afterword/internal/review/turns"
)

// idiom is a choice that several frames share, in the notation of turns; empty for a name
// that there is none of.
func idiom(name string) string {
	switch name {
	case "weekday":
		return "(monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
	case "date":
		return "(the|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|" +
			"1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17|18|19|20|21|22|23|24|25|26|27|28|29|30|31)"
	case "mail":
		return "(email|emails|e mail|e mails|mail|mails|message|messages|note|notes|letter|letters|call|calls|voicemail|voicemails|text|texts|inquiry|inquiries|enquiry|follow up|follow ups)"
	case "answer":
		return "(answer|reply|response|acknowledgement|acknowledgment|feedback|update|news|word|sign of life)"
	case "job":
		return "(job|role|position|post|opportunity|work)"
	case "not":
		return "(not|never|haven't|havent|hadn't|hadnt|hasn't|hasnt|didn't|didnt|don't|dont|doesn't|isn't|wasn't|weren't|won't)"
	case "i'll":
		return "(i'll|ill|i will|i shall|i am going to|i'm going to|i would|i'd|i must|i have to|i may|i might|we'll|we will)"
	case "deadline":
		return "(by|before|until|till|within|no later|not later|today|tomorrow|tonight|this week|at the latest|latest|immediately|asap|right away|straight away|at once|now|in the next)"
	case "employers":
		return "(company|companies|employer|employers|firm|firms|organisation|organisations|organization|organizations|startup|start up|startups|hospital|hospitals|clinic|" +
			"school|schools|university|agency|agencies|bank|banks|shop|shops|studio|studios|yard|plant|contractor|practice|office|place|places|competitor|competitors|team|teams)"
	}
	return tactIdiom(name)
}

// longSentence is how many words a sentence is read to either side: a text without full
// stops must not be read from end to end for each of its words.
const longSentence = 60

// sentenceAround returns the bounds of the sentence that words[at] stands in.
func sentenceAround(text string, words []review.Word, at int) (from, to int) {
	from, to = at, at+1
	for from > 0 && at-from < longSentence && !turns.SentenceEnds(text, &words[from-1], &words[from]) {
		from--
	}
	for to < len(words) && to-at < longSentence && !turns.SentenceEnds(text, &words[to-1], &words[to]) {
		to++
	}
	return from, to
}

// holds reports whether one of the folded words stands in words.
func holds(words []review.Word, folds ...string) bool {
	for i := range words {
		for _, f := range folds {
			if words[i].Fold == f {
				return true
			}
		}
	}
	return false
}

// asked reports whether a question mark stands between the last word of a sentence,
// words[to-1], and the next one.
func asked(text string, words []review.Word, to int) bool {
	end := len(text)
	if to < len(words) {
		end = words[to].Start
	}
	for _, c := range []byte(text[words[to-1].End:end]) {
		switch c {
		case '?':
			return true
		case '.', '!':
			return false
		}
	}
	return false
}

// quote is what a hit says, for a message.
func quote(text string, words []review.Word, h turns.Hit) string {
	return oneLine(text[words[h.From].Start:words[h.To-1].End])
}

// oneLine is a place of a note as a message shows it.
func oneLine(text string) string { return shortened(onOneLine(text), 80) }

// readerSays reports that the sentence tells what the reader said, to the candidate or of
// others: "you said that the test was unfair".
func readerSays(d *review.Doc, h turns.Hit) bool {
	from, to := sentenceAround(d.Draft.Body, d.Main, h.From)
	for i := from; i+1 < to; i++ {
		if d.Main[i].Fold != "you" || i >= h.From && i < h.To {
			continue
		}
		switch d.Main[i+1].Fold {
		case "said", "told", "mentioned", "described", "explained", "wondered":
			return true
		case "asked":
			return i+2 < to && holds(d.Main[i+2:i+3], "what", "who", "where", "which", "why", "how") && h.From > i
		}
	}
	return false
}

// retold reports that the sentence ends by giving its words to the reader: "what takes so
// long is the second signature, you said".
func retold(d *review.Doc, h turns.Hit) bool {
	_, to := sentenceAround(d.Draft.Body, d.Main, h.From)
	for i := max(h.To, to-4); i < to; i++ {
		if d.Main[i].Fold == "you" {
			return i+1 < to && to-i <= 3 && holds(d.Main[i+1:i+2], "said", "told", "put", "called", "laughed", "explained", "mentioned") ||
				i+2 < to && holds(d.Main[i+2:i+3], "said", "told", "put")
		}
		if d.Main[i].Fold == "your" && i+2 == to {
			return holds(d.Main[i+1:to], "words", "phrase")
		}
	}
	return false
}

// longAgo reports a story of former years, which claims and asks nothing today.
func longAgo(d *review.Doc, h turns.Hit) bool {
	from, to := sentenceAround(d.Draft.Body, d.Main, h.From)
	return holds(d.Main[from:to], "ago", "back") && holds(d.Main[from:to], "years", "year", "decade", "then")
}
