package note

import "time"

// Stage is how far an attempt to send has come.
type Stage string

// The stages of a note that is sending.
const (
	// Composed: the bytes and the marks are stored. The final dot has not been written, so
	// nothing can have been delivered (RFC 5321 section 4.1.1.4).
	Composed Stage = "composed"
	// Committing: stored just before the final dot. From here on nobody can tell without
	// an answer or a copy.
	Committing Stage = "committing"
	// Looking: the attempt is over and the answer is not known. The person's own copy is
	// looked for.
	Looking Stage = "looking"
)

// Attempt is what is stored of sending a note before anything irreversible happens. A
// note that was edited has none.
type Attempt struct {
	Stage Stage
	// ComposedAt is the date of the message. It stays the same from the first attempt to
	// the last, so that every attempt sends the same bytes.
	ComposedAt time.Time
	// Since is when the stage began.
	Since time.Time
	// Marks are where the folders ended before the first byte went out: a copy can only be
	// behind them.
	Marks []Mark
	// Message is the message as it leaves (RFC 5322). It is kept until its copy lies in
	// Sent, then forgotten.
	Message string
	// Filing is when somebody last set about filing the copy, until it is done. Two who
	// move one witness at the same moment leave two copies (measured on Dovecot, 4 times in
	// 40), so the second keeps off.
	Filing time.Time
}

// filingLimit is the longest that filing a copy takes. Whoever set about it earlier is gone.
const filingLimit = time.Minute

// BeingFiled reports whether somebody is filing the copy at the instant at.
func (a Attempt) BeingFiled(at time.Time) bool { return at.Sub(a.Filing).Abs() < filingLimit }

// StartFiling returns n with its copy in the hands of the caller, from the instant at on.
// It must be stored before the mailbox is changed.
func (n Note) StartFiling(at time.Time) (Note, error) {
	if n.State != Sent || n.Attempt.Message == "" {
		return n, &TransitionError{n.State, "file"}
	}
	n.Attempt.Filing = at
	return n, nil
}

// Mark is where a folder ended at some moment (RFC 3501 section 2.3.1.1): a message that
// comes later has UIDNext or a higher number, as long as UIDValidity stays the same.
type Mark struct {
	Folder      string
	UIDValidity uint32
	UIDNext     uint32
}

// StopFiling returns n with its copy in nobody's hands: it was not filed, or who did is gone.
func (n Note) StopFiling() Note {
	n.Attempt.Filing = time.Time{}
	return n
}

// StartSending returns n as composed at the instant at, to leave under messageID. It must
// be stored, durably, before the first byte goes out, with Attempt.Message filled in. It
// fails with ErrNotApproved when the approval does not cover what n says.
func (n Note) StartSending(messageID string, at time.Time, marks []Mark) (Note, error) {
	if n.State != Scheduled || n.Way == Drafts || n.Way == ByHand {
		return n, &TransitionError{n.State, "send"}
	}
	if n.Approval == nil || n.Approval.Digest != n.Digest() {
		return n, ErrNotApproved
	}
	n.State, n.MessageID, n.Trouble = Sending, messageID, ""
	if n.Attempt.ComposedAt.IsZero() {
		n.Attempt.ComposedAt = at
	}
	n.Attempt.Stage, n.Attempt.Since, n.Attempt.Marks = Composed, at, marks
	return n, nil
}

// Commit returns n as about to be handed over for good, at the instant at. It must be
// stored, durably, before the final dot is written.
func (n Note) Commit(at time.Time) (Note, error) {
	if n.State != Sending || n.Attempt.Stage != Composed {
		return n, &TransitionError{n.State, "commit"}
	}
	n.Attempt.Stage, n.Attempt.Since = Committing, at
	return n, nil
}

// Look returns n as handed over without an answer; its copy is looked for from the
// instant at on. why is one sentence for the person.
func (n Note) Look(at time.Time, why string) (Note, error) {
	if n.State != Sending || n.Attempt.Stage == Composed {
		return n, &TransitionError{n.State, "look for"}
	}
	n.Attempt.Stage, n.Attempt.Since, n.Trouble = Looking, at, why
	return n, nil
}

// NotSent puts a note back into the queue after an attempt that certainly delivered
// nothing (it ended before the final dot, or with a 4yz answer). It keeps its Message-ID
// and its date for the next attempt.
func (n Note) NotSent(why string) (Note, error) {
	if n.State != Sending {
		return n, &TransitionError{n.State, "put back"}
	}
	n.State, n.Trouble = Scheduled, why
	n.Attempt = Attempt{ComposedAt: n.Attempt.ComposedAt, Since: n.Attempt.Since}
	return n, nil
}

// MarkSent returns n as taken by the server at the instant at. An unknown note becomes
// sent when its copy or an answer to it is found, or the person says so. Its copy in Sent
// may still be missing, see Filed.
func (n Note) MarkSent(at time.Time) (Note, error) {
	if n.State != Sending && n.State != Unknown && n.State != InDrafts {
		return n, &TransitionError{n.State, "mark as sent"}
	}
	n.State, n.SentAt, n.Trouble, n.Attempt.Stage = Sent, at, "", ""
	return n, nil
}

// Filed returns n with its copy in Sent, which carries providerID where the provider
// replaced our Message-ID, else "".
func (n Note) Filed(providerID string) (Note, error) {
	if n.State != Sent {
		return n, &TransitionError{n.State, "file"}
	}
	n.ProviderID, n.Attempt.Message, n.Attempt.Marks, n.Attempt.Filing = providerID, "", nil, time.Time{}
	return n, nil
}

// MarkUnknown returns n as neither surely sent nor surely not. A composed note becomes
// unknown only where its stage cannot be trusted, in a restored backup. What was stored of the
// attempt stays, so that a late copy can still settle it.
func (n Note) MarkUnknown(why string) (Note, error) {
	if n.State != Sending && n.State != InDrafts {
		return n, &TransitionError{n.State, "mark as unknown"}
	}
	n.State, n.Trouble, n.Attempt.Stage = Unknown, why, ""
	return n, nil
}

// Fail returns n as refused for good, or as known not to have left.
func (n Note) Fail(why string) (Note, error) {
	if n.State != Sending && n.State != Unknown {
		return n, &TransitionError{n.State, "fail"}
	}
	n.State, n.Trouble = Failed, why
	n.Attempt = Attempt{ComposedAt: n.Attempt.ComposedAt, Since: n.Attempt.Since}
	return n, nil
}

// Unsettled reports whether something is still to be found out or done about a note:
// whether it left, where its copy is, or what became of it in the Drafts folder.
func (n Note) Unsettled() bool {
	return n.State == Sending || n.State == Unknown || n.State == InDrafts ||
		n.State == Sent && (n.Attempt.Message != "" || n.Place.Folder != "")
}
