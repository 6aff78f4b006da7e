// Package mailboxtest holds followup.Mail to its contract: one conformance suite, to be run
// against every world of mail there is, real servers and those of the demo alike. It also
// starts real servers for tests: Dovecot and Postfix on free ports of this machine.
//
// Run takes a World and checks what a caller of followup.Mail relies on: a mail arrives as
// it was written, its copy is filed once, reading leaves no trace and misses nothing, and
// each way in which sending can end is told apart from the others, with the connection cut
// at every step of the protocol.
//
// It does not test what a mail means; that is package letter's.
package mailboxtest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"afterword/internal/followup"
)

// World is what Run needs of a world of mail.
type World struct {
	// Mail is what is tested.
	Mail followup.Mail
	// Sender and Recipient are two people with mailboxes of their own.
	Sender, Recipient followup.Mailbox
	// Refused is an address that the submission server refuses for good (5yz), Deferred
	// one that it refuses for now (4yz).
	Refused, Deferred string
}

// Run holds a world to the contract of followup.Mail. It leaves mails behind in both
// mailboxes and empties the recipient's Junk folder.
func Run(t *testing.T, w World) {
	t.Run("check finds the folders", w.checkFindsFolders)
	t.Run("a mail arrives as it was written", w.arrivesUnchanged)
	t.Run("the copy is filed once", w.filedOnce)
	t.Run("the witness becomes the copy", w.witnessFiled)
	t.Run("the witness is found in folders numbered anew", w.witnessRenumbered)
	t.Run("a witness beside its copy is taken away", w.witnessLeftBehind)
	t.Run("no witness where none is needed", w.noWitness)
	t.Run("a refused witness keeps nothing back", w.witnessRefused)
	t.Run("what is not committed is not delivered", w.notCommitted)
	t.Run("a copy under another Message-ID", w.rewrittenID)
	t.Run("fetch continues from its cursors", w.fetchContinues)
	t.Run("fetch reads from since on", w.fetchSince)
	t.Run("fetch reads a remade folder again", w.fetchRemadeFolder)
	t.Run("fetch leaves no trace", w.fetchLeavesNoTrace)
	t.Run("fetch tells what was sent", w.fetchTellsSent)
	t.Run("a draft is put there once", w.draftPutOnce)
	t.Run("a draft is followed", w.draftFollowed)
	t.Run("a draft is taken out, and nothing else", w.draftRemoved)
	t.Run("a Drafts folder is made", w.draftsFolderMade)
	t.Run("watch tells of new mail", w.watchTells)
	t.Run("watch ends with its context", w.watchEnds)
	t.Run("refusals are told apart", w.refusals)
	t.Run("a wrong password is named and not shown", w.wrongPassword)
	t.Run("an unknown authority is refused", w.unknownAuthority)
	t.Run("a wrong port is explained", w.wrongPort)
	t.Run("a cancelled send sends nothing", w.cancelledSend)
	t.Run("cut connections", w.cutConnections)
	t.Run("answers that ask for a pause", w.pauses)
}

// letterFrom writes a mail whose body holds what transports like to spoil: dots at line
// starts, trailing spaces, long lines and an empty end.
func letterFrom(from, to, id string) []byte {
	return []byte(strings.Join([]string{
		"From: <" + from + ">",
		"To: <" + to + ">",
		"Subject: The nightly reindex",
		"Date: Tue, 24 Nov 2026 09:12:00 -0500",
		"Message-ID: <" + id + ">",
		"MIME-Version: 1.0",
		"Content-Type: text/plain; charset=utf-8",
		"Content-Transfer-Encoding: quoted-printable",
		"",
		"Dear Wei,",
		"",
		".a line that starts with a dot",
		"..and one with two",
		".",
		"From here on: caf=C3=A9, and a space at the end=20",
		strings.Repeat("long ", 150) + "line",
		"",
		"",
	}, "\r\n"))
}

// newID returns a Message-ID, without angle brackets, that no other test uses.
func newID(t testing.TB) string {
	return fmt.Sprintf("%d.%s@mailboxtest.example", time.Now().UnixNano(), strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, t.Name()))
}

// bodyOf returns what follows the header.
func bodyOf(message []byte) string {
	_, body, _ := strings.Cut(string(message), "\r\n\r\n")
	return body
}

// holdsID reports whether a message carries a Message-ID.
func holdsID(message []byte, id string) bool {
	head, _, _ := strings.Cut(string(message), "\r\n\r\n")
	return strings.Contains(head, "<"+id+">")
}
