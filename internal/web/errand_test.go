package web_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/followup/followuptest"
	"afterword/internal/web"
)

// workshop is a desk whose backups and readings go on as long as the test wants.
type workshop struct {
	*desk
	errands *web.Errands
	made    string // where the backup was written
	place   string // of the errands
	log     *lines
	tell    func(step web.BackupStep, done, total int64)
	began   chan struct{}
	finish  chan error
}

func newWorkshop(t testing.TB) *workshop {
	t.Helper()
	d := newDesk(t)
	ctx, end := context.WithCancel(context.Background())
	place, log := filepath.Join(t.TempDir(), "errands"), new(lines)
	s := &workshop{desk: d, place: place, log: log, errands: web.NewErrands(ctx, place, slog.New(slog.NewTextHandler(log, nil))), began: make(chan struct{}), finish: make(chan error)}
	t.Cleanup(func() {
		end()
		s.errands.Wait()
		if s.made != "" {
			if _, err := os.Stat(s.made); !errors.Is(err, os.ErrNotExist) {
				t.Errorf("the copy still lies at its place: %v", err)
			}
		}
	})
	d.pages = web.New(web.Options{Service: d.service, Account: account, Log: slog.New(slog.DiscardHandler), Errands: s.errands, Backup: s.backup})
	return s
}

// lines is a log that several write and read.
type lines struct {
	mu   sync.Mutex
	text strings.Builder
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

func (s *workshop) backup(ctx context.Context, file string, tell func(step web.BackupStep, done, total int64)) error {
	s.made, s.tell = file, tell
	s.began <- struct{}{}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case err := <-s.finish:
		return errors.Join(err, os.WriteFile(file, []byte("a whole database"), 0o600))
	}
}

// until asks for a page until it says something.
func (s *workshop) until(path, words string) answer {
	s.t.Helper()
	for start := time.Now(); ; {
		a := s.get(path)
		if strings.Contains(textOf(a.body), words) {
			return a
		}
		if time.Since(start) > patience {
			s.t.Fatalf("%s never says %q: %s", path, words, textOf(a.body))
		}
	}
}

// TestBackup makes one, leaves the page and comes back, and downloads it.
func TestBackup(t *testing.T) {
	if a := newDesk(t).post("/settings/backup", nil); a.StatusCode != http.StatusConflict {
		t.Errorf("without a way to make one, a backup answers %d", a.StatusCode)
	}
	s := newWorkshop(t)
	if a := s.get("/settings/backup"); a.Header.Get("Location") != "/settings#take" {
		t.Errorf("before one is made, its page leads to %q", a.Header.Get("Location"))
	}
	if a := s.post("/settings/backup", nil); a.Header.Get("Location") != "/settings/backup" {
		t.Fatalf("making one leads to %q", a.Header.Get("Location"))
	}
	<-s.began
	s.post("/settings/backup", nil) // pressed twice: there is one
	s.tell(web.BackupCopies, 5_000_000, 20_000_000)
	page := s.get("/settings/backup")
	page.says(t, []string{"Copied: 5.0 MB of some 20.0 MB.", "You can leave this page.", "Stop it"}, []string{"Download it"})
	if !strings.Contains(page.body, `max="1000" value="250"`) || !strings.Contains(page.body, `<noscript><meta http-equiv="refresh"`) {
		t.Errorf("no bar at a quarter, or nothing goes on without a script: %s", page.body)
	}
	if got := s.get("/settings/backup/version").body; !strings.Contains(got, `"running":true,"value":"250"`) {
		t.Errorf("the news are %s", got)
	}
	if a := s.get("/settings/backup/file"); a.StatusCode != http.StatusNotFound {
		t.Errorf("half a backup is given: %d", a.StatusCode)
	}
	s.tell(web.BackupChecks, 0, 0)
	page = s.get("/settings/backup")
	page.says(t, []string{"The copy is being checked."}, nil)
	if strings.Contains(page.body, `max="1000" value=`) {
		t.Error("it claims to know how long the check takes")
	}
	s.finish <- nil
	s.until("/settings/backup", "Download it").says(t, []string{"The backup is made and was checked.", "Make another"}, []string{"Stop it"})
	if a := s.get("/settings/backup/file"); a.body != "a whole database" || !strings.Contains(a.Header.Get("Content-Disposition"), `filename="afterword-2026-11-23.db"`) {
		t.Errorf("the download is %q, %s", a.body, a.Header.Get("Content-Disposition"))
	}
	if got := s.get("/settings/backup/version").body; !strings.Contains(got, `"running":false`) {
		t.Errorf("afterwards the news are %s", got)
	}
	// With everything else, what was made is deleted.
	s.post("/settings/delete", url.Values{"confirm": {"delete everything"}})
	if _, err := os.Stat(s.made); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("after everything was deleted, the copy is there: %v", err)
	}
	if a := s.get("/settings/backup/file"); a.StatusCode != http.StatusNotFound {
		t.Errorf("after everything was deleted, a download answers %d", a.StatusCode)
	}
}

