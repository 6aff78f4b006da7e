package web

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"afterword/internal/followup"
	"afterword/internal/note"
)

// todayView is the first page in words.
type todayView struct {
	Empty   bool // nothing was ever begun
	Lead    string
	Flash   string
	Mailbox string // what is wrong with it; empty when nothing is
	Missing bool   // there is none
	Reading int    // how many mails a reading that takes long has looked at
	ReadFar string // in which folder it is, and how far
	ReadBar string // from 0 to 1000; empty where nobody knows
	Needs   []needView
	Offered []needView // possible, not urged
	Found   []foundView
	Leaving []leavingView
	Waiting []waitView
}

// needView is one thing to do: a line to press, with who it is about.
type needView struct {
	Kind, Path, Title, Why string
	Employer, Role         string
	When                   moment
	Lead                   string // what the moment means
	Late                   bool
	Budget                 string // what courtesy allows; empty for most
	Unheard                string // where to say that nobody called; empty for most
	Settle                 string // where to say whether the note left; empty for most
}

// foundView is an invitation from the mailbox that a process may begin with.
type foundView struct {
	Key, From, Title, Employer string
	When                       moment
}

// leavingView is a note that leaves by itself.
type leavingView struct {
	Path, What, To, Employer string
	When                     moment
	Left, Lead, Trouble      string
}

// waitView is what a process waits for.
type waitView struct {
	Path, Employer, Role string
	What, To             string
	When                 moment
	Reason, Budget       string
}

// todayDone are the sentences of the first page after a form was taken.
var todayDone = map[string]string{
	"ignored": "Ignored. It is not offered again.",
	"deleted": "Everything is deleted. Nothing leaves any more.",
}

// showToday is the first page: what needs the person, what leaves, what is waited for.
func (s *site) showToday(w http.ResponseWriter, r *http.Request) error {
	today, err := s.Service.ShowToday(r.Context(), accountOf(r.Context()))
	if err != nil {
		return err
	}
	now := s.now()
	version, err := todayVersion(today)
	if err != nil {
		return err
	}
	v := todayViewOf(today, now)
	v.Flash = todayDone[r.URL.Query().Get("done")]
	body, err := render("today.html", v)
	if err != nil {
		return err
	}
	RenderPage(w, r, Page{
		Title: "Today", Body: body, Watch: "/version", Version: version, Styles: []string{"today.css"}, Scripts: []string{"begin.js", "notify.js"},
	})
	return nil
}

// todayVersion names what the first page says. How long it is until something is left out.
func todayVersion(today followup.Today) (string, error) {
	today.Mailbox.Unread = today.Mailbox.Unread.Truncate(time.Minute)
	h := sha256.New()
	if err := json.NewEncoder(h).Encode(today); err != nil {
		return "", fmt.Errorf("name the version of the first page: %w", err)
	}
	return hex.EncodeToString(h.Sum(nil)[:12]), nil
}

func todayViewOf(today followup.Today, now time.Time) todayView {
	v := todayView{Empty: !today.Began && len(today.Found) == 0, Missing: today.Mailbox.Missing && today.Going > 0, Reading: today.Mailbox.Reading.Mails}
	if f := today.Mailbox.Reading.Folder; f.Folders > 0 {
		v.ReadFar, v.ReadBar = readingWords(f), farValue(readingFar(f))
	}
	v.Lead = "Nothing needs you right now."
	switch n := len(today.Needs) + len(today.Found); {
	case n == 1:
		v.Lead = "One thing needs you."
	case n > 1:
		v.Lead = fmt.Sprintf("%d things need you.", n)
	case today.Going == 0:
		v.Lead = "No process goes on. Begin one after your next interview."
	}
	if m := today.Mailbox; !m.PausedUntil.IsZero() {
		v.Mailbox = fmt.Sprintf("Your provider wants nothing sent from %s until %s: %s", m.Address, hereWords(m.PausedUntil, now), sentence(m.PausedWhy))
	} else if !m.Unread.IsZero() {
		v.Mailbox = fmt.Sprintf("The mailbox %s was last read on %s. Follow-ups wait until it can be read. “Check it now”, under Settings, says what is wrong.", m.Address, hereWords(m.Unread, now))
	}
	for _, n := range today.Needs {
		v.Needs = append(v.Needs, needViewOf(n, now))
	}
	for _, n := range today.Offered {
		v.Offered = append(v.Offered, offeredViewOf(n, now))
	}
	for _, f := range today.Found {
		view := foundView{Key: f.Key, From: cmp.Or(f.From.Name, f.From.Email), Title: cmp.Or(f.Title, "an interview"), Employer: f.Employer}
		if f.Zone != "" {
			view.When = momentOf(f.Starts, f.Starts.Location(), now)
		}
		v.Found = append(v.Found, view)
	}
	for _, l := range today.Leaving {
		v.Leaving = append(v.Leaving, leavingViewOf(l, now, today.Mailbox.Missing))
	}
	for _, n := range today.Waiting {
		view := waitView{Path: processPath(n.Process), Employer: n.Employer, Role: n.Role, To: n.To, Reason: n.Reason, Budget: n.Budget.Words()}
		if n.Phase != "" {
			view.What, _ = phaseWords(n.Phase)
			if n.AboutOffer {
				view.What = offerNoteTitle
			}
			view.When = momentOf(n.At, n.At.Location(), now)
		}
		v.Waiting = append(v.Waiting, view)
	}
	return v
}

func processPath(id string) string { return "/processes/" + url.PathEscape(id) }

