package note

import (
	"slices"
	"time"
)

// Ignore is a person's word that one finding of the review is to be left as it is. It
// knows the place by what is written there, not by where it stands: it outlives edits
// elsewhere and ends when the sentence changes. Package review makes and matches it.
type Ignore struct {
	Check string // id of the check
	// Severity is how grave the finding was: one that became graver speaks again.
	Severity string
	Words    string // what stood there, cut short, for people
	Digest   string // of the check, the recipient, the words and their sentence
	At       time.Time
}

// Leave returns n with one more finding left as it is. It changes no word of the note, so
// it is possible in a draft only: what an approval was given in view of stays as it was.
func (n Note) Leave(i Ignore) (Note, error) {
	if n.State != Draft {
		return n, &TransitionError{n.State, "leave a finding of"}
	}
	n.Ignored = append(without(n.Ignored, i.Digest), i)
	return n, nil
}

// Heed takes the word back that Leave recorded under a digest.
func (n Note) Heed(digest string) (Note, error) {
	if n.State != Draft {
		return n, &TransitionError{n.State, "heed a finding of"}
	}
	n.Ignored = without(n.Ignored, digest)
	return n, nil
}

func without(all []Ignore, digest string) []Ignore {
	return slices.DeleteFunc(slices.Clone(all), func(i Ignore) bool { return i.Digest == digest })
}
