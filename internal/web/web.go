// Package web shows a person in a browser what needs them today and their processes, and
// lets them act: begin a process, write an interview down, read and edit a note, use what the review suggests or leave it as it is, approve it, take the approval back, say what a reply
// was, settle a note whose fate is unknown.
//
// A calendar program reads what is due at an address that nobody can guess (serve_feed.go).
//
// It decides nothing. Every page is what followup.Service answers, every form is one verb
// of it, and there is one file per page and per form, named by the act. It is no JSON API
// and has no sign-in: it is made for one person on their own machine.
//
// A request goes through these steps:
//
//  1. guard.go: the Host must be this machine's (DNS rebinding), a form must come from
//     this site (cross-site request forgery), and every answer carries a policy under
//     which a browser runs and loads nothing but the files in assets/.
//  2. A page reads a view and turns it into words (process_view.go, note_card.go,
//     words.go). A form calls its verb and answers 303, so that reloading repeats nothing.
//  3. page.go renders into memory first: a page is sent whole or not at all.
//  4. What goes wrong has two faces (problem.go): the chain of causes for the log, one
//     safe sentence for the person.
//
// An approval covers what the person saw: each note's form carries the digest of the note
// it was rendered from, and a note that has changed since is shown again, not approved.
// What was typed is never thrown away.
//
// Everything works without JavaScript. page.js renews a page when the server tells of a
// change (stream.go) and nobody is typing, and counts down until a note leaves; debrief.js
// saves what is typed as it is typed; worker.js shows one page without a connection, and
// keeps nothing else.
package web

import (
	"context"
	"log/slog"
	"net/http"

	"afterword/internal/followup"
)

// Options say what New serves.
type Options struct {
	Service *followup.Service
	Account followup.AccountID
	Log     *slog.Logger
	// Hosts are names the site answers to besides this machine's own (localhost and
	// loopback addresses), without a port: "afterword.example.org".
	Hosts []string
	// World is the path of the demo's own pages, "/world/", shown in the navigation.
	// Empty outside the demo.
	World string
	// WorldPages serves everything below World, behind the same guard. It renders with
	// RenderPage and fails with RenderError.
	WorldPages http.Handler
	// Backup writes a copy of the database into a file that is not there yet, and checks it.
	// Nil where that is done with other tools.
	Backup func(ctx context.Context, file string) error
	// Machines are pages for machines, by pattern of http.ServeMux, behind the same
	// guard. May be nil.
	Machines map[string]http.Handler
}

// site is what the handlers share.
type site struct {
	Options
}

