package cli

import (
	"context"
	"os"
	"os/exec"
	"runtime"

	"golang.org/x/term"
)

// canOpenBrowser reports whether somebody sits before this machine, as far as can be seen.
func (e *env) canOpenBrowser() bool {
	f, ok := e.err.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return false
	}
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		return true
	}
	return e.getenv("DISPLAY") != "" || e.getenv("WAYLAND_DISPLAY") != ""
}

// openBrowser opens a page in the person's browser and does not wait for it to close.
func openBrowser(ctx context.Context, page string) error {
	name, args := "xdg-open", []string{page}
	switch runtime.GOOS {
	case "windows":
		// Not by cmd, whose shell would read the & in an address.
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", page}
	case "darwin":
		name = "open"
	}
	command := exec.CommandContext(context.WithoutCancel(ctx), name, args...)
	if err := command.Start(); err != nil {
		return err
	}
	go func() { _ = command.Wait() }()
	return nil
}
