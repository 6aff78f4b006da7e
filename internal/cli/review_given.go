package cli

import (
	"slices"
	"time"

	"afterword/internal/note"
	"afterword/internal/review"
)

// readsInputOnce refuses standard input for more than one of the files: it is empty from the second
// time on.
func readsInputOnce(paths []string) error {
	n := 0
	for _, path := range paths {
		if path == "-" {
			n++
		}
	}
	if n > 1 {
		return usagef("- is standard input, which can be read once, and it is given %d times: save the others to files", n)
	}
	return nil
}

// oneNoteEach refuses two drafts of one panel that are the same note to the same person.
func oneNoteEach(drafts []reviewedDraft) error {
	for n := range drafts {
		for _, before := range drafts[:n] {
			if d := drafts[n]; d.draft.Phase == before.draft.Phase && d.draft.To.SameAs(before.draft.To) {
				return usagef("%s and %s both go to %s: one note goes to each person, so review two versions of it one at a time", before.file.Name, d.file.Name, d.draft.To.Name)
			}
		}
	}
	return nil
}

// unusedIgnores are the lines of a draft's ignore file that nothing was left by: the sentence changed,
// or the digest is mistyped.
func unusedIgnores(d reviewedDraft, ignores []note.Ignore, now time.Time) (unused []note.Ignore) {
	for _, line := range ignores {
		if !slices.ContainsFunc(d.left, func(f review.Finding) bool {
			i, ok := review.IgnoreOf(d.draft, f, now)
			return ok && i.Check == line.Check && i.Digest == line.Digest
		}) {
			unused = append(unused, line)
		}
	}
	return unused
}
