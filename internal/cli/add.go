package cli

import (
	"context"

	"github.com/spf13/cobra"

	"afterword/internal/followup"
	"afterword/internal/processfile"
)

type processInput struct {
	path string
	file processfile.File
}

func (e *env) add() *cobra.Command {
	return &cobra.Command{
		Use:   "add FILE...",
		Short: "Record a process file, plan it and draft its notes",
		Long: `Add stores what a process file says, plans the follow-ups and drafts the notes.
Adding a file of the same employer and role again updates the process: drafts that
you have not touched are written anew, drafts that you have changed are kept.`,
		Example: "  afterword add globex.yaml",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("afterword add needs a process file: see afterword add --help")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			// Every file is read before anything is stored.
			files := make([]processInput, 0, len(args))
			for _, path := range args {
				f, err := e.readProcess(path)
				if err != nil {
					return err
				}
				files = append(files, processInput{path, f})
			}
			return e.stored(c.Context(), func(s *followup.Service) error {
				var ids []string
				for _, in := range files {
					done, err := s.RecordInterview(c.Context(), followup.Local, in.file.Process, in.file.Touches)
					if err != nil {
						return err
					}
					ids = append(ids, done.ProcessID)
					if !e.json {
						e.sayRecorded(in, done)
					}
				}
				return e.printRecorded(c.Context(), s, ids)
			})
		},
	}
}

func (e *env) sayRecorded(in processInput, done followup.Recorded) {
	p := e.paper()
	verb := "Updated"
	if done.New {
		verb = "Recorded"
	}
	p.line("%s %s, %s drafted.", verb, shown(in.file.Process.Role+" at "+in.file.Process.Employer), plural(done.Drafts, "note"))
}

// printRecorded shows the processes with the given ids.
func (e *env) printRecorded(ctx context.Context, s *followup.Service, ids []string) error {
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
			Processes []processJSON `json:"processes"`
		}{processesJSON(views, false)})
	}
	for _, v := range views {
		e.printProcess(v)
	}
	return nil
}