// TestBackupStopped stops one, and lets another fail: nothing of either is kept.
func TestBackupStopped(t *testing.T) {
	s := newWorkshop(t)
	s.post("/settings/backup", nil)
	<-s.began
	if a := s.post("/settings/backup/cancel", nil); a.Header.Get("Location") != "/settings/backup" {
		t.Errorf("stopping leads to %q", a.Header.Get("Location"))
	}
	s.until("/settings/backup", "Stopped. Nothing of the copy is kept.").says(t, []string{"Make another"}, []string{"Download it"})
	if _, err := os.Stat(filepath.Dir(s.made)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("its place is still there: %v", err)
	}
	s.post("/settings/backup", nil)
	<-s.began
	s.finish <- errors.New("write /secret/place: no space left on device")
	s.until("/settings/backup", "Nothing was made; your data is as it was.").says(t, nil, []string{"/secret/place", "Download it"})
	s.get("/settings/backup") // opened again
	if got := strings.Count(s.log.String(), "an errand failed"); got != 1 {
		t.Errorf("the failure stands in the log %d times, want once: %s", got, s.log)
	}
	s.made = ""
}

// TestErrandFault lets a backup and a reading panic: each says so, and everything goes on.
func TestErrandFault(t *testing.T) {
	s := newWorkshop(t)
	s.pages = web.New(web.Options{
		Service: s.service, Account: account, Errands: s.errands,
		Backup: func(context.Context, string, func(web.BackupStep, int64, int64)) error { panic("out of its wits") },
	})
	s.post("/settings/backup", nil)
	s.until("/settings/backup", "Nothing was made; your data is as it was. That is a fault in Afterword").says(t, []string{"Try again"}, []string{"wits", "goroutine", "Download it"})
	s.service.Mail = faultyMail{Mailbox: s.mail, fault: func(context.Context) error { panic("out of its wits") }}
	s.record(globex())
	s.post("/settings/mailbox/reading", nil)
	s.until("/settings/mailbox/reading", "What was read until then stays known. It is a fault in Afterword").says(t, nil, []string{"wits", "goroutine", "nothing was changed"})
	if log := s.log.String(); strings.Count(log, "out of its wits") != 2 || !strings.Contains(log, "errand_test.go") {
		t.Errorf("the log does not tell of both with where they arose: %s", log)
	}
}

// faultyMail fails to hand over mails.
type faultyMail struct {
	*followuptest.Mailbox
	fault func(ctx context.Context) error
}

func (m faultyMail) Fetch(ctx context.Context, _ followup.Mailbox, _ []followup.Cursor, _ time.Time, _ func([]followup.RawMail, followup.Cursor) error) error {
	return m.fault(ctx)
}

// TestReadingFails says of a reading that failed, or took too long, what stays.
func TestReadingFails(t *testing.T) {
	s := newWorkshop(t)
	s.record(globex())
	const page = "/settings/mailbox/reading"
	s.service.Mail = faultyMail{Mailbox: s.mail, fault: func(context.Context) error { return errors.New("the line is cut") }}
	s.post(page, nil)
	s.until(page, "the line is cut.")
	s.get(page).says(t, []string{"What was read until then stays known."}, []string{"nothing was changed"})
	bounded := make(chan bool, 1)
	s.service.Mail = faultyMail{Mailbox: s.mail, fault: func(ctx context.Context) error {
		ends, ok := ctx.Deadline()
		bounded <- ok && time.Until(ends) <= 5*time.Minute
		return context.DeadlineExceeded
	}}
	s.post(page, nil)
	s.until(page, "It took longer than 5 minutes").says(t, []string{"What was read until then stays known."}, nil)
	if !<-bounded {
		t.Error("a reading has no end")
	}
}

// TestErrandsPlace holds the place of errands to the person, and deletes what a program that
// was killed left there, but nothing of this one.
func TestErrandsPlace(t *testing.T) {
	s := newWorkshop(t)
	left := filepath.Join(s.place, "afterword-1", "backup.db")
	if err := errors.Join(os.MkdirAll(filepath.Dir(left), 0o700), os.WriteFile(left, nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	s.errands.Empty()
	if _, err := os.Stat(left); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("what was left is still there: %v", err)
	}
	s.post("/settings/backup", nil)
	<-s.began
	if !strings.HasPrefix(s.made, s.place+string(filepath.Separator)) {
		t.Errorf("the copy lies at %s", s.made)
	}
	if about, err := os.Stat(s.place); err != nil || runtime.GOOS != "windows" && about.Mode().Perm() != 0o700 {
		t.Errorf("its place is %v: %v", about, err)
	}
	s.finish <- nil
	s.until("/settings/backup", "Download it")
	s.errands.Empty() // a second time it does nothing
	if a := s.get("/settings/backup/file"); a.body != "a whole database" {
		t.Errorf("the download is %q", a.body)
	}
}

// slowMail hands over two mails, one after the other, when the test says so.
type slowMail struct {
	*followuptest.Mailbox
	began chan struct{}
	next  chan struct{}
}

func (m slowMail) Fetch(ctx context.Context, _ followup.Mailbox, _ []followup.Cursor, _ time.Time, take func([]followup.RawMail, followup.Cursor) error) error {
	m.began <- struct{}{}
	for k := range 3 {
		followup.TellReading(ctx, followup.FolderReading{Folder: "INBOX", Number: 2, Folders: 4, Done: k * 60, Total: 120})
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-m.next:
		}
		if err := take(nil, followup.Cursor{Folder: "INBOX", UIDValidity: 1, LastUID: uint32(k + 1)}); err != nil {
			return err
		}
	}
	return nil
}

