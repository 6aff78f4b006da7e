package cli

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// replaceable refuses a path at which something stands that is no PDF: "-o globex.yaml" is
// a slip of the hand.
func replaceable(path string) error {
	there, err := os.ReadFile(path)
	switch {
	case err == nil && !bytes.HasPrefix(there, []byte("%PDF-")):
		return usagef("%s is there already and is no PDF: name another file", path)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return usagef("%s cannot be written: %w", path, err)
	}
	return nil
}

// writePDF puts a whole file in place, or leaves what was there.
func writePDF(path string, pdf []byte) error {
	file, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.part") // mode 0600
	if errors.Is(err, fs.ErrNotExist) {
		return usagef("%s cannot be written: there is no directory %s", path, filepath.Dir(path))
	}
	if err != nil {
		return err
	}
	_, err = file.Write(pdf)
	err = errors.Join(err, file.Close())
	if err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(file.Name()))
	}
	return nil
}
