// Package followup is what Afterword does, one file per verb: record an interview, draft
// its notes, approve one, send it, take in the mail that answers.
//
// Data flows one way. A face (command line, web page) or a job calls a verb; the verb
// reads facts from the Store, lets the domain packages decide, and commits state, events
// and jobs in one transaction. The ports at the edges are declared here and implemented
// by the packages store, jobs and mailbox.
package followup

import (
	"log/slog"
	"time"

	"afterword/internal/channel"
	"afterword/internal/invite"
	"afterword/internal/review"
)

// Service runs the verbs. Its fields are set once, before the first verb.
type Service struct {
	Store Store
	Mail  Mail
	Queue Queue // nil where nothing is handed over: the command line
	// Permissions is nil where no provider is asked on a page.
	Permissions Permissions
	// Calendars is nil where nothing is pushed to calendar servers.
	Calendars Calendars
	// Models is nil where no machine may help.
	Models Models
	Clock  Clock
	Log    *slog.Logger
	// Zones finds a time zone by its IANA name. Nil where no invitation is read.
	Zones invite.Zones
	// UndoWindow is how long an approved note is held so that approval can be taken back,
	// where its person did not choose otherwise: see HoldFor.
	UndoWindow time.Duration
	// Words is the file of the person's own words; nil where many people come in, each of
	// whom has a list in the database.
	Words Words
	// ReviewOptions are how notes are reviewed; nil means all checks.
	ReviewOptions func() (review.Options, error)
	// PostTable is how long letters take where a person has no line of their own: see PostDays.
	// Nil means the built-in table.
	PostTable func() (channel.Table, error)
	// Progress tells how far long work is; nil where nobody looks.
	Progress *Progress
	// Pace is how many notes may leave from one mailbox.
	Pace Pace
	// API keeps tokens and webhooks, Hooks reaches their receivers; nil where no program is
	// let in.
	API   APIStore
	Hooks Hooks
}
