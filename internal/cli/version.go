package cli

import (
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"afterword/internal/zone"
)

func (e *env) version() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Say which Afterword this is",
		Args:  none,
		RunE: func(*cobra.Command, []string) error {
			version := "(unknown)"
			if info, ok := debug.ReadBuildInfo(); ok {
				version = info.Main.Version
			}
			if e.json {
				return e.printJSON(struct {
					Version string `json:"version"`
					Go      string `json:"go"`
					Zones   string `json:"zones"`
				}{version, runtime.Version(), zone.Version()})
			}
			e.paper().line("afterword %s, %s %s/%s, time zones %s", version, runtime.Version(), runtime.GOOS, runtime.GOARCH, zone.Version())
			return nil
		},
	}
}
