package checks

import (
	"fmt"
	"strings"

	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/review"
)

func noValue() review.Check {
	return review.Check{
		ID:       "no-value",
		Group:    review.Personal,
		Title:    "Nothing says why it should be you",
		Severity: review.Hint,
		Why:      "A memory makes them smile; one sentence against the problem they have makes them think of you for it.",
		Bad:      "Thank you for telling me why the nightly reindex takes nine hours. I look forward to hearing from you.",
		Good:     "Thank you for telling me why the nightly reindex takes nine hours. I cut a comparable one to twenty minutes.",
		Source:   "SPEC.md section 2, value: one sentence against that person's need; section 3, personal",
		Find: func(d *review.Doc) []review.Finding {
			if d.Draft.Phase != note.Anchor || len(d.Main) < 12 || !inEnglish(d.Main) || asksForWorth(d.Draft.Body) {
				return nil
			}
			if about := d.Draft.To.Debrief; about.Need == "" && about.Value == "" && d.Draft.To.Role == interview.Recruiter {
				return nil // who leads through the day lacks nothing that a candidate could mend
			}
			marks, told := marksIn.Of(d).main, *worths.Of(d)
			for i, sentence := range sentencesOfMain(d) {
				if told[i] != noWorth || hintsAtWorth(d, sentence, marks[:len(sentence)]) {
					return nil
				}
				marks = marks[len(sentence):]
			}
			about := d.Draft.To.Debrief
			if saidInTheDebriefsWords(d, about) {
				return nil
			}
			f := review.Finding{Message: fmt.Sprintf("Nothing says what %s would gain by you. One sentence against what they need is enough.", called(d, &d.To))}
			if about.Value != "" {
				f.Message = fmt.Sprintf("What you wrote down about why it should be you is not in the note: %q.", shortened(about.Value, 90))
			}
			return []review.Finding{f}
		},
	}
}

// asksForWorth reports a gap that waits for the sentence of value: placeholder-left tells of it.
func asksForWorth(body string) bool {
	for {
		end := strings.Index(body, "?")
		if end < 0 {
			return false
		}
		if open := strings.LastIndexByte(body[:end], '['); open >= 0 && !strings.ContainsAny(body[open:end], "]\n") && strings.Contains(body[open:end], "would help") {
			return true
		}
		body = body[end+1:]
	}
}

// saidInTheDebriefsWords reports a sentence with two words of the value, or of the need, that
// do not stand in the anchor, too. What is told back to the reader ("you showed me") is their
// need, and no answer to it.
func saidInTheDebriefsWords(d *review.Doc, about interview.Debrief) bool {
	value, need := stemsOf(d, about.Value), stemsOf(d, about.Need)
	told := append(append(d.Strings(len(value)+len(need)), value...), need...)
	told = overlap(d, without(d, told, stemsOf(d, about.Anchor)))
	if len(told) < 2 {
		return false
	}
	kinds := *kindsOfMain.Of(d)
	for i, sentence := range sentencesOfMain(d) {
		if retells(sentence, kinds[i]) {
			continue
		}
		n := 0
		for _, stem := range told {
			if hasKin(sentence, stem) {
				if n++; n >= 2 {
					return true
				}
			}
		}
	}
	return false
}

// hasKin reports a word with this stem, or, of long ones, with one of its kin.
func hasKin(words []review.Word, stem string) bool {
	for i := range words {
		s := words[i].Stem()
		if s == stem || len(s) >= 5 && len(stem) >= 5 && (kin(s, stem) || kin(stem, s)) {
			return true
		}
	}
	return false
}

// retells reports a sentence of thanks, or one on what the reader said or showed; kinds are
// those of its words.
func retells(sentence []review.Word, kinds uint32) bool {
	if isThanks(sentence[0].Fold) {
		return true
	}
	for i := 1; i < len(sentence) && kinds&told != 0; i++ {
		switch sentence[i].Fold {
		case "told", "showed", "said", "mentioned", "explained", "described", "asked":
			return sentence[i-1].Fold == "you"
		}
	}
	return false
}

// inEnglish reports that at least one word in five is one of English grammar.
func inEnglish(words []review.Word) bool {
	n := 0
	for i := range words {
		if kindOf.Of(&words[i])&functional != 0 {
			n++
		}
	}
	return n*5 >= len(words)
}
