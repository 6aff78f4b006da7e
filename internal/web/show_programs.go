package web

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"afterword/internal/followup"
)

// programsView is the page of what a person's own programs may do, and what they are told.
type programsView struct {
	Flash, Alert string
	People       bool
	Fresh        bool // they may make a token without signing in anew
	Shown        *shownOnce
	Tokens       []tokenView
	Token        tokenForm
	Webhooks     []webhookView
	Webhook      webhookForm
}

// shownOnce is a secret that was just made. No other page shows it.
type shownOnce struct {
	Title, Text, Then string
}

type tokenView struct {
	ID, Name, Scopes string
	Made, Used       string
	Until            string // empty where it does not run out
	Over             bool   // it has run out
}

// tokenForm is what was typed to make a token.
type tokenForm struct {
	Name, Expires string
	Scopes        []programChoice
	Wrong         string
	WrongAt       string // the id of the field that is wrong
}

type webhookView struct {
	ID, URL, Hears, Made string
	Private              bool
	Deliveries           []deliveryView
	Said                 string // what was just done with it
}

type deliveryView struct {
	ID, What string
	At       moment
	Fared    string
	Tone     string // of a badge
	Word     string
	Over     bool // it was given up, and may be sent again
}

// webhookForm is what was typed to add a webhook.
type webhookForm struct {
	URL     string
	Kinds   []programChoice
	Private bool
	Wrong   string
	WrongAt string
}

// programChoice is a box to tick.
type programChoice struct {
	Value, Label, Then string
	Chosen             bool
}

// programsTurn is what a form of the page brought back.
type programsTurn struct {
	Flash, Alert string
	Told         string // id of the webhook that Flash is about
	Shown        *shownOnce
	Token        *tokenForm
	Webhook      *webhookForm
}

// programsDone are the sentences after a form of this page was taken.
var programsDone = map[string]string{
	"token-removed":   "Removed. That token lets nobody in any more.",
	"webhook-removed": "Removed. That address is told nothing any more.",
	"taken":           "It was taken.",
	"not-taken":       "It was not taken. What came back stands below.",
	"no-need":         "That one is not to be sent again: it was taken, or still waits to be.",
}

// lastDeliveries is how many messages of each webhook are shown.
const lastDeliveries = 10

// showPrograms is the page of API tokens and webhooks.
func (s *site) showPrograms(w http.ResponseWriter, r *http.Request) error {
	asked := r.URL.Query()
	return s.renderPrograms(w, r, http.StatusOK, programsTurn{Flash: programsDone[asked.Get("done")], Told: asked.Get("webhook")})
}

func (s *site) renderPrograms(w http.ResponseWriter, r *http.Request, status int, t programsTurn) error {
	if s.Service.API == nil {
		return followup.ErrNotFound
	}
	v, err := s.programsOf(r, t)
	if err != nil {
		return err
	}
	body, err := render("programs.html", v)
	if err != nil {
		return err
	}
	RenderPage(w, r, Page{
		Title: "For programs", Body: body, Status: status,
		Styles: []string{"settings.css", "programs.css"}, Scripts: []string{"settings.js", "programs.js"},
	})
	return nil
}

func (s *site) programsOf(r *http.Request, t programsTurn) (programsView, error) {
	ctx, account, now := r.Context(), accountOf(r.Context()), s.now()
	v := programsView{Flash: t.Flash, Alert: t.Alert, People: s.people(), Fresh: s.mayMakeTokens(r), Shown: t.Shown}
	v.Token, v.Webhook = tokenForm{Scopes: scopeChoices(nil)}, webhookForm{Kinds: kindChoices(followup.HappeningKinds())}
	if t.Token != nil {
		v.Token = *t.Token
	}
	if t.Webhook != nil {
		v.Webhook = *t.Webhook
	}
	tokens, err := s.Service.ListAPITokens(ctx, account)
	if err != nil {
		return v, err
	}
	for _, token := range tokens {
		v.Tokens = append(v.Tokens, tokenOf(token, now))
	}
	hooks, err := s.Service.ListWebhooks(ctx, account)
	if err != nil {
		return v, err
	}
	for _, hook := range hooks {
		told, err := s.Service.ListDeliveries(ctx, account, hook.ID, lastDeliveries)
		if err != nil {
			return v, err
		}
		view := webhookOf(hook, told, now)
		if hook.ID == t.Told {
			view.Said, v.Flash = v.Flash, "" // where the eye is
		}
		v.Webhooks = append(v.Webhooks, view)
	}
	return v, nil
}

// people reports whether many people come in here.
func (s *site) people() bool { return s.Door != nil && s.Door.People }

// mayMakeTokens: where many come in, a token is a new way in, and is made only by somebody
// who has signed in a moment ago.
func (s *site) mayMakeTokens(r *http.Request) bool {
	if !s.people() {
		return true
	}
	who, _ := visitorOf(r.Context())
	return who.fresh
}

