package serve_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"net/mail"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/followup/followuptest"
	"afterword/internal/invite"
	"afterword/internal/letter"
	"afterword/internal/mailbox/mailboxtest"
	"afterword/internal/note"
	"afterword/internal/processfile"
	"afterword/internal/review"
	"afterword/internal/serve"
	"afterword/internal/settings"
	"afterword/internal/zone"
)

// The invitation is a real one: an Outlook file with a zone that only its own VTIMEZONE
// explains, and people whose names must be guessed from their addresses.
const invitationFile = "../../../shared/corpora/ics/ical4j__src__test__resources__samples__invalid__tmeher.ics"

const (
	managerAddress = "meher.tendjoukian@verdisoft.com"
	peerAddress    = "Tendjoukian@yahoo.de"
	awayAddress    = "meher.t@gmail.com"
)

// debrief is what the candidate writes into the process file that the invitation makes.
var debrief = strings.NewReplacer(
	"  name: # your name, as you sign with it", "  name: Ada Park\n  phone: \"+1 555 0100\"",
	"employer: Verdisoft # guess from the address verdisoft.com", "employer: Verdisoft",
	"role: # which job is it?", "role: Build Engineer",
	"    panel: # "+managerAddress+" sent the invitation: add them if they interviewed you", `    promise: {date: 2004-10-20, said: "you will hear from us by Wednesday week"}
    panel:
      - name: Meher Tendjoukian
        email: `+managerAddress+`
        role: hiring manager
        anchor: why the nightly build takes nine hours
        need: the build blocks every release
        value: At Initech I cut a comparable build from six hours to twenty minutes.`,
	"      - name: Tendjoukian # guess from the address: check the spelling\n        name_guessed: true", `      - name: Lena Tendjoukian
        role: peer
        anchor: You showed me the flame graph of the checkout service.
        need: on-call nights are too loud
        value: I have spent two years turning noisy alerts into the three that matter.`,
	"      - name: Meher T. # guess from the address: check the spelling\n        name_guessed: true", `      - name: Tomás Meher
        role: product lead
        anchor: your story of the customer who exports every report to a spreadsheet
        need: exports that people trust
        value: I like to sit with the person who uses the export before I write its first line.`,
)

// job is one candidate with a running Afterword and real mail servers.
type job struct {
	*followup.Service
	t       *testing.T
	clock   *followuptest.Clock
	servers *mailboxtest.MailServers
	process string
}

// TestMainJob goes from a calendar invitation and a debrief to an individual note in
// every interviewer's inbox, and a reply that stops the rest, over Dovecot and Postfix.
func TestMainJob(t *testing.T) {
	file := processFrom(t, invitationFile)
	round, _ := file.Process.Latest()
	here := round.Ends.Location()
	at := func(day, hour, minute int) time.Time { return time.Date(2004, 10, day, hour, minute, 0, 0, here) }

	j := start(t, at(12, 0, 45), file)
	notes := j.drafts(note.Anchor)
	if len(notes) != 3 {
		t.Fatalf("%d notes were drafted, want 3", len(notes))
	}
	j.refusesOneTextForAll(notes)

	for _, n := range j.drafts(note.Anchor) {
		j.approve(n)
	}
	j.windTo(at(12, 8, 29))
	j.delivered("tomas", 0)
	for minute := 30; minute <= 90; minute++ { // minutes apart, as mail written by hand
		j.windTo(at(12, 8, minute))
	}
	j.allDelivered(map[string]string{"tomas": "nightly build", "wei": "flame graph", "away": "spreadsheet"})

	// An absence notice is taken in, and is no answer.
	j.await("the absence notice is taken in", func(v followup.ProcessView) bool {
		return len(v.Mails) == 1 && v.Mails[0].Kind == letter.KindAutoReply
	})
	if v := j.show(); v.Paused {
		t.Error("an absence notice paused the process")
	}

	// The check-in is drafted, approved early, and leaves only after the promise.
	checkIn := j.drafts(note.CheckIn)
	if len(checkIn) != 1 || checkIn[0].To.Email != managerAddress {
		t.Fatalf("the check-ins are %+v, want one to the hiring manager", checkIn)
	}
	j.approve(checkIn[0])
	for _, day := range []int{18, 19, 20, 21} {
		j.windTo(at(day, 9, 59))
	}
	j.delivered("tomas", 1)
	j.windTo(at(21, 10, 0))
	j.inThread(j.delivered("tomas", 2))

	// A human reply over SMTP is seen over IMAP and pauses every later step.
	j.servers.SendAs(t, "tomas", j.servers.Address("seeker"), []byte("From: Meher Tendjoukian <"+managerAddress+">\r\n"+
		"To: "+j.servers.Address("seeker")+"\r\nSubject: Re: thank you\r\nMessage-ID: <answer@verdisoft.com>\r\n"+
		"Date: Thu, 21 Oct 2004 11:02:00 -0700\r\n\r\nThanks Ada, we need a few more days.\r\n"))
	j.await("the reply is taken in", func(v followup.ProcessView) bool { return v.Paused })
	for _, s := range j.show().Steps {
		if !s.Status.Over() && s.Status != cadence.Paused {
			t.Errorf("%s to %s is %s after a reply, want it paused", s.Phase, s.Interviewer, s.Status)
		}
	}
	for day := 22; day <= 31; day++ {
		j.windTo(at(day, 11, 0))
	}
	j.delivered("tomas", 2)
	j.delivered("wei", 1)
	j.delivered("away", 1)
}

