// Package wordlist keeps a person's own words: one text file, one word a line, which they
// may edit with anything. Lines that begin with # are theirs to comment in.
package wordlist

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"afterword/internal/review"
)

// most is how large a list may be, in bytes.
const most = 4 << 20

// File is a word list on disk. It is read again when it changed.
type File struct {
	path string

	mu    sync.Mutex
	size  int64
	at    time.Time
	known review.OwnWords
}

// Open returns the list at path. No file there is an empty list.
func Open(path string) *File { return &File{path: path} }

// Words returns the list as a review takes it.
func (f *File) Words() (review.OwnWords, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	info, err := os.Stat(f.path)
	if errors.Is(err, fs.ErrNotExist) || f.path == "" {
		f.known = nil
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read your words: %w", err)
	}
	if f.known != nil && info.Size() == f.size && info.ModTime().Equal(f.at) {
		return f.known, nil
	}
	words, err := f.list()
	if err != nil {
		return nil, err
	}
	f.known, f.size, f.at = review.NewOwnWords(words), info.Size(), info.ModTime()
	return f.known, nil
}

// List returns the words as they are written, in the order of the file.
func (f *File) List() ([]string, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.list()
}

func (f *File) list() ([]string, error) {
	data, err := f.read()
	if err != nil {
		return nil, err
	}
	var words []string
	for line := range strings.Lines(string(data)) {
		if word := strings.TrimSpace(line); word != "" && word[0] != '#' {
			words = append(words, word)
		}
	}
	return words, nil
}

func (f *File) read() ([]byte, error) {
	info, err := os.Stat(f.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("read your words: %w", err)
	case info.Size() > most:
		return nil, fmt.Errorf("read your words: %s is larger than %d MB: is this the right file?", f.path, most>>20)
	}
	data, err := os.ReadFile(f.path)
	if err != nil {
		return nil, fmt.Errorf("read your words: %w", err)
	}
	if !utf8.Valid(data) {
		return nil, fmt.Errorf("read your words: %s is not UTF-8 text: save it as UTF-8", f.path)
	}
	return data, nil
}

// Add appends the words that the list does not hold yet and returns those.
func (f *File) Add(words ...string) (added []string, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	known, err := f.list()
	if err != nil {
		return nil, err
	}
	for _, word := range words {
		word = strings.TrimSpace(word)
		if !review.IsWord(word) {
			return nil, fmt.Errorf("%q is not one word", word)
		}
		if !slices.Contains(known, word) {
			known, added = append(known, word), append(added, word)
		}
	}
	if len(added) == 0 {
		return nil, nil
	}
	data, err := f.read()
	if err != nil {
		return nil, err
	}
	if len(data) > 0 && !bytes.HasSuffix(data, []byte("\n")) {
		data = append(data, '\n')
	}
	return added, f.write(append(data, strings.Join(added, "\n")+"\n"...))
}

// Remove takes words off the list and returns those that were on it.
func (f *File) Remove(words ...string) (removed []string, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	data, err := f.read()
	if err != nil {
		return nil, err
	}
	var kept strings.Builder
	for line := range strings.Lines(string(data)) {
		if word := strings.TrimSpace(line); slices.Contains(words, word) && word != "" {
			removed = append(removed, word)
			continue
		}
		kept.WriteString(line)
	}
	if len(removed) == 0 {
		return nil, nil
	}
	return removed, f.write([]byte(kept.String()))
}

// write replaces the file whole, or not at all.
func (f *File) write(data []byte) error {
	dir := filepath.Dir(f.path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("keep your words: %w", err)
	}
	temp, err := os.CreateTemp(dir, ".words-*")
	if err != nil {
		return fmt.Errorf("keep your words: %w", err)
	}
	defer os.Remove(temp.Name())
	if _, err = temp.Write(data); err == nil {
		err = temp.Sync()
	}
	if closeErr := temp.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = os.Rename(temp.Name(), f.path)
	}
	if err != nil {
		return fmt.Errorf("keep your words: %w", err)
	}
	f.known = nil
	return nil
}
