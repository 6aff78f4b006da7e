package cli

import (
	"errors"
	"fmt"
	"log/slog"

	"github.com/spf13/cobra"

	"afterword/internal/doctor"
	"afterword/internal/followup"
	"afterword/internal/mailbox"
	"afterword/internal/settings"
)

// errUnwell ends "afterword doctor" when something does not work; the answer was printed.
var errUnwell = errors.New("something does not work")

func (e *env) doctor() *cobra.Command {
	return &cobra.Command{
		Use:   "doctor",
		Short: "Look over everything and say what is wrong and what to do",
		Long: `Doctor looks at the settings, the data directory, the database, the key file, the
clock and its tables, and signs in to your mailbox. It changes nothing and connects to
your own mail servers only. It ends with 3 when something does not work, else with 0.`,
		Args: none,
		RunE: func(c *cobra.Command, _ []string) error {
			log := e.log(slog.LevelError)
			results := []doctor.Result{{Check: "settings", Health: doctor.OK, Says: "They can be read."}}
			s, err := settings.Load(e.settingsFile, e.getenv)
			if err != nil {
				results[0] = doctor.Result{Check: "settings", Health: doctor.Bad, Says: err.Error() + ".", Do: "Correct the line; without settings nothing else can be looked at."}
			} else {
				visit := doctor.Visit{Settings: s, Mail: mailbox.New(log), Clock: followup.SystemClock{}, Log: log}
				results = append(results, visit.Examine(c.Context())...)
			}
			if c.Context().Err() != nil {
				return c.Context().Err()
			}
			return e.printExamination(results)
		},
	}
}

func (e *env) printExamination(results []doctor.Result) error {
	worst := doctor.OK
	for _, r := range results {
		if r.Health == doctor.Bad || r.Health == doctor.Warn && worst == doctor.OK {
			worst = r.Health
		}
	}
	if e.json {
		err := e.printJSON(struct {
			Health  doctor.Health   `json:"health"`
			Results []doctor.Result `json:"results"`
		}{worst, results})
		if err != nil {
			return err
		}
	} else {
		p := e.paper()
		weight := map[doctor.Health]func(string) string{doctor.OK: p.green, doctor.Warn: p.yellow, doctor.Bad: p.red}
		for _, r := range results {
			p.line("%s %s", weight[r.Health](fmt.Sprintf("%-5s", r.Health)), p.bold(r.Check))
			p.text("      ", r.Says)
			if r.Do != "" {
				p.text("      ", "→ "+r.Do)
			}
		}
	}
	if worst == doctor.Bad {
		return errUnwell
	}
	return nil
}