// processFrom makes the process file of an invitation and fills in the debrief.
func processFrom(t *testing.T, path string) processfile.File {
	t.Helper()
	data, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		t.Skip("the corpus of calendar files is not beside this repository")
	}
	if err != nil {
		t.Fatal(err)
	}
	invitations, err := invite.Read("invitation.ics", data, zone.Load)
	if err != nil {
		t.Fatal(err)
	}
	proposal, err := invite.Propose(invitations, "seeker@example.test")
	if err != nil {
		t.Fatal(err)
	}
	proposed, err := proposal.YAML()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := processfile.Read("proposed.yaml", proposed, zone.Load); err == nil {
		t.Fatal("a proposal without a name and a role must not be taken as complete")
	}
	file, err := processfile.Read("verdisoft.yaml", []byte(debrief.Replace(string(proposed))), zone.Load)
	if err != nil {
		t.Fatalf("the process file with the debrief cannot be read: %v", err)
	}
	return file
}

func start(t *testing.T, now time.Time, file processfile.File) *job {
	t.Helper()
	servers := mailboxtest.Servers(t,
		mailboxtest.Alias{Address: managerAddress, User: "tomas"},
		mailboxtest.Alias{Address: peerAddress, User: "wei"},
		mailboxtest.Alias{Address: awayAddress, User: "away"})
	j := &job{t: t, clock: followuptest.ClockAt(now), servers: servers}
	s := settings.Settings{Data: filepath.Join(t.TempDir(), "data"), Undo: time.Minute}
	app, err := serve.Open(t.Context(), s, j.clock, slog.New(slog.NewTextHandler(t.Output(), nil)))
	if err != nil {
		t.Fatal(err)
	}
	j.Service = app.Service
	if _, err := j.AddMailbox(t.Context(), followup.Local, servers.Mailbox("seeker")); err != nil {
		t.Fatal(err)
	}
	recorded, err := j.RecordInterview(t.Context(), followup.Local, file.Process, file.Touches)
	if err != nil {
		t.Fatal(err)
	}
	j.process = recorded.ProcessID

	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ready, ended := make(chan struct{}), make(chan error, 1)
	go func() { ended <- app.Run(ctx, listener, http.NotFoundHandler(), func() { close(ready) }) }()
	t.Cleanup(func() {
		stop()
		if err := errors.Join(<-ended, app.Close()); err != nil {
			t.Errorf("Afterword ended with: %v", err)
		}
	})
	select {
	case <-ready:
	case err := <-ended:
		ended <- nil
		t.Fatalf("Afterword did not start: %v", err)
	}
	return j
}

func (j *job) show() followup.ProcessView {
	j.t.Helper()
	v, err := j.ShowProcess(j.t.Context(), followup.Local, j.process)
	if err != nil {
		j.t.Fatal(err)
	}
	return v
}

func (j *job) drafts(phase note.Phase) (drafts []note.Note) {
	j.t.Helper()
	for _, s := range j.show().Steps {
		if s.Phase == phase && s.Note != nil && s.Note.State == note.Draft {
			drafts = append(drafts, *s.Note)
		}
	}
	return drafts
}

func (j *job) approve(n note.Note) {
	j.t.Helper()
	if _, err := j.ApproveNote(j.t.Context(), followup.Local, n.ID, n.Digest()); err != nil {
		j.t.Fatal(err)
	}
}