func tokenOf(t followup.APIToken, now time.Time) tokenView {
	v := tokenView{ID: t.ID, Name: t.Name, Scopes: joined(t.Scopes), Made: momentOf(t.Made, now.Location(), now).Words, Used: "not used yet"}
	if !t.Used.IsZero() {
		v.Used = "used last on " + momentOf(t.Used, now.Location(), now).Words
	}
	if !t.Expires.IsZero() {
		v.Until, v.Over = lastDayWords(t.Expires.In(now.Location()), now), !now.Before(t.Expires)
	}
	return v
}

// lastDayWords says until when something counts that ends at a moment: the end of its last
// day, where it ends at midnight.
func lastDayWords(end, now time.Time) string {
	if end.Hour() != 0 || end.Minute() != 0 {
		return momentOf(end, end.Location(), now).Words
	}
	last := end.AddDate(0, 0, -1)
	if last.Year() != now.Year() {
		return "the end of " + last.Format("Mon 2 Jan 2006")
	}
	return "the end of " + last.Format("Mon 2 Jan")
}

func webhookOf(hook followup.Webhook, told []followup.Delivery, now time.Time) webhookView {
	v := webhookView{ID: hook.ID, URL: hook.URL, Hears: "everything", Private: hook.Private, Made: momentOf(hook.Made, now.Location(), now).Words}
	if len(hook.Kinds) > 0 {
		v.Hears = joined(hook.Kinds)
	}
	for _, d := range told {
		v.Deliveries = append(v.Deliveries, deliveryOf(d, now))
	}
	return v
}

func deliveryOf(d followup.Delivery, now time.Time) deliveryView {
	v := deliveryView{ID: d.ID, What: string(d.Kind), At: momentOf(d.At, now.Location(), now), Over: d.State == followup.DeliveryOver}
	switch d.State {
	case followup.Delivered:
		v.Word, v.Tone = "Taken", "good"
	case followup.DeliveryOver:
		v.Word, v.Tone = "Given up", "bad"
	default:
		v.Word, v.Tone = "Waits", "ask"
	}
	var says []string
	switch {
	case d.Status != 0:
		says = append(says, fmt.Sprintf("It answered with %d", d.Status))
		if d.Status >= 300 && d.Answer != "" {
			says[0] += ": " + d.Answer
		}
	case d.Answer != "":
		says = append(says, sentence(d.Answer))
	case d.Tries == 0:
		says = append(says, "It was not tried yet")
	}
	if d.Tries > 1 {
		says = append(says, fmt.Sprintf("It was tried %d times, last on %s", d.Tries, momentOf(d.Tried, now.Location(), now).Words))
	}
	for i, one := range says {
		says[i] = sentence(one)
	}
	v.Fared = strings.Join(says, " ")
	return v
}

// scopeChoices are the scopes to choose from.
func scopeChoices(chosen []followup.Scope) (choices []programChoice) {
	for _, scope := range followup.Scopes() {
		label, then := scopeWords(scope)
		choices = append(choices, programChoice{string(scope), label, then, slices.Contains(chosen, scope)})
	}
	return choices
}

// kindChoices are what a webhook may be told of.
func kindChoices(chosen []followup.HappeningKind) (choices []programChoice) {
	for _, kind := range followup.HappeningKinds() {
		choices = append(choices, programChoice{string(kind), kindWords(kind), string(kind), slices.Contains(chosen, kind)})
	}
	return choices
}

// scopeWords say what a scope allows.
func scopeWords(scope followup.Scope) (label, then string) {
	switch scope {
	case followup.ScopeRead:
		return "Look", "See your processes and notes, and review drafts. Nothing is changed."
	case followup.ScopeWrite:
		return "Record and edit", "Write down, edit, take back, say what a reply was. Nothing leaves by it."
	case followup.ScopeAssist:
		return "Ask the model", "Send a paragraph or notes to the model that you allowed. Nothing is changed by it, and nothing is sent where you allowed none."
	case followup.ScopeApprove:
		return "Approve", "Approve notes, so that they leave in your name. Only for a program that shows you the note first."
	case followup.ScopeAdmin:
		return "Manage", "Make and remove tokens and webhooks, and agree that texts go to a model."
	}
	return string(scope), ""
}

// kindWords say what happens.
func kindWords(kind followup.HappeningKind) string {
	switch kind {
	case followup.NoteSent:
		return "A note left, or you said that you sent it by hand"
	case followup.NoteUnknown:
		return "Nobody can tell whether a note left"
	case followup.ApprovalNeeded:
		return "A note was drafted, and waits for you"
	case followup.ReplyReceived:
		return "Somebody at the employer answered"
	case followup.ProcessClosed:
		return "A process ended, or closed in silence"
	}
	return string(kind)
}

// joined lists words: "read, write".
func joined[T ~string](all []T) string {
	words := make([]string, len(all))
	for i, one := range all {
		words[i] = string(one)
	}
	return cmp.Or(strings.Join(words, ", "), "nothing")
}
