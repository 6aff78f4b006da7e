package web

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/letter"
)

// mailsOnPage is how many mails a page of the inbox shows.
const mailsOnPage = 30

// inboxView is what came in, in words.
type inboxView struct {
	Lead, Flash    string
	Unrelated      string
	NoMailbox      bool
	Mails          []inboxMailView
	Earlier, Later string // addresses; empty where there is none
}

// inboxMailView is one mail with what Afterword made of it, and the forms to correct that.
type inboxMailView struct {
	mailView
	ID, Key  string
	About    string // employer and role; empty for one that is about nothing
	Path     string // of the process
	Did      string // what it changed
	Asks     bool   // it waits to be named
	Was      string // what it was taken for, where that was corrected
	Kinds    []choice
	Chosen   string
	Others   []choice // processes
	Back     string   // a day of return as it was typed
	Open     bool
	Wrong    string
	Aside    bool // the person said that it is not about this
	CanAside bool
}

// inboxDone are the sentences of the inbox after a form was taken.
var inboxDone = map[string]string{
	"corrected": "Noted. The plan follows from it.",
	"aside":     "Noted: it is not about this. It changes no plan any more.",
	"undone":    "Taken back. The plan follows from it.",
}

// inboxTurn is what a form brought back.
type inboxTurn struct {
	Key, Kind, Process, Back, Wrong string
}

// showInbox lists what came in over all processes and what Afterword made of it.
func (s *site) showInbox(w http.ResponseWriter, r *http.Request) error {
	return s.renderInbox(w, r, http.StatusOK, inboxTurn{})
}

func (s *site) renderInbox(w http.ResponseWriter, r *http.Request, status int, t inboxTurn) error {
	from := fromOf(r)
	box, err := s.Service.ShowInbox(r.Context(), accountOf(r.Context()), from, mailsOnPage)
	if err != nil {
		return err
	}
	v := inboxViewOf(box, s.now(), t)
	v.Flash = inboxDone[r.URL.Query().Get("done")]
	if box.More {
		v.Earlier = "/inbox?from=" + strconv.Itoa(from+mailsOnPage)
	}
	if from > 0 {
		v.Later = "/inbox?from=" + strconv.Itoa(max(from-mailsOnPage, 0))
	}
	version, err := versionOfInbox(box)
	if err != nil {
		return err
	}
	body, err := render("inbox.html", v)
	if err != nil {
		return err
	}
	page := Page{Title: "Inbox", Body: body, Status: status, Styles: []string{"inbox.css"}}
	if status == http.StatusOK {
		page.Watch, page.Version = "/inbox/version?from="+strconv.Itoa(from), version
	}
	RenderPage(w, r, page)
	return nil
}

// inboxVersion answers with the version that the inbox would have now.
func (s *site) inboxVersion(w http.ResponseWriter, r *http.Request) error {
	return SendVersion(w, r, func(r *http.Request) (string, error) {
		box, err := s.Service.ShowInbox(r.Context(), accountOf(r.Context()), fromOf(r), mailsOnPage)
		if err != nil {
			return "", err
		}
		return versionOfInbox(box)
	})
}

func fromOf(r *http.Request) int {
	from, err := strconv.Atoi(r.URL.Query().Get("from"))
	if err != nil || from < 0 {
		return 0
	}
	return from
}

// versionOfInbox names what the inbox says. When it was last read is left out: that changes
// nothing else.
func versionOfInbox(box followup.Inbox) (string, error) {
	box.ReadAt = time.Time{}
	h := sha256.New()
	if err := json.NewEncoder(h).Encode(box); err != nil {
		return "", fmt.Errorf("name the version of the inbox: %w", err)
	}
	return hex.EncodeToString(h.Sum(nil)[:12]), nil
}

func inboxViewOf(box followup.Inbox, now time.Time, t inboxTurn) inboxView {
	v := inboxView{NoMailbox: box.Address == "", Lead: "What came in for your processes, and what Afterword made of it. Nothing in your mailbox is changed."}
	if !box.ReadAt.IsZero() {
		v.Lead += " It was last read on " + hereWords(box.ReadAt, now) + "."
	}
	switch box.Unrelated {
	case 0:
	case 1:
		v.Unrelated = "One other mail was read that no process is about. Nothing of it is kept."
	default:
		v.Unrelated = fmt.Sprintf("%d other mails were read that no process is about. Nothing of them is kept.", box.Unrelated)
	}
	for i, m := range box.Mails {
		v.Mails = append(v.Mails, inboxMailOf(i, m, box.Processes, now, t))
	}
	return v
}

