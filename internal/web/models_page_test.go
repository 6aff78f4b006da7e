package web_test

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"afterword/internal/followup"
)

const onePath = "/settings/assist"

func adding(endpoint, name, runs string) url.Values {
	return url.Values{"endpoint": {endpoint}, "name": {name}, "key": {"open-sesame"}, "runs": {runs}}
}

// TestModelsPage adds a model, allows it, finds that it moved, and removes it; its key is
// never shown.
func TestModelsPage(t *testing.T) {
	d := newDesk(t)
	f := &fakeModels{runs: followup.Here}
	d.service.Models = f
	d.get(onePath).says(t, []string{"None is added, and nothing of yours goes to one."}, nil)
	went := func(act string, form url.Values, word string) {
		t.Helper()
		if got := d.post(onePath+act, form).Header.Get("Location"); got != onePath+"?done="+word {
			t.Errorf("%s leads to %q, want %s", act, got, word)
		}
	}
	used := func() followup.Model {
		t.Helper()
		m, err := d.service.UsedModel(t.Context(), account)
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	went("", adding("http://127.0.0.1:11434/v1", "small", ""), "added")
	a := d.get(onePath)
	a.says(t, []string{"It runs on this machine, its server says.", "Nothing is sent to it.", "Its key is sealed in the database.", "Allow it"}, nil)
	if m := used(); m.Key != "open-sesame" || !m.Private || !m.AllowedAt.IsZero() || strings.Contains(a.body, "open-sesame") {
		t.Errorf("the model is %s, its key shown: %t", m, strings.Contains(a.body, "open-sesame"))
	}
	if a := d.post(onePath+"/allow", url.Values{"model": {"http://127.0.0.1:11434/v1 small elsewhere"}}); a.StatusCode != http.StatusConflict || !used().AllowedAt.IsZero() {
		t.Errorf("a yes to another model was taken: status %d", a.StatusCode)
	}
	went("/allow", url.Values{"model": {modelValue(t, a)}}, "allowed")
	d.get(onePath).says(t, []string{"You allowed on Mon 23 Nov", "Switch it off"}, []string{"Allow it"})
	went("/check", nil, "checked")
	if used().AllowedAt.IsZero() {
		t.Error("a check took the yes back")
	}
	f.runs = followup.Elsewhere
	went("/check", nil, "moved")
	d.get(onePath+"?done=moved").says(t, []string{"it runs elsewhere now", "what is sent to it leaves this machine", "Nothing is sent to it."}, []string{"Switch it off"})
	went("/allow", url.Values{"model": {modelValue(t, d.get(onePath))}}, "allowed")
	f.runs = followup.Here
	went("/check", nil, "here")
	d.get(onePath+"?done=here").says(t, []string{"it runs on this machine now", "you are asked again", "Nothing is sent to it."}, []string{"Switch it off"})
	went("/allow", url.Values{"model": {modelValue(t, d.get(onePath))}}, "allowed")
	went("/revoke", nil, "revoked")
	if !used().AllowedAt.IsZero() {
		t.Error("it is not switched off")
	}
	if a := d.post(onePath+"/remove", url.Values{"name": {"small"}}); a.StatusCode != http.StatusNotFound {
		t.Errorf("a form without an address removes: status %d", a.StatusCode)
	}
	went("/remove", url.Values{"name": {"small"}, "endpoint": {"http://127.0.0.1:11434/v1"}}, "removed")
	if _, err := d.service.UsedModel(t.Context(), account); !errors.Is(err, followup.ErrNoModel) {
		t.Errorf("it is still there: %v", err)
	}
	if len(f.sent) != 0 {
		t.Errorf("texts were sent: %v", f.sent)
	}
}

// modelValue is what the form that allows says of the model.
func modelValue(t *testing.T, a answer) string {
	t.Helper()
	_, rest, ok := strings.Cut(a.body, `name="model" value="`)
	value, _, _ := strings.Cut(rest, `"`)
	if !ok {
		t.Fatal("there is no model to allow")
	}
	return value
}

// unreachable are models of which none answers.
type unreachable struct{ followup.Models }

func (unreachable) List(context.Context, followup.Model) ([]string, error) {
	return nil, errors.New("ask http://127.0.0.1:1/v1 for its models: nothing answers there, is it running")
}

// TestModelRefused says what is wrong, keeps what was typed but the key, and adds nothing.
func TestModelRefused(t *testing.T) {
	for name, row := range map[string]struct {
		runs   followup.Whereabouts
		form   url.Values
		status int
		wanted string
	}{
		"no address":      {followup.Here, adding("", "small", ""), http.StatusUnprocessableEntity, "Write the address of its server"},
		"no name":         {followup.Here, adding("http://127.0.0.1:11434/v1", "", ""), http.StatusUnprocessableEntity, "Write the name of the model"},
		"nobody says":     {followup.Untold, adding("http://127.0.0.1:11434/v1", "small", ""), http.StatusUnprocessableEntity, "Its server does not say whether this model runs on this machine"},
		"the person says": {followup.Untold, adding("http://127.0.0.1:11434/v1", "small", "elsewhere"), http.StatusSeeOther, ""},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			d.service.Models = &fakeModels{runs: row.runs}
			a := d.post(onePath, row.form)
			if a.StatusCode != row.status {
				t.Errorf("status %d, want %d", a.StatusCode, row.status)
			}
			a.says(t, []string{row.wanted}, nil)
			all, err := d.service.ListModels(t.Context(), account)
			if err != nil || (len(all) == 1) != (row.status == http.StatusSeeOther) {
				t.Errorf("there are %d models: %v", len(all), err)
			}
			if row.status == http.StatusSeeOther {
				return
			}
			if strings.Contains(a.body, "open-sesame") {
				t.Error("the key is shown")
			}
			for _, field := range []string{"endpoint", "name"} {
				if !strings.Contains(a.body, `value="`+row.form.Get(field)+`"`) {
					t.Errorf("what was typed as %s is gone", field)
				}
			}
		})
	}
	d := newDesk(t)
	d.service.Models = unreachable{}
	a := d.post(onePath, adding("http://127.0.0.1:1/v1", "small", ""))
	a.says(t, []string{" Nothing answers there, is it running. "}, []string{"for its models:"})
	if a.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(a.body, `value="http://127.0.0.1:1/v1"`) {
		t.Errorf("a server that is not there: status %d, or what was typed is gone", a.StatusCode)
	}
	d = newDesk(t) // the settings file forbids it
	d.get(onePath).says(t, []string{"no model can be added or asked", "Take that line out"}, []string{"Ask its server"})
	for act, form := range map[string]url.Values{"": adding("http://127.0.0.1:11434/v1", "small", ""), "/check": nil, "/allow": {"model": {"x"}}} {
		if a := d.post(onePath+act, form); a.StatusCode != http.StatusConflict {
			t.Errorf("%q, where it is switched off: status %d", act, a.StatusCode)
		}
	}
}

// TestModelsOfMany: behind the door a model's address leads out of the house, whatever the
// form says.
func TestModelsOfMany(t *testing.T) {
	h := newHouse(t)
	h.service.Models = &fakeModels{runs: followup.Elsewhere}
	bo := h.signedIn(boEmail, boWords)
	bo.get(onePath).says(t, []string{"It has to be on the internet"}, []string{"Where it runs"})
	form := adding("https://models.example.net/v1", "small", "here")
	form.Set("private", "yes")
	if a := bo.post(onePath, form); a.StatusCode != http.StatusSeeOther {
		t.Fatalf("status %d: %s", a.StatusCode, textOf(a.body))
	}
	p, err := h.door.Store.PersonByEmail(t.Context(), boEmail)
	if err != nil {
		t.Fatal(err)
	}
	if m, err := h.service.UsedModel(t.Context(), p.ID); err != nil || m.Private {
		t.Errorf("it may lead into the house: %v", err)
	}
	if all, err := h.service.ListModels(t.Context(), account); err != nil || len(all) != 0 {
		t.Errorf("Ada has it, too: %v, %v", all, err)
	}
}
