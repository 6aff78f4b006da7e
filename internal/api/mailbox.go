package api

import (
	"context"
	"errors"
	"net/http"
	"time"

	"afterword/internal/followup"
	"afterword/internal/note"
)

// mailboxJSON is a mailbox without its secrets and without how it is signed in to.
type mailboxJSON struct {
	Address     string     `json:"address"`
	Way         note.Way   `json:"way" doc:"How notes go that are approved without a word about it"`
	ReadAt      *time.Time `json:"read_at,omitempty"`
	PausedUntil *time.Time `json:"paused_until,omitempty" doc:"Until when the provider wants nothing sent"`
	PausedWhy   string     `json:"paused_why"`
}

func mailboxOf(m followup.Mailbox) mailboxJSON {
	way := m.Way
	if way == "" {
		way = note.Send
	}
	return mailboxJSON{m.Address, way, timeOf(m.ReadAt), timeOf(m.PausedUntil), m.PausedWhy}
}

type checkedMailboxJSON struct {
	Address string `json:"address"`
	Inbox   string `json:"inbox"`
	Sent    string `json:"sent"`
	Junk    string `json:"junk" doc:"Empty where there is none"`
	Archive string `json:"archive"`
	Drafts  string `json:"drafts"`
	Idle    bool   `json:"idle" doc:"The server tells of new mail by itself"`
}

type wayIn struct {
	Body struct {
		Way note.Way `json:"way" enum:"send,drafts,by hand"`
	}
}

func (s *server) mailbox() {
	route(s, operation{
		id: "show-mailbox", method: http.MethodGet, path: "/mailbox", scope: followup.ScopeRead,
		summary: "The mailbox that notes leave from, and where it stands",
	}, func(ctx context.Context, account followup.AccountID, _ *nothing) (*answer[mailboxJSON], error) {
		m, err := s.Service.ShowMailbox(ctx, account)
		if errors.Is(err, followup.ErrSealed) { // nothing of what is shown is sealed
			err = nil
		}
		return answered(mailboxOf(m), err)
	})
	route(s, operation{
		id: "check-mailbox", method: http.MethodPost, path: "/mailbox/check", scope: followup.ScopeWrite, problems: []int{http.StatusBadGateway},
		summary: "Sign in to the mailbox and say what is there",
	}, func(ctx context.Context, account followup.AccountID, _ *nothing) (*answer[checkedMailboxJSON], error) {
		if _, err := s.Service.ShowMailbox(ctx, account); err != nil {
			return nil, err
		}
		m, r, err := s.Service.CheckMailbox(ctx, account)
		if err != nil {
			return nil, s.unreachable(ctx, "check-mailbox", err)
		}
		return answered(checkedMailboxJSON{m.Address, r.Inbox, r.Sent, r.Junk, r.Archive, r.Drafts, r.Idle}, nil)
	})
	route(s, operation{
		id: "read-mailbox", method: http.MethodPost, path: "/mailbox/read", scope: followup.ScopeWrite, none: true, problems: []int{http.StatusBadGateway},
		summary: "Read the mailbox now and take in what arrived",
	}, func(ctx context.Context, account followup.AccountID, _ *nothing) (*nothing, error) {
		if _, err := s.Service.ShowMailbox(ctx, account); err != nil {
			return nil, err
		}
		if err := s.Service.ReadMailbox(ctx, account); err != nil {
			return nil, s.unreachable(ctx, "read-mailbox", err)
		}
		return &nothing{}, nil
	})
	route(s, operation{
		id: "choose-way", method: http.MethodPut, path: "/mailbox/way", scope: followup.ScopeApprove,
		summary: "Choose how notes go that are approved from now on without a word about it",
	}, func(ctx context.Context, account followup.AccountID, in *wayIn) (*answer[mailboxJSON], error) {
		m, err := s.Service.ChooseWay(ctx, account, in.Body.Way)
		return answered(mailboxOf(m), err)
	})
}

// unreachable is a mail server that does not answer as it should. What it said may name the
// person's account: that goes to the log alone.
func (s *server) unreachable(ctx context.Context, route string, err error) error {
	s.Log.InfoContext(ctx, "a mailbox could not be read for a program", "route", route, "err", err)
	return &problem{http.StatusBadGateway, sayNoMailServer}
}
