//go:build unix

package doctor

import "golang.org/x/sys/unix"

// freeBytes is how much a person may still write on the disk of dir.
func freeBytes(dir string) (uint64, error) {
	var disk unix.Statfs_t
	if err := unix.Statfs(dir, &disk); err != nil {
		return 0, err
	}
	return uint64(disk.Bavail) * uint64(disk.Bsize), nil
}
