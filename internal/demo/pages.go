package demo

import (
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"html/template"
	"net/http"
	"strings"
	"sync"
	"time"

	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/web"
)

// worldPath is where the demo's own page is.
const worldPath = "/world/"

//go:embed world.html
var pageFile embed.FS

var page = sync.OnceValue(func() *template.Template { return template.Must(template.ParseFS(pageFile, "world.html")) })

// pages serves the mail world: the guide, the clock, and what everybody sees in their inbox.
func (w *World) pages() http.Handler {
	mux := http.NewServeMux()
	for pattern, serve := range map[string]func(http.ResponseWriter, *http.Request) error{
		"GET " + worldPath + "{$}":     w.showWorld,
		"GET " + worldPath + "version": w.worldVersion,
		"POST " + worldPath + "wind":   w.windForm,
		"POST " + worldPath + "reply":  w.replyForm,
		"POST " + worldPath + "away":   w.awayForm,
		"POST " + worldPath + "invite": w.inviteForm,
		worldPath:                      func(http.ResponseWriter, *http.Request) error { return followup.ErrNotFound },
	} {
		mux.HandleFunc(pattern, func(out http.ResponseWriter, r *http.Request) {
			if err := serve(out, r); err != nil && r.Context().Err() == nil {
				web.RenderError(out, r, err)
			}
		})
	}
	return mux
}

// worldView is what the mail world's page shows.
type worldView struct {
	Guide   []guideStep
	Promise string
	// Next is the plan's next moment, and NextWhat what happens then. Without one, Waits
	// says why.
	Next, NextWhat string
	Waits          string
	Held           string // why an approved note has not left yet; empty when none waits
	Windy          bool   // winding is what to do next
	Process        string // path
	Panel          []personView
	Me             personView
	// Clock is left out of the page's version: time alone is no news.
	Clock clockView `json:"-"`
}

type clockView struct {
	Now, Zone string
	Hour, Day string // where the two other buttons lead
}

// view gathers what the page shows now.
func (w *World) view(ctx context.Context) (worldView, error) {
	process, err := w.current(ctx)
	if err != nil {
		return worldView{}, err
	}
	round, _ := process.Latest()
	zone := round.Ends.Location()
	now := w.clock.Now().In(zone)
	asked, _ := w.process.Latest() // with the date that they gave in the interview
	v := worldView{
		Guide: guideOf(process, asked, now), Process: "/processes/" + process.ID,
		Clock: clockView{
			Now: now.Format("Monday 2 January 2006, 15:04"), Zone: place(round.Zone),
			Hour: now.Add(time.Hour).Format("15:04"), Day: now.AddDate(0, 0, 1).Format("Mon 2 Jan"),
		},
	}
	v.Windy = !v.Guide[0].Now
	next, ok := nextOf([]followup.ProcessView{process}, now)
	switch {
	case ok:
		v.Next, v.NextWhat = next.at.In(zone).Format("Mon 2 Jan, 15:04"), next.what
	case process.Paused:
		v.Waits = "Everything is paused: somebody has answered, and nothing leaves until you say what it was."
	case process.State == followup.MovedOn:
		v.Waits = "Silence was the answer: the process has closed by itself, and nothing more is sent."
	case process.State == followup.Ended:
		v.Waits = "The process has ended, and nothing more is sent."
	default:
		v.Waits = "The plan foresees nothing more."
	}
	if process.State == followup.Active && !process.Paused { // the answer may move the date
		v.Promise = promiseLine(round, now)
	}
	v.Held = heldWords(process, now)
	contact, _ := round.Contact()
	w.mu.Lock()
	defer w.mu.Unlock()
	for i, p := range round.Panel {
		person := personView{
			Key: fmt.Sprintf("inbox-%d", i), Name: p.Name, Email: p.Email, Role: string(p.Role),
			BackNext: dayWords(backFrom(process, now)), Contact: p.SameAs(contact),
		}
		mails := w.mail.Inbox(p.Email)
		person.Mails, person.Unread = inboxOf(person.Key, mails, w.seen[p.Email], zone)
		if len(mails) > 0 {
			person.Answers = readyAnswers(round, now)
		}
		if t, invited := w.talks[p.Email]; invited && !t.off {
			person.Talk = dayWords(t.day)
		}
		if back := w.away[p.Email]; interview.DateOf(now).Before(back) {
			person.Back = dayWords(back)
		}
		v.Panel = append(v.Panel, person)
	}
	me := w.process.Candidate
	v.Me = personView{Key: "inbox-you", Name: me.Name, Email: me.Email}
	v.Me.Mails, v.Me.Unread = inboxOf(v.Me.Key, w.mail.Inbox(me.Email), w.seen[me.Email], zone)
	return v, nil
}

// current is the demo's process as it stands, with the promise that counts now.
func (w *World) current(ctx context.Context) (followup.ProcessView, error) {
	views, err := w.app.Service.ListProcesses(ctx, followup.Local)
	if err != nil {
		return followup.ProcessView{}, err
	}
	if len(views) == 0 {
		return followup.ProcessView{}, fmt.Errorf("look at the demo's process: %w", followup.ErrNotFound)
	}
	return views[0], nil
}

// version names what the page shows, apart from the clock.
func (v worldView) version() (string, error) {
	data, err := json.Marshal(v)
	if err != nil {
		return "", fmt.Errorf("name the version of the mail world: %w", err)
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:12]), nil
}

func (w *World) showWorld(out http.ResponseWriter, r *http.Request) error {
	v, err := w.view(r.Context())
	if err != nil {
		return err
	}
	version, err := v.version()
	if err != nil {
		return err
	}
	var body strings.Builder
	if err := page().Execute(&body, v); err != nil {
		return fmt.Errorf("draw the mail world: %w", err)
	}
	web.RenderPage(out, r, web.Page{Title: "Mail world", Body: template.HTML(body.String()), Watch: worldPath + "version", Version: version})
	return nil
}

// worldVersion tells the version that the page would have now.
func (w *World) worldVersion(out http.ResponseWriter, r *http.Request) error {
	return web.SendVersion(out, r, func(r *http.Request) (string, error) {
		v, err := w.view(r.Context())
		if err != nil {
			return "", err
		}
		return v.version()
	})
}

// look remembers what has arrived by now: whatever comes later is marked as new.
func (w *World) look() {
	round, _ := w.process.Latest()
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, p := range append(round.Panel, interview.Interviewer{Email: w.process.Candidate.Email}) {
		w.seen[p.Email] = len(w.mail.Inbox(p.Email))
	}
}

// done answers a form: back to the page, at the part that the form belongs to.
func done(out http.ResponseWriter, r *http.Request, part string) {
	http.Redirect(out, r, worldPath+"#"+part, http.StatusSeeOther)
}

// refuse is the answer to a form that makes no sense here.
func refuse(title, sentence string) error {
	return &web.Problem{Status: http.StatusUnprocessableEntity, Title: title, Sentence: sentence}
}

// place is a zone's name for people: "New York".
func place(zone string) string {
	return strings.ReplaceAll(zone[strings.LastIndex(zone, "/")+1:], "_", " ")
}

func dayWords(d interview.Date) string { return d.At(12, 0, time.UTC).Format("Mon 2 Jan") }