// TestReadMailboxNow reads the mailbox from the page of settings: how far it is can be seen,
// and it can be stopped.
func TestReadMailboxNow(t *testing.T) {
	bare := bareDesk(t)
	bare.post("/settings/mailbox/reading", nil).says(t, []string{"Add your mailbox first"}, nil)

	s := newWorkshop(t)
	mail := slowMail{s.mail, make(chan struct{}), make(chan struct{})}
	s.service.Mail = mail
	s.record(globex())
	const page = "/settings/mailbox/reading"
	if a := s.post(page, nil); a.Header.Get("Location") != page {
		t.Fatalf("reading leads to %q", a.Header.Get("Location"))
	}
	<-mail.began
	mail.next <- struct{}{}
	got := s.until(page, "INBOX, folder 2 of 4: 60 of 120 new mails.")
	if !strings.Contains(got.body, `max="1000" value="375"`) {
		t.Error("the bar is not at one folder and a half of four")
	}
	s.post(page+"/cancel", nil)
	s.until(page, "Stopped. What was read until then stays known").says(t, []string{"Read it again"}, []string{"Download"})

	s.post(page, nil)
	<-mail.began
	for range 3 {
		mail.next <- struct{}{}
	}
	s.until(page, "Your mailbox is read.")
	if m, err := s.service.ShowMailbox(t.Context(), account); err != nil || m.ReadAt.IsZero() {
		t.Errorf("that it was read is not stored: %v", err)
	}
}

// TestBackupInBrowser watches the bar move, closes the page, opens it again, and stops.
func TestBackupInBrowser(t *testing.T) {
	s := newWorkshop(t)
	b := openTab(t, s.desk)
	b.open("/settings")
	hand := &mouse{b}
	hand.press("#backup")
	<-s.began
	b.until("document.getElementById('errand-bar') && !document.getElementById('errand-bar').hasAttribute('value')")
	s.tell(web.BackupCopies, 600, 1000)
	b.until("document.getElementById('errand-bar').value === 600")
	b.until("document.getElementById('errand-heard').textContent === 'Copied: 600 bytes of some 1 kB.'")
	b.open("/")
	s.tell(web.BackupCopies, 800, 1000)
	b.open("/settings/backup")
	b.until("document.getElementById('errand-bar').value === 800")
	hand.press("#stop")
	b.until("document.querySelector('.flash')?.textContent.startsWith('Stopped.')")
	hand.press("#again")
	<-s.began
	s.finish <- nil
	b.until("document.getElementById('file')") // the page goes on by itself
	b.quiet()
}

// errandScenes are states of the page of an errand.
var errandScenes = map[string]func(d *desk) string{
	"backup-runs": func(d *desk) string { return errandScene(d, nil) },
	"backup-made": func(d *desk) string { return errandScene(d, func() error { return nil }) },
	"backup-failed": func(d *desk) string {
		return errandScene(d, func() error { return fmt.Errorf("no space left") })
	},
}

func errandScene(d *desk, ends func() error) string {
	s := newWorkshop(d.t)
	d.pages = s.pages
	s.post("/settings/backup", nil)
	<-s.began
	s.tell(web.BackupCopies, 5_200_000, 12_400_000)
	if ends == nil {
		s.made = ""
		return "/settings/backup"
	}
	s.finish <- ends()
	s.until("/settings/backup", map[bool]string{true: "Download it", false: "Try again"}[ends() == nil])
	return "/settings/backup"
}

// TestExportAsErrand writes the archive in the background, and gives what GET gives at once.
func TestExportAsErrand(t *testing.T) {
	s := newWorkshop(t)
	s.record(globex())
	if a := s.post("/settings/archive", nil); a.Header.Get("Location") != "/settings/archive" {
		t.Fatalf("exporting leads to %q", a.Header.Get("Location"))
	}
	s.until("/settings/archive", "Download it").says(t, []string{"The archive is made."}, []string{"key file"})
	made, direct := s.get("/settings/archive/file"), s.get("/settings/export")
	if made.body != direct.body || made.Header.Get("Content-Type") != "application/zip" || len(made.body) < 500 {
		t.Errorf("the archive has %d bytes, and %d when it is made at once", len(made.body), len(direct.body))
	}
	if a := s.post("/settings/archive/cancel", nil); a.Header.Get("Location") != "/settings/archive" {
		t.Errorf("stopping what has ended leads to %q", a.Header.Get("Location"))
	}
}
