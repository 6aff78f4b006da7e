package doctor

import (
	"context"
	"fmt"

	"afterword/internal/followup"
	"afterword/internal/serve"
)

// calendar says what came of the last push. It asks the calendar server nothing: whoever
// has none is told nothing.
func (v *Visit) calendar(ctx context.Context, app *serve.App) {
	const check = "calendar"
	c, err := app.Service.ShowCalendar(ctx, followup.Local)
	switch {
	case err != nil:
		v.note(check, Bad, err.Error()+".", "Restore the key file, or run \"afterword calendar new-address\" and \"afterword calendar add\" again.")
	case c.Server.URL == "":
	case c.Trouble != "":
		v.note(check, Warn, fmt.Sprintf("The last push to %s did not work: %s.", c.Server.URL, c.Trouble),
			"Notes are not touched by it. Run \"afterword calendar check\" after you have changed something.")
	case c.PushedAt.IsZero():
		v.ok(check, "Nothing has been pushed to "+c.Server.URL+" yet.")
	default:
		v.ok(check, fmt.Sprintf("It was last pushed to %s on %s.", c.Server.URL, c.PushedAt.Local().Format("2 January 2006, 15:04")))
	}
}
