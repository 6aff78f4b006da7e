package storetest

import (
	"slices"
	"testing"
	"time"

	"afterword/internal/followup"
)

// api is the store as programs use it.
func (s *suite) api(t *testing.T) followup.APIStore {
	t.Helper()
	api, ok := s.Store.(followup.APIStore)
	if !ok {
		t.Fatalf("a %T keeps no tokens", s.Store)
	}
	return api
}

var madeAt = time.UnixMilli(1_800_000_000_000).UTC()

func (s *suite) apiTokens(t *testing.T) {
	api, a, b := s.api(t), s.account(), s.account()
	want := followup.APIToken{
		ID: "t-" + string(a), Name: "script", Digest: "digest-" + string(a), Scopes: []followup.Scope{followup.ScopeRead, followup.ScopeApprove},
		Made: madeAt, Expires: madeAt.Add(time.Hour),
	}
	check(t, api.AddAPIToken(ctx, a, want))
	account, got, err := api.FindAPIToken(ctx, want.Digest)
	check(t, err)
	same(t, "the token", []any{account, got}, []any{a, want})
	check(t, api.UsedAPIToken(ctx, a, want.ID, madeAt.Add(time.Minute)))
	want.Used = madeAt.Add(time.Minute)
	listed, err := api.APITokens(ctx, a)
	check(t, err)
	same(t, "the list", listed, []followup.APIToken{want})

	another := want
	another.ID, another.Digest = "other", "other-"+string(a)
	wantError(t, "another of that name", api.AddAPIToken(ctx, a, another), followup.ErrNameTaken)
	check(t, api.AddAPIToken(ctx, b, another))
	_, _, err = api.FindAPIToken(ctx, "unknown")
	wantError(t, "an unknown digest", err, followup.ErrNotFound)
	wantError(t, "removed by another account", api.RemoveAPIToken(ctx, b, want.ID), followup.ErrNotFound)
	wantError(t, "used by another account", api.UsedAPIToken(ctx, b, want.ID, madeAt), followup.ErrNotFound)
	check(t, api.RemoveAPIToken(ctx, a, want.ID))
	_, _, err = api.FindAPIToken(ctx, want.Digest)
	wantError(t, "a removed token", err, followup.ErrNotFound)
}

func (s *suite) webhooks(t *testing.T) {
	api, a, b := s.api(t), s.account(), s.account()
	all := followup.Webhook{ID: "all-" + string(a), URL: "https://one.example/", Secret: "whsec_one", Made: madeAt}
	some := followup.Webhook{
		ID: "some-" + string(a), URL: "https://two.example/", Secret: "whsec_two", Made: madeAt.Add(time.Second), Private: true,
		Kinds: []followup.HappeningKind{followup.NoteUnknown, followup.NoteSent},
	}
	for _, w := range []followup.Webhook{all, some} {
		check(t, api.AddWebhook(ctx, a, w))
	}
	check(t, api.AddWebhook(ctx, b, followup.Webhook{ID: "ben", URL: "https://three.example/", Secret: "x", Made: madeAt}))
	listed, err := api.Webhooks(ctx, a)
	check(t, err)
	blank := func(w followup.Webhook) followup.Webhook { w.Secret = ""; return w }
	same(t, "the list", listed, []followup.Webhook{blank(all), blank(some)})

	sent := followup.Happening{ID: "evt_1", Kind: followup.NoteSent, Process: "p", Note: "n", At: madeAt}
	closed := followup.Happening{ID: "evt_2", Kind: followup.ProcessClosed, Process: "p", At: madeAt.Add(time.Second)}
	for range 2 { // a second time says nothing new
		s.update(t, a, func(tx followup.Tx) error {
			if err := tx.Announce(ctx, sent); err != nil {
				return err
			}
			return tx.Announce(ctx, closed)
		})
	}
	wantError(t, "a view", s.View(ctx, a, func(tx followup.Tx) error {
		if tx.Announce(ctx, sent) == nil {
			t.Error("a view announces")
		}
		return followup.ErrStale
	}), followup.ErrStale)
	for id, want := range map[string][]followup.Happening{all.ID: {closed, sent}, some.ID: {sent}} {
		told, err := api.Deliveries(ctx, a, id, 10)
		check(t, err)
		var got []followup.Happening
		for _, d := range told {
			got = append(got, d.Happening)
		}
		same(t, "what "+id+" is told", got, want)
	}
	if _, err := api.Deliveries(ctx, b, all.ID, 10); err == nil {
		t.Error("another account sees deliveries")
	}
	if told, err := api.Deliveries(ctx, b, "ben", 10); err != nil || len(told) != 0 {
		t.Errorf("another account is told %v (%v)", told, err)
	}
	wantError(t, "removed by another account", api.RemoveWebhook(ctx, b, all.ID), followup.ErrNotFound)
	check(t, api.RemoveWebhook(ctx, a, all.ID))
	_, _, err = api.Delivery(ctx, a, all.ID, sent.ID)
	wantError(t, "a delivery of a removed webhook", err, followup.ErrNotFound)
}

