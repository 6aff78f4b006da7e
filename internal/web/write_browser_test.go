package web_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"afterword/internal/interview"
	"afterword/internal/note"
)

// openWriting opens the page on which the notes of a process are written, with its editor.
func openWriting(t *testing.T, d *desk, process string) *tab {
	t.Helper()
	if !strings.Contains(d.get("/processes/"+process+"/write").body, `data-nonce="`) {
		if os.Getenv("AFTERWORD_REQUIRE_SERVERS") == "1" {
			t.Fatal("the editor is not in this build: run make bundle")
		}
		t.Skip("the editor is not in this build: make bundle, to run this test")
	}
	b := openTab(t, d)
	b.open("/processes/" + process + "/write")
	b.until(settled)
	return b
}

// typeInto types at the end of a note's editor.
func (b *tab) typeInto(n note.Note, text string) {
	b.t.Helper()
	b.do(chromedp.Focus(chromedp.ID("editor-body-" + n.ID)))
	b.do(chromedp.KeyEvent(kb.End, chromedp.KeyModifiers(2))) // Ctrl+End
	b.do(chromedp.KeyEvent(text))
}

// marked is true when the editor of a note has a mark of a class under some words.
func marked(n note.Note, class, words string) string {
	return fmt.Sprintf(`[...document.querySelectorAll('[data-note="%s"] .%s')].map(e => e.textContent).join("").includes(%q)`, n.ID, class, words)
}

// saved waits until a note says something as it is stored.
func (b *tab) saved(d *desk, n note.Note, words string) note.Note {
	b.t.Helper()
	b.until(fmt.Sprintf(`document.querySelector('[data-note="%s"] .kept').textContent === "Saved."`, n.ID))
	for _, step := range d.show(n.ProcessID).Steps {
		if step.Note != nil && step.Note.ID == n.ID {
			if !strings.Contains(step.Note.Body, words) {
				b.t.Errorf("stored is %q, without %q", step.Note.Body, words)
			}
			return *step.Note
		}
	}
	b.t.Fatal("the note is gone")
	return note.Note{}
}

// TestWriteByKeyboard types a slip, sees it marked, goes to it and puts it right by key,
// and approves, all without a mouse.
func TestWriteByKeyboard(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	n := d.noteTo(id, "priya@globex.example")
	b := openWriting(t, d, id)
	b.tabTo("#editor-body-" + n.ID)
	b.typeInto(n, " The kettle was was warm.")
	b.until(marked(n, "cm-warn", "was was"))
	b.do(chromedp.KeyEvent(kb.Home, chromedp.KeyModifiers(2)), chromedp.KeyEvent(kb.F8))
	b.until(`document.querySelector(".tip")?.textContent.includes("stands twice")`)
	b.until(`document.getElementById("said").textContent.includes("stands twice")`)
	b.accessible("the write page with a reason shown")
	b.do(chromedp.KeyEvent(kb.Enter, chromedp.KeyModifiers(1))) // Alt+Enter
	b.until(`!document.querySelector(".tip") && ` + fmt.Sprintf(`!document.querySelector('[data-note="%s"] .cm-warn')`, n.ID))
	b.saved(d, n, "The kettle was warm.")
	if !look[bool](b, `document.activeElement.id === "editor-body-`+n.ID+`"`) {
		t.Error("the keyboard is not back in the editor")
	}
	b.tabTo("#approve-" + n.ID)
	b.do(chromedp.KeyEvent(kb.Enter))
	b.until("document.getElementById('undo-" + n.ID + "')")
	if got := d.noteTo(id, "priya@globex.example"); got.State != note.Approved || !strings.Contains(got.Body, "The kettle was warm.") {
		t.Errorf("after Enter on Approve the note is %s: %q", got.State, got.Body)
	}
	if path := look[string](b, "location.pathname"); path != "/processes/"+id+"/write" {
		t.Errorf("approving leads to %s", path)
	}
	b.until(settled)
	b.accessible("the write page after an approval")
	b.tabTo("#undo-" + n.ID)
	b.do(chromedp.KeyEvent(kb.Enter))
	b.until("document.getElementById('approve-" + n.ID + "')")
	if d.mail.Sent() != 0 {
		t.Errorf("%d mails were sent", d.mail.Sent())
	}
	b.quiet()
}

// TestWriteMarksTheSubject: what is found in the subject is shown there, F8 goes to it, and
// Enter in the subject saves instead of breaking the line.
func TestWriteMarksTheSubject(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	n := d.noteTo(id, "priya@globex.example")
	b := openWriting(t, d, id)
	b.do(chromedp.Focus(chromedp.ID("subject-" + n.ID)))
	b.do(chromedp.KeyEvent(kb.End, chromedp.KeyModifiers(2)), chromedp.KeyEvent(" from [Name]"))
	b.until(marked(n, "places span", "[Name]"))
	b.do(chromedp.Focus(chromedp.ID("way-"+n.ID)), chromedp.KeyEvent(kb.F8))
	b.until(fmt.Sprintf(`(s => document.activeElement === s && s.value.slice(s.selectionStart, s.selectionEnd) === "[Name]")(document.getElementById("subject-%s"))`, n.ID))
	b.do(chromedp.KeyEvent("us"), chromedp.KeyEvent(kb.Enter))
	b.until(fmt.Sprintf(`document.querySelector('[data-note="%s"] .kept').textContent === "Saved."`, n.ID))
	b.until(fmt.Sprintf(`document.querySelector('[data-note="%s"] .places').hidden`, n.ID))
	if got := d.noteTo(id, "priya@globex.example").Subject; !strings.HasSuffix(got, " from us") {
		t.Errorf("the subject is stored as %q", got)
	}
	b.quiet()
}

