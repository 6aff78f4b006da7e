package lsp

import (
	"errors"
	"maps"
	"slices"

	"afterword/internal/draftfile"
	"afterword/internal/review"
	"afterword/internal/review/checks"
)

// reading is what was found in a text.
type reading struct {
	file  draftfile.File
	draft review.Draft
	found []found
}

// found is a finding with its diagnostic, and its range in bytes of the text.
type found struct {
	review.Finding
	diagnostic diagnostic
	start, end int
}

const source = "Afterword"

// diagnoseWith reads a text that changed, and the other open texts of its folder, which
// may be notes to the same panel.
func (s *server) diagnoseWith(changed *document) {
	s.diagnose(changed)
	for _, d := range s.sorted() {
		if d != changed && d.reading.draft.Phase == changed.reading.draft.Phase && d.reading.draft.Phase != "" && samePanel(d, changed) {
			s.diagnose(d)
		}
	}
}

// samePanel reports whether two texts lie in one folder and go to two people.
func samePanel(a, b *document) bool {
	return dirOf(a.path) == dirOf(b.path) && !a.reading.draft.To.SameAs(b.reading.draft.To)
}

func (s *server) diagnoseAll() {
	for _, d := range s.sorted() {
		s.diagnose(d)
	}
}

func (s *server) sorted() []*document {
	all := slices.Collect(maps.Values(s.open))
	slices.SortFunc(all, func(a, b *document) int {
		if a.uri < b.uri {
			return -1
		}
		return 1
	})
	return all
}

// diagnose reads one text and tells the client what was found.
func (s *server) diagnose(d *document) {
	all := []diagnostic{}
	var err error
	if d.reading, err = s.read(d); err != nil && !errors.Is(err, errNoDraft) {
		all = append(all, diagnostic{Severity: severityInformation, Source: source, Message: err.Error()})
	}
	for _, f := range d.reading.found {
		all = append(all, f.diagnostic)
	}
	s.notify("textDocument/publishDiagnostics", diagnosticsParams{d.uri, d.version, all})
}

// read reviews one text.
func (s *server) read(d *document) (reading, error) {
	around, err := s.situate(d)
	if err != nil {
		return reading{}, err
	}
	o, err := s.Review()
	if err != nil {
		return reading{}, err
	}
	o.Off = slices.Concat(o.Off, around.ignores.Off)
	open, _ := review.Heeded(around.draft, around.file.Findings(review.Run(checks.All(), around.draft, around.context, o)), around.ignores.Places)
	r := reading{file: around.file, draft: around.draft}
	shift := len(d.text) - len(around.file.Given) // a byte order mark that the client left in
	for _, f := range open {
		at := around.file.Bare(around.file.Span(f))
		start, end := at.Start+shift, at.End+shift
		r.found = append(r.found, found{f, diagnostic{
			Range: s.rangeOf(d, start, end), Severity: severityOf(f.Severity), Code: f.Check, Source: source, Message: f.Message,
		}, start, end})
	}
	return r, nil
}

func severityOf(s review.Severity) int {
	switch s {
	case review.Block:
		return severityError
	case review.Warn:
		return severityWarning
	}
	return severityHint
}
