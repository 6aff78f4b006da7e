package compose_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"afterword/internal/compose"
	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/review"
	"afterword/internal/review/checks"
)

// cardSentences are what people write for a card, in the shapes they write it.
func cardSentences() []string {
	return []string{
		"I have told your story of the nine hours twice since, and both times somebody asked for the ending.",
		"the sentence you wrote on the whiteboard, which now hangs over my desk",
		"Thank you for the sketch of the shards, which now hangs over my desk.",
		"You were right about the comma: I went home and found mine.",
		"I went home and drew the rota as a sun. It has eleven rays, and you would know which one is missing.",
		"that your pager went off and you laughed",
	}
}

// TestCardsPassTheReview holds every phrase of a card against the program's own review,
// beside the e-mail to the same person.
func TestCardsPassTheReview(t *testing.T) {
	for n, sentence := range cardSentences() {
		panel := panelOf(6)
		for k := range panel {
			panel[k].Debrief.Card = sentence
		}
		p, i := ada(panel...)
		for round := range 7 {
			i.ID = fmt.Sprint("round-", n, round)
			for _, to := range i.Panel {
				d := compose.CardText(compose.Request{Process: p, Interview: i, To: to})
				if len(d.Gaps) > 0 || d.Subject != "" {
					t.Errorf("gaps %v and subject %q", d.Gaps, d.Subject)
				}
				if words := len(strings.Fields(d.Body)); words > 70 {
					t.Errorf("%d words are too many for the smallest card:\n%s", words, d.Body)
				}
				mail := reviewed(compose.Write(request(p, i, note.Anchor, to)))
				to.Debrief.Anchor += "\n" + sentence
				about := review.Context{Process: p, Interview: i, Email: &mail, Now: i.Ends.Add(2 * time.Hour)}
				off := review.Options{Off: []string{"subject-missing", "subject-vague", "too-short"}}
				for _, f := range review.Run(checks.All(), review.Draft{Phase: note.Anchor, To: to, Body: d.Body}, about, off) {
					if f.Severity != review.Hint {
						t.Errorf("%s (%s): %s\n%s", f.Check, f.Severity, f.Message, d.Body)
					}
				}
			}
		}
	}
}

func TestCardIsLaidOut(t *testing.T) {
	panel := panelOf(2)
	panel[0].Debrief.Card = cardSentences()[0]
	panel[1].Debrief.Card = cardSentences()[1]
	p, i := ada(panel...)
	i.ID = "onsite"
	for n, want := range []string{
		"Dear Dr. Chen,\n\nOur talk on Monday 23 November deserves thanks on more than a screen. I have told your story of the nine hours twice since, and both times somebody asked for the ending.\n\nRegards,\nAda Park\n",
		"Dear Priya,\n\nI wanted to thank you for our talk on Monday 23 November with something you can hold. What I wanted to add: the sentence you wrote on the whiteboard, which now hangs over my desk.\n\nWith thanks,\nAda Park\n",
	} {
		if got := compose.CardText(compose.Request{Process: p, Interview: i, To: i.Panel[n]}).Body; got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
}

// TestCardAsksForItsSentence: a debrief without one, or with nothing in it, leaves a gap.
func TestCardAsksForItsSentence(t *testing.T) {
	for _, silent := range []string{"", "...", " \n"} {
		panel := panelOf(2)
		panel[1].Debrief.Card = silent
		p, i := ada(append(panel, interview.Interviewer{Email: "x@globex.example"})...)
		for n, want := range map[int]string{
			1: "What would you tell Priya on paper that your e-mail does not say? One or two sentences.",
			2: "What would you tell them on paper that your e-mail does not say? One or two sentences.",
		} {
			d := compose.CardText(compose.Request{Process: p, Interview: i, To: i.Panel[n]})
			if len(d.Gaps) != 1 || d.Gaps[0] != (compose.Gap{Part: compose.OnCard, Question: want}) || !strings.Contains(d.Body, "\n["+want+"]\n") {
				t.Errorf("gaps %v in\n%s", d.Gaps, d.Body)
			}
			if strings.Contains(d.Body, i.Panel[n].Debrief.Anchor) && i.Panel[n].Debrief.Anchor != "" {
				t.Errorf("the card repeats the e-mail's moment:\n%s", d.Body)
			}
		}
	}
}
