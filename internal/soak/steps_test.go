package soak_test

import (
	"slices"
	"strings"

	"afterword/internal/mailbox/mailboxtest"
)

// step is one command of a send, and what must become of a note whose program, or whose
// connection, ends there.
type step struct {
	mailboxtest.Hold
	want fate
}

func before(command string, want fate) step {
	return step{mailboxtest.Hold{Command: command}, want}
}

func after(command string, want fate) step {
	return step{mailboxtest.Hold{Command: command, Afterwards: true}, want}
}

// left reports whether the server has taken the note when it is held there.
func (s step) left() bool {
	return s.Hold == mailboxtest.Hold{Command: ".", Afterwards: true} || strings.HasPrefix(s.Command, "UID ")
}

// The commands of one send, in the order in which the program gives them.
var (
	// Where the folders end; the watch asks for the Inbox only.
	looking    = []step{before(`STATUS "SENT"`, arrives), after(`STATUS "SENT"`, arrives)}
	submission = []step{
		before("EHLO", arrives), after("EHLO", arrives),
		before("AUTH", arrives), after("AUTH", arrives),
		before("MAIL", arrives), after("MAIL", arrives),
		before("RCPT", arrives), after("RCPT", arrives),
		before("DATA", arrives), after("DATA", arrives),
		before("BODY", asked), // a short body and the dot leave in one piece
		before(".", asked), after(".", arrives),
		before("QUIT", arrives),
	}
	// The witness is marked as seen, and goes to Sent.
	filing = []step{
		before("UID STORE", arrives), after("UID STORE", arrives),
		before("UID MOVE", arrives), after("UID MOVE", arrives),
	}
	everyStep = slices.Concat(looking, submission, filing)
)
