//go:build unix

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"go.yaml.in/yaml/v3"
)

// stylePhrases reads the phrases of the Vale style that are plain words: what the floor
// looks for.
func stylePhrases(root string) ([]string, error) {
	files, err := filepath.Glob(filepath.Join(root, "cmd", "benchreview", "vale", "styles", "Note", "*.yml"))
	if err != nil {
		return nil, err
	}
	var phrases []string
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		var rule struct {
			Extends string
			Tokens  []string
		}
		if err := yaml.Unmarshal(data, &rule); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		for _, token := range rule.Tokens {
			if rule.Extends == "existence" && !strings.ContainsAny(token, `[]{}\?`) {
				phrases = append(phrases, strings.ToLower(token))
			}
		}
	}
	if len(phrases) == 0 {
		return nil, fmt.Errorf("no phrases in %s: is that the module's root?", root)
	}
	return phrases, nil
}
