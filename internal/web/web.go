// Package web shows a person in a browser what needs them today and their processes, and
// lets them act: begin a process, write an interview down, read and edit a note, use what the review suggests or leave it as it is, approve it, take the approval back, say what a reply
// was, settle a note whose fate is unknown.
//
// A calendar program reads what is due at an address that nobody can guess (serve_feed.go).
//
// It decides nothing. Every page is what followup.Service answers, every form is one verb
// of it, and there is one file per page and per form, named by the act. It is no JSON API.
//
// A request goes through these steps:
//
//  1. guard.go: the Host must be this machine's (DNS rebinding), a form must come from
//     this site (cross-site request forgery), and every answer carries a policy under
//     which a browser runs and loads nothing but the files in assets/.
//  2. gate.go: each route of the table in this file says who may ask for it. Whose data a
//     request sees is the session's person (accountOf), and the session comes from package
//     door: by a link on one's own machine, else by signing in.
//  3. A page reads a view and turns it into words (process_view.go, note_card.go,
//     words.go). A form calls its verb and answers 303, so that reloading repeats nothing.
//  4. page.go renders into memory first: a page is sent whole or not at all.
//  5. What goes wrong has two faces (problem.go): the chain of causes for the log, one
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

	"github.com/alexedwards/scs/v2"

	"afterword/internal/door"
	"afterword/internal/followup"
)

// Options say what New serves.
type Options struct {
	Service *followup.Service
	// Door lets people in and says who they are.
	Door *door.Door
	// Account is whose data everybody sees where there is no Door: for tests.
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
	// Backup writes a copy of the database into a file that is not there yet, and checks it,
	// telling meanwhile how far it is. Nil where that is done with other tools.
	Backup func(ctx context.Context, file string, tell func(step BackupStep, done, total int64)) error
	// Errands is what pages have done that takes a while. Nil means errands that nobody waits
	// for, for tests.
	Errands *Errands
	// Machines are pages for machines, by pattern of http.ServeMux, behind the same
	// guard. May be nil.
	Machines map[string]http.Handler
}

// site is what the handlers share.
type site struct {
	Options
	sessions *scs.SessionManager // nil without a door
	errands  *Errands
}

// New returns the site. Nothing may stand between it and the listener that changes Host.
func New(o Options) http.Handler {
	s := newSite(o)
	mux := http.NewServeMux()
	for _, r := range s.routes() {
		mux.Handle(r.pattern, s.gate(r))
	}
	return s.guard(mux)
}

func newSite(o Options) *site {
	s := &site{Options: o, errands: o.Errands}
	if s.errands == nil {
		s.errands = NewErrands(context.Background(), "", s.log())
	}
	if o.Door != nil {
		s.sessions = s.newSessions()
	}
	return s
}

