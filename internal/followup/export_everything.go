package followup

import (
	"archive/zip"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"time"
	"unicode"

	"afterword/internal/interview"
	"afterword/internal/letter"
	"afterword/internal/note"
	"afterword/internal/processfile"
)

// Everything is all that is stored of an account, as files that other programs read.
type Everything struct {
	Files                   []ExportedFile
	Processes, Notes, Mails int
}

// ExportedFile is one file of it.
type ExportedFile struct {
	Name string // with directories, separated by slashes
	Data []byte
}

// readMe says what the files are.
const readMe = `What Afterword has stored of you.

processes/…/process.yaml   a process file: who, when, what you wrote down, what was sent
processes/…/notes/*.eml    your notes as mails; the name says to whom and where each stands
processes/…/events.json    what happened and moved the plan
mails.json                 what came in for your processes, and what it was taken for
settings.json              your mailbox, calendar, models and what you chose, without any password
                           or key

Not in it: passwords, keys and tokens; mails that no process is about; your settings
file, and your word list where that is a file already.
`

// ExportEverything returns all that is stored of an account, as of one moment. No secret
// is in it. tell, which may be nil, hears how many processes are done.
func (s *Service) ExportEverything(ctx context.Context, account AccountID, tell func(done, total int)) (Everything, error) {
	if tell == nil {
		tell = func(int, int) {}
	}
	var all Everything
	err := s.Store.View(ctx, account, func(tx Tx) error {
		all = Everything{Files: []ExportedFile{{"README.txt", []byte(readMe)}}}
		mailbox, err := tx.Mailbox(ctx)
		if err != nil && !errors.Is(err, ErrNotFound) && !errors.Is(err, ErrSealed) {
			return err
		}
		processes, err := tx.Processes(ctx)
		if err != nil {
			return err
		}
		for i, p := range processes {
			tell(i, len(processes))
			if err := all.addProcess(ctx, tx, p, mailbox); err != nil {
				return err
			}
		}
		tell(len(processes), len(processes))
		if err := all.addMails(ctx, tx); err != nil {
			return err
		}
		return all.addSettings(ctx, tx, mailbox)
	})
	if err != nil {
		return Everything{}, fmt.Errorf("export everything: %w", err)
	}
	return all, nil
}

// WriteZip writes the files as one archive, all with the time at.
func (e Everything) WriteZip(w io.Writer, at time.Time) error {
	archive := zip.NewWriter(w)
	for _, f := range e.Files {
		into, err := archive.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: at})
		if err != nil {
			return fmt.Errorf("write %s into the archive: %w", f.Name, err)
		}
		if _, err := into.Write(f.Data); err != nil {
			return fmt.Errorf("write %s into the archive: %w", f.Name, err)
		}
	}
	if err := archive.Close(); err != nil {
		return fmt.Errorf("finish the archive: %w", err)
	}
	return nil
}

func (e *Everything) add(name string, data []byte) {
	e.Files = append(e.Files, ExportedFile{name, data})
}

func (e *Everything) addJSON(name string, value any) error {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(value); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	e.add(name, b.Bytes())
	return nil
}

func (e *Everything) addProcess(ctx context.Context, tx Tx, p Process, mailbox Mailbox) error {
	known, err := situationOf(ctx, tx, p)
	if err != nil {
		return err
	}
	e.Processes++
	dir := fmt.Sprintf("processes/%03d-%s/", e.Processes, fileName(p.Employer, "process"))
	data, err := processfile.Write(processfile.File{Process: asPromised(p.Process, known.events), Touches: touchesOf(p, known.notes)})
	if err != nil {
		// One value that is no text must not keep the rest from its owner.
		data = nil
		e.add(dir+"process-not-written.txt", []byte(err.Error()+"\n"))
	}
	if data != nil {
		e.add(dir+"process.yaml", data)
	}
	for i, n := range known.notes {
		name := fmt.Sprintf("%snotes/%02d-%s-%s-%s", dir, i+1, fileName(string(n.Phase), "note"), fileName(cmp.Or(n.To.Name, n.To.Email), "nobody"), fileName(string(n.State), "note"))
		message, err := exportedNote(n, p.Candidate, mailbox)
		if err != nil { // a draft that cannot be a mail yet
			e.add(name+".txt", []byte("To: "+strings.TrimSpace(n.To.Name+" "+n.To.Email)+"\nSubject: "+n.Subject+"\n\n"+n.Body+"\n"))
		} else {
			e.add(name+".eml", message)
		}
		e.Notes++
	}
	if len(known.events) == 0 {
		return nil
	}
	type event struct {
		Kind      string    `json:"kind"`
		At        time.Time `json:"at,omitzero"`
		Interview string    `json:"interview,omitzero"`
		Email     string    `json:"email,omitzero"`
		Date      string    `json:"date,omitzero"`
		Words     string    `json:"words,omitzero"`
	}
	var events []event
	for _, x := range known.events {
		date := ""
		if !x.Date.IsZero() {
			date = x.Date.String()
		}
		events = append(events, event{string(x.Kind), x.At, x.InterviewID, x.Email, date, x.Words})
	}
	return e.addJSON(dir+"events.json", events)
}

