package soak_test

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"afterword/internal/settings"
)

// program is a running child process.
type program struct {
	cmd *exec.Cmd
	mu  sync.Mutex
	out bytes.Buffer
	all sync.WaitGroup
}

// startProgram starts the real program and waits until it works. clock names the file of
// its clock; empty means the machine's.
func startProgram(t testing.TB, s settings.Settings, clock string) *program {
	t.Helper()
	file := filepath.Join(s.Data, "settings.toml")
	text := fmt.Sprintf("data = %q\nlisten = \"127.0.0.1:0\"\nundo = \"0s\"\ndatabase = %q\n", s.Data, s.Database)
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	p := &program{cmd: exec.Command(self, "serve", "--settings", file)}
	p.cmd.Env = append(os.Environ(), "HOME="+s.Data, clockVariable+"="+clock)
	stdout, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	stderr, err := p.cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ready := make(chan bool, 1)
	p.all.Go(func() {
		lines := bufio.NewScanner(stdout)
		ready <- lines.Scan()
		p.keep(lines.Bytes())
		_, _ = io.Copy(io.Discard, stdout)
	})
	p.all.Go(func() {
		for lines := bufio.NewScanner(stderr); lines.Scan(); {
			p.keep(lines.Bytes())
		}
	})
	if !<-ready {
		p.kill()
		t.Fatalf("the program did not start:\n%s", p.said())
	}
	return p
}

func (p *program) keep(line []byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.out.Write(append(line, '\n'))
}

func (p *program) said() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.out.String()
}

// kill ends the program as a power cut would. It may be called again.
func (p *program) kill() {
	_ = p.cmd.Process.Kill()
	p.end()
}

// stop ends the program as Ctrl-C does.
func (p *program) stop() {
	_ = p.cmd.Process.Signal(os.Interrupt)
	p.end()
}

func (p *program) end() {
	p.all.Wait()
	_ = p.cmd.Wait()
}
