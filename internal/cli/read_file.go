package cli

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"

	"afterword/internal/draftfile"
	"afterword/internal/processfile"
	"afterword/internal/zone"
)

// maxInput is far above any process file, draft or invitation.
const maxInput = 32 << 20

// readFile returns the bytes of a file, or of standard input for "-".
func (e *env) readFile(path string) ([]byte, error) {
	r := e.in
	if path != "-" {
		f, err := os.Open(path)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, usagef("%s: there is no such file", path)
		}
		if err != nil {
			return nil, &usageError{err}
		}
		defer f.Close()
		if info, err := f.Stat(); err == nil && info.IsDir() {
			return nil, usagef("%s is a directory: name a file in it", path)
		}
		r = f
	}
	data, err := io.ReadAll(io.LimitReader(r, maxInput+1))
	if err != nil {
		return nil, usagef("%s cannot be read: %w", path, err)
	}
	if len(data) > maxInput {
		return nil, usagef("%s is larger than %d MB: is this the right file?", path, maxInput>>20)
	}
	return data, nil
}

// readProcess reads a process file; "-" is standard input.
func (e *env) readProcess(path string) (processfile.File, error) {
	data, err := e.readFile(path)
	if err != nil {
		return processfile.File{}, err
	}
	if isInvitation(data) {
		return processfile.File{}, usagef("%s is a calendar invitation and no process file: afterword invite makes one out of it, to keep (afterword invite FILE.ics > process.yaml) or to hand on (afterword invite FILE.ics | afterword plan -)", inputName(path))
	}
	return processfile.Read(inputName(path), data, zone.Load)
}

// isInvitation reports whether a file is in the calendar format (RFC 5545).
func isInvitation(data []byte) bool {
	const begins = "BEGIN:VCALENDAR"
	data = bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\uFEFF")), " \t\r\n")
	return len(data) >= len(begins) && bytes.EqualFold(data[:len(begins)], []byte(begins))
}

// readDraft takes the bytes of a draft apart.
func readDraft(name string, data []byte) (draftfile.File, error) {
	d, err := draftfile.Read(name, data)
	if err != nil {
		return d, &usageError{err}
	}
	return d, nil
}

// readIgnores reads what the file beside a draft says to leave as it is. Standard input
// has none.
func (e *env) readIgnores(path string) (draftfile.Ignores, error) {
	if path == "-" {
		return draftfile.Ignores{}, nil
	}
	path += draftfile.IgnoreSuffix
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return draftfile.Ignores{}, nil
	}
	data, err := e.readFile(path)
	if err != nil {
		return draftfile.Ignores{}, err
	}
	ignores, err := draftfile.ParseIgnores(path, data)
	if err != nil {
		return ignores, &usageError{err}
	}
	if err := knownChecks(ignores.Off); err != nil {
		return ignores, usagef("%s: %w", path, err)
	}
	return ignores, nil
}

func inputName(path string) string {
	if path == "-" {
		return "standard input"
	}
	return path
}
