package cli

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// beginsPDF is how every PDF begins (ISO 32000-1, section 7.5.2).
const beginsPDF = "%PDF-"

// replaceable refuses a path at which something stands that is not of the kind that will
// be written there, and does not begin so: "-o globex.yaml" is a slip of the hand.
func replaceable(path, kind, begins string) error {
	there, err := os.ReadFile(path)
	switch {
	case err == nil && !bytes.HasPrefix(there, []byte(begins)):
		return usagef("%s is there already and is no %s: name another file", path, kind)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return usagef("%s cannot be written: %w", path, err)
	}
	return nil
}

// writeWhole puts a whole file in place, or leaves what was there.
func writeWhole(path string, data []byte) error {
	file, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.part") // mode 0600
	if errors.Is(err, fs.ErrNotExist) {
		return usagef("%s cannot be written: there is no directory %s", path, filepath.Dir(path))
	}
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	err = errors.Join(err, file.Close())
	if err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(file.Name()))
	}
	return nil
}
