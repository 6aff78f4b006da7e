package letter_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"afterword/internal/letter"
)

// corpora is where the published mails lie, relative to this package.
var corpora = filepath.Join("..", "..", "..", "shared", "corpora")

// needCorpus returns the files of one folder of the corpora, or skips the test.
func needCorpus(t *testing.T, pattern ...string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(append([]string{corpora}, pattern...)...))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Skip("skipped: the shared corpora are not beside the repository")
	}
	return files
}

func readFile(t testing.TB, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// mailOf makes a mail of a text as the corpus of replies has it.
func mailOf(body []byte) []byte {
	return []byte("From: Priya Nair <priya@globex.example>\r\nTo: ada@example.org\r\nSubject: Re: Thank you\r\n" +
		"Date: Tue, 24 Nov 2026 10:00:00 -0500\r\nIn-Reply-To: <note@example.org>\r\nMIME-Version: 1.0\r\n" +
		"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + string(body))
}

// TestRepliesOfTheCorpus measures how often the words a person wrote are found exactly,
// and that no person is taken for a machine.
func TestRepliesOfTheCorpus(t *testing.T) {
	const bar = 0.80
	files := needCorpus(t, "replies", "emails", "*.txt")
	exact, automatic := 0, 0
	for _, file := range files {
		mail, err := letter.Parse(mailOf(readFile(t, file)))
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		trimmed := readFile(t, filepath.Join(corpora, "replies", "trimmed", filepath.Base(file)))
		want := strings.TrimSpace(strings.ReplaceAll(string(trimmed), "\r\n", "\n"))
		if got := strings.TrimSpace(mail.Reply); got == want {
			exact++
		} else {
			t.Logf("%s: got\n%s\nwant\n%s", filepath.Base(file), got, want)
		}
		if mail.Automatic || mail.Bounce != nil {
			automatic++
			t.Errorf("%s: a person's mail is called automatic (%v) or a bounce (%v)", filepath.Base(file), mail.Automatic, mail.Bounce)
		}
	}
	share := float64(exact) / float64(len(files))
	measured(t, "replies.exact", exact, len(files), bar)
	measured(t, "replies.not-called-automatic", len(files)-automatic, len(files), 1)
	if share < bar {
		t.Errorf("%.0f %% exact, want at least %.0f %%", 100*share, 100*bar)
	}
}

// measured puts one figure into the test's output, where tools/corpora finds it. The bar
// is the share to reach, 0 where none is set.
func measured(t *testing.T, key string, n, all int, bar float64) {
	t.Helper()
	t.Attr("measured."+key, fmt.Sprintf("%d %d %g", n, all, bar))
}

// bounceLabel is one line of the corpus's labels.
type bounceLabel struct {
	File       string `json:"file"`
	Status     string `json:"status"`
	Reason     string `json:"reason"`
	Hard       bool   `json:"hard"`
	Recipients int    `json:"recipients"`
}

func bounceLabels(t *testing.T) []bounceLabel {
	t.Helper()
	needCorpus(t, "bounces", "labels.jsonl")
	var labels []bounceLabel
	lines := bufio.NewScanner(strings.NewReader(string(readFile(t, filepath.Join(corpora, "bounces", "labels.jsonl")))))
	for lines.Scan() {
		var label bounceLabel
		if err := json.Unmarshal(lines.Bytes(), &label); err != nil {
			t.Fatal(err)
		}
		labels = append(labels, label)
	}
	return labels
}

// TestBouncesOfTheCorpus measures how many reports of real mail systems are recognised,
// and how often hard and soft agree with the labels.
func TestBouncesOfTheCorpus(t *testing.T) {
	const barFound, barHard, barRecipient = 0.99, 0.92, 0.90
	var all, found, agree, falseHard, recipients, ids int
	for _, label := range bounceLabels(t) {
		mail, err := letter.Parse(readFile(t, filepath.Join(corpora, "bounces", label.File)))
		if err != nil {
			t.Errorf("%s: %v", label.File, err)
			continue
		}
		if label.Reason == "vacation" {
			if !mail.Automatic || mail.Bounce != nil {
				t.Errorf("%s: an absence notice is not called automatic", label.File)
			}
			continue
		}
		all++
		b := mail.Bounce
		if b == nil {
			t.Logf("missed      %s (%s): %q", label.File, label.Reason, mail.Subject)
			continue
		}
		found++
		if b.Recipient != "" {
			recipients++
		} else {
			t.Logf("recipient?  %s (%s)", label.File, label.Reason)
		}
		if b.OriginalMessageID != "" {
			ids++
		}
		if b.Hard == label.Hard {
			agree++
		} else {
			t.Logf("hard %-5t  %s (%s %s), read as %q", b.Hard, label.File, label.Reason, label.Status, b.Status)
			if b.Hard {
				falseHard++
			}
		}
	}
	measured(t, "bounces.found", found, all, barFound)
	measured(t, "bounces.hard-or-soft", agree, found, barHard)
	measured(t, "bounces.recipient", recipients, all, barRecipient)
	measured(t, "bounces.original-message-id", ids, all, 0)
	share := func(n int) float64 { return float64(n) / float64(all) }
	t.Logf("bounces: %d; found %.1f %%; hard or soft as labelled %.1f %% (%d falsely hard); recipient %.1f %%; original Message-ID %.1f %%",
		all, 100*share(found), 100*float64(agree)/float64(found), falseHard, 100*share(recipients), 100*share(ids))
	if share(found) < barFound {
		t.Errorf("found %.1f %%, want at least %.0f %%", 100*share(found), 100*barFound)
	}
	if got := float64(agree) / float64(found); got < barHard {
		t.Errorf("hard or soft agrees in %.1f %%, want at least %.0f %%", 100*got, 100*barHard)
	}
	if share(recipients) < barRecipient {
		t.Errorf("recipient found in %.1f %%, want at least %.0f %%", 100*share(recipients), 100*barRecipient)
	}
}

// TestNotBouncesOfTheCorpus holds mails that only look like reports, and absence notices,
// against their folders.
func TestNotBouncesOfTheCorpus(t *testing.T) {
	right := map[string]int{}
	others, notices := needCorpus(t, "not-bounce", "*.eml"), needCorpus(t, "autoreply", "*.eml")
	for _, file := range others {
		mail, err := letter.Parse(readFile(t, file))
		if err != nil {
			t.Fatal(err)
		}
		if mail.Bounce != nil || mail.Automatic {
			t.Errorf("%s: bounce %v, automatic %v", file, mail.Bounce, mail.Automatic)
		} else {
			right["other"]++
		}
	}
	for _, file := range notices {
		mail, err := letter.Parse(readFile(t, file))
		if err != nil {
			t.Fatal(err)
		}
		if !mail.Automatic || mail.Bounce != nil {
			t.Errorf("%s: automatic %v, bounce %v", file, mail.Automatic, mail.Bounce)
		} else {
			right["notice"]++
		}
	}
	measured(t, "not-bounce.left-alone", right["other"], len(others), 1)
	measured(t, "autoreply.recognised", right["notice"], len(notices), 1)
}
