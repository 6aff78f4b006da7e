package api

import (
	"context"
	"net/http"

	"afterword/internal/compose"
	"afterword/internal/followup"
	"afterword/internal/interview"
)

// MissedQuestionJSON is a question that the person would answer better now.
type MissedQuestionJSON struct {
	Interview    string `json:"interview" minLength:"1" maxLength:"200" doc:"Id of the interview"`
	AskedBy      string `json:"asked_by" minLength:"1" maxLength:"300" doc:"Name of the interviewer"`
	Question     string `json:"question" minLength:"1" maxLength:"10000"`
	Said         string `json:"said,omitempty" maxLength:"10000" doc:"What was answered then"`
	BetterAnswer string `json:"better_answer,omitempty" maxLength:"10000"`
	Link         string `json:"link,omitempty" maxLength:"10000" doc:"Beginning with https://"`
}

type advisedQuestionJSON struct {
	MissedQuestionJSON
	Choice interview.Choice  `json:"choice" doc:"write, leave, or empty while nobody decided"`
	Act    compose.MissedAct `json:"act" enum:"write,answer,choose,leave,late,sent" doc:"What is best done about it"`
	Why    string            `json:"why"`
}

type questionListJSON struct {
	Questions []advisedQuestionJSON `json:"questions" nullable:"false"`
}

type questionIn struct {
	ProcessID
	Body MissedQuestionJSON
}

type questionChoiceIn struct {
	ProcessID
	Body struct {
		Interview string           `json:"interview" minLength:"1" maxLength:"200" doc:"Id of the interview"`
		AskedBy   string           `json:"asked_by" maxLength:"300"`
		Question  string           `json:"question" minLength:"1" maxLength:"10000" doc:"Its words as they are listed"`
		Choice    interview.Choice `json:"choice,omitempty" enum:"write,leave" doc:"Left out, the decision is taken back"`
	}
}

func (s *server) questions() {
	route(s, operation{
		id: "list-questions", method: http.MethodGet, path: "/processes/{process}/questions", scope: followup.ScopeRead,
		summary: "The questions that the person would answer better now, and what is best done about each",
	}, func(ctx context.Context, account followup.AccountID, in *ProcessID) (*answer[questionListJSON], error) {
		v, err := s.Service.ShowProcess(ctx, account, in.Process)
		if err != nil {
			return nil, err
		}
		out := questionListJSON{Questions: []advisedQuestionJSON{}}
		for _, round := range v.Interviews {
			for _, a := range v.MissedAdvice(round) {
				q := a.Question
				out.Questions = append(out.Questions, advisedQuestionJSON{
					MissedQuestionJSON{round.ID, q.AskedBy, q.Question, q.Said, q.BetterAnswer, q.Link}, q.Choice, a.Act, a.Why,
				})
			}
		}
		return answered(out, nil)
	})
	route(s, operation{
		id: "record-question", method: http.MethodPut, path: "/processes/{process}/questions", scope: followup.ScopeWrite, none: true,
		summary: "Write down a question that the person would answer better now",
		more:    "One with the same words from the same interviewer is replaced.",
	}, func(ctx context.Context, account followup.AccountID, in *questionIn) (*nothing, error) {
		return &nothing{}, s.Service.RecordMissedQuestion(ctx, account, in.Process, in.Body.Interview, interview.MissedQuestion{
			AskedBy: in.Body.AskedBy, Question: in.Body.Question, Said: in.Body.Said, BetterAnswer: in.Body.BetterAnswer, Link: in.Body.Link,
		})
	})
	route(s, operation{
		id: "choose-question", method: http.MethodPut, path: "/processes/{process}/questions/choice", scope: followup.ScopeWrite, none: true,
		summary: "Decide about one question: to write about it, or to leave it alone",
	}, func(ctx context.Context, account followup.AccountID, in *questionChoiceIn) (*nothing, error) {
		return &nothing{}, s.Service.ChooseMissedQuestion(ctx, account, in.Process, in.Body.Interview, in.Body.AskedBy, in.Body.Question, in.Body.Choice)
	})
}
