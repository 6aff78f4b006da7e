package web

import (
	"fmt"
	"slices"

	"afterword/internal/compose"
	"afterword/internal/followup"
	"afterword/internal/interview"
)

// questionsView is what a person would answer better now, and what becomes of it.
type questionsView struct {
	Process string // id
	Noted   []questionView
	// Rounds are the interviews a question can be noted for, with their panels; empty where
	// nothing is sent any more.
	Askers []askerView
	Form   questionForm
	Open   bool
}

// questionView is one question with its advice.
type questionView struct {
	Key, Round                  string
	AskedBy, Question, Better   string
	Why                         string
	CanWrite, CanLeave, CanUndo bool
}

// askerView is somebody who may have asked, in a round.
type askerView struct {
	Value, Name string
	Chosen      bool
}

// questionForm is a question as it was typed, with what is wrong.
type questionForm struct {
	Asker, Question, Said, Better, Link string
	Field, Wrong                        string
}

func questionsOf(v followup.ProcessView, t turn) *questionsView {
	q := &questionsView{Process: v.ID}
	if t.Question != nil {
		q.Form, q.Open = *t.Question, true
	}
	over := v.State != followup.Active
	for _, round := range v.Interviews {
		for _, a := range v.MissedAdvice(round) {
			view := questionView{
				Key: fmt.Sprintf("question-%d", len(q.Noted)), Round: round.ID,
				AskedBy: a.Question.AskedBy, Question: a.Question.Question, Better: a.Question.BetterAnswer, Why: a.Why,
			}
			if open := !over && a.Act != compose.LateMissed && a.Act != compose.SentMissed; open {
				chosen := a.Question.Choice == interview.Write
				view.CanWrite = !chosen && a.Act != compose.WriteMissed && a.Act != compose.AnswerMissed
				view.CanLeave = a.Question.Choice != interview.Leave
				view.CanUndo = a.Question.Choice != ""
			}
			q.Noted = append(q.Noted, view)
		}
	}
	for i, round := range slices.Backward(v.Interviews) {
		if over {
			break
		}
		for _, who := range round.Panel {
			a := askerView{Value: round.ID + "\n" + who.Name, Name: who.Name}
			if len(v.Interviews) > 1 {
				a.Name = fmt.Sprintf("%s, round %d", who.Name, i+1)
			}
			a.Chosen = a.Value == q.Form.Asker
			q.Askers = append(q.Askers, a)
		}
	}
	if len(q.Noted) == 0 && len(q.Askers) == 0 {
		return nil
	}
	return q
}
