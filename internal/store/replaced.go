package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// openedFile is the file that a store has open. Whoever moves it away, or puts another in
// its place, leaves the store writing into a file that nobody will ever find: the system
// keeps that until it is closed, and no write fails.
type openedFile struct {
	path string
	info fs.FileInfo
}

func openedAt(path string) (*openedFile, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	return &openedFile{path, info}, nil
}

// stillThere fails when the path no longer leads to the file.
func (f *openedFile) stillThere() error {
	info, err := os.Stat(f.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("the file %s was removed while it was in use: stop Afterword, put it back or restore a backup, and start again", f.path)
	case err != nil:
		return fmt.Errorf("the file %s cannot be looked at: %w", f.path, err)
	case !os.SameFile(info, f.info):
		return fmt.Errorf("the file %s was replaced while it was in use, and what is written goes into the old one: stop Afterword and start it again", f.path)
	}
	return nil
}
