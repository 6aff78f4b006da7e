package processfile

import (
	"afterword/internal/interview"

	"go.yaml.in/yaml/v3"
)

// mostMissed is how many missed questions of one round a file may list. Whoever has more
// than that to answer better needs no note.
const mostMissed = 10

// missedQuestions reads the questions of a round that the candidate would answer better:
// one under "missed_question", or several under "missed_questions".
func (m mapping) missedQuestions(panel []interview.Interviewer) []interview.MissedQuestion {
	var all []interview.MissedQuestion
	chosen := 0 // on which line
	add := func(n *yaml.Node) {
		q, at, ok := m.r.missedQuestion(n, panel)
		if !ok {
			return
		}
		if q.Choice == interview.Write {
			if chosen != 0 {
				m.r.problem(at, "two missed questions of this interview are chosen, the first on line %d: one is written about, so leave the other alone", chosen)
				return
			}
			chosen = at.Line
		}
		all = append(all, q)
	}
	if m.has("missed_question") {
		add(m.values["missed_question"])
	}
	for _, entry := range m.list("missed_questions", "missed question") {
		if len(all) == mostMissed {
			m.r.problem(entry, "more than %d missed questions are listed: keep those that mattered most", mostMissed)
			break
		}
		add(entry)
	}
	return all
}

// missedQuestion reads one of them; at is where its choice stands.
func (r *reader) missedQuestion(n *yaml.Node, panel []interview.Interviewer) (missed interview.MissedQuestion, at *yaml.Node, ok bool) {
	q, ok := r.mapping(n, "a missed question", "asked_by", "question", "said", "better_answer", "link", "choice")
	if !ok {
		return missed, nil, false
	}
	q.need("question", "write what was asked")
	missed = interview.MissedQuestion{
		AskedBy:      q.line("asked_by"),
		Question:     q.prose("question"),
		Said:         q.prose("said"),
		BetterAnswer: q.prose("better_answer"),
		Link:         q.link("link"),
		Choice:       interview.Choice(q.choice("choice", words(interview.Choices())...)),
	}
	if missed.AskedBy == "" || len(panel) == 0 { // who asked may have turned out to be somebody else
		return missed, q.at("choice"), true
	}
	who, found := interview.Interview{Panel: panel}.Interviewer(missed.AskedBy)
	if !found {
		names := make([]string, len(panel))
		for i, p := range panel {
			names[i] = p.Name
		}
		q.stranger("asked_by", missed.AskedBy, names, "is not on the panel of this interview", "write a name as it stands there")
		return missed, q.at("choice"), true
	}
	missed.AskedBy = who.Name
	return missed, q.at("choice"), true
}
