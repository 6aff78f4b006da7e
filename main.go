// Afterword gets a specific, checked, personal note to every person who interviewed you.
package main

import (
	"os"

	"afterword/internal/cli"
)

func main() {
	os.Exit(cli.Run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