// TestWriteLightsUpSharedWords types the same words into two notes and sees them lit in
// both; taking them out of one puts both lights out.
func TestWriteLightsUpSharedWords(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	wei, priya := d.noteTo(id, "wei.chen@globex.example"), d.noteTo(id, "priya@globex.example")
	const words = " I kept drawing that blue bridge on the train."
	d.rewrite(wei, "Thank you", "I kept drawing that blue bridge on the train. Thank you")
	b := openWriting(t, d, id)
	b.do(chromedp.Focus(chromedp.ID("editor-body-" + priya.ID)))
	b.do(chromedp.KeyEvent(kb.Home, chromedp.KeyModifiers(2)), chromedp.KeyEvent(kb.ArrowDown), chromedp.KeyEvent(kb.ArrowDown), chromedp.KeyEvent(words))
	b.until(marked(priya, "cm-shared", "that blue bridge on the train"))
	b.until(marked(wei, "cm-shared", "that blue bridge on the train"))
	for range words {
		b.do(chromedp.KeyEvent(kb.Backspace))
	}
	b.until("!" + marked(priya, "cm-shared", "blue bridge") + " && !" + marked(wei, "cm-shared", "blue bridge"))
	b.quiet()
}

// TestWriteWithoutConnection types while nobody answers: the words stay in the browser,
// outlive the page, and are saved when Afterword answers again.
func TestWriteWithoutConnection(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	n := d.noteTo(id, "priya@globex.example")
	var down atomic.Bool
	pages := d.pages
	d.pages = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if down.Load() && r.Method == http.MethodPost {
			panic(http.ErrAbortHandler) // what a broken connection looks like
		}
		pages.ServeHTTP(w, r)
	})
	b := openWriting(t, d, id)
	down.Store(true)
	b.typeInto(n, " Typed in a tunnel.")
	b.until(fmt.Sprintf(`document.querySelector('[data-note="%s"] .kept').textContent.includes("kept in this browser")`, n.ID))
	if got := d.noteTo(id, "priya@globex.example"); strings.Contains(got.Body, "tunnel") {
		t.Fatal("it was saved all the same")
	}
	b.open("/processes/" + id + "/write") // as after a crash
	b.until(fmt.Sprintf(`document.getElementById("editor-body-%s").textContent.includes("Typed in a tunnel.")`, n.ID))
	down.Store(false)
	b.typeInto(n, " And out of it.")
	b.saved(d, n, "Typed in a tunnel. And out of it.")
	if look[int](b, "localStorage.length") != 0 {
		t.Error("what is saved is still kept in the browser")
	}
}

// TestWriteKeepsWordsOfAnApprovedNote types without a connection into a note that is
// approved elsewhere meanwhile: the words are shown, to be copied, until they are put away.
func TestWriteKeepsWordsOfAnApprovedNote(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	n := d.noteTo(id, "priya@globex.example")
	var down atomic.Bool
	pages := d.pages
	d.pages = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if down.Load() && r.Method == http.MethodPost {
			panic(http.ErrAbortHandler)
		}
		pages.ServeHTTP(w, r)
	})
	b := openWriting(t, d, id)
	down.Store(true)
	b.typeInto(n, " Typed in a tunnel.")
	b.until(fmt.Sprintf(`document.querySelector('[data-note="%s"] .kept').textContent.includes("kept in this browser")`, n.ID))
	d.approve(n)
	b.do(chromedp.Navigate("about:blank"))
	down.Store(false)
	b.open("/processes/" + id + "/write")
	b.until(fmt.Sprintf(`document.querySelector("#note-%s .newest")?.textContent.includes("Typed in a tunnel.")`, n.ID))
	if got := d.noteTo(id, "priya@globex.example"); got.State != note.Approved || got.Body != n.Body {
		t.Errorf("the approved note is %s and says %q", got.State, got.Body)
	}
	b.do(chromedp.Evaluate[chromedp.Void](`document.querySelector(".choose button").click()`))
	if look[int](b, "localStorage.length") != 0 {
		t.Error("what was put away is still kept")
	}
}

