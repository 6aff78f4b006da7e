package soak_test

import (
	"os"
	"testing"
	_ "time/tzdata" // the tests mean the same on a machine without zones

	"afterword/internal/cli"
	"afterword/internal/store/postgrestest"
)

// TestMain is the real program when it is called as one.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == "serve" {
		os.Exit(cli.Run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
	}
	os.Exit(postgrestest.Main(m))
}
