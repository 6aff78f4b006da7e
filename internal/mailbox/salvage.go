package mailbox

import (
	"context"
	"errors"
	"io"
	"net"
	"slices"
	"syscall"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
)

// bodies fetches a batch. Where the server cannot return all of it, the mails are fetched
// one by one, so that a single mail cannot stop the reading of a mailbox for good: each is
// tried twice, then its header alone, which is enough to see an answer, and only then
// skipped with a warning. Trouble of the server or the network as a whole is an error,
// because a mail that is skipped is never looked at again.
func (r *reading) bodies(ctx context.Context, uidValidity uint32, batch []*imapclient.FetchMessageBuffer) (map[imap.UID][]byte, error) {
	got, err := r.session.bodies(ctx, r.client.limits, batch)
	if err == nil || !aboutTheMail(err) {
		return got, err
	}
	got = map[imap.UID][]byte{}
	for _, one := range batch {
		if err := r.salvage(ctx, uidValidity, one, got); err != nil {
			return nil, err
		}
	}
	return got, nil
}

// salvage fetches what the server can return of one mail into got.
func (r *reading) salvage(ctx context.Context, uidValidity uint32, one *imapclient.FetchMessageBuffer, got map[imap.UID][]byte) error {
	whole, header := imap.PartSpecifier(imap.PartSpecifierNone), imap.PartSpecifier(imap.PartSpecifierHeader)
	tries := []imap.PartSpecifier{whole, whole, header}
	if one.RFC822Size > r.client.limits.body {
		tries = []imap.PartSpecifier{header, header}
	}
	var failed error
	for _, part := range tries {
		again := r.reconnect
		if isLost(failed) { // whether it is gone already or going is chance
			again = r.renew
		}
		if err := again(ctx, uidValidity); err != nil {
			return err
		}
		failed = r.session.sections(ctx, r.client.limits.transfer, imap.UIDSetNum(one.UID), part, got)
		if failed == nil {
			if part == header && one.RFC822Size <= r.client.limits.body {
				r.client.log.Warn("the server cannot return a mail, only its header was read", "folder", r.folder, "uid", one.UID)
			}
			return nil
		}
		if !aboutTheMail(failed) {
			return failed
		}
	}
	r.client.log.Warn("the server cannot return a mail, it was skipped", "folder", r.folder, "uid", one.UID, "err", withoutPassword(failed, r.password))
	// It may have been the last mail of the folder, and a server that drops the connection may
	// be about to: the next folder gets a new one.
	return r.renew(ctx, uidValidity)
}

// reconnect opens a new session where the old one is gone.
func (r *reading) reconnect(ctx context.Context, uidValidity uint32) error {
	select {
	case <-r.session.client.Closed():
		return r.renew(ctx, uidValidity)
	default:
		return nil
	}
}

// renew opens a new session in place of the one there is.
func (r *reading) renew(ctx context.Context, uidValidity uint32) error {
	s, err := r.client.openIMAP(ctx, r.mailbox, r.password, nil)
	if err != nil {
		return err
	}
	r.session.close()
	r.session = s
	opened, err := s.examine(ctx, r.folder)
	if err == nil && opened.UIDValidity != uidValidity {
		err = errors.New("the folder was made anew while it was read")
	}
	return err
}

// isLost reports a failure that ends the connection: anything but an answer, and "BYE".
func isLost(err error) bool {
	var answer *imap.Error
	return err != nil && (!errors.As(err, &answer) || answer.Type == imap.StatusResponseTypeBye)
}

// aboutTheMail reports whether a failure to fetch may lie in the mail itself: the server
// said no without saying that it is its own trouble, or it dropped the connection.
func aboutTheMail(err error) bool {
	var answer *imap.Error
	if errors.As(err, &answer) {
		if answer.Type == imap.StatusResponseTypeBye {
			return true
		}
		own := []imap.ResponseCode{imap.ResponseCodeUnavailable, imap.ResponseCodeInUse, imap.ResponseCodeLimit, imap.ResponseCodeOverQuota}
		return !slices.Contains(own, answer.Code)
	}
	// The library closes its side when the server has closed the other. What took too long
	// is another error: see within.
	for _, lost := range []error{io.EOF, io.ErrUnexpectedEOF, io.ErrClosedPipe, net.ErrClosed, syscall.ECONNRESET, syscall.EPIPE} {
		if errors.Is(err, lost) {
			return true
		}
	}
	return false
}