func needViewOf(n followup.Need, now time.Time) needView {
	v := needView{Kind: string(n.Kind), Path: processPath(n.Process), Employer: n.Employer, Role: n.Role, Late: n.Late}
	who, one := namesWords(n.Names), len(n.Names) < 2
	notePath := v.Path
	if n.Note != "" {
		notePath += "#note-" + n.Note
	}
	leaves := func(lead string) {
		v.Lead, v.When = lead, momentOf(n.Due, n.Due.Location(), now)
		if !n.Due.After(now) {
			v.Lead, v.When = "Worth doing until", momentOf(n.By, n.By.Location(), now)
		}
	}
	switch n.Kind {
	case followup.NeedSettle:
		v.Settle = v.Path + "/notes/" + n.Note + "/settle"
		v.Path, v.Title, v.Why = notePath, "Did the note to "+who+" leave?", "The connection broke at the wrong moment. Look in your Sent folder and say what you see."
	case followup.NeedName:
		v.Path += "#reply"
		v.Title, v.Why = who+" answered. What was it?", "Nothing more leaves until you say."
	case followup.NeedFollows:
		v.Path += "#called-off"
		v.Title, v.Why = "The interview was called off. What follows?", "What had not left is withdrawn."
	case followup.NeedInvitation:
		v.Path += "#invitation-0"
		v.Title, v.Why = "An invitation came. Add it?", "Nothing is taken over by itself."
		if n.Suggested > 1 {
			v.Title = fmt.Sprintf("%d invitations came. Add them?", n.Suggested)
		}
	case followup.NeedTalk:
		v.Path += "#talk"
		v.Title, v.Why = "Did "+who+" call?", "If nobody did, a short note asks for another time. If you are talking, this can wait."
		if who == "" {
			v.Title = "Did anybody call?"
		}
		v.Lead, v.When = "It was agreed for", momentOf(n.Due, n.Due.Location(), now)
	case followup.NeedLookAgain:
		v.Title, v.Why = "Look again: is the role open?", "It was put on hold, and today is the day to look. Nothing is sent while it rests."
	case followup.NeedDebrief:
		if n.Unheard {
			v.Unheard = v.Path + "#talk"
		}
		v.Path = debriefPath(n.Process, n.Interview)
		v.Title, v.Why = "How was it with "+who+"?", "Three minutes, while it is fresh. "+plural(len(n.Names), "Their note is", "Their notes are")+" drafted from your words."
		if who == "" {
			v.Title, v.Why = "Who was there, and how was it?", "Everybody on the panel gets a note of their own."
		}
		v.Lead, v.When = "Worth doing until", momentOf(n.By, n.By.Location(), now)
	case followup.NeedGap:
		v.Path = notePath
		v.Title = "A question waits in the note to " + who
		if !one {
			v.Title = "Questions wait in the notes to " + who
		}
		v.Why = plural(len(n.Names), "Only you can answer it", "Only you can answer them") + ", in the draft or in the debrief."
		leaves("Planned for")
	case followup.NeedAddress:
		v.Path = debriefPath(n.Process, n.Interview)
		v.Title, v.Why = "Where does the note to "+who+" go?", "The address is missing."
		if !one {
			v.Title, v.Why = "Where do the notes to "+who+" go?", "Their addresses are missing."
		}
	case followup.NeedApproval:
		v.Path, v.Budget = notePath, n.Budget.Words()
		what := n.Phase.Noun()
		if n.AboutOffer {
			what = strings.ToLower(offerNoteTitle[:1]) + offerNoteTitle[1:]
		}
		if n.Phase == note.Anchor && !one { // the others go to the contact alone
			what += "s"
		}
		v.Title, v.Why = "Read and approve the "+what+" to "+who, "Nothing leaves without your yes."
		leaves(plural(len(n.Names), "With it, it leaves", "With it, the first leaves"))
	case followup.NeedSend:
		v.Path = notePath
		v.Title, v.Why = "Send the note to "+who, "It lies in your Drafts folder, or waits for your own mail program."
		if !one {
			v.Title = "Send the notes to " + who
		}
	}
	return v
}

// offeredViewOf words what the person may do and need not.
func offeredViewOf(n followup.Need, now time.Time) needView {
	v := needViewOf(n, now)
	v.Late, v.Unheard, v.Budget = false, "", ""
	v.Title = "A thank-you to " + namesWords(n.Names) + " is still possible"
	if len(n.Names) > 1 {
		v.Title = "Thank-yous to " + namesWords(n.Names) + " are still possible"
	} else if len(n.Names) == 0 {
		v.Title = "A thank-you is still possible"
	}
	v.Why, v.Lead, v.When = "The interview was more than three days ago, so you need not.", "It can leave until", moment{}
	if n.By.After(now) {
		v.When = momentOf(n.By, n.By.Location(), now)
	}
	return v
}

func leavingViewOf(l followup.Leaving, now time.Time, noMailbox bool) leavingView {
	v := leavingView{
		Path: processPath(l.Process) + "#note-" + l.Note, To: l.To, Employer: l.Employer,
		When: momentOf(l.At, l.At.Location(), now), Left: untilWords(l.At, now), Lead: "Leaves",
	}
	v.What, _ = phaseWords(l.Phase)
	if l.AboutOffer {
		v.What = offerNoteTitle
	}
	switch l.Way {
	case note.Drafts:
		v.Lead = "Into your Drafts"
	case note.ByHand:
		v.Lead = "You send it"
	}
	switch {
	case noMailbox:
		v.Lead, v.Left, v.Trouble = "Planned for", "", "It waits for a mailbox."
	case l.State == note.Sending:
		v.Lead, v.Left = "Being sent, planned for", ""
	case l.Trouble != "" && !l.At.After(now):
		v.Lead, v.Left, v.Trouble = "Was to leave", "", sentence(l.Trouble)
	}
	return v
}
