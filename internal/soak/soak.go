// Package soak holds what Afterword promises about sending against a program that is killed:
// its tests run the real program as a child process against real mail servers, kill it
// with SIGKILL at every step of a send, start it again, and count what arrived.
//
// Every step is one case: before a command reached the server, and after the server did
// it but before the program heard of it. Whatever the step, the note arrives exactly once;
// or it does not arrive, is never sent again by itself, and the person is told what to
// look for.
//
// In an ordinary run each step is killed once. With AFTERWORD_SOAK=100 it is a hundred
// times ("make soak").
package soak
