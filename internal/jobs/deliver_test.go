package jobs_test

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/jobs"
	"afterword/internal/note"
	"afterword/internal/store"
	"afterword/internal/webhook"
)

// message is one request that a receiver got.
type message struct {
	header http.Header
	body   string
}

// receiver answers with the statuses that are given, and then with 204.
type receiver struct {
	*httptest.Server
	mu       sync.Mutex
	statuses []int
	got      []message
}

func newReceiver(t *testing.T, statuses ...int) *receiver {
	r := &receiver{statuses: statuses}
	r.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, in *http.Request) {
		text, _ := io.ReadAll(in.Body)
		r.mu.Lock()
		defer r.mu.Unlock()
		r.got = append(r.got, message{in.Header, string(text)})
		status := http.StatusNoContent
		if len(r.statuses) > 0 {
			status, r.statuses = r.statuses[0], r.statuses[1:]
		}
		w.WriteHeader(status)
	}))
	t.Cleanup(r.Close)
	return r
}

func (r *receiver) messages() []message {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]message(nil), r.got...)
}

// told is a world in which one note becomes sent, and a webhook that hears of it.
type told struct {
	*testing.T
	store   *store.Store
	service *followup.Service
	hook    followup.Webhook
	note    string
}

func newTold(t *testing.T, database string, r *receiver, kinds ...followup.HappeningKind) *told {
	t.Helper()
	s, err := store.OpenWithKey(t.Context(), database, t.TempDir()+"/afterword.key")
	if err != nil {
		t.Fatal(err)
	}
	w := &told{T: t, store: s}
	t.Cleanup(func() { _ = s.Close() })
	w.service = &followup.Service{
		Store: followup.Announcing{Store: s, Clock: followup.SystemClock{}}, API: s, Hooks: webhook.Client{}, Clock: followup.SystemClock{}, Log: slog.New(slog.DiscardHandler),
	}
	if w.hook, err = w.service.AddWebhook(t.Context(), followup.Local, r.URL+"/hook", kinds, true); err != nil {
		t.Fatal(err)
	}
	return w
}

// send stores a note as drafted, and then as sent.
func (w *told) send() {
	w.Helper()
	p := followup.Process{State: followup.Active, Process: interview.Process{ID: "p", Employer: "Globex"}}
	n := note.Note{
		ID: "n", ProcessID: "p", InterviewID: "onsite", Phase: note.Anchor, State: note.Draft,
		To: note.Address{Name: "Wei Chen", Email: "wei.chen@globex.example"}, Subject: secretBody, Body: secretBody,
	}
	err := w.service.Store.Update(w.Context(), followup.Local, func(tx followup.Tx) error {
		if err := tx.SaveProcess(w.Context(), &p); err != nil {
			return err
		}
		if err := tx.SaveNote(w.Context(), &n); err != nil {
			return err
		}
		n.State, n.SentAt = note.Sent, time.Now()
		if err := tx.SaveNote(w.Context(), &n); err != nil {
			return err
		}
		return tx.SaveNote(w.Context(), &n) // as when its copy is filed: nothing new
	})
	if err != nil {
		w.Fatal(err)
	}
	w.note = n.ID
}

// run starts a runner that tells webhooks, until the test ends.
func (w *told) run() {
	w.Helper()
	o := options(w.store, "node", &verbs{}, w.store, slog.New(slog.DiscardHandler), quick)
	o.Deliveries = w.service
	runner, err := jobs.New(w.Context(), o)
	if err != nil {
		w.Fatal(err)
	}
	if err := runner.Start(w.Context()); err != nil {
		w.Fatal(err)
	}
	w.Cleanup(func() { _ = runner.Stop(context.Background()) })
}

// await waits until what is to be so is so.
func (w *told) await(what string, so func() bool) {
	w.Helper()
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		if so() {
			return
		}
	}
	w.Fatalf("%s did not come about", what)
}

func (w *told) deliveries() []followup.Delivery {
	w.Helper()
	all, err := w.service.ListDeliveries(w.Context(), followup.Local, w.hook.ID, 50)
	if err != nil {
		w.Fatal(err)
	}
	return all
}

// TestWebhookIsTold holds that what happened is told once, signed, and without anybody's
// words.
func TestWebhookIsTold(t *testing.T) {
	onEach(t, func(t *testing.T, database string) {
		r := newReceiver(t)
		w := newTold(t, database, r, followup.NoteSent)
		w.send()
		w.run()
		w.await("a delivery", func() bool { d := w.deliveries(); return len(d) == 1 && d[0].State == followup.Delivered })
		got := r.messages()
		if len(got) != 1 {
			t.Fatalf("%d messages arrived", len(got))
		}
		h := got[0].header
		key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(w.hook.Secret, "whsec_"))
		if err != nil {
			t.Fatal(err)
		}
		sum := hmac.New(sha256.New, key)
		sum.Write([]byte(h.Get("Webhook-Id") + "." + h.Get("Webhook-Timestamp") + "." + got[0].body))
		if want := "v1," + base64.StdEncoding.EncodeToString(sum.Sum(nil)); h.Get("Webhook-Signature") != want {
			t.Errorf("the signature is %s, want %s", h.Get("Webhook-Signature"), want)
		}
		var said struct {
			Type string
			Data map[string]string
		}
		if err := json.Unmarshal([]byte(got[0].body), &said); err != nil {
			t.Fatal(err)
		}
		if said.Type != "note.sent" || said.Data["note"] != "n" || said.Data["process"] != "p" || len(said.Data) != 2 {
			t.Errorf("it was told %s", got[0].body)
		}
		for _, words := range []string{secretBody, "Globex", "Wei", "globex.example"} {
			if strings.Contains(got[0].body, words) {
				t.Errorf("it was told %q", words)
			}
		}
		if d := w.deliveries()[0]; d.Tries != 1 || d.Status != 204 || d.Tried.IsZero() {
			t.Errorf("the log says %+v", d)
		}
	})
}

