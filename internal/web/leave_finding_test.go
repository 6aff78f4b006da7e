package web_test

import (
	"net/http"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"afterword/internal/note"
	"afterword/internal/review"
	"afterword/internal/wordlist"
)

var leaveButton = regexp.MustCompile(`name="(leave|know|heed)" value="([0-9a-f]+)" formaction="([^"]+)" aria-label="([^"]*)"`)

// pressed finds the button of a page whose label holds words.
func pressed(t *testing.T, page, words string) (name, key, action string) {
	t.Helper()
	for _, b := range leaveButton.FindAllStringSubmatch(page, -1) {
		if strings.Contains(b[4], words) {
			return b[1], b[2], b[3]
		}
	}
	t.Fatalf("no button says %q: %v", words, leaveButton.FindAllString(page, -1))
	return "", "", ""
}

// TestLeaveFinding presses "Leave this as it is" the way the page offers it, and takes it
// back. What blocks is left by one who says that they know, stays visible, and no longer
// stops the approval; nothing is sent by any of it.
func TestLeaveFinding(t *testing.T) {
	const priya = "priya@globex.example"
	d := newDesk(t)
	id := d.record(globex())
	d.rewrite(d.noteTo(id, priya), "the pager", "the the pager [Pager]")
	n := d.noteTo(id, priya)
	page := func() string { return d.get("/processes/" + id).body }
	press := func(words string) answer {
		t.Helper()
		name, key, action := pressed(t, page(), words)
		if action != notePath(n, "leave") {
			t.Fatalf("%q goes to %s", words, action)
		}
		f := form(d.noteTo(id, priya))
		f.Set(name, key)
		return d.post(action, f)
	}
	if a := press("Leave this as it is: &#34;the&#34; stands twice"); !strings.Contains(a.Header.Get("Location"), "?done=kept&") {
		t.Errorf("redirects to %q", a.Header.Get("Location"))
	}
	n = noteByID(d, id, n.ID)
	if len(n.Ignored) != 1 || n.Ignored[0].Check != "doubled-word" || n.Ignored[0].Words != "the the" || n.State != note.Draft {
		t.Fatalf("the note ignores %+v", n.Ignored)
	}
	d.get("/processes/"+id).says(t, []string{"You leave as it is:", "Fix first: A placeholder is left in: [Pager]"}, nil)

	// A block is there until they say that they know.
	f := form(n)
	_, key, action := pressed(t, page(), "I know: leave this as it is")
	f.Set("leave", key)
	if a := d.post(action, f); !strings.Contains(a.Header.Get("Location"), "?done=unkept&") {
		t.Errorf("a block was left without a word: %q", a.Header.Get("Location"))
	}
	if a := d.post(notePath(n, "approve"), form(n)); a.StatusCode != http.StatusUnprocessableEntity {
		t.Errorf("approved while blocked: %d", a.StatusCode)
	}
	press("I know: leave this as it is")
	d.get("/processes/"+id).says(t, []string{"Would stop it: A placeholder is left in: [Pager]"}, []string{"Fix first: A placeholder is left in: [Pager]"})
	press("Say it again: A placeholder")
	d.get("/processes/"+id).says(t, []string{"Fix first: A placeholder is left in: [Pager]"}, []string{"Would stop it"})
	press("I know: leave this as it is")
	n = noteByID(d, id, n.ID)
	if a := d.post(notePath(n, "approve"), form(n)); !strings.Contains(a.Header.Get("Location"), "?done=approved&") {
		t.Errorf("not approved: %d %s", a.StatusCode, textOf(a.body))
	}
	// With the approval it is still told, and cannot be changed.
	d.get("/processes/"+id).says(t, []string{"Would stop it: A placeholder is left in: [Pager]"}, []string{"Say it again"})
	n = noteByID(d, id, n.ID)
	f = form(n)
	f.Set("heed", n.Ignored[0].Digest)
	if a := d.post(notePath(n, "leave"), f); a.StatusCode != http.StatusConflict || len(noteByID(d, id, n.ID).Ignored) != 2 {
		t.Errorf("an approved note's ignores were changed: %d", a.StatusCode)
	}
	if d.mail.Sent() != 0 {
		t.Errorf("%d mails sent", d.mail.Sent())
	}
}

// TestLeaveFindingThatIsGone keeps what was typed and leaves nothing.
func TestLeaveFindingThatIsGone(t *testing.T) {
	const priya = "priya@globex.example"
	for _, row := range []struct {
		name    string
		fill    func(n note.Note, name, key string) url.Values
		prepare func(d *desk, n note.Note)
		status  int
		word    string
		says    string
	}{
		{
			name: "typed over", status: http.StatusSeeOther, word: "unkept", says: "that old pager",
			fill: func(n note.Note, name, key string) url.Values {
				f := typed(n, strings.Replace(n.Body, "the the pager", "that old pager", 1))
				f.Set(name, key)
				return f
			},
		},
		{
			name: "no such key", status: http.StatusSeeOther, word: "unkept", says: "the the pager",
			fill: func(n note.Note, name, _ string) url.Values {
				f := form(n)
				f.Set(name, "00")
				return f
			},
		},
		{
			name: "changed since it was shown", status: http.StatusConflict, says: "Other words.", prepare: editBehind,
			fill: func(n note.Note, name, key string) url.Values {
				f := form(n)
				f.Set(name, key)
				return f
			},
		},
	} {
		t.Run(row.name, func(t *testing.T) {
			d := newDesk(t)
			id := d.record(globex())
			d.rewrite(d.noteTo(id, priya), "the pager", "the the pager")
			n := d.noteTo(id, priya)
			name, key, action := pressed(t, d.get("/processes/"+id).body, "Leave this as it is: &#34;the&#34; stands twice")
			if row.prepare != nil {
				row.prepare(d, n)
			}
			a := d.post(action, row.fill(n, name, key))
			if a.StatusCode != row.status || row.word != "" && !strings.Contains(a.Header.Get("Location"), "?done="+row.word+"&") {
				t.Errorf("status %d to %q", a.StatusCode, a.Header.Get("Location"))
			}
			after := noteByID(d, id, n.ID)
			if len(after.Ignored) != 0 || !strings.Contains(after.Body, row.says) {
				t.Errorf("it ignores %+v and says %q", after.Ignored, after.Body)
			}
		})
	}
}