func (s *suite) deliveries(t *testing.T) {
	api, a := s.api(t), s.account()
	hook := followup.Webhook{ID: "w-" + string(a), URL: "https://one.example/", Secret: "whsec_one", Made: madeAt}
	check(t, api.AddWebhook(ctx, a, hook))
	want := followup.Delivery{Webhook: hook.ID, State: followup.DeliveryWaiting, Happening: followup.Happening{ID: "evt", Kind: followup.HookTest, At: madeAt}}
	check(t, api.AddDelivery(ctx, a, want))
	missing := want
	missing.Webhook = "none"
	wantError(t, "to no webhook", api.AddDelivery(ctx, a, missing), followup.ErrNotFound)

	ref := followup.DeliveryRef{Account: a, Webhook: hook.ID, Happening: "announced"}
	listed := func(ref followup.DeliveryRef) bool {
		refs, err := api.NewDeliveries(ctx, 1000)
		check(t, err)
		return slices.Contains(refs, ref)
	}
	if listed(followup.DeliveryRef{Account: a, Webhook: hook.ID, Happening: "evt"}) {
		t.Error("a delivery that somebody makes is left to the queue as well")
	}
	s.update(t, a, func(tx followup.Tx) error {
		return tx.Announce(ctx, followup.Happening{ID: "announced", Kind: followup.NoteSent, At: madeAt})
	})
	if !listed(ref) {
		t.Error("what was announced is not listed")
	}
	check(t, api.QueuedDelivery(ctx, ref))
	if listed(ref) {
		t.Error("a queued delivery is listed")
	}
	want.State, want.Tries, want.Tried, want.Status, want.Answer = followup.DeliveryOver, 3, madeAt.Add(time.Minute), 503, "no\x00t now"
	check(t, api.SaveDelivery(ctx, a, want))
	w, d, err := api.Delivery(ctx, a, hook.ID, "evt")
	check(t, err)
	want.Answer = "no\ufffdt now"
	same(t, "the delivery", []any{w, d}, []any{hook, want})
}

// oldDeliveries are dropped of every account, but for those that still wait: a test waits for
// nobody. What is young stays.
func (s *suite) oldDeliveries(t *testing.T) {
	api := s.api(t)
	old, limit := madeAt.Add(-time.Hour), madeAt
	left := map[followup.AccountID][]string{}
	for _, a := range []followup.AccountID{s.account(), s.account()} {
		hook := followup.Webhook{ID: "w-" + string(a), URL: "https://one.example/", Secret: "whsec_one", Made: old}
		check(t, api.AddWebhook(ctx, a, hook))
		for _, d := range []followup.Delivery{
			{State: followup.Delivered, Happening: followup.Happening{ID: "taken", Kind: followup.NoteSent, At: old}},
			{State: followup.DeliveryOver, Happening: followup.Happening{ID: "given up", Kind: followup.NoteSent, At: old}},
			{State: followup.DeliveryWaiting, Happening: followup.Happening{ID: "test", Kind: followup.HookTest, At: old}},
			{State: followup.DeliveryWaiting, Happening: followup.Happening{ID: "waits", Kind: followup.NoteSent, At: old}},
			{State: followup.Delivered, Happening: followup.Happening{ID: "young", Kind: followup.NoteSent, At: limit}},
		} {
			d.Webhook = hook.ID
			check(t, api.AddDelivery(ctx, a, d))
			check(t, api.SaveDelivery(ctx, a, d))
		}
		left[a] = []string{"young", "waits"}
	}
	dropped, err := api.DropDeliveries(ctx, limit)
	check(t, err)
	if dropped < 6 { // other tests may have left some
		t.Errorf("%d were dropped, want 6 at least", dropped)
	}
	for a, want := range left {
		told, err := api.Deliveries(ctx, a, "w-"+string(a), 10)
		check(t, err)
		var got []string
		for _, d := range told {
			got = append(got, d.ID)
		}
		same(t, "what is left", got, want)
	}
	dropped, err = api.DropDeliveries(ctx, limit)
	check(t, err)
	same(t, "what is dropped a second time", dropped, 0)
}

// preferences come back whole, and another account has none of them.
func (s *suite) preferences(t *testing.T) {
	a, b := s.account(), s.account()
	none, long := time.Duration(0), 15*time.Minute
	for _, want := range []followup.Preferences{
		{Off: []string{"no-anchor"}, Undo: &none, Words: []string{"kubectl", "Łódź"}, Post: "US GB 6\nDE = 2 # \x00"},
		{Undo: &long},
		{},
	} {
		s.update(t, a, func(tx followup.Tx) error { return tx.SavePreferences(ctx, want) })
		s.view(t, a, func(tx followup.Tx) error {
			got, err := tx.Preferences(ctx)
			same(t, "what was set", got, want)
			return err
		})
	}
	s.view(t, b, func(tx followup.Tx) error {
		got, err := tx.Preferences(ctx)
		same(t, "what another account set", got, followup.Preferences{})
		return err
	})
}

func (s *suite) answers(t *testing.T) {
	api, a, b := s.api(t), s.account(), s.account()
	begin := func(account followup.AccountID, now time.Time) (followup.KeptAnswer, bool) {
		t.Helper()
		kept, fresh, err := api.BeginAnswer(ctx, account, "key", "request", now, now.Add(-time.Hour))
		check(t, err)
		return kept, fresh
	}
	if _, fresh := begin(a, madeAt); !fresh {
		t.Error("a new key is taken")
	}
	if kept, fresh := begin(a, madeAt); fresh || kept.Done || kept.Request != "request" {
		t.Errorf("while it runs: %+v, fresh %t", kept, fresh)
	}
	if _, fresh := begin(b, madeAt); !fresh {
		t.Error("another account's key is taken")
	}
	want := followup.KeptAnswer{Request: "request", Done: true, Status: 201, Header: map[string]string{"ETag": `"x"`}, Body: []byte(`{"a":"\u0000"}`)}
	check(t, api.KeepAnswer(ctx, a, "key", want))
	kept, fresh := begin(a, madeAt.Add(time.Minute))
	same(t, "the answer", []any{kept, fresh}, []any{want, false})
	check(t, api.DropAnswer(ctx, b, "key"))
	if _, fresh := begin(b, madeAt); !fresh {
		t.Error("a key that was given back is taken")
	}
	if _, fresh := begin(a, madeAt.Add(2*time.Hour)); !fresh {
		t.Error("an answer outlives its time")
	}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