// TestFailingWebhook holds that what was not taken is told again later, under the same id,
// until it is taken.
func TestFailingWebhook(t *testing.T) {
	onEach(t, func(t *testing.T, database string) {
		r := newReceiver(t, http.StatusServiceUnavailable, http.StatusFound)
		w := newTold(t, database, r, followup.NoteSent)
		w.send()
		w.run()
		for try := 1; try <= 2; try++ {
			w.await("a try", func() bool { d := w.deliveries(); return len(d) == 1 && d[0].Tries == try })
			if d := w.deliveries()[0]; d.State != followup.DeliveryWaiting {
				t.Fatalf("after try %d the log says %+v", try, d)
			}
			// The pause is 10 seconds and more: the test makes it over.
			w.await("a retry", func() bool {
				var later bool
				done, err := w.store.DB().Exec(`UPDATE river_job SET state = 'available', scheduled_at = attempted_at WHERE kind = 'deliver' AND state = 'retryable'`)
				if err == nil {
					n, _ := done.RowsAffected()
					later = n == 1
				}
				return later
			})
		}
		w.await("the end", func() bool { return w.deliveries()[0].State == followup.Delivered })
		got := r.messages()
		for _, m := range got {
			if m.header.Get("Webhook-Id") != got[0].header.Get("Webhook-Id") {
				t.Error("the id of a message changes from try to try")
			}
		}
		if len(got) != 3 {
			t.Errorf("%d messages arrived, want 3", len(got))
		}
	})
}

// TestWebhookIsTested holds what a test says, and that a last try ends it.
func TestWebhookIsTested(t *testing.T) {
	onEach(t, func(t *testing.T, database string) {
		r := newReceiver(t, http.StatusInternalServerError)
		w := newTold(t, database, r)
		for _, want := range []followup.DeliveryState{followup.DeliveryOver, followup.Delivered} {
			d, err := w.service.TestWebhook(t.Context(), followup.Local, w.hook.ID)
			if err != nil || d.State != want || d.Kind != followup.HookTest {
				t.Errorf("%+v, %v; want it %s", d, err, want)
			}
		}
	})
}

// TestWebhookWithoutItsSecret: where the key file is another one, nothing can be signed.
// The last try says so, and the delivery does not wait for one that never comes.
func TestWebhookWithoutItsSecret(t *testing.T) {
	database := t.TempDir() + "/afterword.db"
	r := newReceiver(t)
	w := newTold(t, database, r, followup.NoteSent)
	w.send()
	elsewhere, err := store.OpenWithKey(t.Context(), database, t.TempDir()+"/afterword.key")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = elsewhere.Close() })
	w.service.API = elsewhere
	ref := followup.DeliveryRef{Account: followup.Local, Webhook: w.hook.ID, Happening: w.deliveries()[0].ID}
	for _, last := range []bool{false, true, true} {
		state, err := w.service.Deliver(t.Context(), ref, last)
		got, over := w.deliveries()[0], state == followup.DeliveryOver
		if over != last || got.State != state || over != strings.Contains(got.Answer, "secret cannot be read: restore the key file") || over != (got.Tries == 1) {
			t.Errorf("last %t: %s, %v; stored is %+v", last, state, err, got)
		}
		if !over && err == nil {
			t.Error("a try that failed is not tried again")
		}
	}
	if got := r.messages(); len(got) != 0 {
		t.Errorf("it is told %d times", len(got))
	}
}

// TestWebhookOfNobody holds that what happens in a transaction that fails is told to nobody.
func TestWebhookOfNobody(t *testing.T) {
	onEach(t, func(t *testing.T, database string) {
		w := newTold(t, database, newReceiver(t))
		_ = w.service.Store.Update(t.Context(), followup.Local, func(tx followup.Tx) error {
			p := followup.Process{State: followup.Ended, Process: interview.Process{ID: "p"}}
			if err := tx.SaveProcess(t.Context(), &p); err != nil {
				t.Fatal(err)
			}
			return followup.ErrStale
		})
		if d := w.deliveries(); len(d) != 0 {
			t.Errorf("it is told %+v", d)
		}
	})
}

// TestOldDeliveriesAreDropped holds that the runner forgets by itself what was told long ago,
// and nothing else.
func TestOldDeliveriesAreDropped(t *testing.T) {
	onEach(t, func(t *testing.T, database string) {
		w := newTold(t, database, newReceiver(t))
		for id, age := range map[string]time.Duration{"old": 31 * 24 * time.Hour, "young": 29 * 24 * time.Hour} {
			d := followup.Delivery{Webhook: w.hook.ID, Happening: followup.Happening{ID: id, Kind: followup.NoteSent, At: time.Now().Add(-age)}}
			if err := w.store.AddDelivery(t.Context(), followup.Local, d); err != nil {
				t.Fatal(err)
			}
			d.State = followup.DeliveryOver
			if err := w.store.SaveDelivery(t.Context(), followup.Local, d); err != nil {
				t.Fatal(err)
			}
		}
		w.run()
		w.await("the end of the old one", func() bool { return len(w.deliveries()) == 1 })
		if left := w.deliveries()[0].ID; left != "young" {
			t.Errorf("%q is left", left)
		}
	})
}
