//go:build !linux

package soak_test

import "testing"

func smallDisk(t testing.TB, _ string) {
	t.Helper()
	t.Skip("a small disk is made on Linux only")
}

func fill(testing.TB, string) (makeRoom func()) { return func() {} }
