// Package docs holds the documents about Afterword, so that the program shows them itself:
// see package web.
package docs

import "embed"

// Files are the documents and their pictures.
//
//go:embed *.md checks/*.md decisions/*.md images
var Files embed.FS
