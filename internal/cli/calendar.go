package cli

import (
	"cmp"
	"context"
	"time"

	"github.com/spf13/cobra"

	"afterword/internal/followup"
	"afterword/internal/serve"
	"afterword/internal/web"
)

func (e *env) calendar() *cobra.Command {
	c := &cobra.Command{
		Use:   "calendar",
		Short: "Show what is due in your calendar",
		Long: `Calendar says where the calendar feed is that calendar programs subscribe to, and what
came of pushing to a calendar server. Either shows what is due and why, and the day on which
an answer is promised; never the words of a note or a mail.

The feed is for programs on this computer, while "afterword serve" runs. For a telephone, let
Afterword push to a calendar server: see "afterword calendar add".`,
		Args: none,
		RunE: func(c *cobra.Command, _ []string) error {
			return e.stored(c.Context(), func(s *followup.Service) error {
				shown, err := s.ShowCalendar(c.Context(), followup.Local)
				if err != nil {
					return err
				}
				return e.printCalendar(c.Context(), shown)
			})
		},
	}
	c.AddCommand(e.calendarNewAddress(), e.calendarCloseAddress(), e.calendarInterviews(), e.calendarAdd(), e.calendarCheck(), e.calendarPush(), e.calendarRemove())
	return c
}

// feedAddress is the whole address of the feed; empty while there is none.
func (e *env) feedAddress(ctx context.Context, c followup.Calendar) (string, error) {
	if c.Secret == "" {
		return "", nil
	}
	s, err := e.settings()
	if err != nil {
		return "", err
	}
	return "http://" + cmp.Or(serve.RunningAt(ctx, s), s.Listen) + web.FeedPath(c), nil
}

func (e *env) printCalendar(ctx context.Context, c followup.Calendar) error {
	feed, err := e.feedAddress(ctx, c)
	if err != nil {
		return err
	}
	if e.json {
		document := struct {
			Feed       string `json:"feed"`
			Interviews bool   `json:"interviews"`
			Server     string `json:"server"`
			Username   string `json:"username"`
			PushedAt   string `json:"pushed_at"`
			Trouble    string `json:"trouble"`
		}{Feed: feed, Interviews: c.Interviews, Server: c.Server.URL, Username: c.Server.Username, Trouble: c.Trouble}
		if !c.PushedAt.IsZero() {
			document.PushedAt = c.PushedAt.Format(time.RFC3339)
		}
		return e.printJSON(document)
	}
	p := e.paper()
	if feed == "" {
		p.line("There is no feed yet: afterword calendar new-address makes its address.")
	} else {
		p.line("Subscribe to this address in a calendar program on this computer:")
		p.line("  %s", feed)
		p.text("", "Whoever knows it can read the calendar. It is answered while afterword serve runs.")
	}
	if c.Interviews {
		p.line("The interviews are shown, too.")
	}
	if c.Server.URL == "" {
		return nil
	}
	p.line("Pushed to %s%s.", shown(c.Server.URL), pushedWords(c.PushedAt))
	if c.Trouble != "" {
		p.text("  ", "The last push did not work: "+c.Trouble)
	}
	return nil
}

func pushedWords(at time.Time) string {
	if at.IsZero() {
		return ", not yet"
	}
	return ", last on " + when(at.Local())
}
