//go:build unix

package postgrestest

import (
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"strconv"
	"syscall"
)

// ordinaryUser is who the server runs as when the tests run as the administrator:
// PostgreSQL refuses that. nil means as ourselves.
func ordinaryUser() *syscall.Credential {
	if os.Getuid() != 0 {
		return nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		if u, err := user.Lookup(name); err == nil {
			uid, errUID := strconv.ParseUint(u.Uid, 10, 32)
			gid, errGID := strconv.ParseUint(u.Gid, 10, 32)
			if errUID == nil && errGID == nil {
				return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
			}
		}
	}
	return nil // PostgreSQL will say what it does not like
}

func asOrdinaryUser(cmd *exec.Cmd) {
	// A group of its own: Ctrl-C in a terminal ends the tests, and they end the server.
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: ordinaryUser(), Setpgid: true}
}

// giveAway makes files belong to whom the server runs as.
func giveAway(paths ...string) error {
	owner := ordinaryUser()
	if owner == nil {
		return nil
	}
	for _, path := range paths {
		if err := os.Chown(path, int(owner.Uid), int(owner.Gid)); err != nil {
			return fmt.Errorf("give %s to the server's user: %w", path, err)
		}
	}
	return nil
}