// exportedNote is a note as a mail: the bytes that left where they are still kept, else
// built out of what is stored. One that has not left has no date of its own.
func exportedNote(n note.Note, me interview.Candidate, mailbox Mailbox) ([]byte, error) {
	if n.Attempt.Message != "" {
		return []byte(n.Attempt.Message), nil
	}
	m := messageOf(n, me.Name, Mailbox{Address: cmp.Or(mailbox.Address, me.Email)})
	switch {
	case !n.Attempt.ComposedAt.IsZero():
	case !n.SentAt.IsZero():
		m.Date = n.SentAt
	default:
		m.Date = n.NotBefore
	}
	if m.MessageID == "" {
		m.MessageID = n.ID + "@export.invalid"
	}
	return letter.Build(m)
}

func (e *Everything) addMails(ctx context.Context, tx Tx) error {
	mails, err := tx.Inbox(ctx, 0, math.MaxInt32)
	if err != nil {
		return err
	}
	type mail struct {
		At         time.Time `json:"at,omitzero"`
		FromName   string    `json:"from_name,omitzero"`
		From       string    `json:"from,omitzero"`
		Subject    string    `json:"subject,omitzero"`
		MessageID  string    `json:"message_id,omitzero"`
		Kind       string    `json:"kind"`
		TakenFor   string    `json:"taken_for,omitzero"`
		Process    string    `json:"process,omitzero"`
		Text       string    `json:"text,omitzero"`
		Invitation string    `json:"invitation,omitzero"`
		Calendar   string    `json:"calendar,omitzero"`
	}
	out := []mail{}
	for _, m := range mails {
		one := mail{m.At, m.From.Name, m.From.Email, m.Subject, m.MessageID, string(m.Kind), "", m.ProcessID, m.Text, string(m.Invitation), m.Calendar}
		if m.TakenFor != nil {
			one.TakenFor = string(m.TakenFor.Kind)
		}
		out = append(out, one)
	}
	e.Mails = len(out)
	return e.addJSON("mails.json", out)
}

func (e *Everything) addSettings(ctx context.Context, tx Tx, mailbox Mailbox) error {
	type server struct {
		Host     string `json:"host"`
		Port     int    `json:"port"`
		Security string `json:"security"`
	}
	type model struct {
		Endpoint string `json:"endpoint"`
		Name     string `json:"name"`
	}
	out := struct {
		Mailbox  string  `json:"mailbox,omitzero"`
		Username string  `json:"username,omitzero"`
		IMAP     *server `json:"imap,omitzero"`
		SMTP     *server `json:"smtp,omitzero"`
		Way      string  `json:"way,omitzero"`

		CalendarServer string   `json:"calendar_server,omitzero"`
		Models         []model  `json:"models,omitzero"`
		ChecksOff      []string `json:"checks_off,omitzero"`
		Undo           string   `json:"undo,omitzero"`
		Words          []string `json:"words,omitzero"`
		PostDays       string   `json:"post_days,omitzero"`
	}{Mailbox: mailbox.Address, Username: mailbox.Username, Way: string(mailbox.Way)}
	if mailbox.Address != "" {
		out.IMAP = &server{mailbox.IMAP.Host, mailbox.IMAP.Port, string(mailbox.IMAP.Security)}
		out.SMTP = &server{mailbox.SMTP.Host, mailbox.SMTP.Port, string(mailbox.SMTP.Security)}
	}
	calendar, err := tx.Calendar(ctx)
	if err != nil && !errors.Is(err, ErrNotFound) && !errors.Is(err, ErrSealed) {
		return err
	}
	out.CalendarServer = calendar.Server.URL
	models, err := tx.Models(ctx)
	if err != nil && !errors.Is(err, ErrSealed) {
		return err
	}
	for _, m := range models {
		out.Models = append(out.Models, model{m.Endpoint, m.Name})
	}
	set, err := tx.Preferences(ctx)
	if err != nil {
		return err
	}
	out.ChecksOff, out.Words, out.PostDays = set.Off, set.Words, set.Post
	if set.Undo != nil {
		out.Undo = set.Undo.String()
	}
	return e.addJSON("settings.json", out)
}

// fileName is a name that every file system takes: letters and digits, with dashes.
func fileName(s, otherwise string) string {
	var b strings.Builder
	dash := false
	for _, r := range strings.ToLower(s) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if dash && b.Len() > 0 {
				b.WriteByte('-')
			}
			dash = false
			b.WriteRune(r)
		default:
			dash = true
		}
		if b.Len() >= 40 {
			break
		}
	}
	return cmp.Or(b.String(), otherwise)
}
