package compose

import (
	"slices"
	"strings"

	"afterword/internal/interview"
)

// askedBy reports whether the recipient is who asked the missed question.
func askedBy(r Request, m interview.MissedQuestion) bool {
	asker, ok := r.Interview.Interviewer(squeeze(m.AskedBy))
	if !ok {
		return strings.EqualFold(squeeze(m.AskedBy), squeeze(r.To.Name))
	}
	return asker.SameAs(r.To)
}

// writeMissed gives the better answer with its link. Where there is a question and no
// better answer yet, it asks for one: to mention the question alone helps nobody.
func writeMissed(m interview.MissedQuestion, p *page) {
	question, answer := squeeze(m.Question), squeeze(m.BetterAnswer)
	if answer == "" {
		if question != "" {
			p.ask(Missed, fill(askBetterAnswer, "{question}", question))
		}
		return
	}
	answer = stopped(upperFirst(answer))
	var text string
	switch {
	case question == "":
		text = fill(missedUnnamed, "{answer}", answer)
	case isDirect(question):
		question = strings.Trim(question, `"“”`)
		text = fill(missedAsked, "{question}", asked(upperFirst(question)), "{answer}", answer)
	default:
		question = unstopped(lowerFirst(question))
		if about := len("about "); len(question) > about && strings.EqualFold(question[:about], "about ") {
			question = question[about:]
		}
		text = fill(missedTopic, "{question}", stopped(question), "{answer}", answer)
	}
	if link := squeeze(m.Link); link != "" {
		text += " " + fill(missedLink, "{link}", link)
	}
	p.add(text)
}

// isDirect reports whether a question is written as it was asked, and not as its topic.
func isDirect(question string) bool {
	bare := strings.TrimRight(question, `"”’'`)
	if strings.HasSuffix(bare, "?") || manySentences(question) {
		return true
	}
	switch firstWord(question) {
	case "tell", "describe", "explain", "walk":
		return true
	}
	return opensQuestion(question)
}

// opensQuestion reports whether a text begins as a question does whose mark was left out:
// "would you", "how would you". "how to" and "why it fails" are topics.
func opensQuestion(text string) bool {
	words := wordsOf(text)
	if len(words) > 1 && slices.Contains([]string{"how", "what", "why", "when", "where", "which", "who"}, words[0]) {
		words = words[1:]
	}
	return slices.Contains([]string{"do", "does", "did", "is", "are", "can", "could", "would", "should", "will", "have", "has"}, firstOf(words))
}

// asked ends a question with the mark it has, or with the one it needs.
func asked(question string) string {
	if bare := unstopped(question); opensQuestion(question) && stopped(bare) != bare {
		return bare + "?"
	}
	return stopped(question)
}