func inboxMailOf(i int, m followup.InboxMail, processes []interview.Process, now time.Time, t inboxTurn) inboxMailView {
	zone := time.UTC
	if latest, ok := m.Process.Latest(); ok {
		zone = latest.Starts.Location()
	}
	v := inboxMailView{
		mailView: mailOf(m.IncomingMail, zone, now), ID: fmt.Sprintf("mail-%d", i), Key: m.Key,
		Did: didWords(m, now), Asks: m.Waits, Aside: m.ProcessID == "", CanAside: m.ProcessID != "",
	}
	if m.ProcessID != "" {
		v.About, v.Path = m.Process.Employer+", "+m.Process.Role, processPath(m.ProcessID)
		if m.Waits {
			v.Path += "#reply"
		}
	}
	about := m.ProcessID
	if m.TakenFor != nil {
		v.Was = mailWord(m.TakenFor.Kind)
		about = cmp.Or(about, m.TakenFor.ProcessID)
	}
	chosen := string(m.Kind)
	if t.Key == m.Key && t.Key != "" {
		v.Open, v.Wrong, v.Back, chosen, about = true, t.Wrong, t.Back, t.Kind, t.Process
	}
	for _, kind := range followup.CorrectKinds() {
		if kind == letter.KindUnrelated {
			continue // that has a button of its own
		}
		v.Kinds = append(v.Kinds, choice{string(kind), correctWord(kind), string(kind) == chosen})
	}
	if m.Kind != letter.KindUnrelated && !slices.Contains(followup.CorrectKinds(), m.Kind) { // it may still be about another process
		v.Kinds = append(v.Kinds, choice{string(m.Kind), mailWord(m.Kind), string(m.Kind) == chosen})
	}
	listed := false
	for _, p := range processes {
		v.Others = append(v.Others, choice{p.ID, p.Employer + ", " + p.Role, p.ID == about})
		listed = listed || p.ID == about
	}
	if !listed && m.ProcessID != "" {
		v.Others = append(v.Others, choice{m.ProcessID, v.About, true})
	}
	return v
}

// correctWord says what a mail may be after all.
func correctWord(kind letter.Kind) string {
	switch kind {
	case letter.KindReply:
		return "Somebody answers"
	case letter.KindHiringSystem:
		return "From their hiring system"
	case letter.KindAutoReply:
		return "Only an automatic answer: out of office, or “we got your mail”"
	}
	return mailWord(kind)
}

// didWords says what a mail changed.
func didWords(m followup.InboxMail, now time.Time) string {
	switch {
	case m.ProcessID == "":
		return "You said that it is not about this. It changes nothing."
	case m.Waits:
		return "Everything later waits until you say what it was."
	case m.Event == nil && m.Kind == letter.KindBounce:
		return "The other server goes on trying. Nothing was changed."
	case m.Event == nil && m.Invitation == followup.Waiting:
		return "It waits until you add the invitation or ignore it."
	case m.Event == nil && m.Invitation == followup.Added:
		return "You added the invitation."
	case m.Event == nil && m.Invitation == followup.Ignored:
		return "You ignored the invitation."
	case m.Event == nil:
		return "It changed nothing."
	}
	switch m.Event.Kind {
	case cadence.OutOfOffice:
		if m.Event.Date.IsZero() {
			return "What is next to them moves by three business days."
		}
		return "What is next to them waits for their return on " + m.Event.Date.Words() + "."
	case cadence.HardBounce:
		return "Nothing more goes to " + m.Event.Email + "."
	case cadence.Replied:
		if m.Named != "" {
			return "Later steps waited until you said what it was: " + namedWords(m.Named) + "."
		}
		return "It was before the talk, or all was over: nothing waits for it."
	}
	return "It changed nothing."
}

// namedWords is an answer inside a sentence.
func namedWords(kind cadence.EventKind) string {
	switch kind {
	case cadence.Courtesy:
		return "a courtesy"
	case cadence.NewDate:
		return "another date"
	case cadence.NextRound:
		return "another round"
	case cadence.OnHold:
		return "the role is on hold"
	case cadence.Reopened:
		return "the role is open again"
	case cadence.Offered:
		return "an offer"
	case cadence.Rejected:
		return "a rejection"
	case cadence.Withdrawn:
		return "you stepped back"
	}
	return string(kind)
}
