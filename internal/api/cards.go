package api

import (
	"bytes"
	"context"
	"net/http"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"afterword/internal/card"
	"afterword/internal/channel"
	"afterword/internal/compose"
	"afterword/internal/followup"
	"afterword/internal/fromfile"
	"afterword/internal/interview"
	"afterword/internal/processfile"
	"afterword/internal/review"
)

// CardJSON is how a card is to be printed.
type CardJSON struct {
	To        string    `json:"to" minLength:"1" maxLength:"300" doc:"Name or e-mail address of the interviewer"`
	Interview string    `json:"interview,omitempty" maxLength:"200" doc:"Id of the interview; the latest with this person where it is left out"`
	Size      card.Size `json:"size,omitempty" enum:"a6,5x7,10x7" default:"a6"`
	Look      card.Look `json:"look,omitempty" enum:"printed,handwritten" default:"printed"`
	Front     string    `json:"front,omitempty" maxLength:"100" doc:"On the front of a folded card"`
	Text      string    `json:"text,omitempty" maxLength:"5000" doc:"Instead of the debrief's sentence"`
}

type cardOfFileIn struct {
	Body struct {
		FromFileJSON
		CardJSON
	}
}

type cardIn struct {
	ProcessID
	Body CardJSON
}

type employerKindIn struct {
	ProcessID
	Body struct {
		Kind interview.EmployerKind `json:"kind,omitempty" enum:"law,private wealth,luxury hospitality,luxury retail,arts,diplomacy,finance,consulting,education,health care,non-profit,public service,industry,technology,other" doc:"Left out, it is guessed again"`
	}
}

type processChannelsJSON struct {
	ChannelListJSON
	EmployerKind interview.EmployerKind `json:"employer_kind" doc:"What sort of house the employer is taken for"`
	KindGuessed  bool                   `json:"kind_guessed" doc:"Nobody said it"`
}

type channelOfIn struct {
	ProcessID
	Interview string `query:"interview" maxLength:"200" doc:"Id of the interview; the latest where it is left out"`
}

func (s *server) cards() {
	route(s, operation{
		id: "card-of-file", method: http.MethodPost, path: "/card", scope: followup.ScopeRead, pdf: true,
		summary: "A card to one interviewer of a process file, as a PDF; nothing is stored",
		more:    "It is read like a note first: one that is blocked is not printed.",
	}, func(_ context.Context, _ followup.AccountID, in *cardOfFileIn) (*pdfAnswer, error) {
		f, now, err := s.given(in.Body.FromFileJSON)
		if err != nil {
			return nil, err
		}
		return s.card(f, in.Body.CardJSON, now)
	})
	route(s, operation{
		id: "card-of-process", method: http.MethodPost, path: "/processes/{process}/card", scope: followup.ScopeRead, pdf: true,
		summary: "A card to one interviewer of a process, as a PDF",
	}, func(ctx context.Context, account followup.AccountID, in *cardIn) (*pdfAnswer, error) {
		v, err := s.Service.ShowProcess(ctx, account, in.Process)
		if err != nil {
			return nil, err
		}
		return s.card(fileOf(v), in.Body, s.Service.Clock.Now())
	})
	route(s, operation{
		id: "channel-of-process", method: http.MethodGet, path: "/processes/{process}/channel", scope: followup.ScopeRead,
		summary: "E-mail, card or both, for each interviewer of a process, and why",
	}, func(ctx context.Context, account followup.AccountID, in *channelOfIn) (*answer[processChannelsJSON], error) {
		if in.Interview == "" { // the verb knows the promise that counts now
			kind, advice, err := s.Service.AdviseChannel(ctx, account, in.Process)
			if err != nil {
				return nil, err
			}
			out := processChannelsJSON{ChannelListJSON{[]channelJSON{}}, kind.Kind, kind.Guessed}
			for _, a := range advice {
				out.Interviewers = append(out.Interviewers, channelTo(a.To, a.Decision))
			}
			return answered(out, nil)
		}
		v, err := s.Service.ShowProcess(ctx, account, in.Process)
		if err != nil {
			return nil, err
		}
		f := fileOf(v)
		f.Touches = v.Budget.Seen // the notes that left, too
		round, err := roundOf(f.Process, in.Interview)
		if err != nil {
			return nil, err
		}
		table, err := s.Service.PostDays(ctx, account)
		if err != nil {
			return nil, err
		}
		kind := channel.KindOf(f.Process)
		return answered(processChannelsJSON{ChannelListJSON{channelsOf(f, round, table, s.Service.Clock.Now())}, kind.Kind, kind.Guessed}, nil)
	})
	route(s, operation{
		id: "name-employer-kind", method: http.MethodPut, path: "/processes/{process}/employer-kind", scope: followup.ScopeWrite, none: true,
		summary: "Say what sort of house the employer is: the advice on cards goes by it",
	}, func(ctx context.Context, account followup.AccountID, in *employerKindIn) (*nothing, error) {
		return &nothing{}, s.Service.NameEmployerKind(ctx, account, in.Process, in.Body.Kind)
	})
}

// card prints a card that the review does not stop.
func (s *server) card(f processfile.File, c CardJSON, now time.Time) (*pdfAnswer, error) {
	round, panel, err := panelOf(f.Process, c.Interview, []draftGivenJSON{{To: c.To}})
	if err != nil {
		return nil, err
	}
	to := panel[0].To
	text, err := cardText(f.Process, round, to, c.Text)
	if err != nil {
		return nil, err
	}
	options, err := s.reviewOptions()
	if err != nil {
		return nil, err
	}
	findings := fromfile.ReviewCard(f, round, to, text, now, options.Off)
	if review.VerdictOf(findings) == review.Blocked {
		var more []error
		for _, finding := range findings {
			if finding.Severity == review.Block {
				more = append(more, &huma.ErrorDetail{Message: finding.Message, Location: "card." + finding.Check})
			}
		}
		return nil, huma.NewError(http.StatusUnprocessableEntity, sayCardBlocked, more...)
	}
	var b bytes.Buffer
	if err := card.Write(&b, card.Card{Text: text, Size: c.Size, Look: c.Look, Front: c.Front, Title: "Card to " + to.Name}); err != nil {
		return nil, err
	}
	return &pdfAnswer{"application/pdf", b.Bytes()}, nil
}

// cardText is the text that came with the request, else that of the debrief.
func cardText(p interview.Process, round interview.Interview, to interview.Interviewer, given string) (string, error) {
	if strings.TrimSpace(given) != "" {
		return given, nil
	}
	drafted := compose.CardText(compose.Request{Process: p, Interview: round, To: to})
	if len(drafted.Gaps) > 0 {
		return "", &problem{http.StatusUnprocessableEntity, sayNoCardWords}
	}
	return drafted.Body, nil
}
