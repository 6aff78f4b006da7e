package demo

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"afterword/internal/demo/mailworld"
	"afterword/internal/interview"
)

// personView is somebody's inbox.
type personView struct {
	Key, Name, Email, Role string
	Unread                 int
	Mails                  []mailView
	// Of the panel only:
	Answers  []readyAnswer // empty while there is no mail to answer
	Back     string        // the day they are back from a holiday; empty when at work
	BackNext string        // the day they would be back from one that begins now
	Contact  bool          // they get the check-in
	Talk     string        // the day of a further talk they invited to; empty without one
}

type mailView struct {
	Key, From, Subject, Text, Raw string
	At                            string
	New, Open                     bool
}

// inboxOf shows somebody's mail, the newest first and open, with times as the panel's
// clocks show them. seen is how many of the mails had arrived when time was last wound.
func inboxOf(key string, mails []mailworld.Delivered, seen int, zone *time.Location) (views []mailView, unread int) {
	for i, m := range slices.Backward(mails) {
		v := mailView{
			Key: fmt.Sprintf("%s-mail-%d", key, i), From: m.FromName, Subject: m.Subject, Text: strings.TrimSpace(m.Text), Raw: string(m.Raw),
			At: m.Received.In(zone).Format("Mon 2 Jan, 15:04"), New: i >= seen, Open: i == len(mails)-1,
		}
		if v.From == "" {
			v.From = m.FromEmail
		}
		if v.Subject == "" {
			v.Subject = "(no subject)"
		}
		if v.New {
			unread++
		}
		views = append(views, v)
	}
	return views, unread
}

// readyAnswer is something an interviewer often writes.
type readyAnswer struct {
	Say, Label, Text string
	First            bool
}

// readyAnswers are the answers to choose from. The new date is a working day a while
// after both today and the date they gave.
func readyAnswers(round interview.Interview, now time.Time) []readyAnswer {
	day := interview.DateOf(now.In(round.Ends.Location()))
	if round.Promise != nil && round.Promise.Date.After(day) {
		day = round.Promise.Date
	}
	return []readyAnswer{
		{Say: "courtesy", Label: "A courtesy", Text: "Thank you for your note, it was good to talk. We will get back to you.", First: true},
		{Say: "new-date", Label: "A new date", Text: "Thank you for your note. We need a little longer than I had said: expect to hear from us by " + workday(day.AddDays(3)).Words() + "."},
		{Say: "rejection", Label: "A rejection", Text: "Thank you for the time you took. We have decided to go on with another candidate, and I wish you all the best."},
	}
}

// workday moves a day off the weekend.
func workday(d interview.Date) interview.Date {
	for d.Weekday() == time.Saturday || d.Weekday() == time.Sunday {
		d = d.AddDays(1)
	}
	return d
}
