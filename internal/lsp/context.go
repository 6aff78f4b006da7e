package lsp

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"afterword/internal/draftfile"
	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/processfile"
	"afterword/internal/review"
)

// setting is a draft and what is around it.
type setting struct {
	file    draftfile.File
	draft   review.Draft
	context review.Context
	ignores draftfile.Ignores
}

// errNoDraft means that a text is no draft of a note: nothing is said of it.
var errNoDraft = errors.New("no draft")

// situate finds out who a text goes to and what the review has to know.
func (s *server) situate(d *document) (setting, error) {
	if d.path == "" || !isDraftName(d.path) {
		return setting{}, errNoDraft
	}
	file, err := draftfile.Read(filepath.Base(d.path), []byte(d.text))
	if err != nil {
		if strings.TrimSpace(d.text) == "" {
			return setting{}, errNoDraft // it is just begun
		}
		return setting{}, err
	}
	f, round, to, err := s.recipient(d.path, file)
	if err != nil {
		return setting{}, err
	}
	phase, err := phaseOf(file)
	if err != nil {
		return setting{}, err
	}
	around := setting{
		file:  file,
		draft: review.Draft{Phase: phase, To: to, Subject: file.Subject, Body: file.Body},
		context: review.Context{
			Process: f.Process, Interview: round, InThread: file.Answers(phase), Now: s.Now(), Earlier: f.SentNotes(),
		},
	}
	around.context.Panel = s.panel(d.path, round, around.draft)
	around.ignores, err = readIgnores(d.path)
	return around, err
}

func phaseOf(file draftfile.File) (note.Phase, error) {
	if file.Phase == "" {
		return note.Anchor, nil
	}
	if phase := note.Phase(file.Phase); slices.Contains(note.Phases(), phase) {
		return phase, nil
	}
	return "", fmt.Errorf("%q is no phase: behind Phase: stands anchor, check-in, final-pulse, another-time or gracious-reply", file.Phase)
}

func isDraftName(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".txt", ".md", ".eml":
		return true
	}
	return false
}

// recipient finds the process file, the round and the person that a draft is for.
func (s *server) recipient(path string, file draftfile.File) (processfile.File, interview.Interview, interview.Interviewer, error) {
	var process processfile.File
	var round interview.Interview
	var person interview.Interviewer
	named, from := s.processFile, s.root
	if file.Process != "" {
		named, from = file.Process, filepath.Dir(path)
	}
	if named != "" {
		if !filepath.IsAbs(named) {
			named = filepath.Join(from, named)
		}
		process, err := s.readProcess(named)
		if err != nil {
			return process, round, person, err
		}
		round, person, ok := addressee(process.Process, path, file)
		switch {
		case ok:
			return process, round, person, nil
		case file.To != "":
			return process, round, person, fmt.Errorf("%s has no panel with %q", filepath.Base(named), file.To)
		}
		return process, round, person, fmt.Errorf("who is this note for? Begin it with a line such as To: %s", anyone(process.Process))
	}
	var last error
	found := 0
	beside := processFiles(filepath.Dir(path))
	for _, name := range beside {
		p, err := s.readProcess(name)
		if err != nil {
			last = err
			continue
		}
		if r, who, ok := addressee(p.Process, path, file); ok {
			process, round, person = p, r, who
			found++
		}
	}
	switch {
	case found == 1:
		return process, round, person, nil
	case found > 1:
		return process, round, person, fmt.Errorf("%q is in more than one process file of this folder: add a line such as Process: %s", person.Name, filepath.Base(beside[0]))
	case file.To == "":
		return process, round, person, errNoDraft
	case last != nil:
		return process, round, person, last
	case len(beside) == 0:
		return process, round, person, errors.New("there is no process file in this folder: add a line such as Process: ../globex.yaml")
	}
	return process, round, person, fmt.Errorf("no process file of this folder has a panel with %q", file.To)
}

// addressee finds who a draft is for: whom its head names, else whom its file's name does.
func addressee(p interview.Process, path string, file draftfile.File) (interview.Interview, interview.Interviewer, bool) {
	for n := len(p.Interviews) - 1; n >= 0; n-- {
		round := p.Interviews[n]
		if file.Interview != "" && round.ID != file.Interview {
			continue
		}
		if file.To != "" {
			if who, ok := round.Interviewer(file.To); ok {
				return round, who, true
			}
			continue
		}
		if who, ok := called(round, strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))); ok {
			return round, who, true
		}
	}
	return interview.Interview{}, interview.Interviewer{}, false
}

