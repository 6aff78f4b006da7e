package api

import (
	"context"
	"net/http"
	"time"

	"afterword/internal/followup"
	"afterword/internal/note"
)

type todayJSON struct {
	Needs   []needJSON      `json:"needs" nullable:"false" doc:"What only the person can do, the most pressing first"`
	Offered []needJSON      `json:"offered" nullable:"false" doc:"What the person may do and need not: thank-yous that are more than 72 hours late"`
	Leaving []leavingJSON   `json:"leaving" nullable:"false" doc:"The approved notes, the next first"`
	Waiting []waitingJSON   `json:"waiting" nullable:"false" doc:"What comes next in each process that needs nobody now"`
	Going   int             `json:"going" doc:"How many processes go on"`
	Found   []foundJSON     `json:"found" nullable:"false" doc:"Invitations that came by mail and belong to no process"`
	Mailbox mailboxNewsJSON `json:"mailbox"`
}

type needJSON struct {
	Kind      followup.NeedKind `json:"kind" enum:"settle,name,follows,invitation,talk,look-again,debrief,gap,address,approval,send"`
	Process   string            `json:"process"`
	Employer  string            `json:"employer"`
	Role      string            `json:"role"`
	Interview string            `json:"interview" doc:"Id; empty where it is about the process"`
	Phase     note.Phase        `json:"phase" doc:"Empty where it is about no step"`
	Names     []string          `json:"names" nullable:"false" doc:"Who it is about"`
	Note      string            `json:"note" doc:"Id of the first note it is about; empty without one"`
	Opens     *time.Time        `json:"opens,omitempty"`
	Due       *time.Time        `json:"due,omitempty"`
	By        *time.Time        `json:"by,omitempty"`
	Late      bool              `json:"late" doc:"The thank-you is past its 24 hours"`
	Mails     int               `json:"mails" doc:"How many wait: replies to name, or invitations"`
}

type leavingJSON struct {
	Process  string     `json:"process"`
	Employer string     `json:"employer"`
	To       string     `json:"to"`
	Phase    note.Phase `json:"phase"`
	Note     string     `json:"note"`
	At       time.Time  `json:"at"`
	Way      note.Way   `json:"way"`
	State    note.State `json:"state"`
	Trouble  string     `json:"trouble" doc:"Why it waits although its time has come; may be empty"`
	Undo     bool       `json:"undo" doc:"The approval can still be taken back"`
}

type waitingJSON struct {
	Process  string     `json:"process"`
	Employer string     `json:"employer"`
	Role     string     `json:"role"`
	Phase    note.Phase `json:"phase" doc:"Empty when nothing is planned"`
	To       string     `json:"to"`
	At       *time.Time `json:"at,omitempty"`
	Reason   string     `json:"reason"`
	Used     int        `json:"used" doc:"Touches, of those that courtesy allows"`
	Left     int        `json:"left"`
}

type foundJSON struct {
	Key      string     `json:"key" doc:"Of its mail"`
	From     PersonJSON `json:"from"`
	At       time.Time  `json:"at"`
	Title    string     `json:"title"`
	Employer string     `json:"employer" doc:"A guess; empty where nothing tells"`
	Starts   time.Time  `json:"starts"`
	Zone     string     `json:"zone" doc:"Empty when the person has to say"`
}

type mailboxNewsJSON struct {
	Missing     bool       `json:"missing" doc:"None was added, so that nothing can leave"`
	Address     string     `json:"address"`
	Unread      *time.Time `json:"unread,omitempty" doc:"Since when it was not read, although something goes on"`
	PausedUntil *time.Time `json:"paused_until,omitempty" doc:"Until when the provider wants nothing sent"`
	PausedWhy   string     `json:"paused_why"`
}

func (s *server) today() {
	route(s, operation{
		id: "show-today", method: http.MethodGet, path: "/today", scope: followup.ScopeRead,
		summary: "What needs the person, what leaves, what is waited for",
	}, func(ctx context.Context, account followup.AccountID, _ *nothing) (*answer[todayJSON], error) {
		t, err := s.Service.ShowToday(ctx, account)
		if err != nil {
			return nil, err
		}
		return answered(todayOf(t), nil)
	})
}

func todayOf(t followup.Today) todayJSON {
	out := todayJSON{
		Needs: needsOf(t.Needs), Offered: needsOf(t.Offered), Leaving: []leavingJSON{}, Waiting: []waitingJSON{}, Going: t.Going, Found: []foundJSON{},
		Mailbox: mailboxNewsJSON{t.Mailbox.Missing, t.Mailbox.Address, timeOf(t.Mailbox.Unread), timeOf(t.Mailbox.PausedUntil), t.Mailbox.PausedWhy},
	}
	for _, l := range t.Leaving {
		out.Leaving = append(out.Leaving, leavingJSON{l.Process, l.Employer, l.To, l.Phase, l.Note, l.At, l.Way, l.State, l.Trouble, l.Undo})
	}
	for _, n := range t.Waiting {
		out.Waiting = append(out.Waiting, waitingJSON{n.Process, n.Employer, n.Role, n.Phase, n.To, timeOf(n.At), n.Reason, n.Budget.Used, n.Budget.Left})
	}
	for _, f := range t.Found {
		out.Found = append(out.Found, foundJSON{f.Key, PersonJSON{f.From.Name, f.From.Email}, f.At, f.Title, f.Employer, f.Starts, f.Zone})
	}
	return out
}

func needsOf(needs []followup.Need) []needJSON {
	out := []needJSON{}
	for _, n := range needs {
		out = append(out, needJSON{
			n.Kind, n.Process, n.Employer, n.Role, n.Interview, n.Phase, append([]string{}, n.Names...), n.Note,
			timeOf(n.Opens), timeOf(n.Due), timeOf(n.By), n.Late, n.Answered + n.Suggested,
		})
	}
	return out
}
