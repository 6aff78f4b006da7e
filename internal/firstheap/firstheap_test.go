package firstheap_test

import (
	"runtime/debug"
	"testing"

	"afterword/internal/firstheap"
)

// TestUsual: the heap may grow from the start on, and Usual goes back to what Go has.
func TestUsual(t *testing.T) {
	const gos = 100
	began := debug.SetGCPercent(gos)
	if began <= gos {
		t.Errorf("the process began with %d, and the first heap is no larger", began)
	}
	debug.SetGCPercent(began)
	firstheap.Usual()
	if got := debug.SetGCPercent(gos); got >= began {
		t.Errorf("Usual leaves it at %d, and it began with %d", got, began)
	}
}
