package note

import "time"

// The stages of a note that is in drafts. Without a stage it lies there, as far as is
// known, or is to be put there with the next look at the mailbox.
const (
	// Placing: stored just before the draft is uploaded, by the one who uploads it.
	Placing Stage = "placing"
	// Missing: it is not in the Drafts folder any more, and not in Sent yet.
	Missing Stage = "missing"
	// Withdrawing: it is to be taken out of the Drafts folder; the note becomes After then.
	Withdrawing Stage = "withdrawing"
)

// Place is where a draft lies in the person's mailbox (RFC 3501 section 2.3.1.1).
type Place struct {
	Folder           string // empty when nothing is known to lie anywhere
	UIDValidity, UID uint32
	// MessageID is what the draft carries there, without angle brackets. It is another one
	// than the note's where the person's mail program made a new message of it.
	MessageID string
}

// Ours reports whether what lies at the note's place is still the message that Afterword
// put there, or the same one changed: only that may ever be taken out.
func (n Note) Ours() bool { return n.Place.Folder != "" && n.Place.MessageID == n.MessageID }

// StartPlacing returns n as about to be put into the Drafts folder at the instant at,
// under messageID, which no draft had before. It must be stored before the upload, with
// Attempt.Message filled in. It fails with ErrNotApproved as StartSending does.
func (n Note) StartPlacing(messageID string, at time.Time) (Note, error) {
	if n.State != Scheduled || n.Way != Drafts {
		return n, &TransitionError{n.State, "put into the Drafts folder"}
	}
	if n.Approval == nil || n.Approval.Digest != n.Digest() {
		return n, ErrNotApproved
	}
	n.State, n.MessageID, n.Trouble = InDrafts, messageID, ""
	n.Attempt = Attempt{Stage: Placing, ComposedAt: at, Since: at}
	return n, nil
}

// PlaceAgain claims another attempt to put n into the Drafts folder.
func (n Note) PlaceAgain(at time.Time) (Note, error) {
	if n.State != InDrafts || n.Place.Folder != "" {
		return n, &TransitionError{n.State, "put into the Drafts folder"}
	}
	n.Attempt.Stage, n.Attempt.Since = Placing, at
	return n, nil
}

// NotPlaced returns n as still to be put into the Drafts folder; why is one sentence.
func (n Note) NotPlaced(why string) (Note, error) {
	if n.State != InDrafts || n.Attempt.Stage != Placing {
		return n, &TransitionError{n.State, "put back"}
	}
	n.Attempt.Stage, n.Trouble = "", why
	return n, nil
}

// Lies returns n as lying at place. A note that is being withdrawn goes on being so.
func (n Note) Lies(place Place) (Note, error) {
	if n.State != InDrafts {
		return n, &TransitionError{n.State, "find in the Drafts folder"}
	}
	n.Place, n.Attempt.Message = place, ""
	if n.Attempt.Stage != Withdrawing {
		n.Attempt.Stage, n.Trouble = "", ""
	}
	return n, nil
}

// Reword returns n with the words that the person gave it in their Drafts folder. They are
// theirs to send: an approval of other words is void, and none is needed.
func (n Note) Reword(subject, body string) (Note, error) {
	if n.State != InDrafts {
		return n, &TransitionError{n.State, "reword"}
	}
	n.Subject, n.Body, n.Approval = subject, body, nil
	return n, nil
}

// Miss returns n as gone from the Drafts folder at the instant at.
func (n Note) Miss(at time.Time) (Note, error) {
	if n.State != InDrafts {
		return n, &TransitionError{n.State, "miss"}
	}
	n.Attempt.Stage, n.Attempt.Since = Missing, at
	return n, nil
}

// Withdraw returns n as to be taken out of the Drafts folder, to become after (Draft,
// Cancelled or Skipped) once that is done. why is one sentence for the person.
func (n Note) Withdraw(after State, at time.Time, why string) (Note, error) {
	if n.State != InDrafts {
		return n, &TransitionError{n.State, "take out of the Drafts folder"}
	}
	// One that is missing stays missing since then.
	if n.Attempt.Stage != Withdrawing && n.Attempt.Stage != Missing {
		n.Attempt.Since = at
	}
	n.Attempt.Stage, n.After, n.Trouble = Withdrawing, after, why
	return n, nil
}

// Withdrawn returns n as taken out of the Drafts folder. Its Message-ID is spent: what is
// put there later is another message.
func (n Note) Withdrawn() (Note, error) {
	if n.State != InDrafts || n.Attempt.Stage != Withdrawing {
		return n, &TransitionError{n.State, "withdraw"}
	}
	after, why := n.After, n.Trouble
	n = n.unapproved()
	n.State, n.Trouble, n.MessageID, n.Place, n.After = after, why, "", Place{}, ""
	return n, nil
}

// NeverSent returns a note of unknown fate that was in drafts as the person says it is: it
// did not leave, so it is what it was to become, else a draft.
func (n Note) NeverSent() (Note, error) {
	if n.State != Unknown || n.Way != Drafts {
		return n, &TransitionError{n.State, "take back"}
	}
	n.State, n.Attempt.Stage = InDrafts, Withdrawing
	if n.Trouble = ""; n.After == "" {
		n.After = Draft
	}
	return n.Withdrawn()
}

// Reappear returns a note of unknown fate that lies in the Drafts folder after all.
func (n Note) Reappear(place Place, at time.Time) (Note, error) {
	if n.State != Unknown || n.Way != Drafts {
		return n, &TransitionError{n.State, "find in the Drafts folder"}
	}
	n.State, n.Trouble = InDrafts, ""
	if n.After != "" {
		n.Attempt.Stage, n.Attempt.Since = Withdrawing, at
	}
	return n.Lies(place)
}

// Forget returns n without a place: nothing of ours lies in the Drafts folder any more.
func (n Note) Forget() Note {
	n.Place = Place{}
	return n
}

// SentByHand returns n as sent by the person at the instant at. messageID, without angle
// brackets, is what their message carries; empty when nobody knows.
func (n Note) SentByHand(at time.Time, messageID string) (Note, error) {
	if n.State.Final() {
		return n, &TransitionError{n.State, "note by hand"}
	}
	switch {
	case messageID == "" && n.State == InDrafts:
		// What they sent was most likely the draft, and other programs give it another id.
		n.MessageID = ""
	case messageID == "" || messageID == n.MessageID:
	case n.MessageID == "" || n.State == InDrafts || n.State == Draft || n.State == Approved || n.State == Scheduled:
		n.MessageID = messageID // ours never left
	default:
		n.ProviderID = messageID
	}
	n.State, n.SentAt, n.Trouble, n.After = Sent, at, "", ""
	n.Attempt = Attempt{ComposedAt: n.Attempt.ComposedAt, Since: n.Attempt.Since}
	return n, nil
}

// ToldOnly reports whether nothing but the person's word says that n was sent: no copy was
// seen, and Afterword had nothing to do with it.
func (n Note) ToldOnly() bool { return n.State == Sent && n.MessageID == "" && n.ProviderID == "" }

// NotSentAfterAll returns a note that the person told of by mistake: it is a draft again.
func (n Note) NotSentAfterAll() (Note, error) {
	if !n.ToldOnly() || n.Place.Folder != "" {
		return n, &TransitionError{n.State, "take back"}
	}
	n = n.unapproved()
	n.SentAt = time.Time{}
	return n, nil
}
