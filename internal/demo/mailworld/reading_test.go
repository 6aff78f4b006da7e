package mailworld_test

import (
	"crypto/tls"
	"crypto/x509"
	"net"
	"os"
	"strconv"
	"testing"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"

	"afterword/internal/demo/mailworld"
	"afterword/internal/mailbox/mailboxtest"
)

// signIn opens an IMAP connection of Wei's that tells of new messages on the channel.
func signIn(t *testing.T, w *mailworld.World) (*imapclient.Client, <-chan uint32) {
	t.Helper()
	m := w.Mailbox(wei)
	pem, err := os.ReadFile(m.CAFile)
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(pem)
	told := make(chan uint32, 10)
	c, err := imapclient.DialTLS(net.JoinHostPort(m.IMAP.Host, strconv.Itoa(m.IMAP.Port)), &imapclient.Options{
		TLSConfig: &tls.Config{RootCAs: roots},
		UnilateralDataHandler: &imapclient.UnilateralDataHandler{Mailbox: func(data *imapclient.UnilateralDataMailbox) {
			if data.NumMessages != nil {
				told <- *data.NumMessages
			}
		}},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	if err := c.Login(m.Username, m.Password).Wait(); err != nil {
		t.Fatal(err)
	}
	return c, told
}

func TestIdleTellsWhatCameBeforeIt(t *testing.T) {
	w := start(t, time.Now)
	c, told := signIn(t, w)
	if _, err := c.Select("inbox", nil).Wait(); err != nil {
		t.Fatal(err)
	}
	send(t, w, wei, "one@example.org")
	idle, err := c.Idle()
	if err != nil {
		t.Fatal(err)
	}
	defer idle.Close()
	select {
	case got := <-told:
		if got != 1 {
			t.Errorf("told of %d messages, want 1", got)
		}
	case <-time.After(5 * time.Second):
		t.Error("not told of the mail that came between SELECT and IDLE")
	}
}

func TestFoldersOfAPerson(t *testing.T) {
	w := start(t, func() time.Time { return noon })
	c, _ := signIn(t, w)
	if err := c.Rename("Archive", "Old", nil).Wait(); err != nil {
		t.Fatal(err)
	}
	if err := c.Create("Offers/2026", nil).Wait(); err != nil {
		t.Fatal(err)
	}
	upload := c.Append("Offers/2026", 5, nil)
	if _, err := upload.Write([]byte("x: y\n")); err != nil {
		t.Fatal(err)
	}
	if err := upload.Close(); err != nil {
		t.Fatal(err)
	}
	filed, err := upload.Wait()
	if err != nil {
		t.Fatal(err)
	}
	if got := mailboxtest.ReadFolder(t, w.Mailbox(wei), "Offers/2026"); len(got) != 1 || !got[0].Received.Equal(noon) {
		t.Errorf("got %v, want one message dated by the world's clock", got)
	}
	status, err := c.Status("Offers/2026", &imap.StatusOptions{UIDValidity: true}).Wait()
	if err != nil || status.UIDValidity != filed.UIDValidity {
		t.Errorf("UIDVALIDITY: got %+v and error %v, want %d as when it was filed", status, err, filed.UIDValidity)
	}
	opened, err := c.Select("Offers/2026", nil).Wait()
	if err != nil || opened.UIDValidity != filed.UIDValidity {
		t.Errorf("UIDVALIDITY: got %+v and error %v, want %d as when it was filed", opened, err, filed.UIDValidity)
	}
	report, err := client().Check(t.Context(), w.Mailbox(wei))
	if err != nil || report.Archive != "Old" || report.Sent != "Sent" {
		t.Errorf("got %+v and error %v, want the renamed folder still to be the archive", report, err)
	}
}
