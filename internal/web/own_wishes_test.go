package web_test

import (
	"net/http"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/wordlist"
)

// TestWords adds words, takes one off and puts it back, where they are a file and where they
// are rows.
func TestWords(t *testing.T) {
	for name, words := range map[string]func() followup.Words{
		"file": func() followup.Words { return wordlist.Open(filepath.Join(t.TempDir(), "words.txt")) },
		"rows": func() followup.Words { return nil },
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			d.service.Words = words()
			holds := func(want ...string) {
				t.Helper()
				if got, err := d.service.ListWords(t.Context(), account); err != nil || !slices.Equal(got, want) {
					t.Errorf("the list is %q, want %q: %v", got, want, err)
				}
			}
			went := func(path string, form url.Values, to string) {
				t.Helper()
				if got := d.post(path, form).Header.Get("Location"); got != to {
					t.Errorf("%s leads to %q, want %q", path, got, to)
				}
			}
			d.get("/settings/words").says(t, []string{"It is empty."}, nil)
			went("/settings/words", url.Values{"words": {" kubectl  Łódź\n"}}, "/settings/words?done=added")
			went("/settings/words", url.Values{"words": {"kubectl"}}, "/settings/words?done=there")
			holds("kubectl", "Łódź")
			went("/settings/words/remove", url.Values{"word": {"Łódź"}}, "/settings/words?removed="+url.QueryEscape("Łódź"))
			holds("kubectl")
			d.get("/settings/words?removed="+url.QueryEscape("Łódź")).says(t, []string{"“Łódź” is off the list.", "Put it back", "One word"}, nil)
			went("/settings/words", url.Values{"words": {"Łódź"}}, "/settings/words?done=added")
			d.get("/settings/words?removed="+url.QueryEscape("Łódź")).says(t, []string{"2 words"}, []string{"Put it back"})
			if a := d.post("/settings/words/remove", url.Values{"word": {"unknown"}}); a.StatusCode != http.StatusNotFound {
				t.Errorf("what is not there is removed: status %d", a.StatusCode)
			}
			for typed, wanted := range map[string]string{
				"": "Type a word first.", "fine #tag": "“#tag” is not one word.", "fine !!": "“!!” is not one word.", "fine " + strings.Repeat("x", 61): "a word has at most 60 letters",
			} {
				a := d.post("/settings/words", url.Values{"words": {typed}})
				a.says(t, []string{wanted}, nil)
				if a.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(a.body, `value="`+typed+`"`) {
					t.Errorf("%q: status %d, or what was typed is gone", typed, a.StatusCode)
				}
			}
			holds("kubectl", "Łódź")
		})
	}
}

// TestWordsOfMany: behind the door each has their own, and a review goes by them.
func TestWordsOfMany(t *testing.T) {
	h := newHouse(t)
	bo := h.signedIn(boEmail, boWords)
	bo.post("/settings/words", url.Values{"words": {"Tomaas"}})
	h.signedIn(adaEmail, adaWords).get("/settings/words").says(t, []string{"It is empty.", "yours alone"}, []string{"Tomaas"})
	bo.get("/settings/words").says(t, []string{"Tomaas"}, nil)
	p, err := h.door.Store.PersonByEmail(t.Context(), boEmail)
	if err != nil {
		t.Fatal(err)
	}
	for who, want := range map[followup.AccountID]bool{p.ID: true, account: false} {
		if o, err := h.service.OwnOptions(t.Context(), who); err != nil || o.Words["tomaas"] != want {
			t.Errorf("%s: the word is known: %t, want %t (%v)", who, !want, want, err)
		}
	}
}

// TestUndo chooses how long a note is held: the person's word counts before the file's, and
// the page says which it is.
func TestUndo(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	d.clock.Set(at("2026-11-23T16:40:00")) // the note to Wei Chen is due: it leaves as soon as it may
	choose := func(undo, minutes string) answer {
		return d.post("/settings/undo", url.Values{"undo": {undo}, "minutes": {minutes}})
	}
	for _, typed := range []string{"", "soon", "-1", "121", "1e3", "99999999999999999999"} {
		a := choose("own", typed)
		a.says(t, []string{"from 0 to 120", "held for 10 minutes"}, nil)
		if a.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(a.body, `value="`+typed+`"`) {
			t.Errorf("%q: status %d, or what was typed is gone", typed, a.StatusCode)
		}
	}
	for _, row := range []struct {
		undo, minutes, says string
		want                time.Duration
	}{
		{"own", " 25 ", "held for 25 minutes", 25 * time.Minute},
		{"own", "0", "a note is not held: it leaves as soon as it is due", 0},
		{"usual", "25", "held for 10 minutes", 10 * time.Minute},
	} {
		if got := choose(row.undo, row.minutes).Header.Get("Location"); got != "/settings?done=undo" {
			t.Fatalf("choosing leads to %q", got)
		}
		d.get("/settings").says(t, []string{row.says, "10 minutes"}, nil)
		n := d.noteTo(id, "wei.chen@globex.example")
		d.approve(n)
		if n = d.noteTo(id, "wei.chen@globex.example"); n.NotBefore.Before(d.clock.Now().Add(row.want)) || n.NotBefore.After(d.clock.Now().Add(row.want+time.Minute)) {
			t.Errorf("%s: held until %s, at %s", row.says, n.NotBefore, d.clock.Now())
		}
		if _, err := d.service.UndoApproval(t.Context(), account, n.ID); err != nil {
			t.Fatal(err)
		}
	}
}

// TestPostDays keeps lines of the person's own, which the advice on a card goes by.
func TestPostDays(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	a := d.post("/settings/post-days", url.Values{"lines": {"US GB 6\r\nUS Mars 9"}})
	a.says(t, []string{"Nothing was changed. Line 2: ", "is not a country"}, nil)
	if a.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(a.body, "US Mars 9</textarea>") {
		t.Errorf("status %d, or what was typed is gone", a.StatusCode)
	}
	days := func() int {
		t.Helper()
		_, advice, err := d.service.AdviseChannel(t.Context(), account, id)
		if err != nil {
			t.Fatal(err)
		}
		return advice[0].Post.Days
	}
	before := days()
	if got := d.post("/settings/post-days", url.Values{"lines": {"US = 17\r\n"}}).Header.Get("Location"); got != "/settings?done=post" {
		t.Errorf("saving leads to %q", got)
	}
	if days() != 17 || !strings.Contains(d.get("/settings").body, "US = 17</textarea>") {
		t.Errorf("a letter takes %d days, want 17", days())
	}
	d.post("/settings/post-days", url.Values{"lines": {" "}})
	if days() != before {
		t.Errorf("without lines a letter takes %d days, want %d", days(), before)
	}
}
