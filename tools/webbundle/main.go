// Command webbundle builds what the pages of package web run in a browser:
//
//  1. it stops when nothing in web/ has changed since it last ran;
//  2. it fetches the packages that web/package-lock.json pins, with npm and without
//     running any of their scripts;
//  3. it bundles each entry in web/src with esbuild, and takes what is fetched at run time
//     as it is;
//  4. it writes all of it, compressed, with the licenses of what went in, to
//     internal/web/bundle, from where package web embeds it. Nothing of it is committed.
//
// Run it at the root of the repository by "make bundle". Without npm it says so and
// succeeds, for the pages work without a bundle; with -strict it fails.
package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// entries are the programs that are bundled, by the name of their source in web/src.
// A worker is a script of its own, so it is no module.
var entries = []struct {
	source string
	format api.Format
}{
	{"write.js", api.FormatESModule},
	{"grammar.js", api.FormatIIFE},
}

// asIs are files of packages that a bundle fetches when it runs, by the name they get.
var asIs = map[string]string{
	"harper.wasm": "harper.js/dist/harper_wasm_slim_bg.wasm",
}

// recipe is part of what the stamp covers: change it when this command builds otherwise.
const recipe = "esbuild 0.28.2, es2022, 1"

// stamp names the file that says what the bundle was built from; kept names the one file
// of the bundle's directory that is committed.
const (
	stamp = "built.txt"
	kept  = "README.md"
)

func main() {
	web := flag.String("web", "web", "`directory` of the browser sources")
	out := flag.String("out", "internal/web/bundle", "`directory` to write to")
	strict := flag.Bool("strict", false, "fail where there is no npm")
	flag.Parse()
	err := run(*web, *out)
	if errors.Is(err, exec.ErrNotFound) && !*strict {
		fmt.Fprintln(os.Stderr, "webbundle: there is no npm here, so the Write page will be plain HTML. Install Node with npm and run make again to have the editor.")
		return
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "webbundle:", err)
		os.Exit(1)
	}
}

func run(web, out string) error {
	sum, err := sumOf(web)
	if err != nil {
		return err
	}
	if built, err := os.ReadFile(filepath.Join(out, stamp)); err == nil && string(built) == sum {
		return install(web) // the tests want the packages even where the bundle is new
	}
	if err := install(web); err != nil {
		return err
	}
	files, err := bundle(web)
	if err != nil {
		return err
	}
	return write(out, files, sum)
}

// sumOf names everything that the bundle is built from.
func sumOf(web string) (string, error) {
	sources, err := filepath.Glob(filepath.Join(web, "src", "*"))
	if err != nil {
		return "", err
	}
	h := sha256.New()
	fmt.Fprintln(h, recipe)
	for _, name := range append([]string{filepath.Join(web, "package.json"), filepath.Join(web, "package-lock.json")}, sources...) {
		data, err := os.ReadFile(name)
		if err != nil {
			return "", fmt.Errorf("read the browser sources: %w", err)
		}
		fmt.Fprintf(h, "%s %d\n%s", filepath.Base(name), len(data), data)
	}
	return hex.EncodeToString(h.Sum(nil)) + "\n", nil
}

// install fetches the packages unless those of this lock are there.
func install(web string) error {
	lock, err := os.ReadFile(filepath.Join(web, "package-lock.json"))
	if err != nil {
		return fmt.Errorf("read what the packages are pinned to: %w", err)
	}
	sum := sha256.Sum256(lock)
	installed, want := filepath.Join(web, "node_modules", ".installed"), hex.EncodeToString(sum[:])
	if have, err := os.ReadFile(installed); err == nil && string(have) == want {
		return nil
	}
	npm := exec.Command("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
	npm.Dir, npm.Stderr = web, os.Stderr
	if err := npm.Run(); err != nil {
		return fmt.Errorf("fetch the packages of %s with npm: %w", web, err)
	}
	return os.WriteFile(installed, []byte(want), 0o644)
}

// bundle builds every file by its name.
func bundle(web string) (map[string][]byte, error) {
	files := map[string][]byte{}
	packages := map[string]bool{}
	for _, entry := range entries {
		root, err := filepath.Abs(web)
		if err != nil {
			return nil, err
		}
		built := api.Build(api.BuildOptions{
			AbsWorkingDir:     root,
			EntryPoints:       []string{"src/" + entry.source},
			Outfile:           entry.source,
			Bundle:            true,
			Format:            entry.format,
			Platform:          api.PlatformBrowser,
			Target:            api.ES2022,
			MinifyWhitespace:  true,
			MinifyIdentifiers: true,
			MinifySyntax:      true,
			Metafile:          true,
			LogLevel:          api.LogLevelWarning,
			External:          []string{"fs"},
			LegalComments:     api.LegalCommentsNone, // licenses.txt has them whole
		})
		if len(built.Errors) > 0 {
			return nil, fmt.Errorf("bundle %s: %s", entry.source, built.Errors[0].Text)
		}
		files[entry.source] = built.OutputFiles[0].Contents
		if err := addPackages(packages, built.Metafile); err != nil {
			return nil, fmt.Errorf("read what is in %s: %w", entry.source, err)
		}
	}
	for name, source := range asIs {
		data, err := os.ReadFile(filepath.Join(web, "node_modules", filepath.FromSlash(source)))
		if err != nil {
			return nil, err
		}
		files[name] = data
	}
	licenses, err := licensesOf(web, packages)
	files["licenses.txt"] = licenses
	return files, err
}

// addPackages adds the packages that esbuild took files from.
func addPackages(packages map[string]bool, metafile string) error {
	var meta struct {
		Inputs map[string]json.RawMessage `json:"inputs"`
	}
	if err := json.Unmarshal([]byte(metafile), &meta); err != nil {
		return err
	}
	for input := range meta.Inputs {
		_, path, ok := strings.Cut(input, "node_modules/")
		if !ok {
			continue
		}
		parts := strings.Split(path, "/")
		name := parts[0]
		if strings.HasPrefix(name, "@") && len(parts) > 1 {
			name += "/" + parts[1]
		}
		packages[name] = true
	}
	return nil
}

// licensesOf puts the licenses of packages one below the other. A package without one is
// an error: it may not be given on.
func licensesOf(web string, packages map[string]bool) ([]byte, error) {
	var names []string
	for name := range packages {
		names = append(names, name)
	}
	slices.Sort(names)
	var b bytes.Buffer
	for _, name := range names {
		text, err := os.ReadFile(filepath.Join(web, "node_modules", filepath.FromSlash(name), "LICENSE"))
		if err != nil {
			return nil, fmt.Errorf("%s comes without its license: %w", name, err)
		}
		fmt.Fprintf(&b, "%s\n\n%s\n\n", name, bytes.TrimSpace(text))
	}
	return b.Bytes(), nil
}

// write replaces the bundle. The stamp comes last: a run that was interrupted is repeated.
func write(out string, files map[string][]byte, sum string) error {
	old, err := os.ReadDir(out)
	if err != nil {
		return fmt.Errorf("write the bundle: %w", err)
	}
	for _, entry := range old {
		if entry.Name() != kept {
			if err := os.Remove(filepath.Join(out, entry.Name())); err != nil {
				return err
			}
		}
	}
	for name, data := range files {
		packed, err := packedOf(data)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(out, name+".gz"), packed, 0o644); err != nil {
			return err
		}
	}
	return os.WriteFile(filepath.Join(out, stamp), []byte(sum), 0o644)
}

func packedOf(data []byte) ([]byte, error) {
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
