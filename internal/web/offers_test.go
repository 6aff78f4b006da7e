package web_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"afterword/internal/interview"
	"afterword/internal/note"
)

// offerKey reads the hidden name of an offer out of a page's form.
func offerKey(t *testing.T, body string) string {
	t.Helper()
	found := regexp.MustCompile(`name="offer" value="([0-9a-f]+)"`).FindStringSubmatch(body)
	if found == nil {
		t.Fatalf("the page has no form for an offer:\n%s", textOf(body))
	}
	return found[1]
}

// TestOffersOnThePage records an offer, marks the first choice, removes the offer and
// brings it back, on the page of the process. Whose it is shows only when asked.
func TestOffersOnThePage(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	page := "/processes/" + id
	d.get(page).says(t, []string{"Another offer", "never says whose offer it is", "Record an offer", "is marked as your first choice"}, nil)
	took := func(a answer, word string) {
		t.Helper()
		if a.StatusCode != http.StatusSeeOther || a.Header.Get("Location") != page+"?done="+word {
			t.Fatalf("answers %d to %q: %s", a.StatusCode, a.Header.Get("Location"), textOf(a.body))
		}
	}
	took(d.post(page+"/offers", url.Values{"employer": {" Umbrella  Works "}, "expires": {"2026-12-04"}, "place": {"Munich"}}), "offer")
	a := d.get(page + "?done=offer")
	a.says(t, []string{"The offer stands until Friday 4 December", "Globex would have to tell you by Thursday 3 December", "there is no need to ask the other side for more", "takes the place of the check-in", "Note about an offer In the place of the check-in"}, []string{"Check-in One short question"})
	if strings.Contains(a.body, "Umbrella") {
		t.Error("the page says whose offer it is, and nobody asked")
	}
	d.get(page+"?offers=named").says(t, []string{"Umbrella Works"}, []string{"Show whose they are"})

	took(d.post(page+"/first-choice", url.Values{"first": {"no"}}), "unfirst")
	if d.show(id).FirstChoice {
		t.Error("the mark was not taken back")
	}
	d.get(page).says(t, []string{"Mark it as my first choice"}, []string{"is marked as your first choice"})
	took(d.post(page+"/first-choice", url.Values{"first": {"yes"}}), "first")
	if !d.show(id).FirstChoice {
		t.Error("the first choice was not marked")
	}

	key := offerKey(t, a.body)
	took(d.post(page+"/offers/withdraw", url.Values{"offer": {key}}), "withdrawn")
	if p := d.show(id); len(p.Offers) != 0 || len(p.WithdrawnOffers) != 1 {
		t.Errorf("held are %v, withdrawn %v", p.Offers, p.WithdrawnOffers)
	}
	d.get(page).says(t, []string{"Removed", "Bring it back"}, []string{"The offer stands", "Umbrella"})
	if a := d.post(page+"/offers/withdraw", url.Values{"offer": {key}}); a.StatusCode != http.StatusConflict {
		t.Errorf("withdrawing it twice answers %d", a.StatusCode)
	}
	took(d.post(page+"/offers/reinstate", url.Values{"offer": {key}}), "restored")
	if p := d.show(id); len(p.Offers) != 1 || p.Offers[0].Place != "Munich" {
		t.Errorf("held are %v", p.Offers)
	}
	if a := d.post(page+"/offers/reinstate", url.Values{"offer": {key}}); a.StatusCode != http.StatusConflict {
		t.Errorf("reinstating it twice answers %d", a.StatusCode)
	}
	if d.mail.Sent() != 0 {
		t.Errorf("%d mails sent", d.mail.Sent())
	}
}

// TestOffersThatTheFormRefuses: what was typed stays, and the page says what to do.
func TestOffersThatTheFormRefuses(t *testing.T) {
	for name, row := range map[string]struct {
		employer, expires, place, says string
	}{
		"nobody":       {"", "2026-12-04", "", "Write who made it; no note ever names them."},
		"no day":       {"Umbrella", "", "", "Write the last day on which you can accept it"},
		"another day":  {"Umbrella", "soon", "", "That is no day. Write it such as 2026-12-04."},
		"a day past":   {"Umbrella", "2026-11-01", "", "It ended on Sunday 1 November"},
		"no place":     {"Umbrella", "2026-12-04", "Atlantis", "is no place that Afterword knows"},
		"this process": {"globex", "2026-12-04", "", "say so as their answer"},
		"markup":       {"<b>Umbrella</b>", "", "", "Write the last day"},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			id := d.record(globex())
			a := d.post("/processes/"+id+"/offers", url.Values{"employer": {row.employer}, "expires": {row.expires}, "place": {row.place}})
			if a.StatusCode != http.StatusUnprocessableEntity {
				t.Errorf("answers %d", a.StatusCode)
			}
			a.says(t, []string{row.says}, nil)
			if strings.Contains(a.body, "<b>Umbrella") || row.employer == "Umbrella" && !strings.Contains(a.body, `value="Umbrella"`) {
				t.Error("what was typed is gone, or not escaped")
			}
			if p := d.show(id); len(p.Offers) != 0 {
				t.Errorf("stored is %v", p.Offers)
			}
		})
	}
}