// TestWordThatCannotBeAdded: a full list, and what is no word, are told in words.
func TestWordThatCannotBeAdded(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	n := d.noteTo(id, "priya@globex.example")
	add := func(word string) answer {
		f := form(n)
		f.Set("word", word)
		return d.post(notePath(n, "leave"), f)
	}
	a := add("two words")
	a.says(t, []string{"The word was not added", "single words of at most 60 letters"}, []string{"the log says why"})
	if a.StatusCode != http.StatusUnprocessableEntity {
		t.Errorf("what is no word: status %d", a.StatusCode)
	}
	var full []string
	for i := range 2000 {
		full = append(full, "kube"+string([]rune{'a' + rune(i/26/26), 'a' + rune(i/26%26), 'a' + rune(i%26)}))
	}
	if _, err := d.service.AddWords(t.Context(), account, full...); err != nil {
		t.Fatal(err)
	}
	a = add("terraform")
	a.says(t, []string{"The word was not added", "2,000 words already"}, []string{"the log says why"})
	if a.StatusCode != http.StatusConflict {
		t.Errorf("a full list: status %d", a.StatusCode)
	}
}

// TestAimsAreTold: what a note does for its three aims stands on its card, in words.
func TestAimsAreTold(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	d.get("/processes/"+id).says(t, []string{"What this note does", "Memory anchor", "Enthusiasm", "Clear communication"}, nil)
}

// TestPanelIsShown: a card says whose moment its note tells, how like the others it is, and
// lights up the words that two notes share, in both.
func TestPanelIsShown(t *testing.T) {
	const priya, wei = "priya@globex.example", "wei.chen@globex.example"
	const shared = "a lamp that only the night shift knows how to mend"
	d := newDesk(t)
	id := d.record(globex())
	d.get("/processes/"+id).says(t, []string{"Beside the other notes", "% alike"}, []string{shared})
	for _, to := range []string{priya, wei} {
		n := d.noteTo(id, to)
		d.rewrite(n, n.Body, n.Body+"\nThere is "+shared+".\n")
	}
	page := d.get("/processes/" + id)
	page.says(t, []string{"% alike", shared}, nil)
	if n := strings.Count(page.body, shared+"</mark>"); n < 4 {
		t.Errorf("the shared words are lit up %d times, want in both notes of both cards", n)
	}
}

// TestAddWord: a word that the review calls misspelt is added to the person's list: a file on
// their own machine, else one in the database.
func TestAddWord(t *testing.T) {
	const priya = "priya@globex.example"
	d := newDesk(t)
	id := d.record(globex())
	d.rewrite(d.noteTo(id, priya), "the pager", "what Tomaas said of the pager")
	d.get("/processes/"+id).says(t, []string{"Add “Tomaas” to my words"}, nil)
	n := d.noteTo(id, priya)
	f := form(n)
	f.Set("word", "Tomaas")
	d.post(notePath(n, "leave"), f)
	d.get("/processes/"+id).says(t, nil, []string{"to my words"})
	if words, err := d.service.ListWords(t.Context(), account); err != nil || !slices.Equal(words, []string{"Tomaas"}) {
		t.Errorf("the list in the database is %v, %v", words, err)
	}
	list := wordlist.Open(filepath.Join(t.TempDir(), "words.txt"))
	d.service.Words = list
	d.service.ReviewOptions = func() (review.Options, error) {
		words, err := list.Words()
		return review.Options{Words: words}, err
	}
	d.get("/processes/"+id).says(t, []string{"Add “Tomaas” to my words"}, nil)
	if a := d.post(notePath(n, "leave"), f); !strings.Contains(a.Header.Get("Location"), "?done=added&") {
		t.Errorf("redirects to %q", a.Header.Get("Location"))
	}
	d.get("/processes/"+id).says(t, nil, []string{"to my words", "Tomaas\" "})
	if words, err := list.List(); err != nil || len(words) != 1 || words[0] != "Tomaas" {
		t.Errorf("the list is %v, %v", words, err)
	}
	// What no page offers is refused, and nothing is kept of it.
	f.Set("word", "two words")
	if a := d.post(notePath(n, "leave"), f); a.StatusCode < 400 {
		t.Errorf("two words were taken: %d", a.StatusCode)
	}
}
