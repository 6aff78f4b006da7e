package demo

import (
	"embed"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"slices"
	"strings"
	"time"

	"afterword/internal/demo/mailworld"
	"afterword/internal/web"
)

// worldPath is where the demo's own page is.
const worldPath = "/world/"

//go:embed world.html
var pageFile embed.FS

var page = template.Must(template.ParseFS(pageFile, "world.html"))

// pages serves the mail world: the clock, and what everybody sees in their inbox.
func (w *World) pages() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+worldPath+"{$}", w.showWorld)
	mux.HandleFunc("POST "+worldPath+"wind", w.windForm)
	mux.HandleFunc("POST "+worldPath+"reply", w.replyForm)
	mux.HandleFunc("POST "+worldPath+"away", w.awayForm)
	return mux
}

type personView struct {
	Name, Email string
	Panel       bool // of the panel, so that they can reply
	Inbox       []mailworld.Delivered
}

func (w *World) showWorld(out http.ResponseWriter, r *http.Request) {
	round, _ := w.process.Latest()
	zone := round.Ends.Location()
	now := w.clock.Now().In(zone)
	next, ok, err := w.Next(r.Context())
	if err != nil {
		web.RenderError(out, r, err)
		return
	}
	view := struct {
		Now, Next string
		Zone      string
		People    []personView
	}{Now: now.Format("Monday 2 January 2006, 15:04"), Zone: round.Zone}
	if ok {
		view.Next = next.In(zone).Format("Monday 2 January, 15:04")
	}
	for _, p := range round.Panel {
		view.People = append(view.People, personView{p.Name, p.Email, true, w.inbox(p.Email, zone)})
	}
	me := w.process.Candidate
	view.People = append(view.People, personView{me.Name, me.Email, false, w.inbox(me.Email, zone)})

	var body strings.Builder
	if err := page.Execute(&body, view); err != nil {
		web.RenderError(out, r, err)
		return
	}
	web.RenderPage(out, r, web.Page{Title: "Mail world", Body: template.HTML(body.String())})
}

// inbox returns somebody's mail, the newest first, with times as their clock shows them.
func (w *World) inbox(email string, zone *time.Location) []mailworld.Delivered {
	mails := w.mail.Inbox(email)
	slices.Reverse(mails)
	for i := range mails {
		mails[i].Received = mails[i].Received.In(zone)
	}
	return mails
}

func (w *World) windForm(out http.ResponseWriter, r *http.Request) {
	until := w.clock.Now()
	switch by := r.PostFormValue("by"); by {
	case "next":
		next, ok, err := w.Next(r.Context())
		if err != nil {
			web.RenderError(out, r, err)
			return
		}
		if ok {
			until = next.Add(justAfter)
		}
	case "hour":
		until = until.Add(time.Hour)
	case "day":
		until = until.AddDate(0, 0, 1)
	default:
		http.Error(out, fmt.Sprintf("Time cannot be wound by %q.", by), http.StatusBadRequest)
		return
	}
	w.done(out, r, w.Wind(r.Context(), until))
}

func (w *World) replyForm(out http.ResponseWriter, r *http.Request) {
	text := strings.TrimSpace(r.PostFormValue("text"))
	if text == "" {
		text = "Thank you for your note, it was good to talk. I will get back to you."
	}
	err := w.mail.Reply(r.PostFormValue("from"), w.process.Candidate.Email, text)
	if err == nil {
		err = w.happen(r.Context())
	}
	w.done(out, r, err)
}

func (w *World) awayForm(out http.ResponseWriter, r *http.Request) {
	back := w.clock.Now().AddDate(0, 0, 4)
	w.done(out, r, w.mail.AwayUntil(r.PostFormValue("who"), back))
}

// done answers a form: back to the page, or to what went wrong.
func (w *World) done(out http.ResponseWriter, r *http.Request, err error) {
	if err != nil && !errors.Is(err, r.Context().Err()) {
		web.RenderError(out, r, err)
		return
	}
	http.Redirect(out, r, worldPath, http.StatusSeeOther)
}
