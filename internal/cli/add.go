package cli

import (
	"bytes"
	"context"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"afterword/internal/followup"
	"afterword/internal/invite"
	"afterword/internal/processfile"
	"afterword/internal/zone"
)

type processInput struct {
	path string
	file processfile.File
}

func (e *env) add() *cobra.Command {
	var answer invitationFlags
	c := &cobra.Command{
		Use:   "add FILE...",
		Short: "Record a process file, or take in a calendar invitation",
		Long: `Add stores what a process file says, plans the follow-ups and drafts the notes.
Adding a file of the same employer and role again updates the process: drafts that
you have not touched are written anew, drafts that you have changed are kept.

A calendar file (.ics) changes a process that is stored: an interview that was moved
moves its plan, one that was called off withdraws what has not left, a new one is a
round of its own. Where only you can know what is meant, add asks and stores nothing;
run it again with the answer:

  --as rescheduled  the same round at another time
  --as one-round    a further block of the same round
  --as new-round    a round of its own
  --zone ZONE       where the invitation's clock hangs, as an IANA name
  --panel           take over who is invited; without it your panel stays as it is

To begin a process with an invitation, make a process file of it: see afterword invite.`,
		Example: "  afterword add globex.yaml\n  afterword add moved.ics --as rescheduled",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("afterword add needs a process file or a calendar file: see afterword add --help")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			in, err := e.readInputs(args)
			if err != nil {
				return err
			}
			said, err := answer.read()
			if err != nil {
				return err
			}
			if len(in.invitations) == 0 && answer.given() {
				return usagef("--process, --as, --zone and --panel go with a calendar file")
			}
			return e.stored(c.Context(), func(s *followup.Service) error {
				var ids []string
				for _, file := range in.files {
					done, err := s.RecordInterview(c.Context(), followup.Local, file.file.Process, file.file.Touches)
					if err != nil {
						return err
					}
					ids = append(ids, done.ProcessID)
					if !e.json {
						e.sayRecorded(file, done)
					}
				}
				if len(in.invitations) == 0 {
					return e.printRecorded(c.Context(), s, ids, nil)
				}
				done, err := e.addInvitations(c.Context(), s, in.invitations, answer.process, said)
				if err != nil {
					return err
				}
				for _, d := range done {
					if !slices.Contains(ids, d.ProcessID) {
						ids = append(ids, d.ProcessID)
					}
				}
				return e.printRecorded(c.Context(), s, ids, done)
			})
		},
	}
	answer.register(c, true)
	return c
}

// inputs are the files of one command, read before anything is stored.
type inputs struct {
	files       []processInput
	invitations []invite.Invitation
}

func (e *env) readInputs(paths []string) (in inputs, err error) {
	for _, path := range paths {
		data, err := e.readFile(path)
		if err != nil {
			return in, err
		}
		if isCalendar(path, data) {
			invitations, err := invite.Read(inputName(path), data, zone.Load)
			if err != nil {
				return in, &usageError{err}
			}
			in.invitations = append(in.invitations, invitations...)
			continue
		}
		f, err := processfile.Read(inputName(path), data, zone.Load)
		if err != nil {
			return in, err
		}
		in.files = append(in.files, processInput{path, f})
	}
	if len(in.files) > 0 && len(in.invitations) > 0 {
		return in, usagef("add the process files first and the calendar files after them: an invitation may have something to ask")
	}
	return in, nil
}

// isCalendar reports whether a file is a calendar's, by its name or by how it begins.
func isCalendar(path string, data []byte) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".ics", ".ical", ".vcs":
		return true
	}
	const begins = "BEGIN:VCALENDAR"
	data = bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF")), " \t\r\n")
	return len(data) >= len(begins) && strings.EqualFold(string(data[:len(begins)]), begins)
}

func (e *env) sayRecorded(in processInput, done followup.Recorded) {
	p := e.paper()
	verb := "Updated"
	if done.New {
		verb = "Recorded"
	}
	p.line("%s %s, %s drafted.", verb, shown(in.file.Process.Role+" at "+in.file.Process.Employer), plural(done.Drafts, "note"))
	for _, line := range done.Kept {
		p.text("  ", line)
	}
}

// printRecorded shows the processes with the given ids. done are the invitations that
// changed them.
func (e *env) printRecorded(ctx context.Context, s *followup.Service, ids []string, done []followup.Invited) error {
	views := make([]followup.ProcessView, 0, len(ids))
	for _, id := range ids {
		v, err := s.ShowProcess(ctx, followup.Local, id)
		if err != nil {
			return err
		}
		views = append(views, v)
	}
	if e.json {
		return e.printJSON(struct {
			Invitations []invitedJSON `json:"invitations,omitempty"`
			Processes   []processJSON `json:"processes"`
		}{invitedJSONOf(done), processesJSON(views, false, s.Clock.Now())})
	}
	missing, err := mailboxMissing(ctx, s)
	if err != nil {
		return err
	}
	for _, v := range views {
		e.printProcess(v, s.Clock.Now(), missing)
	}
	return nil
}
