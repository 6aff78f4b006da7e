package cli_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

// home is a directory with a database in it that holds the process of recent.
func home(t *testing.T) (dir, database string) {
	t.Helper()
	dir = t.TempDir()
	file := filepath.Join(dir, "recent.yaml")
	if err := os.WriteFile(file, []byte(recent(time.Now())), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := inHome(t.Context(), dir, "add", file).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return dir, filepath.Join(dir, ".local", "share", "afterword", "afterword.db")
}

// inHome is the program, in a process of its own.
func inHome(ctx context.Context, dir string, args ...string) *exec.Cmd {
	c := exec.CommandContext(ctx, "afterword", args...)
	c.Env = append(os.Environ(), "HOME="+dir, "XDG_DATA_HOME=", "XDG_CONFIG_HOME=")
	return c
}

// TestAssistant lets the SDK's own client start the program and call every tool. The
// database keeps its bytes.
func TestAssistant(t *testing.T) {
	dir, database := home(t)
	before, err := os.ReadFile(database)
	if err != nil {
		t.Fatal(err)
	}
	command := inHome(t.Context(), dir, "mcp")
	var said bytes.Buffer
	command.Stderr = &said
	session, err := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), &sdk.CommandTransport{Command: command}, nil)
	if err != nil {
		t.Fatalf("%v\n%s", err, said.String())
	}
	for tool, arguments := range map[string]map[string]any{
		"list_due":     {"days": 30},
		"get_process":  {"process": "Globex"},
		"note_prompts": {"process": "Globex", "to": "Wei Chen"},
		"check_draft":  {"process": "Globex", "to": "Wei Chen", "body": "Dear Dr. Cheng,\n\nThank you.\n\nAda"},
	} {
		result, err := session.CallTool(t.Context(), &sdk.CallToolParams{Name: tool, Arguments: arguments})
		if err != nil {
			t.Fatal(err)
		}
		answer, err := json.Marshal(result)
		if err != nil || result.IsError || !strings.Contains(string(answer), "Wei Chen") {
			t.Errorf("%s answers %s", tool, answer)
		}
		if strings.Contains(string(answer), "nine hours") || strings.Contains(string(answer), "we will decide") {
			t.Errorf("%s tells what was written down: %s", tool, answer)
		}
	}
	if err := session.Close(); err != nil {
		t.Errorf("the program does not end when its client leaves: %v", err)
	}
	if said.Len() > 0 {
		t.Errorf("on standard error: %s", said.String())
	}
	after, err := os.ReadFile(database)
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("the database changed by being looked at (%v)", err)
	}
	if log, err := os.Stat(database + "-wal"); err == nil && log.Size() > 0 {
		t.Errorf("%d bytes were written beside the database", log.Size())
	}
}

// TestAssistantHearsProtocolOnly speaks to the program by hand: each line of its standard
// output is a message of the protocol, also where a message makes no sense, and it ends
// with its input.
func TestAssistantHearsProtocolOnly(t *testing.T) {
	dir, _ := home(t)
	command := inHome(t.Context(), dir, "mcp")
	command.Stdin = strings.NewReader(strings.Join([]string{
		`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"hand","version":"1"}}}`,
		`{"jsonrpc":"2.0","method":"notifications/initialized"}`,
		`{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"send_note","arguments":{}}}`,
		`{"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"get_process","arguments":{"process":"Hooli"}}}`,
		`{"jsonrpc":"2.0","id":4,"method":"tools/call","params":{"name":"get_process","arguments":{"proces":"Globex"}}}`,
		`{"jsonrpc":"2.0","id":5,"method":"tools/list"}`,
	}, "\n"))
	var said bytes.Buffer
	command.Stderr = &said
	out, err := command.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, said.String())
	}
	lines := bufio.NewScanner(bytes.NewReader(out))
	lines.Buffer(nil, 1<<20)
	heard := map[string]bool{}
	for lines.Scan() {
		var message struct {
			JSONRPC string          `json:"jsonrpc"`
			ID      json.RawMessage `json:"id"`
		}
		if err := json.Unmarshal(lines.Bytes(), &message); err != nil || message.JSONRPC != "2.0" {
			t.Errorf("standard output has %.200q", lines.Text())
		}
		heard[string(message.ID)] = true
	}
	for _, id := range []string{"1", "2", "3", "4", "5"} {
		if !heard[id] {
			t.Errorf("message %s was not answered:\n%s", id, out)
		}
	}
}

// TestAssistantWithoutDatabase: nothing is made where nothing is.
func TestAssistantWithoutDatabase(t *testing.T) {
	dir := t.TempDir()
	out, err := inHome(t.Context(), dir, "mcp").CombinedOutput()
	if err == nil || !strings.Contains(string(out), "there is no such file") {
		t.Errorf("%v: %s", err, out)
	}
	if _, err := os.Stat(filepath.Join(dir, ".local")); !errors.Is(err, fs.ErrNotExist) {
		t.Error("a directory was made")
	}
}
