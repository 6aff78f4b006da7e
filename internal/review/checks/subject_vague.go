package checks

import (
	"bytes"
	"fmt"
	"strings"

	"afterword/internal/review"
)

func subjectVague() review.Check {
	return review.Check{
		ID:       "subject-vague",
		Group:    review.Form,
		Title:    "The subject says nothing",
		Severity: review.Warn,
		Why:      "The subject is what the interviewer reads first and searches for later.",
		Bad:      "Subject: Hello",
		Good:     "Subject: Thank you for your time today",
		Source:   "SPEC.md section 2, subject: clean and searchable",

		Confidence: review.Maybe,
		Find: func(d *review.Doc) []review.Finding {
			if d.Context.InThread || d.Quotes {
				return nil
			}
			vague, little := subjectSaysNothing(d)
			if !vague && !little {
				return nil
			}
			f := review.Finding{
				Part:        review.Subject,
				Span:        review.Span{End: len(d.Draft.Subject)},
				Message:     fmt.Sprintf("The subject %q says nothing that could be searched for.", d.Draft.Subject),
				Suggestions: subjectsFor(d),
			}
			if little {
				f.Severity = review.Hint // plain, but it says what the note is
			}
			return []review.Finding{f}
		},
	}
}

// subjectSaysNothing reports a subject that could stand over any mail; little is one that is plain, but says
// what the note is. Marks of a reply are not counted.
func subjectSaysNothing(d *review.Doc) (vague, little bool) {
	words := d.SubjectWords
	for len(words) > 1 && (words[0].Fold == "re" || words[0].Fold == "fwd" || words[0].Fold == "fw") {
		words = words[1:]
	}
	if len(words) == 0 || !mayBeVague(words) {
		return false, false
	}
	var memory [64]byte
	said := memory[:0]
	for _, w := range words {
		if d.Person(w.Fold) != nil && w.Capital {
			continue // "Hi Wei" says no more than "Hi"
		}
		said = append(append(said, '|'), w.Fold...)
	}
	vague = isVague(said) || saysVaguely(d, words)
	little = saysLittle(said) || !vague && isOnlyFiller(d, words) || vague && bytes.Contains(said, []byte("|thank"))
	return vague, little
}

// mayBeVague reports that no small word of the subject is one of weight: what is left to
// look at then are greetings and names.
func mayBeVague(words []review.Word) bool {
	for _, w := range words {
		if w.Capital || isMereSending(w.Fold) {
			continue
		}
		switch w.Fold {
		case "interview", "our", "no", "subject", "job", "today", "meeting", "untitled", "test", "morning", "afternoon", "evening",
			"application", "role", "position", "conversation", "talk", "chat", "call", "meet", "yesterday", "opportunity", "next", "steps", "pleasure", "gratitude":
		default:
			if !isFiller(w.Fold) {
				return false
			}
		}
	}
	return true
}

// isFiller reports a word that any note to anybody may have: the talk, the day, "as promised",
// greetings of other languages.
func isFiller(fold string) bool {
	switch fold {
	case "about", "after", "as", "promised", "discussed", "agreed", "regarding", "concerning", "further", "our", "your", "the", "talk", "chat", "meeting", "interview", "conversation", "call", "discussion", "visit",
		"today", "yesterday", "this", "morning", "afternoon", "evening", "last", "week", "day", "application", "thoughts", "thought", "words", "word", "few", "one", "more", "thing", "great", "nice", "good", "lovely", "wonderful", "where", "do", "we",
		"stand", "decision", "answer", "something", "everything", "ping", "reminder", "with", "you", "on", "at",
		"bonjour", "bonsoir", "merci", "hola", "gracias", "danke", "hallo", "gruße", "grusse", "grüße", "ciao", "salut", "namaste", "moin", "servus", "ola", "obrigado", "obrigada", "grazie", "bedankt", "dag":
		return true
	}
	return false
}

// isOnlyFiller reports that a subject has no other words, and thanks for nothing that it names.
func isOnlyFiller(d *review.Doc, words []review.Word) bool {
	if strings.ContainsAny(d.Draft.Subject, "\"“") {
		return false // The word "just"
	}
	thanks, today := false, false
	for i := range words {
		w := &words[i]
		if !isFiller(w.Fold) && !isMereSending(w.Fold) && (d.Person(w.Fold) == nil || !w.Capital) {
			return false
		}
		thanks = thanks || w.Fold == "thank" || w.Fold == "thanks"
		today = today || w.Fold != "everything" && w.Fold != "you" && isFiller(w.Fold) && thanks
	}
	return !today
}

// saysVaguely reports that every word of the subject is one of greeting, thanks or mere
// sending, or a name.
func saysVaguely(d *review.Doc, words []review.Word) bool {
	for _, w := range words {
		if !isMereSending(w.Fold) && (d.Person(w.Fold) == nil || !w.Capital) {
			return false
		}
	}
	return true
}

// isMereSending reports a word of greeting or thanks, or one that says no more than that
// something is sent.
func isMereSending(fold string) bool {
	switch fold {
	case "hi", "hello", "hey", "dear", "there", "thanks", "thank", "you", "thx", "so", "very", "much", "many", "again", "a", "an", "the", "my", "just", "quick", "quickly", "short", "little", "brief", "small", "follow", "following", "followup", "up",
		"question", "questions", "checking", "check", "touching", "touch", "base", "in", "update", "updates", "status", "note", "message", "email", "e", "mail", "greetings", "greeting", "important", "urgent", "news", "any", "some", "info", "information",
		"regards", "reply", "response", "request", "hope", "to", "say", "from", "and", "it", "is", "me", "i", "please", "read", "open", "attention", "attn", "fyi", "re", "for", "or", "wanted", "of":
		return true
	}
	return false
}

func isVague(said []byte) bool {
	switch string(said) {
	case "", "|hi", "|hello", "|good|morning", "|good|afternoon", "|good|evening", "|hey", "|thanks", "|thank|you", "|thx", "|follow|up", "|following|up", "|followup", "|interview",
		"|the|interview", "|our|interview", "|no|subject", "|re", "|fwd", "|quick|question", "|question", "|checking|in", "|update", "|status",
		"|job", "|note", "|message", "|touching|base", "|greetings", "|today", "|just|checking|in", "|a|quick|note", "|quick|note",
		"|thanks|again", "|thank|you|again", "|many|thanks", "|important", "|meeting", "|subject", "|untitled", "|test":
		return true
	}
	return false
}

// saysLittle reports a subject that says what the note is, and nothing that tells it from
// those of all others.
func saysLittle(said []byte) bool {
	switch string(said) {
	case "|great|meeting|you", "|nice|meeting|you", "|good|to|meet|you", "|nice|to|meet|you", "|lovely|to|meet|you", "|pleasure|meeting|you", "|meeting|you", "|my|application", "|application", "|the|job", "|the|role", "|the|position",
		"|position", "|role", "|our|meeting", "|job|interview", "|my|interview", "|interview|follow|up", "|job|application", "|our|conversation", "|our|talk", "|our|chat", "|our|call", "|conversation", "|call", "|yesterday", "|opportunity", "|next|steps",
		"|with|gratitude", "|gratitude", "|with|thanks", "|with|many|thanks":
		return true
	}
	return false
}
