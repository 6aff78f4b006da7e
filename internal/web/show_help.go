package web

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"afterword/docs"
	"afterword/internal/followup"
	"afterword/internal/review/checks"
)

// helpPage is one document, drawn.
type helpPage struct {
	Title string
	Body  template.HTML
}

// helpIndex is the first page of the help.
type helpIndex struct {
	Groups []helpGroup
	Checks []helpLink
}

type helpGroup struct {
	Title string
	Links []helpLink
}

type helpLink struct{ Path, Title string }

// helpGroups say which documents the first page lists, in which order. The others are
// reached by the links in these.
var helpGroups = []struct {
	title string
	names []string
}{
	{"Begin", []string{"today", "mailboxes", "ways", "invitations"}},
	{"Write and answer", []string{"review", "offers", "answers", "card", "assist"}},
	{"Around it", []string{"settings", "door", "calendar", "insight", "delivery", "operations"}},
	{"With other programs", []string{"process-file", "editors", "api", "mcp", "postgresql"}},
	{"How it is made", []string{"SPEC", "glossary", "architecture", "web"}},
}

// helpPages draws every document once, when the first is asked for.
var helpPages = sync.OnceValues(func() (map[string]helpPage, error) {
	all := map[string]helpPage{}
	err := fs.WalkDir(docs.Files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".md" {
			return err
		}
		source, err := docs.Files.ReadFile(name)
		if err != nil {
			return err
		}
		page, err := drawHelp(name, source)
		if err != nil {
			return fmt.Errorf("draw %s: %w", name, err)
		}
		all[strings.TrimSuffix(name, ".md")] = page
		return nil
	})
	return all, err
})

// markdown turns a document into HTML. What stands in it as HTML is left out: the
// documents have none.
var markdown = sync.OnceValue(func() goldmark.Markdown {
	return goldmark.New(goldmark.WithExtensions(extension.Table), goldmark.WithParserOptions(parser.WithAutoHeadingID()))
})

// drawHelp draws one document. Its links lead to the pages of the others.
func drawHelp(name string, source []byte) (helpPage, error) {
	root := markdown().Parser().Parse(text.NewReader(source))
	page := helpPage{Title: name}
	var away []*ast.Link
	err := ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			if n.Level == 1 && page.Title == name {
				page.Title = string(n.Lines().Value(source))
			}
		case *ast.Link:
			to, ok := helpTarget(name, string(n.Destination))
			if !ok {
				away = append(away, n)
			}
			n.Destination = []byte(to)
		case *ast.Image:
			to, _ := helpTarget(name, string(n.Destination))
			n.Destination = []byte(to)
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		return page, err
	}
	for _, link := range away { // its words stay
		for child := link.FirstChild(); child != nil; child = link.FirstChild() {
			link.Parent().InsertBefore(link.Parent(), link, child)
		}
		link.Parent().RemoveChild(link.Parent(), link)
	}
	var b bytes.Buffer
	if err := markdown().Renderer().Render(&b, source, root); err != nil {
		return page, err
	}
	// A wide table is moved sideways by itself, and by the keyboard.
	drawn := strings.NewReplacer("<table>", `<div class="table" role="group" tabindex="0" aria-label="Table"><table>`, "</table>", "</table></div>").Replace(b.String())
	page.Body = template.HTML(drawn)
	return page, nil
}

// helpTarget is where a link in a document leads; ok is false where that is a file of the
// source, which the program has not.
func helpTarget(from, to string) (address string, ok bool) {
	if strings.HasPrefix(to, "#") || strings.HasPrefix(to, "https://") || strings.HasPrefix(to, "http://") {
		return to, true
	}
	file, fragment, found := strings.Cut(to, "#")
	file = path.Join(path.Dir(from), file)
	about, err := fs.Stat(docs.Files, file)
	if err != nil || about.IsDir() {
		return "", false
	}
	address = "/help/" + strings.TrimSuffix(strings.TrimSuffix(file, ".md"), "/README")
	if found {
		address += "#" + fragment
	}
	return address, true
}

// showHelp is the first page of the help.
func showHelp(w http.ResponseWriter, r *http.Request) error {
	pages, err := helpPages()
	if err != nil {
		return err
	}
	var v helpIndex
	for _, group := range helpGroups {
		g := helpGroup{Title: group.title}
		for _, name := range group.names {
			if page, ok := pages[name]; ok {
				g.Links = append(g.Links, helpLink{"/help/" + name, page.Title})
			}
		}
		v.Groups = append(v.Groups, g)
	}
	for _, check := range checks.All() {
		v.Checks = append(v.Checks, helpLink{"/help/checks/" + check.ID, check.Title})
	}
	body, err := render("help.html", v)
	if err != nil {
		return err
	}
	RenderPage(w, r, Page{Title: "Help", Body: body, Styles: []string{"help.css"}})
	return nil
}

// showHelpPage is one document, or a picture of one.
func showHelpPage(w http.ResponseWriter, r *http.Request) error {
	name := r.PathValue("page")
	if strings.HasPrefix(name, "images/") {
		return serveHelpImage(w, name)
	}
	pages, err := helpPages()
	if err != nil {
		return err
	}
	page, ok := pages[name]
	if !ok {
		if page, ok = pages[name+"/README"]; !ok {
			return followup.ErrNotFound
		}
	}
	body, err := render("help-page.html", page)
	if err != nil {
		return err
	}
	RenderPage(w, r, Page{Title: page.Title, Body: body, Styles: []string{"help.css"}})
	return nil
}

func serveHelpImage(w http.ResponseWriter, name string) error {
	kind, ok := assetTypes[path.Ext(name)]
	data, err := docs.Files.ReadFile(name)
	if !ok || err != nil {
		return followup.ErrNotFound
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	_, _ = w.Write(data) // the browser may be gone
	return nil
}
