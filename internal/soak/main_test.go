package soak_test

import (
	"context"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"runtime"
	"strconv"
	"testing"

	"afterword/internal/cli"
	"afterword/internal/serve"
	"afterword/internal/settings"
	"afterword/internal/store/postgrestest"
)

const (
	// soakRuns is the environment variable that says how often each trial is run.
	soakRuns = "AFTERWORD_SOAK"
	// lanesPerCore is how many trials run side by side: mostly they wait for one another's
	// servers, disks and timeouts.
	lanesPerCore = 5
)

// TestMain is the real program when it is called as one.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == "serve" {
		if file := os.Getenv(clockVariable); file != "" {
			os.Exit(serveWound(os.Args[len(os.Args)-1], wound{file}))
		}
		os.Exit(cli.Run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
	}
	flag.Parse()
	chosen := false
	flag.Visit(func(f *flag.Flag) { chosen = chosen || f.Name == "test.parallel" })
	if !chosen {
		if err := flag.Set("test.parallel", strconv.Itoa(lanesPerCore*runtime.NumCPU())); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	code := postgrestest.Main(m)
	removeBlanks()
	if os.Getenv(soakRuns) != "" || testing.Verbose() {
		fmt.Print(results.table())
	}
	os.Exit(code)
}

// runs is how often each trial is run.
func runs(t *testing.T) int {
	t.Helper()
	text := os.Getenv(soakRuns)
	if text == "" {
		return 1
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		t.Fatalf("%s is %q: give the number of runs for each trial", soakRuns, text)
	}
	return n
}

// serveWound is what the command serve does, with a clock that a test can wind.
func serveWound(settingsFile string, clock wound) int {
	log := slog.New(slog.NewTextHandler(os.Stderr, nil))
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	err := func() error {
		s, err := settings.Load(settingsFile, os.Getenv)
		if err != nil {
			return err
		}
		app, err := serve.Open(ctx, s, clock, log)
		if err != nil {
			return err
		}
		defer app.Close()
		return app.Run(ctx, nil, nil, func() { fmt.Println("works") })
	}()
	if err != nil {
		log.Error("the program ended", "err", err)
		return 1
	}
	return 0
}
