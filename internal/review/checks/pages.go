package checks

import (
	"fmt"
	"strings"

	"afterword/internal/review"
)

// Pages renders the documentation of the registry: file name to Markdown, one page for
// each check and README.md as their index. tools/checkpages writes them to docs/checks.
func Pages() map[string]string {
	pages := map[string]string{}
	var index strings.Builder
	index.WriteString("# Checks\n\nWhat the review looks for. A *block* stops approval, a *warn* asks for a second look, a *hint* only tells.\n")
	index.WriteString("These pages are generated from the registry: change the check and run `go generate ./internal/review/checks`.\n")
	for _, group := range review.Groups() {
		first := true
		for _, c := range All() {
			if c.Group != group {
				continue
			}
			if first {
				fmt.Fprintf(&index, "\n## %s\n\n| check | severity | what |\n| --- | --- | --- |\n", strings.ToUpper(string(group[:1]))+string(group[1:]))
				first = false
			}
			fmt.Fprintf(&index, "| [%s](%s.md) | %s | %s |\n", c.ID, c.ID, c.Severity, c.Title)
			pages[c.ID+".md"] = c.Page()
		}
	}
	pages["README.md"] = index.String()
	return pages
}
