//go:build unix

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// valeModule is what go install builds.
const valeModule = "github.com/vale-cli/vale/v3/cmd/vale@v3.21.0"

// allTools lists the tools in the order of the report: what stands behind Afterword is
// compared with it.
func allTools(root, dir string, files noteFiles) ([]tool, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	node := filepath.Join(root, "cmd", "benchreview", "node")
	tools := []tool{
		{
			name:    "floor",
			checks:  "cuts a note into words and finds the phrases of the Vale style; no context, no messages",
			install: func(context.Context) error { return nil },
			measure: warm(self, "-root", root, "-child", "floor"),
		},
		afterword(root, dir, self, files),
		vale(root, dir, files),
	}
	for _, t := range []struct{ name, checks string }{
		{"write-good", "weasel words, passive voice, adverbs, wordy phrases, clichés, doubled words; no context, no spelling"},
		{"alex", "wording that may hurt people; parses the text as Markdown; no context, no spelling"},
		{"harper.js", "spelling with suggestions and a few hundred rules of grammar, as WebAssembly; no context"},
	} {
		script := []string{filepath.Join(node, "review.mjs"), t.name, files.list}
		tools = append(tools, tool{
			name: t.name, checks: t.checks,
			install: func(ctx context.Context) error { return npmInstall(ctx, node) },
			measure: warm("node", append(script, strconv.Itoa(nodePasses))...),
			start:   cold("node", append(script, "0")...),
		})
	}
	return tools, nil
}

// nodePasses is how often a tool in Node reviews all notes in one run, after a first pass.
const nodePasses = 2

func afterword(root, dir, self string, files noteFiles) tool {
	binary := filepath.Join(dir, "afterword")
	return tool{
		name: "Afterword",
		checks: "every check of docs/checks, with its context: names, employer, anchors, the other drafts of the panel, offers, " +
			"length, placeholders, tact, worn phrases; with messages, places and fixes",
		install: func(ctx context.Context) error {
			build := exec.CommandContext(ctx, "go", "build", "-trimpath", "-o", binary, ".")
			build.Dir = root
			return quiet(build)
		},
		measure: warm(self, "-root", root, "-child", "afterword"),
		start: func(ctx context.Context) error {
			review := exec.CommandContext(ctx, binary, "review", files.process, "--to", "Wei Chen", "--now", "2026-11-23T21:00:00Z", files.draft)
			if err := quiet(review); !exited(err, 1) { // 1: it found something to block
				return err
			}
			return nil
		},
	}
}

func vale(root, dir string, files noteFiles) tool {
	binary := filepath.Join(dir, "vale")
	settings := filepath.Join(root, "cmd", "benchreview", "vale", "vale.ini")
	run := func(ctx context.Context, notes string) (out []byte, used *os.ProcessState, err error) {
		cmd := exec.CommandContext(ctx, binary, "--config", settings, "--output", "JSON", "--no-global", notes)
		out, err = cmd.Output()
		if err = explained(err); exited(err, 1) { // 1: it found something
			err = nil
		}
		return out, cmd.ProcessState, err
	}
	return tool{
		name: "Vale",
		checks: "spelling with suggestions, doubled words, and the rules of cmd/benchreview/vale: placeholders, exclamation marks, length, pay and perks, " +
			"reproaches, worn phrases, stock phrases, offers; no context",
		install: func(ctx context.Context) error {
			// Its parsers of program code are C.
			install := exec.CommandContext(ctx, "go", "install", valeModule)
			install.Env = append(os.Environ(), "CGO_ENABLED=1", "GOBIN="+dir)
			return quiet(install)
		},
		measure: func(ctx context.Context) (figures, error) {
			_, one, err := run(ctx, files.one)
			if err != nil {
				return figures{}, err
			}
			out, all, err := run(ctx, files.all)
			if err != nil {
				return figures{}, err
			}
			var alerts map[string][]json.RawMessage
			if err := json.Unmarshal(out, &alerts); err != nil {
				return figures{}, fmt.Errorf("read what Vale found: %w", err)
			}
			found := 0
			for _, list := range alerts {
				found += len(list)
			}
			used := all.UserTime() + all.SystemTime() - one.UserTime() - one.SystemTime() // what it takes to start is no part of a note
			return figures{note: used / (wanted - 1), memory: peak(all), finds: float64(found) / wanted}, nil
		},
		start: func(ctx context.Context) error {
			_, _, err := run(ctx, files.one)
			return err
		},
	}
}

// npmInstall installs what the lock file pins, unless it is there.
func npmInstall(ctx context.Context, dir string) error {
	if _, err := os.Stat(filepath.Join(dir, "node_modules", ".package-lock.json")); err == nil {
		return nil
	}
	install := exec.CommandContext(ctx, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
	install.Dir = dir
	return quiet(install)
}

// warm runs a command that measures itself and prints an outcome.
func warm(name string, args ...string) func(context.Context) (figures, error) {
	return func(ctx context.Context) (figures, error) {
		cmd := exec.CommandContext(ctx, name, args...)
		out, err := cmd.Output()
		if err != nil {
			return figures{}, fmt.Errorf("run %s: %w", name, explained(err))
		}
		var o outcome
		if err := json.Unmarshal(out, &o); err != nil || o.Notes == 0 {
			return figures{}, fmt.Errorf("read what %s measured (%q): %w", name, out, err)
		}
		note := time.Duration(o.Micros) * time.Microsecond / time.Duration(o.Notes)
		return figures{note: note, memory: peak(cmd.ProcessState), finds: float64(o.Findings) / wanted}, nil
	}
}

func cold(name string, args ...string) func(context.Context) error {
	return func(ctx context.Context) error { return quiet(exec.CommandContext(ctx, name, args...)) }
}

// peak is the most memory that a process had, in bytes.
func peak(p *os.ProcessState) int64 {
	used, ok := p.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "darwin" {
		return int64(used.Maxrss)
	}
	return int64(used.Maxrss) << 10
}

// quiet runs a command; what it said is part of the error.
func quiet(cmd *exec.Cmd) error {
	out, err := cmd.CombinedOutput()
	if err != nil {
		lines := bytes.Split(bytes.TrimSpace(out), []byte("\n"))
		return fmt.Errorf("%s: %w: %s", strings.Join(cmd.Args[:min(3, len(cmd.Args))], " "), err, lines[len(lines)-1])
	}
	return nil
}

// explained adds what a command said on its standard error.
func explained(err error) error {
	var failed *exec.ExitError
	if errors.As(err, &failed) && len(failed.Stderr) > 0 {
		return fmt.Errorf("%w: %s", err, bytes.TrimSpace(failed.Stderr))
	}
	return err
}

// exited reports whether a command ended by itself with a code.
func exited(err error, code int) bool {
	var failed *exec.ExitError
	return errors.As(err, &failed) && failed.ExitCode() == code
}
