package doctor

import (
	"context"
	"errors"
	"fmt"
	"time"

	"afterword/internal/followup"
	"afterword/internal/note"
	"afterword/internal/serve"
)

// waiting looks at whether Afterword runs, and at what waits for it or for the person.
func (v *Visit) waiting(ctx context.Context, app *serve.App) {
	const running, notes, clock = "running", "notes", "clock"
	views, err := app.Service.ListProcesses(ctx, followup.Local)
	if err != nil {
		v.note(notes, Bad, err.Error()+".", "Run \"afterword restore\" with your last backup.")
		return
	}
	var unknown, approved int
	var latest time.Time
	for _, view := range views {
		for _, step := range view.Steps {
			if step.Note == nil {
				continue
			}
			switch step.Note.State {
			case note.Unknown:
				unknown++
			case note.Approved, note.Scheduled:
				approved++
			}
			if step.Note.SentAt.After(latest) {
				latest = step.Note.SentAt
			}
		}
	}
	serving, err := serve.Running(v.Settings)
	switch {
	case v.Settings.Database != "":
		v.ok(running, fmt.Sprintf("Any node may be at work: ask its /readyz. Approved notes that wait: %d.", approved))
	case err != nil:
		v.note(running, Warn, err.Error()+".", "Check the permissions in the data directory.")
	case serving:
		v.ok(running, "\"afterword serve\" is at work.")
	case approved > 0:
		v.note(running, Warn, fmt.Sprintf("Nothing is running, and notes that you approved wait: %d.", approved), "Run \"afterword serve\".")
	default:
		v.ok(running, "Nothing is running, and no approved note waits.")
	}
	if unknown > 0 {
		v.note(notes, Warn, fmt.Sprintf("Notes that may or may not have left: %d.", unknown),
			"Look for them in your Sent folder, then run \"afterword settle\". \"afterword list\" shows which.")
	} else {
		v.ok(notes, "None is in doubt.")
	}
	if now := v.Clock.Now(); latest.After(now.Add(clockTolerance)) {
		v.note(clock, Warn, fmt.Sprintf("A note was sent %s from now, says the database.", latest.Sub(now).Round(time.Minute)),
			"Set this computer's clock: every date Afterword names rests on it.")
	}
}

// clockTolerance is how wrong a clock may be before somebody is told.
const clockTolerance = 2 * time.Minute

// mailbox signs in, and holds this computer's clock against the server's.
func (v *Visit) mailbox(ctx context.Context, app *serve.App) {
	const check, clock = "mailbox", "clock"
	accounts, err := app.Accounts(ctx)
	if err != nil {
		v.note(check, Bad, err.Error()+".", "Stop other programs that use the database and try again.")
		return
	}
	if len(accounts) == 0 {
		v.note(check, Warn, "None has been added: Afterword plans and drafts, and sends nothing.", "Run \"afterword mailbox add\" when you want it to send.")
		return
	}
	service := *app.Service
	service.Mail = v.Mail
	m, report, err := service.CheckMailbox(ctx, followup.Local)
	if errors.Is(err, followup.ErrSealed) {
		v.note(check, Bad, "Its secrets are sealed with a key that is not here.", "Add the mailbox again: \"afterword mailbox add\". Nothing is lost: notes wait.")
		return
	}
	if err != nil {
		v.note(check, Bad, err.Error()+".", "Nothing is lost: notes wait. Run \"afterword mailbox check\" after you have changed something.")
		return
	}
	switch {
	case report.Sent == "":
		v.note(check, Warn, m.Address+" signs in, and has no Sent folder.", "Make one in your mail program.")
	case m.ReadAt.IsZero():
		v.ok(check, m.Address+" signs in. It has not been read yet.")
	default:
		v.ok(check, fmt.Sprintf("%s signs in, and was last read on %s.", m.Address, m.ReadAt.Local().Format("2 January 2006, 15:04")))
	}

	asked := v.Clock.Now()
	theirs, told, err := v.Mail.ServerTime(ctx, m)
	switch off := theirs.Sub(asked).Abs(); {
	case err != nil:
		v.note(clock, Warn, fmt.Sprintf("The mail server could not be asked for the time: %v.", err), "Try again in a while.")
	case !told:
		v.ok(clock, "The mail server does not say what time it has. This computer has "+asked.Format("15:04 MST on 2 January 2006")+".")
	case off > clockTolerance:
		v.note(clock, Bad, fmt.Sprintf("This computer's clock and the mail server's are %s apart.", off.Round(time.Second)),
			"Set this computer's clock: every date Afterword names rests on it.")
	default:
		v.ok(clock, "It agrees with the mail server's.")
	}
}
