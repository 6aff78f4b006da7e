//go:build unix

package mailboxtest

import (
	"os/exec"
	"syscall"
)

// ownSession keeps what a terminal says to the tests, Ctrl-C, from a server: they end it.
func ownSession(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true} }
