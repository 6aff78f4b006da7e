package followup_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"afterword/internal/followup"
	"afterword/internal/note"
)

// The Drafts folder of the mailbox in memory, and what the person does in it and in Sent
// with another mail program.

func (m *mailbox) PutDraft(_ context.Context, _ followup.Mailbox, messageID string, message []byte, _ time.Time) (note.Place, error) {
	if m.onPut != nil {
		m.onPut()
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.draftErr != nil {
		return note.Place{}, m.draftErr
	}
	for uid, draft := range m.drafts {
		if header(draft, "Message-ID") == "<"+messageID+">" {
			return draftPlace(uid, draft), nil
		}
	}
	return draftPlace(m.addDraft(string(message)), string(message)), nil
}

func (m *mailbox) addDraft(message string) uint32 {
	if m.drafts == nil {
		m.drafts = map[uint32]string{}
	}
	m.lastDraft++
	m.drafts[m.lastDraft] = message
	return m.lastDraft
}

func draftPlace(uid uint32, draft string) note.Place {
	return note.Place{Folder: "Drafts", UIDValidity: 1, UID: uid, MessageID: strings.Trim(header(draft, "Message-ID"), "<>")}
}

func (m *mailbox) FindDraft(_ context.Context, _ followup.Mailbox, wanted followup.DraftWanted) (followup.FoundDraft, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.draftErr != nil {
		return followup.FoundDraft{}, m.draftErr
	}
	var found followup.FoundDraft
	for _, uid := range slices.Sorted(maps.Keys(m.drafts)) {
		place := draftPlace(uid, m.drafts[uid])
		follows := uid > wanted.Place.UID && strings.Contains(header(m.drafts[uid], "To"), wanted.To) &&
			strings.Trim(header(m.drafts[uid], "In-Reply-To"), "<>") == wanted.InReplyTo && !slices.Contains(wanted.Others, place.MessageID)
		switch {
		case place == wanted.Place:
			found = followup.FoundDraft{Place: place}
		case place.MessageID == wanted.MessageID, follows:
			found = followup.FoundDraft{Place: place, Bytes: []byte(m.drafts[uid])}
		}
	}
	return found, nil
}

func (m *mailbox) RemoveDraft(_ context.Context, _ followup.Mailbox, place note.Place) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.draftErr != nil {
		return false, m.draftErr
	}
	draft, ok := m.drafts[place.UID]
	if !ok || draftPlace(place.UID, draft) != place {
		return false, nil
	}
	delete(m.drafts, place.UID)
	return true, nil
}

// writeMail is a mail as another program of the person writes it.
func writeMail(id, to, subject, inReplyTo string, at time.Time, text string) string {
	lines := []string{
		"From: Ada Park <ada@example.org>", "To: " + to, "Subject: " + subject, "Date: " + at.Format(time.RFC1123Z), "Message-ID: <" + id + ">",
	}
	if inReplyTo != "" {
		lines = append(lines, "In-Reply-To: <"+inReplyTo+">", "References: <"+inReplyTo+">")
	}
	return strings.Join(append(lines, "Content-Type: text/plain; charset=utf-8", "", text, ""), "\r\n")
}

// sendElsewhere files a mail in Sent that the person sent with another program.
func (m *mailbox) sendElsewhere(at time.Time, message string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.sentFolder = append(m.sentFolder, followup.RawMail{
		Folder: "Sent", UIDValidity: 1, UID: uint32(len(m.sentFolder) + 1), Received: at, Bytes: []byte(message), Sent: true,
	})
}

// sendDraft sends a draft from the Drafts folder: it goes and lies in Sent.
func (m *mailbox) sendDraft(uid uint32, at time.Time) {
	m.mu.Lock()
	draft := m.drafts[uid]
	delete(m.drafts, uid)
	m.mu.Unlock()
	m.sendElsewhere(at, draft)
}

// onlyDraft returns the number of the one draft there is.
func (m *mailbox) onlyDraft() (uint32, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.drafts) != 1 {
		return 0, fmt.Errorf("there are %d drafts, want one", len(m.drafts))
	}
	for uid := range m.drafts {
		return uid, nil
	}
	return 0, errors.New("no draft")
}
