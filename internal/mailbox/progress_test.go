package mailbox_test

import (
	"log/slog"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/mailbox"
	"afterword/internal/mailbox/mailboxtest"
)

// TestFetchTellsHowFar reads a Dovecot mailbox with some mails and hears of every folder how
// many there are, and how many are read.
func TestFetchTellsHowFar(t *testing.T) {
	servers := mailboxtest.Servers(t)
	m := servers.Mailbox("wei")
	const mails = 60 // more than one batch
	for range mails {
		servers.SendAs(t, "seeker", m.Address, []byte("From: <seeker@example.test>\r\nTo: <"+m.Address+">\r\nSubject: One of many\r\n\r\nHello.\r\n"))
	}
	servers.Delivered(t, "wei", mails)
	var heard []followup.FolderReading
	ctx := followup.WithReading(t.Context(), func(f followup.FolderReading) { heard = append(heard, f) })
	if _, _, err := mailboxtest.FetchAll(ctx, mailbox.New(slog.New(slog.DiscardHandler)), m, nil, time.Now().Add(-time.Hour)); err != nil {
		t.Fatal(err)
	}
	var inbox []int
	number, share := 0, 0.0
	for _, f := range heard {
		if f.Number < number || f.Number > f.Folders || f.Done > f.Total || f.Share() < share || f.Share() > 1 {
			t.Errorf("after folder %d and %.2f it says %+v", number, share, f)
		}
		number, share = f.Number, f.Share()
		if f.Folder == "INBOX" {
			inbox = append(inbox, f.Done)
			if f.Total != mails {
				t.Errorf("of INBOX it says that there are %d mails", f.Total)
			}
		}
	}
	if len(inbox) < 3 || inbox[0] != 0 || inbox[len(inbox)-1] != mails || share != 1 {
		t.Errorf("of INBOX it says %v, and ends at %.2f", inbox, share)
	}
}
