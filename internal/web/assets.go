package web

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"net/http"
	"path"
	"strconv"

	"afterword/internal/followup"
)

//go:generate go run ../../tools/icons assets

//go:embed assets
var assetFiles embed.FS

// serveAsset answers with one embedded file. Its address holds the hash of its bytes, so
// a browser may keep it for good and still never shows an old one with a new page.
func serveAsset(w http.ResponseWriter, r *http.Request) error {
	name := r.PathValue("name")
	data, err := assetFiles.ReadFile("assets/" + name)
	if err != nil || r.PathValue("version") != assetVersion(data) {
		return followup.ErrNotFound
	}
	w.Header().Set("Content-Type", assetTypes[path.Ext(name)])
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	_, _ = w.Write(data) // the browser may be gone
	return nil
}

// assetTypes does not ask the machine, whose answers differ.
var assetTypes = map[string]string{
	".css": "text/css; charset=utf-8",
	".js":  "text/javascript; charset=utf-8",
	".svg": "image/svg+xml",
	".png": "image/png",
}

// assetPath returns the address of an embedded file.
func assetPath(name string) (string, error) {
	data, err := assetFiles.ReadFile("assets/" + name)
	if err != nil {
		return "", err
	}
	return "/assets/" + assetVersion(data) + "/" + name, nil
}

func assetVersion(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:8])
}
