package mailboxtest

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"net"
	"os"
	"strconv"
	"testing"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"

	"afterword/internal/followup"
)

// patience is how long a test waits for something that other programs do, on a machine
// that has much else to do.
const patience = time.Minute

// lookEvery is the pause between two looks.
const lookEvery = 50 * time.Millisecond

// RawMessage is a message as it lies in a folder.
type RawMessage struct {
	UID      uint32
	Flags    []imap.Flag
	Received time.Time // INTERNALDATE
	Bytes    []byte
}

// ReadFolder returns the messages of a folder, oldest first, without changing them. It
// uses a connection of its own, not the code under test.
func ReadFolder(t testing.TB, m followup.Mailbox, folder string) []RawMessage {
	t.Helper()
	client := signIn(t, m)
	defer client.Close()
	opened, err := client.Select(folder, &imap.SelectOptions{ReadOnly: true}).Wait()
	if err != nil {
		t.Fatalf("open %s of %s: %v", folder, m.Address, err)
	}
	if opened.NumMessages == 0 {
		return nil
	}
	var all imap.SeqSet
	all.AddRange(1, opened.NumMessages)
	section := &imap.FetchItemBodySection{Peek: true}
	found, err := client.Fetch(all, &imap.FetchOptions{
		UID: true, Flags: true, InternalDate: true, BodySection: []*imap.FetchItemBodySection{section},
	}).Collect()
	if err != nil {
		t.Fatalf("read %s of %s: %v", folder, m.Address, err)
	}
	messages := make([]RawMessage, 0, len(found))
	for _, one := range found {
		messages = append(messages, RawMessage{uint32(one.UID), one.Flags, one.InternalDate, one.FindBodySection(section)})
	}
	return messages
}

// Await reads a folder until a message fits, and returns it. It fails the test when none
// has come within a minute.
func Await(t testing.TB, m followup.Mailbox, folder string, fits func(RawMessage) bool) RawMessage {
	t.Helper()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(lookEvery) {
		for _, one := range ReadFolder(t, m, folder) {
			if fits(one) {
				return one
			}
		}
	}
	t.Fatalf("nothing that fits came into %s of %s within %s", folder, m.Address, patience)
	return RawMessage{}
}

// awaitID waits for the message with a Message-ID.
func awaitID(t testing.TB, m followup.Mailbox, folder, id string) RawMessage {
	t.Helper()
	return Await(t, m, folder, func(one RawMessage) bool { return holdsID(one.Bytes, id) })
}

// countID counts the messages with a Message-ID.
func countID(t testing.TB, m followup.Mailbox, folder, id string) (n int) {
	t.Helper()
	for _, one := range ReadFolder(t, m, folder) {
		if holdsID(one.Bytes, id) {
			n++
		}
	}
	return n
}

// Put files a message in a folder, as another program would.
func Put(t testing.TB, m followup.Mailbox, folder string, message []byte, received time.Time) {
	t.Helper()
	client := signIn(t, m)
	defer client.Close()
	upload := client.Append(folder, int64(len(message)), &imap.AppendOptions{Time: received})
	if _, err := upload.Write(message); err != nil {
		t.Fatal(err)
	}
	if err := upload.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := upload.Wait(); err != nil {
		t.Fatalf("file a message in %s of %s: %v", folder, m.Address, err)
	}
}

// remake deletes a folder and makes it again, with another UIDVALIDITY.
func remake(t testing.TB, m followup.Mailbox, folder string) {
	t.Helper()
	client := signIn(t, m)
	defer client.Close()
	if err := client.Delete(folder).Wait(); err != nil {
		t.Fatalf("delete %s of %s: %v", folder, m.Address, err)
	}
	if err := client.Create(folder, nil).Wait(); err != nil {
		t.Fatalf("make %s of %s: %v", folder, m.Address, err)
	}
}

func signIn(t testing.TB, m followup.Mailbox) *imapclient.Client {
	t.Helper()
	client, err := trySignIn(t, m)
	if err != nil {
		t.Fatal(err)
	}
	return client
}

func trySignIn(t testing.TB, m followup.Mailbox) (*imapclient.Client, error) {
	t.Helper()
	address := net.JoinHostPort(m.IMAP.Host, strconv.Itoa(m.IMAP.Port))
	dial := imapclient.DialTLS
	if m.IMAP.Security == followup.STARTTLS {
		dial = imapclient.DialStartTLS
	}
	client, err := dial(address, &imapclient.Options{TLSConfig: trusting(t, m)})
	if err != nil {
		return nil, fmt.Errorf("connect to the IMAP server of %s: %w", m.Address, err)
	}
	if err := client.Login(m.Username, m.Password).Wait(); err != nil {
		_ = client.Close()
		return nil, fmt.Errorf("sign in as %s: %w", m.Username, err)
	}
	return client, nil
}

// trusting returns a configuration that trusts the mailbox's own authority.
func trusting(t testing.TB, m followup.Mailbox) *tls.Config {
	t.Helper()
	pem, err := os.ReadFile(m.CAFile)
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	if !pool.AppendCertsFromPEM(pem) {
		t.Fatalf("%s holds no certificate", m.CAFile)
	}
	return &tls.Config{RootCAs: pool, ServerName: m.IMAP.Host, MinVersion: tls.VersionTLS12}
}
