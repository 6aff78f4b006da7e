package lsp

import (
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/creachadair/jrpc2"

	"afterword/internal/review"
	"afterword/internal/review/checks"
)

const quickFix = "quickfix"

// codeAction offers what can be done about the findings in a range: the review's
// suggestions first, then to leave it, to switch the check off, to add the word.
func (s *server) codeAction(r *jrpc2.Request) (any, error) {
	var p codeActionParams
	if err := r.UnmarshalParams(&p); err != nil {
		return nil, err
	}
	d := s.open[p.Document.URI]
	actions := []codeAction{}
	if d == nil || len(p.Context.Only) > 0 && !slices.ContainsFunc(p.Context.Only, isQuickFix) {
		return actions, nil
	}
	from, to := s.byteOf(d, p.Range.Start), s.byteOf(d, p.Range.End)
	for _, f := range d.reading.found {
		if f.end < from || f.start > to {
			continue
		}
		actions = append(actions, s.fixes(d, f)...)
		actions = append(actions, s.silences(d, f)...)
	}
	return actions, nil
}

// isQuickFix reports a kind that quick fixes are among; kinds are a tree, parted by dots.
func isQuickFix(kind string) bool { return kind == "" || kind == quickFix }

func (s *server) fixes(d *document, f found) (actions []codeAction) {
	shift := len(d.text) - len(d.reading.file.Given)
	for n, suggestion := range f.Suggestions {
		e := d.reading.file.Fix(f.Finding, suggestion)
		at := d.reading.file.Bare(e.Span)
		actions = append(actions, codeAction{
			Title: brief(d.reading.file.FixWords(f.Finding, suggestion)), Kind: quickFix, Diagnostics: []diagnostic{f.diagnostic}, Preferred: n == 0,
			Edit: &workspaceEdit{map[string][]textEdit{d.uri: {{s.rangeOf(d, at.Start+shift, at.End+shift), e.Text}}}},
		})
	}
	return actions
}

// silences are the ways not to be told again. Whether they are wanted is the person's
// affair, so none is preferred; what blocks is left only by one who says that they know.
func (s *server) silences(d *document, f found) (actions []codeAction) {
	add := func(title, name string, arguments ...string) {
		actions = append(actions, codeAction{
			Title: title, Kind: quickFix, Diagnostics: []diagnostic{f.diagnostic},
			Command: &command{title, name, append([]string{d.uri}, arguments...)},
		})
	}
	if ignore, ok := review.IgnoreOf(d.reading.draft, f.Finding, time.Time{}); ok {
		title := "Leave this as it is"
		if f.Severity == review.Block {
			title = "I know: leave this as it is"
		}
		add(title, commandLeave, ignore.Check, ignore.Digest)
	}
	if word := strings.TrimSpace(d.text[f.start:f.end]); f.Word && len(review.SplitWords(word)) == 1 {
		add("Add “"+word+"” to my words", commandAddWord, word)
	}
	if !f.Firm {
		add("Switch “"+f.Check+"” off for this note", commandOff, f.Check)
	}
	return actions
}

func checkOf(id string) (review.Check, bool) {
	all := checks.All()
	i := slices.IndexFunc(all, func(c review.Check) bool { return c.ID == id })
	if i < 0 {
		return review.Check{}, false
	}
	return all[i], true
}

// brief keeps a title on one line.
func brief(title string) string {
	const most = 100
	title = strings.Join(strings.Fields(title), " ")
	if runes := []rune(title); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return title
}

func dirOf(path string) string { return filepath.Dir(path) }
