package web

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"afterword/internal/followup"
	"afterword/internal/interview"
)

// offersView is what a person recorded of offers of other employers, and what follows.
type offersView struct {
	Process     string // id
	Employer    string // of the process
	FirstChoice bool
	Held        []offerView
	Withdrawn   []offerView
	Note        string // when the note about it leaves; empty where there is none
	Named       bool   // the person asked whose they are
	Form        offerForm
	Open        bool
}

// offerView is one offer. Whose it is stays off the page until the person asks.
type offerView struct {
	Key, Name, Until string
	Lines            []string
}

// offerForm is an offer as it was typed, with what is wrong.
type offerForm struct {
	Employer, Expires, Place string
	Field, Wrong             string
}

func offersOf(v followup.ProcessView, c circumstances, t turn) *offersView {
	if v.State == followup.Ended || v.State == followup.MovedOn && len(v.Offers)+len(v.WithdrawnOffers) == 0 && t.Offer == nil {
		return nil // nothing is sent that could speak of one
	}
	o := &offersView{Process: v.ID, Employer: v.Employer, FirstChoice: v.FirstChoice, Named: t.Named}
	if t.Offer != nil {
		o.Form, o.Open = *t.Offer, true
	}
	for _, d := range v.OfferDates(c.now) {
		view := o.view(d.Offer)
		for _, line := range []string{d.AnswerWhy, d.NeededWhy, d.AskWhy} {
			if line != "" {
				view.Lines = append(view.Lines, line)
			}
		}
		o.Held = append(o.Held, view)
	}
	for _, w := range v.WithdrawnOffers {
		o.Withdrawn = append(o.Withdrawn, o.view(w))
	}
	if step, ok := v.OfferNote(c.now); ok {
		o.Note = step.Reason
	}
	return o
}

func (o *offersView) view(of interview.Offer) offerView {
	view := offerView{Key: offerKey(of), Name: "An offer"}
	if !of.Expires.IsZero() {
		view.Until = of.Expires.Words()
	}
	if o.Named {
		view.Name = of.Employer
	}
	return view
}

// offerKey names an offer in a form without saying whose it is.
func offerKey(o interview.Offer) string {
	sum := sha256.Sum256([]byte(strings.ToLower(o.Employer)))
	return hex.EncodeToString(sum[:8])
}

// offerOf finds an offer by its key.
func offerOf(offers []interview.Offer, key string) (interview.Offer, bool) {
	for _, o := range offers {
		if offerKey(o) == key {
			return o, true
		}
	}
	return interview.Offer{}, false
}
