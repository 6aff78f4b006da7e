package compose

import (
	"fmt"
	"slices"

	"afterword/internal/interview"
)

// MissedAdvice says what becomes of one missed question, and why.
type MissedAdvice struct {
	Question interview.MissedQuestion
	Act      MissedAct
	Why      string // one or two plain sentences
}

// MissedAct is what is best done about a missed question.
type MissedAct string

// The acts.
const (
	WriteMissed  MissedAct = "write"  // a paragraph goes into the note to who asked
	AnswerMissed MissedAct = "answer" // the better answer is still to be written down
	ChooseMissed MissedAct = "choose" // there are several: the person picks one
	LeaveMissed  MissedAct = "leave"  // it goes into no note
	LateMissed   MissedAct = "late"   // the note it belonged into has left without it
	SentMissed   MissedAct = "sent"   // it was in the note, which has left
)

// Thanked reports whether the thank-you to somebody of a panel has left, and with which
// words; these are empty where nobody kept them.
type Thanked func(interview.Interviewer) (body string, left bool)

// AdviseMissed says of every missed question of a round what becomes of it.
func AdviseMissed(i interview.Interview, thanked Thanked) []MissedAdvice {
	var advice []MissedAdvice
	all := i.MissedQuestions()
	chosen, some := chosenQuestion(i)
	open := 0
	for _, q := range all {
		if q.Choice != interview.Leave && !leftAlone(q) {
			open++
		}
	}
	for _, q := range all {
		asker, known := i.Interviewer(squeeze(q.AskedBy))
		if !known {
			asker = interview.Interviewer{Name: squeeze(q.AskedBy)}
		}
		a := MissedAdvice{Question: q}
		body, left := thanked(asker)
		switch {
		case left && share(q.BetterAnswer, body) >= toldShare:
			a.Act, a.Why = SentMissed, fmt.Sprintf("Your better answer was in the thank-you to %s. There is nothing more to say about it.", asker.Name)
		case q.Choice == interview.Leave:
			a.Act, a.Why = LeaveMissed, "You leave it alone. It is in no note."
		case asker.Name == "":
			a.Act, a.Why = LeaveMissed, "Who asked it is not written down, so it is in no note. Say who asked in the debrief, and their note can answer it."
		case left:
			a.Act, a.Why = LateMissed, fmt.Sprintf("The thank-you to %s has left, so nothing is sent about it by itself. If they write or you talk again, answer it then, in a sentence or two; if not, let it rest.", asker.Name)
		case leftAlone(q):
			a.Act, a.Why = LeaveMissed, "This was a small slip. To mention it makes it bigger, so it is in no note; choose it if it weighed more than that."
		case some && q == chosen && squeeze(q.BetterAnswer) == "":
			a.Act, a.Why = AnswerMissed, fmt.Sprintf("Write down what you would answer today, two sentences at most. The draft to %s asks for it.", asker.Name)
		case some && q == chosen:
			a.Act, a.Why = WriteMissed, fmt.Sprintf("A short paragraph about it is in the thank-you to %s, and in no other note.", asker.Name)
		case some:
			a.Act, a.Why = LeaveMissed, "You chose another question. One is enough, so this one is in no note."
		default:
			a.Act, a.Why = ChooseMissed, fmt.Sprintf("%s questions are a lot to reopen. Choose the one that mattered most and leave the others alone; until then they are in no note.", counted(open))
		}
		advice = append(advice, a)
	}
	return advice
}

// chosenQuestion is the one missed question that may be written about. One that is too small
// for that is no choice to make.
func chosenQuestion(i interview.Interview) (interview.MissedQuestion, bool) {
	return i.WithMissedQuestions(slices.DeleteFunc(i.MissedQuestions(), leftAlone)).ChosenQuestion()
}

// counted is a small number in words, to begin a sentence with.
func counted(n int) string {
	words := []string{"No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"}
	if n < len(words) {
		return words[n]
	}
	return fmt.Sprint(n)
}

// A better answer that is as short or as like what was said adds too little to bring the
// question up again.
const (
	fewWords  = 3    // a name or a figure that was wrong
	sameShare = 0.85 // of the words of the better answer that were said in the interview
	toldShare = 0.7  // of them that a note has which gave the answer, edited or not
)

// leftAlone reports whether a missed question is too small to be written about: next to
// what was said, the better answer is a word or two, or says the same. Whoever chose it,
// or did not write down what they said, is taken at their word.
func leftAlone(m interview.MissedQuestion) bool {
	better, said := wordsOf(squeeze(m.BetterAnswer)), wordsOf(squeeze(m.Said))
	if m.Choice == interview.Write || squeeze(m.Link) != "" || len(better) == 0 || len(said) == 0 {
		return false
	}
	if len(better) <= fewWords {
		return true
	}
	return share(m.BetterAnswer, m.Said) >= sameShare
}

// share is how much of the words of a text another has, from 0 to 1.
func share(of, in string) float64 {
	words, there := wordsOf(squeeze(of)), wordsOf(squeeze(in))
	same := 0
	for _, w := range words {
		if slices.Contains(there, w) {
			same++
		}
	}
	if len(words) == 0 {
		return 0
	}
	return float64(same) / float64(len(words))
}
