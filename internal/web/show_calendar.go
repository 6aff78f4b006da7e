package web

import (
	"net/http"

	"afterword/internal/followup"
)

// calendarView is the page of the calendar.
type calendarView struct {
	Feed       string // the whole address; empty while there is none
	Interviews bool
	Server     string
	Pushed     string // when it was last pushed, in the machine's zone; empty when never
	Trouble    string
	Flash      string
}

// calendarDone are the sentences after a form of this page was taken.
var calendarDone = map[string]string{
	"new":    "This is the new address. The old one leads nowhere any more.",
	"closed": "The address is closed. What a calendar program has taken over stays there until you remove the calendar.",
	"shown":  "Saved. Calendar programs see it when they look next.",
}

// showCalendar is the page that says where the calendar feed is, and what came of pushing.
func (s *site) showCalendar(w http.ResponseWriter, r *http.Request) error {
	c, err := s.Service.ShowCalendar(r.Context(), accountOf(r.Context()))
	if err != nil {
		return err
	}
	v := calendarView{
		Interviews: c.Interviews, Server: c.Server.URL, Trouble: c.Trouble, Flash: calendarDone[r.URL.Query().Get("done")],
	}
	if c.Secret != "" {
		v.Feed = origin(r) + s.feedPath(accountOf(r.Context()), c)
	}
	if !c.PushedAt.IsZero() {
		v.Pushed = c.PushedAt.Local().Format("Mon 2 Jan, 15:04")
	}
	body, err := render("calendar.html", v)
	if err != nil {
		return err
	}
	RenderPage(w, r, Page{Title: "Calendar", Body: body})
	return nil
}

// FeedPath is where New serves the feed of a calendar that has a secret.
func FeedPath(c followup.Calendar) string { return feeds + c.Secret + feedEnd }

// feedPath is FeedPath, and says whose the calendar is where there are many people's.
func (s *site) feedPath(account followup.AccountID, c followup.Calendar) string {
	if s.Door == nil || !s.Door.People {
		return FeedPath(c)
	}
	return feeds + string(account) + "." + c.Secret + feedEnd
}

// Where feeds are. What stands between is secret.
const (
	feeds   = "/calendar/"
	feedEnd = ".ics"
)

// origin is how the page was reached: this machine without TLS, any other name, which only
// a proxy in front can serve, with it.
func origin(r *http.Request) string {
	if r.TLS == nil && followup.IsLoopback(hostName(r.Host)) {
		return "http://" + r.Host
	}
	return "https://" + r.Host
}
