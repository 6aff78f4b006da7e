package demo

import (
	"fmt"
	"net/http"
	"strings"

	"afterword/internal/demo/mailworld"
	"afterword/internal/interview"
	"afterword/internal/web"
)

// talk is another interview that somebody of the panel invites to. Its invitation comes by
// mail, and changes as often as they like.
type talk struct {
	day      interview.Date
	sequence int
	off      bool
}

const (
	talkHour  = 10 // when every such talk begins
	talkAfter = 6  // how many days after its invitation, before weekends are counted
)

// inviteForm lets somebody of the panel send a calendar invitation to another talk, move
// that talk by a working day, or call it off.
func (w *World) inviteForm(out http.ResponseWriter, r *http.Request) error {
	if err := web.ReadForm(r); err != nil {
		return err
	}
	part, who, err := w.member(r.PostForm.Get("from"))
	if err != nil {
		return err
	}
	round, _ := w.process.Latest()
	now := interview.DateOf(w.clock.Now().In(round.Ends.Location()))
	w.mu.Lock()
	t, invited := w.talks[who.Email]
	w.mu.Unlock()
	text := ""
	switch does := r.PostForm.Get("does"); {
	case does == "invite" && (!invited || t.off):
		t = talk{day: workday(now.AddDays(talkAfter)), sequence: t.sequence + 1}
		text = "We would like to talk with you again. An invitation is attached."
	case does == "move" && invited && !t.off:
		t.day, t.sequence = workday(t.day.AddDays(1)), t.sequence+1
		text = "Something came up here, so our talk has to move. The new time is attached."
	case does == "off" && invited && !t.off:
		t.off, t.sequence = true, t.sequence+1
		text = "I am sorry, our talk cannot take place. I have taken it out of the calendar."
	default:
		return refuse("No such invitation", fmt.Sprintf("%q cannot be done now. Go back, reload the page and use the buttons.", does))
	}
	w.look()
	_, err = w.mail.Write(mailworld.Letter{
		From: who.Email, To: w.process.Candidate.Email, Subject: "Interview at " + w.process.Employer, Text: text, NewThread: true,
		Calendar: t.calendar(w.process, who, round.Zone),
	})
	if err != nil {
		return err
	}
	w.mu.Lock()
	w.talks[who.Email] = t
	w.mu.Unlock()
	if err := w.happen(r.Context()); err != nil {
		return err
	}
	done(out, r, part)
	return nil
}

// calendar is the invitation as a calendar program writes it.
func (t talk) calendar(p interview.Process, who interview.Interviewer, zone string) string {
	method, status := "REQUEST", "CONFIRMED"
	if t.off {
		method, status = "CANCEL", "CANCELLED"
	}
	day := strings.ReplaceAll(t.day.String(), "-", "")
	return strings.Join([]string{
		"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Globex//Calendar//EN", "METHOD:" + method, "BEGIN:VEVENT",
		"UID:talk-" + who.Email, fmt.Sprintf("SEQUENCE:%d", t.sequence), "STATUS:" + status, "SUMMARY:Interview at " + p.Employer,
		fmt.Sprintf("DTSTART;TZID=%s:%sT%02d0000", zone, day, talkHour), fmt.Sprintf("DTEND;TZID=%s:%sT%02d0000", zone, day, talkHour+1),
		"ORGANIZER;CN=" + who.Name + ":mailto:" + who.Email, "ATTENDEE;CN=" + who.Name + ":mailto:" + who.Email,
		"ATTENDEE;CN=" + p.Candidate.Name + ":mailto:" + p.Candidate.Email, "END:VEVENT", "END:VCALENDAR", "",
	}, "\r\n")
}
