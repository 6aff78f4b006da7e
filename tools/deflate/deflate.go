// Package deflate packs the tables that the generators make as the program embeds them:
// compressed with DEFLATE (RFC 1951), as small as it gets.
package deflate

import (
	"bytes"
	"compress/flate"
	"io"
)

// Pack compresses a table.
func Pack(table []byte) ([]byte, error) {
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(table); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return packed.Bytes(), nil
}

// Unpack is what Pack undoes. Tests compare tables, since compressors may differ.
func Unpack(packed []byte) ([]byte, error) {
	return io.ReadAll(flate.NewReader(bytes.NewReader(packed)))
}
