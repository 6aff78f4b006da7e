package web_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"afterword/internal/followup"
)

// formScenes are answers to forms below the settings, which no address leads to: the page,
// what is done on it (with a number that is another one each time), and how it then looks.
var formScenes = map[string]struct{ path, act, until string }{
	"token-made": {
		"/settings/programs",
		`document.getElementById("token-name").value = "` + longName + `%d"; document.getElementById("scope-read").checked = true; document.getElementById("make-token").click(); true`,
		`document.getElementById("copy") && !document.getElementById("copy").hidden && document.activeElement.id === "shown"`,
	},
	"token-wrong": {
		"/settings/programs", `document.getElementById("token-name").value = "` + longName + `%d"; document.getElementById("make-token").click(); true`,
		`document.getElementById("token-wrong")`,
	},
	"webhook-wrong": {
		"/settings/programs", `document.getElementById("webhook-url").value = "http://` + longName + `%d"; document.getElementById("add-webhook").click(); true`,
		`document.getElementById("webhook-wrong")`,
	},
	"model-untold": {
		"/settings/assist",
		`document.getElementById("model-endpoint").value = "http://127.0.0.1:%d/v1"; document.getElementById("model-name").value = "` + longName + `"; document.getElementById("add-model").click(); true`,
		`document.getElementById("model-wrong")`,
	},
	"words-wrong": {
		"/settings/words", `document.getElementById("words").value = "#` + longName + `%d"; document.getElementById("add-words").click(); true`,
		`document.querySelector("[role=alert]")`,
	},
	"undo-wrong": {
		"/settings", `document.getElementById("undo-own").checked = true; document.getElementById("undo-minutes").value = "soon %d"; document.getElementById("save-undo").click(); true`,
		`document.getElementById("undo-wrong")`,
	},
	"post-wrong": {
		"/settings", `document.getElementById("post-lines").value = "US GB 6\nUS Mars %d"; document.getElementById("save-post").click(); true`,
		`document.getElementById("post-wrong")`,
	},
}

// TestSettingsFormsLook sends forms in a browser, on a narrow light page and a wide dark one,
// and measures what comes back with everything unfolded.
func TestSettingsFormsLook(t *testing.T) {
	dir := os.Getenv("AFTERWORD_SCREENSHOTS")
	if dir == "" {
		dir = t.TempDir()
	}
	d := newDesk(t)
	programmed(d)
	d.service.Models = &fakeModels{runs: followup.Untold}
	b := openTab(t, d)
	times := 0
	for name, scene := range formScenes {
		t.Run(name, func(t *testing.T) {
			for width, scheme := range map[int64]string{400: "light", 1200: "dark"} {
				times++
				b.wears(width, scheme)
				b.open(scene.path)
				look[bool](b, fmt.Sprintf(scene.act, times))
				b.until(scene.until)
				if name == "token-made" {
					b.do(chromedp.Click(chromedp.ID("copy")))
					b.until(`document.getElementById("copy").textContent !== "Copy it"`)
				}
				look[bool](b, `document.querySelectorAll("details").forEach(d => { d.open = true }); true`)
				b.legible(fmt.Sprintf("%s, %d px, %s", name, width, scheme))
				b.accessible(name)
				picture, err := chromedp.Run(b.ctx, chromedp.FullScreenshot(100))
				if err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("form-%s-%d-%s.png", name, width, scheme)), picture, 0o600); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
	b.mu.Lock()
	b.log = slices.DeleteFunc(b.log, func(line string) bool { return strings.Contains(line, "status of 422") }) // what was refused was meant to be
	b.mu.Unlock()
	b.quiet()
}
