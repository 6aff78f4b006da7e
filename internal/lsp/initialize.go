package lsp

import (
	"encoding/json"
	"slices"

	"github.com/creachadair/jrpc2"
)

// initialize agrees on what both sides can do.
func (s *server) initialize(r *jrpc2.Request) (any, error) {
	var p initializeParams
	if err := r.UnmarshalParams(&p); err != nil {
		return nil, err
	}
	if s.state != fresh {
		return nil, jrpc2.Errorf(jrpc2.InvalidRequest, "the session has begun already")
	}
	s.state = running
	s.processFile = p.Options.Process
	switch {
	case len(p.WorkspaceFolders) > 0:
		s.root, _ = pathOf(p.WorkspaceFolders[0].URI)
	case p.RootURI != nil:
		s.root, _ = pathOf(*p.RootURI)
	}
	encoding := "utf-16"
	for _, e := range p.Capabilities.General.PositionEncodings { // the client's choice comes first
		if e == "utf-8" || e == "utf-16" {
			encoding = e
			break
		}
	}
	s.inBytes = encoding == "utf-8"
	s.markdown = slices.Contains(p.Capabilities.TextDocument.Hover.ContentFormat, "markdown")
	const incremental = 2
	return initializeResult{
		Capabilities: serverCapabilities{
			PositionEncoding: encoding,
			Sync:             syncOptions{OpenClose: true, Change: incremental, Save: true},
			CodeAction:       codeActionOptions{[]string{quickFix}},
			Hover:            true,
			ExecuteCommand:   commandOptions{[]string{commandLeave, commandOff, commandAddWord}},
		},
		ServerInfo: serverInfo{"Afterword", s.Version},
	}, nil
}

// didChangeConfiguration takes the settings anew, as {"afterword": {"process": …}}.
func (s *server) didChangeConfiguration(r *jrpc2.Request) (any, error) {
	var p configurationParams
	if err := r.UnmarshalParams(&p); err != nil {
		return nil, err
	}
	var given struct {
		Afterword *settings `json:"afterword"`
	}
	// A client may send settings of any shape, or none.
	if err := json.Unmarshal(p.Settings, &given); err == nil && given.Afterword != nil {
		s.processFile = given.Afterword.Process
	}
	s.diagnoseAll()
	return nil, nil
}

// didChangeWatchedFiles: a process file, an ignore or a word list may have changed.
func (s *server) didChangeWatchedFiles(*jrpc2.Request) (any, error) {
	s.diagnoseAll()
	return nil, nil
}
