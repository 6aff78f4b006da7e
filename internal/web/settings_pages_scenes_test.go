package web_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"time"

	"afterword/internal/followup"
)

// hooks answers for the receivers of webhooks, and counts.
type hooks struct {
	sync.Mutex
	status, posts int
	private       []bool // of each URL that was looked at
}

func (h *hooks) Post(context.Context, followup.HookMessage) (followup.HookAnswer, error) {
	h.Lock()
	defer h.Unlock()
	h.posts++
	return followup.HookAnswer{Status: h.status, Start: strings.TrimSpace(fmt.Sprintf("status %d of <b>somebody</b>", h.status))}, nil
}

func (h *hooks) Check(address string, private bool) error {
	h.Lock()
	defer h.Unlock()
	h.private = append(h.private, private)
	if !strings.HasPrefix(address, "https://") {
		return fmt.Errorf("%q is no address for a webhook", address)
	}
	return nil
}

const longName = "Wolfeschlegelsteinhausenbergerdorffwelch"

// programmed is a desk with tokens and webhooks in every state.
func programmed(d *desk) string {
	d.t.Helper()
	ctx := d.t.Context()
	check := func(err error) {
		d.t.Helper()
		if err != nil {
			d.t.Fatal(err)
		}
	}
	now := d.clock.Now()
	for name, until := range map[string]time.Time{"my script": {}, longName: now.Add(90 * 24 * time.Hour), "مهندس برمجيات": now.Add(time.Hour)} {
		_, text, err := d.service.AddAPIToken(ctx, account, name, followup.Scopes()[:1+len(name)%3], until)
		check(err)
		if name == "my script" {
			_, _, err = d.service.Admit(ctx, text)
			check(err)
		}
	}
	d.clock.Set(now.Add(2 * time.Hour))
	hook, err := d.service.AddWebhook(ctx, account, "https://hooks.example.org/services/"+strings.Repeat("T0123456789", 9), nil, false)
	check(err)
	_, err = d.service.AddWebhook(ctx, account, "https://10.0.0.7/hook", []followup.HappeningKind{followup.NoteSent, followup.ReplyReceived}, true)
	check(err)
	for _, status := range []int{204, 503} {
		d.hooks.status = status
		_, err := d.service.TestWebhook(ctx, account, hook.ID)
		check(err)
		d.clock.Set(d.clock.Now().Add(time.Minute))
	}
	check(d.service.Store.Update(ctx, account, func(tx followup.Tx) error {
		return tx.Announce(ctx, followup.Happening{ID: "evt_1", Kind: followup.NoteSent, Process: "p", Note: "n", At: d.clock.Now()})
	}))
	return "/settings/programs"
}

// settingsScenes are the pages below the settings, worth looking at.
var settingsScenes = map[string]func(d *desk) string{
	"programs":       programmed,
	"programs-empty": func(*desk) string { return "/settings/programs" },
	"models": func(d *desk) string {
		d.helped(&fakeModels{runs: followup.Here})
		d.clock.Set(d.clock.Now().Add(time.Minute))
		_, err := d.service.AddModel(d.t.Context(), account, followup.Model{Endpoint: "https://" + strings.Repeat("models.", 20) + "example.org/v1", Name: longName, Runs: followup.Elsewhere})
		if err != nil {
			d.t.Fatal(err)
		}
		return "/settings/assist"
	},
	"models-empty": func(d *desk) string { d.service.Models = &fakeModels{}; return "/settings/assist" },
	"models-off":   func(*desk) string { return "/settings/assist" },
	"words": func(d *desk) string {
		if _, err := d.service.AddWords(d.t.Context(), account, "kubectl", "Brazing", longName, "مهندس", "Łódź", strings.Repeat("w", 60)); err != nil {
			d.t.Fatal(err)
		}
		return "/settings/words?removed=terraform"
	},
	"words-empty": func(*desk) string { return "/settings/words" },
}
