package cli_test

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// inNeovim is what the test does in a real editor: open a draft, read what is said of it,
// choose the quick fix of one finding and leave another as it is, type, and quit.
const inNeovim = `
local out = {}
local function wait(what, f)
	if not vim.wait(20000, f, 20) then error("waited for " .. what .. ": " .. vim.inspect(vim.diagnostic.get(0))) end
end
local function said(code)
	for _, d in ipairs(vim.diagnostic.get(0)) do
		if d.code == code then return d end
	end
end
local function choose(code, title)
	local d = said(code)
	local at = {line = d.lnum, character = d.col}
	local params = {
		textDocument = vim.lsp.util.make_text_document_params(),
		range = {start = at, ["end"] = at},
		context = {diagnostics = {}},
	}
	local answers = vim.lsp.buf_request_sync(0, "textDocument/codeAction", params, 10000)
	for _, answer in pairs(answers) do
		for _, action in ipairs(answer.result) do
			if action.title:find(title, 1, true) then
				if action.edit then vim.lsp.util.apply_workspace_edit(action.edit, "utf-16") end
				if action.command then
					vim.lsp.buf_request_sync(0, "workspace/executeCommand", {command = action.command.command, arguments = action.command.arguments}, 10000)
				end
				return
			end
		end
	end
	error("no action " .. title .. ": " .. vim.inspect(answers))
end
local ok, err = pcall(function()
	vim.cmd("edit wei.txt")
	local client = vim.lsp.start_client({name = "afterword", cmd = {"afterword", "lsp"}, root_dir = vim.fn.getcwd()})
	vim.lsp.buf_attach_client(0, client)
	wait("the doubled word", function() return said("doubled-word") and said("placeholder-left") end)
	local d = said("doubled-word")
	out.source, out.severity, out.line, out.column = d.source, d.severity, d.lnum, d.col
	out.placeholder = said("placeholder-left").severity
	choose("doubled-word", "instead of")
	wait("the fix", function() return not said("doubled-word") end)
	choose("placeholder-left", "I know: leave this as it is")
	wait("leaving it", function() return not said("placeholder-left") end)
	vim.api.nvim_buf_set_text(0, 0, 0, 0, 0, {"X"})
	vim.api.nvim_buf_set_text(0, 0, 0, 0, 1, {""})
	vim.api.nvim_buf_set_text(0, 5, 0, 5, 0, {"🙂 It it and "})
	wait("what was typed", function() return said("doubled-word") end)
	out.typed = said("doubled-word").col
	local hover = vim.lsp.buf_request_sync(0, "textDocument/hover", {textDocument = vim.lsp.util.make_text_document_params(), position = {line = 5, character = 4}}, 10000)
	for _, answer in pairs(hover) do out.hover = answer.result.contents.value end
	out.text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
	vim.lsp.stop_client(client)
	wait("the end", function() return vim.lsp.client_is_stopped(client) end)
end)
if not ok then out.err = tostring(err) end
vim.fn.writefile({vim.json.encode(out)}, "out.json")
vim.cmd("qall!")
`

// TestNeovim drives the language server from a real editor.
func TestNeovim(t *testing.T) {
	nvim, err := exec.LookPath("nvim")
	if err != nil {
		if os.Getenv("AFTERWORD_REQUIRE_SERVERS") == "1" {
			t.Fatal("neovim is not installed: as root, apt-get install neovim")
		}
		t.Skip("neovim is not installed: the language server is not tried with a real editor")
	}
	dir := t.TempDir()
	for name, text := range map[string]string{
		"globex.yaml": processOfWei,
		"do.lua":      inNeovim,
		"wei.txt":     "To: Wei Chen\nSubject: Thank you for your time today\n\nDear Wei,\n\nThe 🙂 nightly reindex of of Globex stays with me, and the [Index] of it.\n\nBest,\nAda Park\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	run := exec.CommandContext(ctx, nvim, "--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", "luafile do.lua")
	run.Dir = dir
	run.Env = append(os.Environ(), "HOME="+dir, "XDG_CONFIG_HOME=", "XDG_DATA_HOME=", "XDG_STATE_HOME=", "XDG_CACHE_HOME=", "LC_ALL=C.UTF-8")
	printed, err := run.CombinedOutput()
	if err != nil {
		t.Fatalf("neovim: %v: %s", err, printed)
	}
	data, err := os.ReadFile(filepath.Join(dir, "out.json"))
	if err != nil {
		t.Fatalf("neovim told nothing: %s", printed)
	}
	var got struct {
		Err, Source, Hover, Text            string
		Severity, Line, Column, Placeholder int
		Typed                               int
	}
	if err := json.Unmarshal(data, &got); err != nil || got.Err != "" {
		t.Fatalf("%v: %s %s", err, got.Err, printed)
	}
	// Neovim shows columns in bytes.
	if want := strings.Index("The 🙂 nightly reindex of of", "of of"); got.Source != "Afterword" || got.Line != 5 || got.Column != want || got.Severity != 2 || got.Placeholder != 1 {
		t.Errorf("the doubled word is told as %+v, want column %d", got, want)
	}
	if !strings.Contains(got.Text, "\n🙂 It it and The 🙂 nightly reindex of Globex stays") || got.Typed != len("🙂 ") {
		t.Errorf("the text is %q, typed at %d", got.Text, got.Typed)
	}
	if !strings.Contains(got.Hover, "# A word stands twice") {
		t.Errorf("hover shows %q", got.Hover)
	}
	ignores, err := os.ReadFile(filepath.Join(dir, "wei.txt.ignore"))
	if err != nil || !strings.HasPrefix(string(ignores), "placeholder-left block ") {
		t.Errorf("beside the draft stands %q, %v", ignores, err)
	}
}
