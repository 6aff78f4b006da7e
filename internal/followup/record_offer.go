package followup

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"afterword/internal/interview"
	"afterword/internal/place"
)

// Errors about competing offers.
var (
	// ErrNoOffer: no offer of that employer is recorded.
	ErrNoOffer = errors.New("no offer of that employer is recorded here")
	// ErrOwnOffer: the offer is of the employer that the process is at.
	ErrOwnOffer = errors.New("this is the employer of the process itself: if they made you an offer, say so as their answer")
)

// longestName is how many letters an employer's name may have, as in a process file.
const longestName = 300

// RecordOffer stores a competing offer that the person holds. One of the same employer is
// replaced, and one that was withdrawn is held again. A note about it then takes the place
// of the check-in (cadence); an approval of that is void. No note names the employer.
func (s *Service) RecordOffer(ctx context.Context, account AccountID, processID string, o interview.Offer) error {
	o.Employer, o.Place = strings.Join(strings.Fields(o.Employer), " "), strings.TrimSpace(o.Place)
	if err := s.checkOffer(o); err != nil {
		return fmt.Errorf("record an offer: %w", err)
	}
	if err := s.takeBackCheckIns(ctx, account, processID); err != nil {
		return fmt.Errorf("record an offer: %w", err)
	}
	err := s.changeFacts(ctx, account, processID, func(p *interview.Process) error {
		if strings.EqualFold(o.Employer, p.Employer) {
			return ErrOwnOffer
		}
		p.WithdrawnOffers = slices.DeleteFunc(p.WithdrawnOffers, func(old interview.Offer) bool { return sameOffer(old, o.Employer) })
		if at := offerOf(p.Offers, o.Employer); at >= 0 {
			p.Offers[at] = o
			return nil
		}
		p.Offers = append(p.Offers, o)
		return nil
	})
	if err != nil {
		return fmt.Errorf("record an offer: %w", err)
	}
	return nil
}

func (s *Service) checkOffer(o interview.Offer) error {
	switch {
	case o.Employer == "":
		return refuseField("employer", "write who made it; no note ever names them")
	case len([]rune(o.Employer)) > longestName:
		return refuseField("employer", fmt.Sprintf("the employer's name is longer than %d letters: shorten it", longestName))
	case o.Expires.IsZero():
		return refuseField("expires", "write the last day on which you can accept it, such as 2026-12-04")
	case o.Expires.Before(interview.DateOf(s.Clock.Now()).AddDays(-1)): // it may still be yesterday there
		ended := o.Expires.Words()
		if o.Expires.Year != s.Clock.Now().Year() {
			ended = fmt.Sprintf("%s %d", ended, o.Expires.Year)
		}
		return refuseField("expires", fmt.Sprintf("it ended on %s: if you were given more time, write the new day", ended))
	case o.Place != "":
		if _, err := place.Read(o.Place); err != nil {
			return refuseField("place", err.Error())
		}
	}
	return nil
}

// offerOf finds the offer of an employer; -1 when there is none.
func offerOf(offers []interview.Offer, employer string) int {
	return slices.IndexFunc(offers, func(o interview.Offer) bool { return sameOffer(o, employer) })
}

func sameOffer(o interview.Offer, employer string) bool {
	return strings.EqualFold(o.Employer, strings.TrimSpace(employer))
}
