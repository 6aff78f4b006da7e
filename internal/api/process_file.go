package api

import (
	"bytes"
	"encoding/json"

	"github.com/danielgtaylor/huma/v2"
)

// processFile is a process file within a request: its YAML as a string, or the same as an
// object, which is YAML as well.
type processFile []byte

// UnmarshalJSON implements json.Unmarshaler.
func (f *processFile) UnmarshalJSON(data []byte) error {
	if bytes.HasPrefix(data, []byte(`"`)) {
		var text string
		err := json.Unmarshal(data, &text)
		*f = processFile(text)
		return err
	}
	*f = bytes.Clone(data)
	return nil
}

// Schema implements huma.SchemaProvider.
func (processFile) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{
		Description: "A process file, as docs/process-file.md explains its keys: YAML in a string, or an object",
		OneOf:       []*huma.Schema{{Type: huma.TypeString}, {Type: huma.TypeObject, AdditionalProperties: true}},
	}
}
