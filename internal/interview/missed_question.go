package interview

// MissedQuestion is a question the candidate would now answer better.
type MissedQuestion struct {
	AskedBy      string // name of an interviewer of the same panel
	Question     string
	Said         string // what the candidate answered then; may be empty
	BetterAnswer string
	Link         string // may be empty
	Choice       Choice
}

// Choice is what the candidate decided about a missed question.
type Choice string

// The choices. The zero value means that nobody decided.
const (
	Write Choice = "write" // it is the one to write about
	Leave Choice = "leave" // it is left alone
)

// Choices lists what can be decided about a missed question.
func Choices() []Choice { return []Choice{Write, Leave} }

// MissedQuestions lists every missed question of the round, in the order in which they
// were written down.
func (i Interview) MissedQuestions() []MissedQuestion {
	if i.Missed == nil {
		return nil
	}
	return append([]MissedQuestion{*i.Missed}, i.OtherMissed...)
}

// WithMissedQuestions returns the round with other missed questions.
func (i Interview) WithMissedQuestions(all []MissedQuestion) Interview {
	i.Missed, i.OtherMissed = nil, nil
	if len(all) > 0 {
		first := all[0]
		i.Missed = &first
		i.OtherMissed = append(i.OtherMissed, all[1:]...)
	}
	return i
}

// ChosenQuestion returns the one missed question that may be written about: the one that
// the candidate chose, else the only one that is not left alone. ok is false while there
// are several and none is chosen: two apologies weigh more than either answer.
func (i Interview) ChosenQuestion() (q MissedQuestion, ok bool) {
	if i.Missed == nil {
		return q, false
	}
	open := 0
	for n := range 1 + len(i.OtherMissed) {
		m := i.Missed
		if n > 0 {
			m = &i.OtherMissed[n-1]
		}
		switch m.Choice {
		case Write:
			return *m, true
		case Leave:
		default:
			q = *m
			open++
		}
	}
	if open != 1 {
		return MissedQuestion{}, false
	}
	return q, true
}
