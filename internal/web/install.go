package web

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
)

// showManifest describes the page to a phone that puts it on its home screen.
func showManifest(w http.ResponseWriter, _ *http.Request) error {
	type icon struct {
		Src     string `json:"src"`
		Sizes   string `json:"sizes"`
		Type    string `json:"type"`
		Purpose string `json:"purpose,omitempty"`
	}
	var icons []icon
	for _, i := range []icon{
		{"icon.svg", "any", "image/svg+xml", ""},
		{"icon-192.png", "192x192", "image/png", ""},
		{"icon-512.png", "512x512", "image/png", ""},
		{"icon-maskable-512.png", "512x512", "image/png", "maskable"},
	} {
		path, err := assetPath(i.Src)
		if err != nil {
			return err
		}
		i.Src = path
		icons = append(icons, i)
	}
	return sendFile(w, "application/manifest+json", map[string]any{
		"name": "Afterword", "short_name": "Afterword", "id": "/", "start_url": "/", "scope": "/", "display": "standalone", "lang": "en",
		"description": "A specific, checked, personal note to everybody who interviewed you",
		"theme_color": "#f6f4ef", "background_color": "#f6f4ef", "icons": icons,
	})
}

func sendFile(w http.ResponseWriter, kind string, value any) error {
	body, err := json.Marshal(value)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Cache-Control", "no-cache")
	_, _ = w.Write(body) // the browser may be gone
	return nil
}

// serveWorker answers with the service worker: assets/worker.js, told which files the page
// without a connection is made of. It stands at the top, for it answers for every page.
func serveWorker(w http.ResponseWriter, _ *http.Request) error {
	script, err := assetFiles.ReadFile("assets/worker.js")
	if err != nil {
		return err
	}
	files := []string{"/offline"}
	for _, name := range []string{"page.css", "icon.svg"} {
		path, err := assetPath(name)
		if err != nil {
			return err
		}
		files = append(files, path)
	}
	list, err := json.Marshal(files)
	if err != nil {
		return err
	}
	body := strings.Replace(string(script), "[/* files */]", string(list), 1)
	w.Header().Set("Content-Type", assetTypes[".js"])
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.Header().Set("Cache-Control", "no-cache")
	_, _ = w.Write([]byte(body)) // the browser may be gone
	return nil
}

// showOffline is the page that a browser keeps to show without a connection. It is the
// same for everybody and holds nothing of anybody.
func showOffline(w http.ResponseWriter, _ *http.Request) error {
	body, err := render("offline.html", nil)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write([]byte(body)) // the browser may be gone
	return nil
}
