package followup

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"time"

	"afterword/internal/polish"
)

// Models asks models for text and servers about themselves. Package model implements it.
type Models interface {
	// Ask sends messages and returns the whole text of the answer. Half an answer is an
	// error.
	Ask(ctx context.Context, m Model, messages []polish.Message) (string, error)
	// Where asks the server whether the model runs on this machine. Anything but an address
	// of this machine is Elsewhere; Untold, without an error, is a server that does not say.
	Where(ctx context.Context, m Model) (Whereabouts, error)
	// List asks for the names of the endpoint's models.
	List(ctx context.Context, m Model) ([]string, error)
}

// Model is a model at an endpoint that speaks OpenAI's chat interface.
type Model struct {
	Endpoint string // base address: "http://127.0.0.1:11434/v1"
	Name     string // as the endpoint calls it
	// Key is sealed at rest. Empty where none is needed, or KeyCommand is set.
	Key string
	// KeyCommand prints the key on its first line; run by the shell at use.
	KeyCommand string
	// Runs is where the model runs, SaidBy who said so.
	Runs   Whereabouts
	SaidBy Teller
	// Private allows the endpoint to lie on this machine, or in a private network.
	Private bool
	// AddedAt is when it was added; the last one is used.
	AddedAt time.Time
	// AllowedAt is when the person agreed that their texts are sent there; zero when they
	// did not, or took it back.
	AllowedAt time.Time
}

// String names a model, without its key.
func (m Model) String() string { return m.Name + " at " + m.Endpoint }

// GoString keeps a key out of %#v.
func (m Model) GoString() string { return m.String() }

// URL is an address of the interface: "chat/completions".
func (m Model) URL(path string) (string, error) {
	address, err := url.JoinPath(m.Endpoint, path)
	if err != nil {
		return "", fmt.Errorf("the address %q cannot be read: %w", m.Endpoint, err)
	}
	return address, nil
}

// Whereabouts is where a model runs.
type Whereabouts string

// The whereabouts.
const (
	Here      Whereabouts = "here"      // on this machine
	Elsewhere Whereabouts = "elsewhere" // texts leave the machine
	Untold    Whereabouts = ""          // the server does not say
)

// Teller is who said where a model runs.
type Teller string

// The tellers.
const (
	ByServer Teller = "server"
	ByPerson Teller = "person"
)

// Errors of whoever wants a model to help.
var (
	// ErrNoModel: help is off until a model is added.
	ErrNoModel = errors.New("no model has been added, and nothing is sent to one: afterword model add adds one")
	// ErrNotAllowed: the person has not agreed that texts are sent there.
	ErrNotAllowed = errors.New("you have not allowed that your texts are sent to this model: afterword model allow does")
	// ErrWhere: nobody says where a model runs.
	ErrWhere = errors.New("the server does not say whether this model runs on this machine, and an address here proves nothing: say --here if it does, --elsewhere if texts leave this machine")
	// ErrMoved: what runs there is not what the person allowed.
	ErrMoved = errors.New("the server now says that this model runs elsewhere, and you allowed one on this machine: nothing was sent. Add it again if that is what you want")
	// ErrSilent: what runs there does not say any more what the person allowed it for.
	ErrSilent = errors.New("the server does not say any more that this model runs on this machine: nothing was sent. Is it running? Else add it again")
	// ErrAssistOff: the settings forbid it.
	ErrAssistOff = errors.New("help by a machine is switched off in the settings (assist.off)")
)

// ListModels returns the models of an account, the one that is used first.
func (s *Service) ListModels(ctx context.Context, account AccountID) (all []Model, err error) {
	err = s.Store.View(ctx, account, func(tx Tx) error {
		all, err = tx.Models(ctx)
		return err
	})
	if err != nil && !errors.Is(err, ErrSealed) {
		return nil, fmt.Errorf("list the models: %w", err)
	}
	return all, nil
}

// UsedModel returns the model that is used: the one that was added last. ErrNoModel where
// there is none.
func (s *Service) UsedModel(ctx context.Context, account AccountID) (Model, error) {
	if s.Models == nil {
		return Model{}, ErrAssistOff
	}
	var all []Model
	err := s.Store.View(ctx, account, func(tx Tx) (err error) {
		all, err = tx.Models(ctx)
		return err
	})
	switch {
	case err != nil:
		return Model{}, fmt.Errorf("read the model: %w", err)
	case len(all) == 0:
		return Model{}, ErrNoModel
	}
	return all[0], nil
}

// askModel sends messages to the model that is used, if the person allowed it and it still
// runs where it did.
func (s *Service) askModel(ctx context.Context, account AccountID, messages []polish.Message) (string, error) {
	m, err := s.UsedModel(ctx, account)
	if err != nil {
		return "", err
	}
	if m.AllowedAt.IsZero() {
		return "", ErrNotAllowed
	}
	if m.Runs == Here {
		switch where, err := s.Models.Where(ctx, m); {
		case err == nil && where == Elsewhere:
			return "", ErrMoved
		case m.SaidBy == ByServer && (err != nil || where != Here):
			return "", ErrSilent
		}
	}
	return s.Models.Ask(ctx, m, messages)
}
