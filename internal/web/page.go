package web

import (
	"bytes"
	"context"
	"embed"
	"fmt"
	"html/template"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

//go:embed pages/*.html
var pageFiles embed.FS

// templates holds every page by its file name. A page that does not parse is a fault of
// the build, which every test meets. They are read when the first is drawn: most commands
// draw none, and reading them all takes longer than the program takes to start.
var templates = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("").Funcs(template.FuncMap{
		"asset": assetPath,
		"pairs": pairs,
	}).ParseFS(pageFiles, "pages/*.html"))
})

// Page is one page without the frame around it.
type Page struct {
	Title string
	// Body is the inside of <main>, escaped already: render it with html/template.
	Body template.HTML
	// Status is the HTTP status, 200 when zero.
	Status int
	// Watch is the path that answers, by SendVersion, with what Version is now; the page's
	// script renews the page when it differs. Empty for a page that stays as it is.
	Watch, Version string
	// Again is after how many seconds the page is shown anew where no script runs; 0 for
	// never.
	Again int
	// Styles and Scripts are files of assets/ that this page needs besides page.css and
	// page.js.
	Styles, Scripts []string
}

// RenderPage sends p inside the frame that all pages share: navigation, styles, script.
// It is for handlers behind New, the demo's own among them.
func RenderPage(w http.ResponseWriter, r *http.Request, p Page) {
	s := siteOf(r.Context())
	frame := struct {
		Page
		Path, World string
		Now         string
		In          bool // somebody is in: the navigation leads somewhere
		Door        bool
	}{p, r.URL.Path, s.World, s.now().UTC().Format(time.RFC3339), s.Door == nil, s.Door != nil}
	if _, in := visitorOf(r.Context()); in {
		frame.In = true
	}
	var b bytes.Buffer
	if err := templates().ExecuteTemplate(&b, "frame.html", frame); err != nil {
		s.log().Error("page not rendered", "path", loggedPath(r), "err", err)
		http.Error(w, "This page could not be drawn. The log says why.", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Length", strconv.Itoa(b.Len()))
	if p.Status != 0 {
		w.WriteHeader(p.Status)
	}
	_, _ = w.Write(b.Bytes()) // the browser may be gone, and there is nobody else to tell
}

// pairs gives a part of a page more than one thing: names and values in turn.
func pairs(all ...any) (map[string]any, error) {
	m := map[string]any{}
	for i := 0; i+1 < len(all); i += 2 {
		name, ok := all[i].(string)
		if !ok {
			return nil, fmt.Errorf("%v is no name", all[i])
		}
		m[name] = all[i+1]
	}
	return m, nil
}

// render executes one page's template.
func render(name string, data any) (template.HTML, error) {
	var b strings.Builder
	if err := templates().ExecuteTemplate(&b, name, data); err != nil {
		return "", fmt.Errorf("draw %s: %w", name, err)
	}
	return template.HTML(b.String()), nil
}

type siteKey struct{}

func withSite(ctx context.Context, s *site) context.Context {
	return context.WithValue(ctx, siteKey{}, s)
}

// siteOf returns the site that serves a request; an empty one outside New.
func siteOf(ctx context.Context) *site {
	if s, ok := ctx.Value(siteKey{}).(*site); ok {
		return s
	}
	return &site{}
}

func (s *site) log() *slog.Logger {
	if s.Log == nil {
		return slog.New(slog.DiscardHandler)
	}
	return s.Log
}

// now is the service's clock: the demo winds it.
func (s *site) now() time.Time {
	if s.Service == nil {
		return time.Time{}
	}
	return s.Service.Clock.Now()
}
