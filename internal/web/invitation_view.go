package web

import (
	"cmp"
	"fmt"

	"afterword/internal/followup"
	"afterword/internal/invite"
)

// invitationView offers an invitation that came by mail: what it would change, what it
// asks, and the choice to add or to ignore it.
type invitationView struct {
	Process, Key, ID string // ID is unique on the page
	From             string // empty for a file
	At               moment
	Summaries        []string
	Says             []string
	Question         string
	Places           []meaningView
	AsksZone         bool
	Zone             string
	PanelDiffers     bool
	Answers          bool // adding it says what its mail was
	Wrong            string
}

// meaningView is what an invitation may be to a process, as a choice.
type meaningView struct {
	Place  invite.Place
	Says   string
	Chosen bool
}

// calledOffView asks what follows after an interview was called off.
type calledOffView struct {
	Process, When string
}

func invitationsOf(v followup.ProcessView, c circumstances, t turn) []invitationView {
	var all []invitationView
	for n, o := range v.Invitations {
		i := invitationView{
			Process: v.ID, Key: o.Mail.Key, ID: fmt.Sprintf("invitation-%d", n), From: cmp.Or(o.Mail.From.Name, o.Mail.From.Email),
			At: momentOf(o.Mail.At, zoneOf(v), c.now), PanelDiffers: o.PanelDiffers(),
			Answers: v.Paused && len(v.Replies) == 1 && v.Replies[0].Key == o.Mail.Key,
		}
		for _, e := range o.Events {
			if e.Summary != "" {
				i.Summaries = append(i.Summaries, e.Summary)
			}
			i.Says = append(i.Says, e.Says...)
			if e.Meaning == invite.Cancelled {
				i.Answers = false
			}
		}
		asks := o.Asks()
		if t.Invitation == o.Mail.Key {
			i.Wrong, i.Zone = t.WrongInvitation, t.Zone
			if t.Asks != nil {
				asks = t.Asks
			}
		}
		if asks != nil {
			i.Question, i.AsksZone = asks.Says, asks.Zone
			for _, p := range asks.Places {
				i.Places = append(i.Places, meaningView{p.Place, p.Says, p.Place == t.Place})
			}
			// The place was answered, and now the zone is asked: both go back together.
			if asks.Zone && t.Place != "" {
				i.Places = []meaningView{{t.Place, "As you said: " + placeWords(t.Place), true}}
			}
		}
		all = append(all, i)
	}
	return all
}

func placeWords(as invite.Place) string {
	switch as {
	case invite.Rescheduled:
		return "it is a reschedule."
	case invite.OneRound:
		return "these are one round."
	}
	return "it is a round of its own."
}
