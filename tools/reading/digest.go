package main

import (
	"hash/fnv"
	"os"
	"path/filepath"
	"slices"
)

// digestOf sums up the training bank and the classes of words. It stands in the table, so
// that a test can tell a table that is older than its sentences.
func digestOf(data string) uint32 {
	h := fnv.New32a()
	made, _ := filepath.Glob(filepath.Join(data, "training", "*.txt")) // the patterns are sound
	natural, _ := filepath.Glob(filepath.Join(data, "training", "natural", "*", "*.txt"))
	for _, file := range slices.Concat(made, natural, []string{filepath.Join(data, "..", "reading", "classes.txt")}) {
		text, err := os.ReadFile(file)
		if err != nil {
			return 0
		}
		_, _ = h.Write(text) // a hash takes everything
	}
	return h.Sum32()
}
