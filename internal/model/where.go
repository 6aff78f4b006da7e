package model

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"

	"afterword/internal/followup"
)

// Where implements followup.Models. An address on this machine proves nothing: a program
// here may hand the text on. So the server is asked, in the ways of the two that tell:
// Ollama names a remote host for a model that is not here (POST /api/show), and llama.cpp
// names the file it runs (GET /props). Any other answer tells nothing.
func (c Client) Where(ctx context.Context, m followup.Model) (followup.Whereabouts, error) {
	base, err := url.Parse(m.Endpoint)
	if err != nil || !followup.IsLoopback(base.Hostname()) {
		return followup.Elsewhere, nil
	}
	root := (&url.URL{Scheme: base.Scheme, Host: base.Host}).String()
	var shown struct {
		RemoteHost  string          `json:"remote_host"`
		RemoteModel string          `json:"remote_model"`
		Details     json.RawMessage `json:"details"`
	}
	question, err := json.Marshal(map[string]string{"model": m.Name})
	if err != nil {
		return followup.Untold, fmt.Errorf("write the question: %w", err)
	}
	if c.tells(ctx, m, http.MethodPost, root+"/api/show", question, &shown) && shown.Details != nil {
		if shown.RemoteHost != "" || shown.RemoteModel != "" {
			return followup.Elsewhere, nil
		}
		return followup.Here, nil
	}
	var props struct {
		ModelPath string `json:"model_path"`
	}
	if c.tells(ctx, m, http.MethodGet, root+"/props", nil, &props) && props.ModelPath != "" {
		return followup.Here, nil
	}
	return followup.Untold, nil
}

// tells reports whether a server answers a question about itself.
func (c Client) tells(ctx context.Context, m followup.Model, method, address string, body []byte, into any) bool {
	m.Key, m.KeyCommand = "", "" // it is for the model, not for whatever else answers there
	err := c.call(ctx, m, method, address, body, func(_ *http.Response, in io.Reader) error {
		return json.NewDecoder(in).Decode(into)
	})
	return err == nil
}

// List implements followup.Models.
func (c Client) List(ctx context.Context, m followup.Model) ([]string, error) {
	address, err := m.URL("models")
	if err != nil {
		return nil, err
	}
	var listed struct {
		Data []struct {
			ID string `json:"id"`
		} `json:"data"`
	}
	err = c.call(ctx, m, http.MethodGet, address, nil, func(_ *http.Response, in io.Reader) error {
		if err := json.NewDecoder(in).Decode(&listed); err != nil {
			return fmt.Errorf("what answers there does not list its models, look at the address (it usually ends in /v1): %w", err)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("ask %s for its models: %w", m.Endpoint, err)
	}
	var names []string
	for _, one := range listed.Data {
		names = append(names, one.ID)
	}
	return names, nil
}