// TestWriteConflict changes a note elsewhere while it is typed: nothing of either is lost,
// and the person chooses.
func TestWriteConflict(t *testing.T) {
	for _, row := range []struct{ press, stored, undone string }{
		{"Keep my words", "Mine.", ""},
		{"Take the newest", "Theirs.", "Mine."},
	} {
		t.Run(row.press, func(t *testing.T) {
			d := newDesk(t)
			id := d.record(globex())
			n := d.noteTo(id, "priya@globex.example")
			b := openWriting(t, d, id)
			if _, err := d.service.EditNote(t.Context(), account, n.ID, n.Digest(), n.Subject, n.Body+"\nTheirs."); err != nil {
				t.Fatal(err)
			}
			b.typeInto(n, " Mine.")
			b.until(`document.querySelector(".newest")?.textContent.includes("Theirs.")`)
			if got := d.noteTo(id, "priya@globex.example"); !strings.Contains(got.Body, "Theirs.") || strings.Contains(got.Body, "Mine.") {
				t.Fatalf("something was overwritten: %q", got.Body)
			}
			b.accessible("the write page with a conflict")
			b.do(chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`[...document.querySelectorAll(".choose button")].find(b => b.textContent === %q).click()`, row.press)))
			b.until(fmt.Sprintf(`!document.querySelector(".newest") && document.querySelector('[data-note="%s"] .kept').textContent === "Saved."`, n.ID))
			if got := d.noteTo(id, "priya@globex.example"); !strings.Contains(got.Body, row.stored) {
				t.Errorf("stored is %q", got.Body)
			}
			if row.undone != "" {
				b.do(chromedp.Focus(chromedp.ID("editor-body-"+n.ID)), chromedp.KeyEvent("z", chromedp.KeyModifiers(2)))
				b.saved(d, n, "")
				b.until(fmt.Sprintf(`document.getElementById("editor-body-%s").textContent.includes(%q)`, n.ID, row.undone))
			}
		})
	}
}

// TestWriteLeaves leaves a finding as it is from the reason beside the cursor, and takes
// it back from the list.
func TestWriteLeaves(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	n := d.noteTo(id, "priya@globex.example")
	d.rewrite(n, "the pager", "the the pager")
	b := openWriting(t, d, id)
	b.do(chromedp.Focus(chromedp.ID("editor-body-"+n.ID)), chromedp.KeyEvent(kb.F8))
	b.until(`document.querySelector(".tip")`)
	b.do(chromedp.Evaluate[chromedp.Void](`document.querySelector(".tip .quiet").click()`))
	b.until(fmt.Sprintf(`document.querySelector('[data-note="%s"] .ignored')`, n.ID))
	b.until("!" + marked(n, "cm-warn", "the the"))
	b.do(chromedp.Evaluate[chromedp.Void](`document.querySelector(".ignored button").click()`))
	b.until(marked(n, "cm-warn", "the the"))
	b.quiet()
}

// TestWriteGrammar switches the grammar on: it runs in its worker, finds what the review
// does not look for, knows the names, and stops nothing.
func TestWriteGrammar(t *testing.T) {
	d := newDesk(t)
	id := d.record(globex())
	n := d.noteTo(id, "priya@globex.example")
	d.rewrite(n, "Thank you", "We need to hone in on what Priya Raman said about the runbooks. Thank you")
	b := openWriting(t, d, id)
	b.mu.Lock()
	for _, address := range b.asked {
		if strings.HasSuffix(address, ".wasm") || strings.HasSuffix(address, "/grammar.js") {
			t.Errorf("%s was loaded without being switched on", address)
		}
	}
	b.mu.Unlock()
	b.tabTo("#grammar")
	b.do(chromedp.KeyEvent(" "))
	b.until(`document.getElementById("grammar-says").textContent.startsWith("On.")`)
	b.until(fmt.Sprintf(`document.querySelector('[data-note="%s"] .grammar-list')`, n.ID))
	if words := look[string](b, `[...document.querySelectorAll(".cm-grammar")].map(e => e.textContent).join("|")`); words != "hone in on" {
		t.Errorf("the grammar marks %q", words)
	}
	b.accessible("the write page with grammar")
	b.tabTo("#approve-" + n.ID)
	b.do(chromedp.KeyEvent(kb.Enter))
	b.until("document.getElementById('undo-" + n.ID + "')")
	b.quiet()
}

// BenchmarkReviewTyped is the round trip of the editor on loopback, after a pause in
// typing into one note, and of the whole panel.
func BenchmarkReviewTyped(b *testing.B) {
	for name, process := range map[string]interview.Process{"three": globex(), "twenty": twenty()} {
		d := newDesk(b)
		id := d.record(process)
		server := httptest.NewServer(d.pages)
		b.Cleanup(server.Close)
		for _, whole := range []bool{false, true} {
			of := "one"
			if whole {
				of = "all"
			}
			b.Run(name+"/"+of, func(b *testing.B) {
				body := typedBody(d, id, whole)
				for b.Loop() {
					response, err := http.Post(server.URL+"/processes/"+id+"/review", "application/json", strings.NewReader(body))
					if err != nil {
						b.Fatal(err)
					}
					_, err = io.Copy(io.Discard, response.Body)
					_ = response.Body.Close()
					if err != nil || response.StatusCode != http.StatusOK {
						b.Fatal(response.Status, err)
					}
				}
			})
		}
	}
}