// TestQuestionsOnThePage notes two questions, chooses one, takes that back, and finds the
// answer in the note to who asked and nowhere else.
func TestQuestionsOnThePage(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	page := "/processes/" + id
	round := d.show(id).Interviews[0]
	asker := func(i int) string { return round.ID + "\r\n" + round.Panel[i].Name } // as a browser sends it
	body := func(i int) string {
		for _, s := range d.show(id).Steps {
			if s.Phase == note.Anchor && s.Note != nil && s.Interviewer == round.Panel[i].Name {
				return s.Note.Body
			}
		}
		t.Fatalf("no note to %s", round.Panel[i].Name)
		return ""
	}
	ask := func(i int, question, better string) {
		t.Helper()
		a := d.post(page+"/questions", url.Values{"asker": {asker(i)}, "question": {question}, "better": {better}, "link": {"https://example.org/a"}})
		if a.StatusCode != http.StatusSeeOther {
			t.Fatalf("answers %d: %s", a.StatusCode, textOf(a.body))
		}
	}
	choose := func(i int, question, do string) answer {
		t.Helper()
		return d.post(page+"/questions/choose", url.Values{"round": {round.ID}, "asked_by": {round.Panel[i].Name}, "question": {question}, "do": {do}})
	}
	d.get(page).says(t, []string{"A question you would answer better", "A small slip is best left alone"}, nil)
	ask(0, "How would you roll back?", "Expand first, then contract.")
	if !strings.Contains(body(0), "Expand first") || strings.Contains(body(1), "Expand first") {
		t.Error("the answer is not in the note to who asked alone")
	}
	ask(1, "How do you cache?", "The key carries the tenant.")
	d.get(page).says(t, []string{"Two questions are a lot to reopen", "Write about this one", "Leave it alone"}, nil)
	if a := choose(1, "How do you cache?", "write"); a.StatusCode != http.StatusSeeOther {
		t.Errorf("choosing answers %d", a.StatusCode)
	}
	d.get(page).says(t, []string{"Take the choice back", "You chose another question"}, nil)
	if strings.Contains(body(0), "Expand first") || !strings.Contains(body(1), "The key carries") {
		t.Error("the notes do not follow the choice")
	}
	choose(1, "How do you cache?", "undo")
	if got := d.show(id).Interviews[0].MissedQuestions(); len(got) != 2 || got[1].Choice != "" {
		t.Errorf("stored is %+v", got)
	}
	choose(0, "How would you roll back?", "leave")
	if got := d.show(id).Interviews[0].MissedQuestions(); got[0].Choice != interview.Leave {
		t.Errorf("stored is %+v", got)
	}
	if a := choose(0, "What else?", "write"); a.StatusCode != http.StatusConflict {
		t.Errorf("choosing what is not there answers %d", a.StatusCode)
	}
	if a := choose(0, "How would you roll back?", "burn"); a.StatusCode != http.StatusBadRequest {
		t.Errorf("an unknown choice answers %d", a.StatusCode)
	}
	for name, form := range map[string]url.Values{
		"Say who asked it.":     {"question": {"Why?"}},
		"Write what was asked.": {"asker": {asker(0)}},
		"The link is not a web address: write all of it, beginning with https://.": {"asker": {asker(0)}, "question": {"Why?"}, "link": {"github.com/ada"}},
	} {
		a := d.post(page+"/questions", form)
		if a.StatusCode != http.StatusUnprocessableEntity {
			t.Errorf("%s answers %d", name, a.StatusCode)
		}
		a.says(t, []string{name}, nil)
	}
	if d.mail.Sent() != 0 {
		t.Errorf("%d mails sent", d.mail.Sent())
	}
}