// New returns the site. Nothing may stand between it and the listener that changes Host.
func New(o Options) http.Handler {
	s := &site{o}
	mux := http.NewServeMux()
	for pattern, serve := range map[string]func(http.ResponseWriter, *http.Request) error{
		"GET /{$}":                                        s.showToday,
		"GET /version":                                    s.todayVersion,
		"GET /offline":                                    showOffline,
		"GET /worker.js":                                  serveWorker,
		"GET /manifest.webmanifest":                       showManifest,
		"GET /begin":                                      s.showBegin,
		"POST /begin":                                     s.beginProcess,
		"POST /begin/read":                                s.readInvitation,
		"POST /begin/ignore":                              s.ignoreFound,
		"GET /processes":                                  s.listProcesses,
		"GET /processes/version":                          s.listVersion,
		"GET /processes/{id}":                             s.showProcess,
		"GET /processes/{id}/version":                     s.processVersion,
		"GET /processes/{id}/debrief":                     s.showDebrief,
		"GET /processes/{id}/debrief/{interview}":         s.showDebrief,
		"POST /processes/{id}/debrief/{interview}":        s.debriefInterview,
		"POST /processes/{id}/reply":                      s.nameReply,
		"POST /processes/{id}/place":                      s.placeInterviewer,
		"POST /processes/{id}/offers":                     s.recordOffer,
		"POST /processes/{id}/offers/withdraw":            s.withdrawOffer,
		"POST /processes/{id}/offers/reinstate":           s.reinstateOffer,
		"POST /processes/{id}/first-choice":               s.markFirstChoice,
		"POST /processes/{id}/questions":                  s.recordMissedQuestion,
		"POST /processes/{id}/questions/choose":           s.chooseMissedQuestion,
		"POST /processes/{id}/invitation":                 s.addInvitation,
		"POST /processes/{id}/file":                       s.addInvitationFile,
		"POST /processes/{id}/postponed":                  s.postponeInterview,
		"GET /processes/{id}/write":                       s.writeNotes,
		"POST /processes/{id}/nobody-called":              s.nobodyCalled,
		"POST /processes/{id}/called-after-all":           s.calledAfterAll,
		"POST /processes/{id}/gracious-reply":             s.replyGraciously,
		"POST /processes/{id}/notes/{note}/edit":          s.editNote,
		"POST /processes/{id}/notes/{note}/approve":       s.approveNote,
		"POST /processes/{id}/notes/{note}/use":           s.useSuggestion,
		"POST /processes/{id}/notes/{note}/leave":         s.leaveFinding,
		"POST /processes/{id}/notes/{note}/undo":          s.undoApproval,
		"POST /processes/{id}/notes/{note}/settle":        s.settleNote,
		"GET /processes/{id}/notes/{note}/assist":         s.showAssist,
		"POST /processes/{id}/notes/{note}/assist/ask":    s.askModel,
		"POST /processes/{id}/notes/{note}/assist/accept": s.acceptHunks,
		"GET /processes/{id}/card":                        s.showCard,
		"POST /processes/{id}/card":                       s.lookAtCard,
		"POST /processes/{id}/card.pdf":                   s.printCard,
		"POST /processes/{id}/employer-kind":              s.nameEmployerKind,
		"GET /calendar":                                   s.showCalendar,
		"GET /calendar/{file}":                            s.serveFeed,
		"POST /calendar/new-address":                      s.newCalendarAddress,
		"POST /calendar/close-address":                    s.closeCalendarAddress,
		"POST /calendar/interviews":                       s.showInterviews,
		"GET /inbox":                                      s.showInbox,
		"GET /inbox/version":                              s.inboxVersion,
		"POST /inbox/correct":                             s.correctMail,
		"POST /inbox/undo":                                s.undoCorrection,
		"GET /settings":                                   s.showSettings,
		"POST /settings/mailbox":                          s.addMailbox,
		"POST /settings/mailbox/check":                    s.checkMailbox,
		"POST /settings/mailbox/probe":                    s.probeMailbox,
		"POST /settings/way":                              s.chooseWay,
		"POST /settings/checks":                           s.switchChecks,
		"GET /settings/export":                            s.exportEverything,
		"POST /settings/backup":                           s.makeBackup,
		"POST /settings/delete":                           s.deleteEverything,
		"GET /help":                                       showHelp,
		"GET /help/{page...}":                             showHelpPage,
		"GET /insight":                                    s.showInsight,
		"GET /insight/proof":                              s.downloadProof,
		"GET /assets/{version}/{name}":                    serveAsset,
		"/":                                               noSuchPage,
	} {
		mux.Handle(pattern, orProblem(serve))
	}
	for pattern, serve := range map[string]func(http.ResponseWriter, *http.Request) error{
		"POST /processes/{id}/review":            s.reviewTyped,
		"POST /processes/{id}/notes/{note}/save": s.saveTyped,
		"POST /processes/{id}/notes/{note}/left": s.leaveTyped,
	} {
		mux.Handle(pattern, orProblemJSON(serve))
	}
	s.handleMachines(mux)
	if o.World != "" && o.WorldPages != nil {
		mux.Handle(o.World, o.WorldPages)
	}
	return s.guard(mux)
}

// NewForMachines returns the site of a node that shows no pages to people: what machines
// ask, behind the same guard.
func NewForMachines(o Options) http.Handler {
	s := &site{o}
	mux := http.NewServeMux()
	mux.Handle("/", orProblem(noSuchPage))
	s.handleMachines(mux)
	return s.guard(mux)
}

func (s *site) handleMachines(mux *http.ServeMux) {
	for pattern, page := range s.Machines {
		mux.Handle(pattern, page)
	}
}
