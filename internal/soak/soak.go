// Package soak holds what Afterword promises about sending against trouble: its tests run
// the real program as a child process against real mail servers, bring it to every step of
// a send, hold it there, let something happen, and count what arrived.
//
// What happens is one of these: the program is killed (SIGKILL), the connection breaks,
// the disk is full, another program keeps the database locked, the clock is set forward or
// back, the mail servers or PostgreSQL restart. Whatever it is and whatever the step, the
// note arrives exactly once; or it does not arrive, is never sent again by itself, and the
// person is told what to look for. Where a note waits, the note or the program's log says
// why.
//
// Many sends share one set of servers, each with a candidate and an interviewer of its
// own. At the end everything is counted once more.
//
// In an ordinary run each trouble comes once to each step. With AFTERWORD_SOAK=100 it is a
// hundred times, and a table says what came of it ("make soak").
package soak
