package api

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/offer"
)

type offersIn struct {
	ProcessID
	Named bool `query:"named" doc:"Tell who made them, and where they are; takes the scope write"`
}

type offersJSON struct {
	FirstChoice bool        `json:"first_choice" doc:"Whether the employer of the process is"`
	Held        []offerJSON `json:"held" nullable:"false"`
	Withdrawn   []offerJSON `json:"withdrawn" nullable:"false"`
	Note        string      `json:"note" doc:"Id of the note about an offer that has not left; empty where there is none"`
}

type offerJSON struct {
	Employer  string `json:"employer,omitempty" doc:"Only where it was asked for"`
	Place     string `json:"place,omitempty" doc:"Only where it was asked for"`
	Expires   string `json:"expires" doc:"The last day on which it can be accepted; empty where nobody said. So with every day here."`
	Stands    bool   `json:"stands" doc:"There still is a day on which it can be answered"`
	AnswerBy  string `json:"answer_by"`
	AnswerWhy string `json:"answer_why"`
	NeededBy  string `json:"needed_by" doc:"By when the employer of the process has to say something"`
	NeededWhy string `json:"needed_why"`
	WriteBy   string `json:"write_by" doc:"The last day for a note about it"`
	AskOn     string `json:"ask_on" doc:"When to ask the other employer for more time"`
	AskUntil  string `json:"ask_until"`
	AskWhy    string `json:"ask_why"`
}

type offerIn struct {
	ProcessID
	Body struct {
		Employer string `json:"employer" minLength:"1" maxLength:"2000" doc:"Who made it. No note ever names them."`
		Expires  string `json:"expires" format:"date" doc:"The last day on which it can be accepted"`
		Place    string `json:"place,omitempty" maxLength:"300" doc:"Where that employer is: a city, a region or a time zone"`
	}
}

type offerOfIn struct {
	ProcessID
	Body struct {
		Employer string `json:"employer" minLength:"1" maxLength:"2000" doc:"Who made it"`
	}
}

type firstChoiceIn struct {
	ProcessID
	Body struct {
		FirstChoice bool `json:"first_choice"`
	}
}

func (s *server) offers() {
	route(s, operation{
		id: "list-offers", method: http.MethodGet, path: "/processes/{process}/offers", scope: followup.ScopeRead,
		summary: "The other offers that the person holds, and what they ask of the calendar",
		more:    "Who made an offer is told only where named is true and the token allows write.",
	}, func(ctx context.Context, account followup.AccountID, in *offersIn) (*answer[offersJSON], error) {
		if in.Named && !slices.Contains(admittedIn(ctx).token.Scopes, followup.ScopeWrite) {
			return nil, &problem{http.StatusForbidden, sayNamed}
		}
		v, err := s.Service.ShowProcess(ctx, account, in.Process)
		if err != nil {
			return nil, err
		}
		now := s.Service.Clock.Now()
		dates := v.OfferDates(now)
		out := offersJSON{FirstChoice: v.FirstChoice, Held: []offerJSON{}, Withdrawn: []offerJSON{}}
		for _, o := range v.Offers {
			at := slices.IndexFunc(dates, func(d offer.Dates) bool { return d.Offer == o })
			if at < 0 {
				out.Held = append(out.Held, offerOf(offer.Dates{Offer: o}, in.Named))
				continue
			}
			out.Held = append(out.Held, offerOf(dates[at], in.Named))
		}
		for _, o := range v.WithdrawnOffers {
			out.Withdrawn = append(out.Withdrawn, offerOf(offer.Dates{Offer: o}, in.Named))
		}
		if step, ok := v.OfferNote(now); ok && step.Note != nil {
			out.Note = step.Note.ID
		}
		return answered(out, nil)
	})
	route(s, operation{
		id: "record-offer", method: http.MethodPut, path: "/processes/{process}/offers", scope: followup.ScopeWrite, none: true,
		summary: "Record another offer that the person holds",
		more:    "One of the same employer is replaced. A note about it takes the place of the check-in, whose approval is void.",
	}, func(ctx context.Context, account followup.AccountID, in *offerIn) (*nothing, error) {
		day, err := interview.ParseDate(in.Body.Expires)
		if err != nil {
			return nil, &problem{http.StatusUnprocessableEntity, sentence(err.Error())}
		}
		o := interview.Offer{Employer: strings.TrimSpace(in.Body.Employer), Expires: day, Place: in.Body.Place}
		return &nothing{}, s.Service.RecordOffer(ctx, account, in.Process, o)
	})
	route(s, operation{
		id: "withdraw-offer", method: http.MethodPut, path: "/processes/{process}/offers/withdrawn", scope: followup.ScopeWrite, none: true,
		summary: "Say that the person holds an offer no more",
	}, func(ctx context.Context, account followup.AccountID, in *offerOfIn) (*nothing, error) {
		return &nothing{}, s.Service.WithdrawOffer(ctx, account, in.Process, in.Body.Employer)
	})
	route(s, operation{
		id: "reinstate-offer", method: http.MethodPut, path: "/processes/{process}/offers/reinstated", scope: followup.ScopeWrite, none: true,
		summary: "Take back that an offer is held no more",
	}, func(ctx context.Context, account followup.AccountID, in *offerOfIn) (*nothing, error) {
		return &nothing{}, s.Service.ReinstateOffer(ctx, account, in.Process, in.Body.Employer)
	})
	route(s, operation{
		id: "mark-first-choice", method: http.MethodPut, path: "/processes/{process}/first-choice", scope: followup.ScopeWrite, none: true,
		summary: "Say whether this employer is the first choice: only then a note may say so",
	}, func(ctx context.Context, account followup.AccountID, in *firstChoiceIn) (*nothing, error) {
		return &nothing{}, s.Service.MarkFirstChoice(ctx, account, in.Process, in.Body.FirstChoice)
	})
}

func offerOf(d offer.Dates, named bool) offerJSON {
	out := offerJSON{
		Expires: dayOf(d.Offer.Expires), Stands: d.Stands, AnswerBy: dayOf(d.AnswerBy), AnswerWhy: d.AnswerWhy, NeededBy: dayOf(d.NeededBy),
		NeededWhy: d.NeededWhy, WriteBy: dayOf(d.WriteBy), AskOn: dayOf(d.AskOn), AskUntil: dayOf(d.AskUntil), AskWhy: d.AskWhy,
	}
	if named {
		out.Employer, out.Place = d.Offer.Employer, d.Offer.Place
	}
	return out
}
