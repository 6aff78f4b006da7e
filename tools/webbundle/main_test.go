package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// lay writes files below a directory of the test's own.
func lay(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// TestBundle bundles packages that are installed already, and stops where nothing changed.
func TestBundle(t *testing.T) {
	root := lay(t, map[string]string{
		"web/package.json":                                         `{"type": "module"}`,
		"web/package-lock.json":                                    `{}`,
		"web/src/write.js":                                         `import { greet } from "@scope/greet"; console.log(greet("Ada"));`,
		"web/src/grammar.js":                                       `self.onmessage = () => {};`,
		"web/node_modules/@scope/greet/index.js":                   `export function greet(name) { return "Dear " + name; } export const unused = "left out";`,
		"web/node_modules/@scope/greet/package.json":               `{"main": "index.js", "type": "module", "sideEffects": false}`,
		"web/node_modules/@scope/greet/LICENSE":                    "Do as you like.\n",
		"web/node_modules/harper.js/dist/harper_wasm_slim_bg.wasm": "wasm",
		"web/node_modules/.installed":                              "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
		"out/README.md":                                            "kept",
		"out/old.js.gz":                                            "of an earlier build",
	})
	t.Setenv("PATH", "") // what is installed is not fetched again
	web, out := filepath.Join(root, "web"), filepath.Join(root, "out")
	if err := run(web, out); err != nil {
		t.Fatal(err)
	}
	want := []string{"README.md", "built.txt", "grammar.js.gz", "harper.wasm.gz", "licenses.txt.gz", "write.js.gz"}
	if got := namesIn(t, out); !slices.Equal(got, want) {
		t.Errorf("written are %v, want %v", got, want)
	}
	files, err := bundle(web)
	if err != nil {
		t.Fatal(err)
	}
	if script := string(files["write.js"]); !strings.Contains(script, "Dear ") || strings.Contains(script, "left out") || strings.Contains(script, "import") {
		t.Errorf("the bundle is %s", script)
	}
	if licenses := string(files["licenses.txt"]); licenses != "@scope/greet\n\nDo as you like.\n\n" {
		t.Errorf("the licenses are %q", licenses)
	}

	// Nothing changed: what is there is left alone. Something changed: it is built anew.
	marker := filepath.Join(out, "write.js.gz")
	if err := os.WriteFile(marker, []byte("left alone"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := run(web, out); err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(marker); err != nil || string(data) != "left alone" {
		t.Error("it was built again though nothing changed")
	}
	if err := os.WriteFile(filepath.Join(web, "src", "words.js"), []byte("export {};"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := run(web, out); err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(marker); err != nil || string(data) == "left alone" {
		t.Error("a new source did not build anew")
	}
}

// TestFailures: what cannot be built says why, and no stamp says that it was.
func TestFailures(t *testing.T) {
	files := map[string]string{
		"web/package.json": `{}`, "web/package-lock.json": `{}`, "web/src/write.js": `import "missing";`, "web/src/grammar.js": ``,
		"out/README.md": "kept",
	}
	t.Setenv("PATH", "")
	root := lay(t, files)
	if err := run(filepath.Join(root, "web"), filepath.Join(root, "out")); !errors.Is(err, exec.ErrNotFound) {
		t.Errorf("without npm: %v", err)
	}
	files["web/node_modules/.installed"] = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
	root = lay(t, files)
	if err := run(filepath.Join(root, "web"), filepath.Join(root, "out")); err == nil || !strings.Contains(err.Error(), "bundle write.js") {
		t.Errorf("without a package: %v", err)
	}
	if got := namesIn(t, filepath.Join(root, "out")); !slices.Equal(got, []string{"README.md"}) {
		t.Errorf("written all the same: %v", got)
	}
}

func namesIn(t *testing.T, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names
}
