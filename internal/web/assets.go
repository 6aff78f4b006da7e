package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync"

	"afterword/internal/followup"
)

//go:generate go run ../../tools/icons assets

// assetFiles are written by hand. bundleFiles are what tools/webbundle built out of web/,
// compressed; a build without it has none, and the pages do without.
var (
	//go:embed assets
	assetFiles embed.FS
	//go:embed bundle
	bundleFiles embed.FS
)

// asset is a file that pages load.
type asset struct {
	kind    string // its Content-Type
	version string // names its bytes
	packed  []byte // with gzip
}

// assets are all files that pages load, by name.
var assets = sync.OnceValues(readAssets)

func readAssets() (map[string]asset, error) {
	all := map[string]asset{}
	add := func(name string, packed []byte) {
		if kind, ok := assetTypes[path.Ext(name)]; ok {
			sum := sha256.Sum256(packed)
			all[name] = asset{kind, hex.EncodeToString(sum[:8]), packed}
		}
	}
	err := eachFile(assetFiles, "assets", func(name string, data []byte) error {
		packed, err := pack(data)
		add(name, packed)
		return err
	})
	if err != nil {
		return nil, err
	}
	return all, eachFile(bundleFiles, "bundle", func(name string, data []byte) error {
		if bare, ok := strings.CutSuffix(name, ".gz"); ok {
			add(bare, data)
		}
		return nil
	})
}

func eachFile(files embed.FS, dir string, do func(name string, data []byte) error) error {
	entries, err := fs.ReadDir(files, dir)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		data, err := files.ReadFile(dir + "/" + entry.Name())
		if err != nil {
			return err
		}
		if err := do(entry.Name(), data); err != nil {
			return err
		}
	}
	return nil
}

func pack(data []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// serveAsset answers with one embedded file. Its address holds the hash of its bytes, so
// a browser may keep it for good and still never shows an old one with a new page.
func serveAsset(w http.ResponseWriter, r *http.Request) error {
	all, err := assets()
	if err != nil {
		return fmt.Errorf("read the embedded files: %w", err)
	}
	name := r.PathValue("name")
	file, ok := all[name]
	if !ok || r.PathValue("version") != file.version {
		return followup.ErrNotFound
	}
	data := file.packed
	h := w.Header()
	if takesGzip(r.Header.Get("Accept-Encoding")) {
		h.Set("Content-Encoding", "gzip")
	} else if data, err = unpack(data); err != nil {
		return fmt.Errorf("unpack %s: %w", name, err)
	}
	if name == grammarWorker {
		h.Set("Content-Security-Policy", grammarPolicy)
	}
	h.Set("Content-Type", file.kind)
	h.Set("Content-Length", strconv.Itoa(len(data)))
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("Vary", "Accept-Encoding")
	_, _ = w.Write(data) // the browser may be gone
	return nil
}

// takesGzip reads an Accept-Encoding header (RFC 9110, section 12.5.3).
func takesGzip(accepted string) bool {
	for coding := range strings.SplitSeq(accepted, ",") {
		name, weight, _ := strings.Cut(coding, ";")
		if strings.EqualFold(strings.TrimSpace(name), "gzip") {
			q, err := strconv.ParseFloat(strings.TrimPrefix(strings.TrimSpace(weight), "q="), 64)
			return err != nil || q > 0
		}
	}
	return false
}

func unpack(packed []byte) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// assetTypes does not ask the machine, whose answers differ. What has no type here is not
// served.
var assetTypes = map[string]string{
	".css":  "text/css; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".png":  "image/png",
	".svg":  "image/svg+xml",
	".txt":  "text/plain; charset=utf-8",
	".wasm": "application/wasm",
}

// assetPath returns the address of an embedded file.
func assetPath(name string) (string, error) {
	all, err := assets()
	if err != nil {
		return "", err
	}
	file, ok := all[name]
	if !ok {
		return "", fmt.Errorf("there is no %s", name)
	}
	return "/assets/" + file.version + "/" + name, nil
}
