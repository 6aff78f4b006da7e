// Package cli is the command line: one file for each command. A command reads its
// arguments, calls the domain or a verb of package followup, and prints the answer as
// text for a person or, with --json, as one document for a program.
//
// Exit codes are part of the contract: 0 fine, 1 a note is blocked, 2 wrong usage or
// input that cannot be read, 3 a failure.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"afterword/internal/processfile"
)

// The exit codes.
const (
	exitFine    = 0
	exitBlocked = 1
	exitUsage   = 2
	exitFailure = 3
)

// errBlocked ends a command whose answer was printed and says that a note is blocked.
var errBlocked = errors.New("a note is blocked")

// usageError is wrong usage, or input that cannot be read.
type usageError struct{ err error }

func (e *usageError) Error() string { return e.err.Error() }
func (e *usageError) Unwrap() error { return e.err }

func usagef(format string, args ...any) error { return &usageError{fmt.Errorf(format, args...)} }

// Run runs one command line, without the program's name, and returns the exit code.
func Run(args []string, in io.Reader, out, errOut io.Writer) (code int) {
	// A fault of ours is told in one sentence; what led to it is for whoever mends it.
	defer func() {
		if fault := recover(); fault != nil {
			fmt.Fprintf(errOut, "afterword: this is a fault in Afterword, nothing was stored by it: %v\n\n%s", fault, debug.Stack())
			code = exitFailure
		}
	}()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	e := &env{in: in, out: out, err: errOut, getenv: os.Getenv, now: time.Now}
	root := e.root()
	root.SetArgs(args)
	return e.exit(root.ExecuteContext(ctx))
}

// exit prints what went wrong and returns the code for it.
func (e *env) exit(err error) int {
	var usage *usageError
	var problems processfile.Problems
	switch {
	case err == nil:
		return exitFine
	case errors.Is(err, errBlocked):
		return exitBlocked
	case errors.Is(err, errNotShutDown):
		return exitNotShutDown
	case errors.Is(err, errUnwell):
		return exitFailure
	case errors.Is(err, context.Canceled):
		return exitFine
	case errors.As(err, &problems):
		fmt.Fprintln(e.err, problems.Error())
		return exitUsage
	case errors.As(err, &usage) || wrongUsage(err) || refused(err):
		fmt.Fprintf(e.err, "afterword: %v\n", err)
		return exitUsage
	}
	fmt.Fprintf(e.err, "afterword: %v\n", err)
	return exitFailure
}

// wrongUsage recognises cobra's own complaints, which have no type.
func wrongUsage(err error) bool {
	for _, prefix := range []string{"unknown command", "unknown flag", "unknown shorthand", "flag needs an argument", "invalid argument", "required flag"} {
		if strings.HasPrefix(err.Error(), prefix) {
			return true
		}
	}
	return false
}

// env is what a command may touch of the world.
type env struct {
	in       io.Reader
	out, err io.Writer
	getenv   func(string) string
	now      func() time.Time

	json         bool
	settingsFile string
	nowFlag      string
}

func (e *env) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "afterword",
		Short: "A specific, checked, personal note to everybody who interviewed you",
		Long: `Afterword gets a specific, checked, personal note to everybody who interviewed
you, within 24 hours, from your own mailbox, in the right thread. It follows up
only when the promised date has passed and nobody answered, and it stops by itself.

Start with "afterword demo", which touches nothing real.`,
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: true},
	}
	root.SetIn(e.in)
	root.SetOut(e.out)
	root.SetErr(e.err)
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return usagef("%w: see %s --help", err, c.CommandPath())
	})
	root.PersistentFlags().BoolVar(&e.json, "json", false, "print one JSON document")
	root.PersistentFlags().StringVar(&e.settingsFile, "settings", "", "settings `file` (default ~/.config/afterword/settings.toml)")
	root.AddGroup(
		&cobra.Group{ID: "file", Title: "On a process file, storing nothing:"},
		&cobra.Group{ID: "stored", Title: "On your processes:"},
		&cobra.Group{ID: "run", Title: "Running:"},
	)
	group := func(id string, commands ...*cobra.Command) {
		for _, c := range commands {
			c.GroupID = id
			root.AddCommand(c)
		}
	}
	group("file", e.plan(), e.draft(), e.review(), e.invite(), e.anchors(), e.channel(), e.card(), e.classify(), e.polish(), e.condense(), e.checks(), e.words(), e.lsp())
	group("stored", e.add(), e.list(), e.show(), e.debrief(), e.edit(), e.leave(), e.approve(), e.undo(), e.sent(), e.answer(), e.reply(), e.nobodyCalled(), e.place(), e.offer(), e.question(), e.invitation(), e.settle(), e.mailbox(), e.sync(), e.calendar(), e.insight(), e.export(), e.model())
	group("run", e.demo(), e.serve(), e.link(), e.people(), e.mcp(), e.token(), e.webhook(), e.backup(), e.restore(), e.doctor(), e.version())
	return root
}

// exactly refuses a wrong number of arguments in words that name them.
func exactly(names ...string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) != len(names) {
			return usagef("%s takes %s: see afterword %s --help", c.CommandPath(), strings.Join(names, " and "), strings.TrimPrefix(c.CommandPath(), "afterword "))
		}
		return nil
	}
}

func none(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usagef("%s takes no %q: see afterword %s --help", c.CommandPath(), args[0], strings.TrimPrefix(c.CommandPath(), "afterword "))
	}
	return nil
}
