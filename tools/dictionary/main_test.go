package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestForms(t *testing.T) {
	name := filepath.Join(t.TempDir(), "index.aff")
	rules := "SET UTF-8\n\nPFX U Y 1\nPFX U   0     un         .\n\nSFX D Y 3\nSFX D   0     d          e\nSFX D   y     ied        [^aeiou]y\nSFX D   0     ed         [^ey]\n\n" +
		"SFX N N 1\nSFX N   e     ion        e\n"
	if err := os.WriteFile(name, []byte(rules), 0o600); err != nil {
		t.Fatal(err)
	}
	affixes, err := readRules(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		stem, flags string
		want        []string
	}{
		{"late", "", []string{"late"}},
		{"tie", "DU", []string{"tie", "tied", "untie", "untied"}},
		{"carry", "D", []string{"carry", "carried"}},
		{"elate", "NU", []string{"elate", "elation", "unelate"}}, // no prefix on "elation"
		{"1th", "c", nil},
	} {
		if got := affixes.forms(c.stem, c.flags); !slices.Equal(got, c.want) {
			t.Errorf("%s/%s makes %q, want %q", c.stem, c.flags, got, c.want)
		}
	}
}

func TestCompileSharesEndings(t *testing.T) {
	automaton, err := compile([]string{"tap", "taps", "top", "tops"})
	if err != nil {
		t.Fatal(err)
	}
	// One empty edge, then t, a and o, and one p and one s for both words.
	if len(automaton) != 6*3 {
		t.Errorf("%d edges, want 6", len(automaton)/3)
	}
	again, err := compile([]string{"tap", "taps", "top", "tops"})
	if err != nil || !bytes.Equal(automaton, again) {
		t.Errorf("the same words give another automaton (%v)", err)
	}
	if _, err := compile([]string{"naïve"}); err == nil {
		t.Error("a letter that no word has must be refused")
	}
}