// routes is the table of the site: what it answers, and who may ask. A test goes through
// it with everybody who may not.
func (s *site) routes() (all []route) {
	for pattern, serve := range map[string]func(http.ResponseWriter, *http.Request) error{
		"GET /{$}":                                        s.showToday,
		"GET /version":                                    s.todayVersion,
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
		"GET /processes/{id}/approve":                     s.showApproval,
		"POST /processes/{id}/approve":                    s.approveNotes,
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
		"GET /settings/mailbox/permission":                s.showPermission,
		"GET /settings/mailbox/permission/version":        s.permissionVersion,
		"GET /settings/mailbox/permission/answer":         s.takePermission,
		"POST /settings/mailbox/permission":               s.askPermission,
		"POST /settings/mailbox/permission/again":         s.askPermissionAgain,
		"POST /settings/mailbox/permission/cancel":        s.dropPermission,
		"POST /settings/way":                              s.chooseWay,
		"POST /settings/checks":                           s.switchChecks,
		"GET /settings/export":                            s.exportEverything,
		"POST /settings/backup":                           s.makeBackup,
		"GET /settings/backup":                            s.showErrand(backupErrand),
		"GET /settings/backup/version":                    s.errandVersion(backupErrand),
		"GET /settings/backup/file":                       s.downloadMade(backupErrand),
		"POST /settings/backup/cancel":                    s.stopErrand(backupErrand),
		"POST /settings/mailbox/reading":                  s.readMailbox,
		"GET /settings/mailbox/reading":                   s.showErrand(readingErrand),
		"GET /settings/mailbox/reading/version":           s.errandVersion(readingErrand),
		"POST /settings/mailbox/reading/cancel":           s.stopErrand(readingErrand),
		"POST /settings/archive":                          s.makeExport,
		"GET /settings/archive":                           s.showErrand(exportErrand),
		"GET /settings/archive/version":                   s.errandVersion(exportErrand),
		"GET /settings/archive/file":                      s.downloadMade(exportErrand),
		"POST /settings/archive/cancel":                   s.stopErrand(exportErrand),
		"POST /settings/delete":                           s.deleteEverything,
		"GET /help":                                       showHelp,
		"GET /help/{page...}":                             showHelpPage,
		"GET /insight":                                    s.showInsight,
		"GET /insight/proof":                              s.downloadProof,
		"GET /ways-in":                                    s.showWaysIn,
		"POST /ways-in/password":                          s.changePassword,
		"POST /ways-in/everywhere":                        s.endSessions,
		"POST /ways-in/passkeys/{id}/remove":              s.removePasskey,
		"POST /sign-out":                                  s.signOut,
		"/":                                               noSuchPage,

		"GET /settings/programs":                                                 s.showPrograms,
		"POST /settings/programs/tokens":                                         s.makeToken,
		"POST /settings/programs/tokens/{token}/remove":                          s.removeToken,
		"POST /settings/programs/webhooks":                                       s.addWebhook,
		"POST /settings/programs/webhooks/{webhook}/test":                        s.testWebhook,
		"POST /settings/programs/webhooks/{webhook}/remove":                      s.removeWebhook,
		"POST /settings/programs/webhooks/{webhook}/deliveries/{delivery}/retry": s.retryDelivery,
		"GET /settings/assist":                                                   s.showModels,
		"POST /settings/assist":                                                  s.addModel,
		"POST /settings/assist/check":                                            s.checkModel,
		"POST /settings/assist/allow":                                            s.allowModel,
		"POST /settings/assist/revoke":                                           s.revokeModels,
		"POST /settings/assist/remove":                                           s.removeModel,
		"GET /settings/words":                                                    s.showWords,
		"POST /settings/words":                                                   s.addWords,
		"POST /settings/words/remove":                                            s.removeWord,
		"POST /settings/undo":                                                    s.chooseUndo,
		"POST /settings/post-days":                                               s.choosePostDays,
	} {
		all = append(all, route{pattern, private, orProblem(serve)})
	}
	for pattern, serve := range map[string]func(http.ResponseWriter, *http.Request) error{
		"GET /enter/{secret}":      s.enter,
		"GET /join/{secret}":       s.showInvitation,
		"POST /join/{secret}":      s.join,
		"GET /sign-in":             s.showSignIn,
		"POST /sign-in":            s.signIn,
		"GET /sign-in/provider":    s.goToProvider,
		"GET " + door.ProviderPath: s.signInByProvider,
	} {
		all = append(all, route{pattern, atTheDoor, orProblem(serve)})
	}
	for pattern, serve := range map[string]func(http.ResponseWriter, *http.Request) error{
		"POST /processes/{id}/review":            s.reviewTyped,
		"POST /processes/{id}/notes/{note}/save": s.saveTyped,
		"POST /processes/{id}/notes/{note}/left": s.leaveTyped,
	} {
		all = append(all, route{pattern, private, orProblemJSON(serve)})
	}
	for pattern, serve := range map[string]func(http.ResponseWriter, *http.Request) error{ // the same for everybody
		"GET /offline":                 showOffline,
		"GET /worker.js":               serveWorker,
		"GET /manifest.webmanifest":    showManifest,
		"GET /assets/{version}/{name}": serveAsset,
	} {
		all = append(all, route{pattern, public, orProblem(serve)})
	}
	all = append(all,
		route{"POST /ways-in/passkeys/ask", private, orSentence(s.askPasskey)},
		route{"POST /ways-in/passkeys", private, orSentence(s.addPasskey)},
		route{"POST /sign-in/passkey/ask", atTheDoor, orSentence(s.askPasskeySignIn)},
		route{"POST /sign-in/passkey", atTheDoor, orSentence(s.signInByPasskey)},
		route{"GET /calendar/{file}", public, orProblem(s.serveFeed)}, // its address is a secret
	)
	for pattern, page := range s.Machines {
		all = append(all, route{pattern, public, s.forMachines(pattern, page)})
	}
	if s.World != "" && s.WorldPages != nil {
		all = append(all, route{s.World, private, s.WorldPages})
	}
	return all
}

// NewForMachines returns the site of a node that shows no pages to people: what machines
// ask, behind the same guard.
func NewForMachines(o Options) http.Handler {
	s := newSite(o)
	mux := http.NewServeMux()
	mux.Handle("/", orProblem(noSuchPage))
	for pattern, page := range s.Machines {
		mux.Handle(pattern, s.forMachines(pattern, page))
	}
	return s.guard(mux)
}
