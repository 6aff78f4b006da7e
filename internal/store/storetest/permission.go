package storetest

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"afterword/internal/followup"
)

var somePermissionRequests = rapid.Custom(func(t *rapid.T) followup.PermissionRequest {
	r := followup.PermissionRequest{
		ID: texts.Draw(t, "id"), Provider: texts.Draw(t, "provider"), Again: rapid.Bool().Draw(t, "again"),
		Mailbox: followup.Mailbox{
			Address: texts.Draw(t, "address"), IMAP: followup.Server{Host: "imap.example.org", Port: 993, Security: followup.TLS},
			OAuth: followup.OAuth{ClientID: texts.Draw(t, "client"), ClientSecret: texts.Draw(t, "secret"), TokenURL: "https://example.org/token"},
		},
		State: texts.Draw(t, "state"), Verifier: texts.Draw(t, "verifier"), Redirect: texts.Draw(t, "redirect"),
		Code:  followup.DeviceCode{Code: texts.Draw(t, "code"), Secret: texts.Draw(t, "device"), Lasts: time.Minute, Every: time.Second},
		Until: instants.Draw(t, "until"), NextAt: instants.Draw(t, "next"), Done: rapid.Bool().Draw(t, "done"),
	}
	if rapid.Bool().Draw(t, "ended") {
		r.Ended = &followup.PermissionEnd{Code: texts.Draw(t, "end"), Said: texts.Draw(t, "said")}
	}
	return r
})

func (s *suite) permissionRequest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, other := s.account(), s.account()
		missing := func(of followup.AccountID) {
			t.Helper()
			err := s.View(ctx, of, func(tx followup.Tx) error {
				_, err := tx.PermissionRequest(ctx)
				return err
			})
			wantError(t, "a question that nobody asked", err, followup.ErrNotFound)
		}
		missing(a)
		for range 2 { // the second takes the place of the first
			want := somePermissionRequests.Draw(t, "question")
			s.update(t, a, func(tx followup.Tx) error { return tx.SavePermissionRequest(ctx, want) })
			s.view(t, a, func(tx followup.Tx) error {
				got, err := tx.PermissionRequest(ctx)
				same(t, "the question", got, want)
				return err
			})
			keep, err := s.PermissionRequests(ctx)
			if err != nil || !slices.Contains(keep, a) || slices.Contains(keep, other) {
				t.Errorf("who keeps a question: %v, %v; want %s among them and not %s", keep, err, a, other)
			}
		}
		missing(other)
		for range 2 { // to forget nothing is no error
			s.update(t, a, func(tx followup.Tx) error { return tx.DropPermissionRequest(ctx) })
			missing(a)
			if keep, err := s.PermissionRequests(ctx); err != nil || slices.Contains(keep, a) {
				t.Errorf("who keeps a question: %v, %v; want not %s", keep, err, a)
			}
		}
	})
}
