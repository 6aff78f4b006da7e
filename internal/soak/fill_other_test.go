//go:build !linux

package soak_test

import "testing"

func smallDisk(t testing.TB, _ string, _ int) {
	t.Helper()
	t.Skip("a small disk is made on Linux only")
}

func fill(testing.TB, string) (makeRoom func()) { return func() {} }