// called finds the one person of a panel whom every word of a file's name names.
func called(round interview.Interview, name string) (found interview.Interviewer, ok bool) {
	words := review.SplitWords(name)
	if len(words) == 0 {
		return found, false
	}
	for _, who := range round.Panel {
		own := review.SplitWords(who.Name)
		all := true
		for _, w := range words {
			all = all && slices.ContainsFunc(own, func(o review.Word) bool { return o.Fold == w.Fold })
		}
		if all && ok {
			return found, false // two of them
		}
		if all {
			found, ok = who, true
		}
	}
	return found, ok
}

func anyone(p interview.Process) string {
	for _, round := range p.Interviews {
		for _, who := range round.Panel {
			return who.Name
		}
	}
	return "Wei Chen"
}

// Bounds on what of a folder is read.
const (
	maxFolder  = 2000 // entries
	maxBeside  = 40   // files of one kind
	maxProcess = 4 << 20
)

// filesIn lists the files of a folder whose names fit, at most maxBeside of them.
func filesIn(dir string, fits func(name string) bool) (paths []string) {
	f, err := os.Open(dir)
	if err != nil {
		return nil
	}
	defer f.Close()
	entries, _ := f.ReadDir(maxFolder) // what could be read is good enough
	for _, e := range entries {
		if e.Type().IsRegular() && fits(e.Name()) {
			paths = append(paths, filepath.Join(dir, e.Name()))
		}
	}
	slices.Sort(paths)
	return paths[:min(len(paths), maxBeside)]
}

func processFiles(dir string) []string {
	return filesIn(dir, func(name string) bool {
		ext := strings.ToLower(filepath.Ext(name))
		return ext == ".yaml" || ext == ".yml"
	})
}

// readProcess reads a process file as it lies on disk.
func (s *server) readProcess(path string) (processfile.File, error) {
	data, err := readUpTo(path, maxProcess)
	if err != nil {
		return processfile.File{}, err
	}
	return processfile.Read(filepath.Base(path), data, s.Zones)
}

func readUpTo(path string, most int64) ([]byte, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%s: there is no such file", path)
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is no file", path)
	case info.Size() > most:
		return nil, fmt.Errorf("%s is larger than %d MB: is this the right file?", path, most>>20)
	}
	return os.ReadFile(path)
}

// panel are the other drafts in the folder to the same panel and phase.
func (s *server) panel(path string, round interview.Interview, d review.Draft) (others []review.Draft) {
	taken := []interview.Interviewer{d.To}
	beside := filesIn(filepath.Dir(path), isDraftName)
	for _, d := range s.sorted() { // a new text may not be saved yet
		if filepath.Dir(d.path) == filepath.Dir(path) && isDraftName(d.path) && !slices.Contains(beside, d.path) {
			beside = append(beside, d.path)
		}
	}
	for _, other := range beside {
		if other == path {
			continue
		}
		file, err := draftfile.Read(filepath.Base(other), s.textOf(other))
		if err != nil {
			continue // it has diagnostics of its own, once it is open
		}
		alone := interview.Process{Interviews: []interview.Interview{round}}
		_, who, ok := addressee(alone, other, file)
		phase, err := phaseOf(file)
		if !ok || err != nil || phase != d.Phase || slices.ContainsFunc(taken, who.SameAs) {
			continue
		}
		taken = append(taken, who)
		others = append(others, review.Draft{Phase: phase, To: who, Subject: file.Subject, Body: file.Body})
	}
	return others
}

// textOf is a file as the client has it open, else as it lies on disk.
func (s *server) textOf(path string) []byte {
	for _, d := range s.open {
		if d.path == path {
			return []byte(d.text)
		}
	}
	data, err := readUpTo(path, draftfile.Max)
	if err != nil {
		return nil
	}
	return data
}

func readIgnores(path string) (draftfile.Ignores, error) {
	path += draftfile.IgnoreSuffix
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return draftfile.Ignores{}, nil
	}
	data, err := readUpTo(path, draftfile.Max)
	if err != nil {
		return draftfile.Ignores{}, err
	}
	return draftfile.ParseIgnores(filepath.Base(path), data)
}
