package api

import (
	"context"
	"net/http"
	"time"

	"afterword/internal/followup"
)

// calendarJSON is how the processes are offered to calendar programs, without any secret.
type calendarJSON struct {
	Feed       bool       `json:"feed" doc:"There is an address to subscribe to"`
	Interviews bool       `json:"interviews" doc:"The interviews are shown, too"`
	Server     string     `json:"server" doc:"URL of the calendar that is pushed to; empty where there is none"`
	PushedAt   *time.Time `json:"pushed_at,omitempty"`
	Trouble    string     `json:"trouble" doc:"What the last push met"`
}

func calendarOf(c followup.Calendar) calendarJSON {
	return calendarJSON{c.Secret != "", c.Interviews, c.Server.URL, timeOf(c.PushedAt), c.Trouble}
}

type feedJSON struct {
	Secret string `json:"secret" doc:"The feed is at /calendar/SECRET.ics of Afterword's own address. Whoever knows it can read the calendar."`
}

type interviewsIn struct {
	Body struct {
		Shown bool `json:"shown"`
	}
}

type pushedJSON struct {
	Put     int `json:"put"`
	Removed int `json:"removed"`
	Gone    int `json:"gone" doc:"Found deleted there, and stay so"`
}

func (s *server) calendar() {
	route(s, operation{
		id: "show-calendar", method: http.MethodGet, path: "/calendar", scope: followup.ScopeRead,
		summary: "How the processes are offered to calendar programs",
	}, func(ctx context.Context, account followup.AccountID, _ *nothing) (*answer[calendarJSON], error) {
		c, err := s.Service.ShowCalendar(ctx, account)
		return answered(calendarOf(c), err)
	})
	route(s, operation{
		id: "new-calendar-address", method: http.MethodPost, path: "/calendar/address", scope: followup.ScopeAdmin, created: true,
		summary: "Give the feed an address that nobody knows; one that it had leads nowhere from now on",
	}, func(ctx context.Context, account followup.AccountID, _ *nothing) (*answer[feedJSON], error) {
		c, err := s.Service.NewCalendarAddress(ctx, account)
		return answered(feedJSON{c.Secret}, err)
	})
	route(s, operation{
		id: "close-calendar-address", method: http.MethodDelete, path: "/calendar/address", scope: followup.ScopeAdmin, none: true,
		summary: "Take the feed's address away",
	}, func(ctx context.Context, account followup.AccountID, _ *nothing) (*nothing, error) {
		return &nothing{}, s.Service.CloseCalendarAddress(ctx, account)
	})
	route(s, operation{
		id: "show-interviews", method: http.MethodPut, path: "/calendar/interviews", scope: followup.ScopeWrite, none: true,
		summary: "Say whether the calendar shows the interviews, too",
	}, func(ctx context.Context, account followup.AccountID, in *interviewsIn) (*nothing, error) {
		return &nothing{}, s.Service.ShowInterviews(ctx, account, in.Body.Shown)
	})
	route(s, operation{
		id: "push-calendar", method: http.MethodPost, path: "/calendar/push", scope: followup.ScopeWrite, problems: []int{http.StatusBadGateway},
		summary: "Bring the calendar server in line with the plans now",
	}, func(ctx context.Context, account followup.AccountID, _ *nothing) (*answer[pushedJSON], error) {
		c, err := s.Service.ShowCalendar(ctx, account)
		if err != nil {
			return nil, err
		}
		if s.Service.Calendars == nil || c.Server.URL == "" {
			return nil, &problem{http.StatusConflict, sayNoCalendars}
		}
		done, err := s.Service.PushCalendar(ctx, account)
		if err != nil {
			s.Log.InfoContext(ctx, "a calendar could not be pushed for a program", "err", err)
			return nil, &problem{http.StatusBadGateway, sayNoCalendarServer}
		}
		return answered(pushedJSON(done), nil)
	})
}
