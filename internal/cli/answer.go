package cli

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/interview"
)

func (e *env) answer() *cobra.Command {
	var date string
	c := &cobra.Command{
		Use:   "answer PROCESS WHAT",
		Short: "Say what a reply was, so that the process goes on or ends",
		Long: `When somebody at the employer answers, every later step pauses until you say what
the answer was. An answer may also have come by telephone, and a later one corrects an
earlier one:

  courtesy     a thank-you or "we will be in touch": the plan goes on
  new-date     they named another date: give it with --date
  next-round   they want to talk again: this round ends
  on-hold      the role rests: nothing is sent; --date is the day to look again, if any
  reopened     the role goes on: a new timeline; --date is their new date, if any
  offer        they made an offer: the process ends
  rejection    they said no: the process ends; afterword reply drafts an answer
  withdrawn    you stepped back: the process ends
  postponed    the interview that was called off gets another time

An interview that only moved is none of these: add its invitation with "afterword add
FILE.ics". When nobody called at the agreed time, say "afterword nobody-called PROCESS".`,
		Example: "  afterword answer Globex new-date --date 2026-12-04",
		Args:    exactly("a process", "what the answer was"),
		RunE: func(c *cobra.Command, args []string) error {
			if args[1] == string(cadence.Postponed) {
				return e.postpone(c.Context(), args[0])
			}
			kind := cadence.EventKind(strings.ReplaceAll(args[1], "-", " "))
			if !slices.Contains(cadence.Answers(), kind) {
				return usagef("%q is none of courtesy, new-date, next-round, on-hold, reopened, offer, rejection, withdrawn, postponed", args[1])
			}
			if kind == cadence.NewDate && date == "" {
				return usagef("say which date they named: add --date YYYY-MM-DD")
			}
			var day interview.Date
			if date != "" {
				var err error
				if day, err = interview.ParseDate(date); err != nil {
					return &usageError{err}
				}
			}
			return e.ofProcess(c.Context(), args[0], func(s *followup.Service, v followup.ProcessView) error {
				err := s.NameReply(c.Context(), followup.Local, v.ID, v.Newest(), kind, day)
				if errors.Is(err, followup.ErrNotOnHold) {
					return &usageError{err}
				}
				if err != nil {
					return err
				}
				if kind == cadence.Rejected && !e.json {
					e.paper().text("", "Noted. If you want to answer, \"afterword reply "+shortID(v.ID)+"\" drafts a gracious reply; nothing leaves before you approve it.")
				}
				return e.printRecorded(c.Context(), s, []string{v.ID}, nil)
			})
		},
	}
	c.Flags().StringVar(&date, "date", "", "the `day` they named, for new-date, on-hold and reopened (YYYY-MM-DD)")
	return c
}

// postpone records that what was called off gets another time.
func (e *env) postpone(ctx context.Context, process string) error {
	return e.ofProcess(ctx, process, func(s *followup.Service, v followup.ProcessView) error {
		err := s.PostponeInterview(ctx, followup.Local, v.ID)
		if errors.Is(err, followup.ErrNotCalledOff) {
			return &usageError{err}
		}
		if err != nil {
			return err
		}
		if !e.json {
			e.paper().text("", "Noted. When the new invitation comes, run \"afterword add FILE.ics\" or add the one that is offered.")
		}
		return e.printRecorded(ctx, s, []string{v.ID}, nil)
	})
}