// refusesOneTextForAll puts one generic text into every note: none can be approved.
func (j *job) refusesOneTextForAll(notes []note.Note) {
	j.t.Helper()
	const text = "Hi %s,\n\nThank you for taking the time to meet me. I enjoyed learning about the team and the role, " +
		"and I am confident that my experience fits it well. Please let me know if you need anything else.\n\nBest,\nAda Park\n"
	edit := func(n note.Note, subject, body string) note.Note {
		n, err := j.EditNote(j.t.Context(), followup.Local, n.ID, n.Digest(), subject, body)
		if err != nil {
			j.t.Fatal(err)
		}
		return n
	}
	generic := make([]note.Note, 0, len(notes))
	for _, n := range notes {
		first, _, _ := strings.Cut(n.To.Name, " ")
		generic = append(generic, edit(n, "Thank you", strings.Replace(text, "%s", first, 1)))
	}
	for _, n := range generic {
		_, err := j.ApproveNote(j.t.Context(), followup.Local, n.ID, n.Digest())
		var blocked *followup.BlockedError
		if !errors.As(err, &blocked) {
			j.t.Fatalf("one text for the whole panel was approved: %v", err)
		}
		copied := false
		for _, f := range blocked.Findings {
			copied = copied || f.Check == "copied-across-panel" && f.Severity == review.Block
		}
		if !copied {
			j.t.Errorf("the review of the note to %s does not say that it is a copy: %v", n.To.Name, blocked)
		}
	}
	for i, n := range notes {
		edit(generic[i], n.Subject, n.Body)
	}
}

// windTo lets time pass and waits until what is due has left.
func (j *job) windTo(t time.Time) {
	j.t.Helper()
	j.clock.Set(t)
	if err := j.HandOverDue(j.t.Context()); err != nil {
		j.t.Fatal(err)
	}
	j.await("nothing is leaving", func(v followup.ProcessView) bool {
		for _, s := range v.Steps {
			if s.Note != nil && (s.Note.State == note.Scheduled || s.Note.State == note.Sending) {
				return false
			}
		}
		return true
	})
}

// await waits until the process is as wanted.
func (j *job) await(what string, wanted func(followup.ProcessView) bool) {
	j.t.Helper()
	const patience, look = 30 * time.Second, 50 * time.Millisecond
	for deadline := time.Now().Add(patience); ; time.Sleep(look) {
		v := j.show()
		if wanted(v) {
			return
		}
		if time.Now().After(deadline) {
			for _, s := range v.Steps {
				if s.Note != nil {
					j.t.Logf("%s to %s: %s, note %s %s", s.Phase, s.Interviewer, s.Status, s.Note.State, s.Note.Trouble)
				}
			}
			j.t.Fatalf("waited %s in vain until %s", patience, what)
		}
	}
}

// delivered returns what lies in somebody's Inbox: exactly count messages.
func (j *job) delivered(user string, count int) []mailboxtest.RawMessage {
	j.t.Helper()
	messages := j.servers.Delivered(j.t, user, count)
	if len(messages) != count {
		j.t.Fatalf("the Inbox of %s holds %d messages, want %d", user, len(messages), count)
	}
	return messages
}

// allDelivered checks that everybody got one note, with their own moment in it and
// nobody else's.
func (j *job) allDelivered(moments map[string]string) {
	j.t.Helper()
	for user := range moments {
		body := string(j.delivered(user, 1)[0].Bytes)
		for other, words := range moments {
			if strings.Contains(unfolded(body), words) != (other == user) {
				j.t.Errorf("the note to %s, about %q: %v\n%s", user, words, other != user, body)
			}
		}
	}
}

// unfolded takes quoted-printable line ends out, so that words can be found.
func unfolded(body string) string { return strings.ReplaceAll(body, "=\r\n", "") }

// inThread checks that the second message answers the first, in the delivered bytes.
func (j *job) inThread(messages []mailboxtest.RawMessage) {
	j.t.Helper()
	var headers []mail.Header
	for _, m := range messages {
		parsed, err := mail.ReadMessage(bytes.NewReader(m.Bytes))
		if err != nil {
			j.t.Fatal(err)
		}
		headers = append(headers, parsed.Header)
	}
	first, second := headers[0], headers[1]
	id := first.Get("Message-Id")
	if id == "" || second.Get("In-Reply-To") != id || second.Get("References") != id {
		j.t.Errorf("the check-in has In-Reply-To %q and References %q, want the first note's %q", second.Get("In-Reply-To"), second.Get("References"), id)
	}
	if got, want := second.Get("Subject"), "Re: "+first.Get("Subject"); got != want {
		j.t.Errorf("the check-in's subject is %q, want %q", got, want)
	}
}
