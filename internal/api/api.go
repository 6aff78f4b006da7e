// Package api is the JSON API: what a person's own programs may ask and do, under /api/v1,
// described in OpenAPI 3.1 at /api/openapi.json. It decides nothing: a route calls one verb
// of package followup, and there is one file for each group of routes.
//
// A request goes through these steps:
//
//  1. admit.go: an API token, in the Authorization header and nowhere else. It says whose
//     data this is about and what is allowed. No cookie is ever looked at, so that no other
//     web site can make a browser ask for a person; no CORS header is sent.
//  2. rate.go: a token has so many requests a minute.
//  3. idempotency.go: a POST with an Idempotency-Key runs once, and is answered the same
//     again for a day.
//  4. route, below: the scope that the route needs. Approving is a scope of its own, for it
//     lets mail leave.
//  5. The route reads what came by its schema, calls the verb, and answers. What goes wrong
//     is a problem (RFC 9457) with one plain sentence; the chain of causes goes to the log.
//
// A note carries its digest as ETag. Who edits or approves sends it as If-Match: an
// approval covers what was seen, and nothing that changed meanwhile is overwritten.
package api

import (
	"context"
	"log/slog"
	"net/http"
	"reflect"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"afterword/internal/followup"
	"afterword/internal/review"
)

// Path is where the API is; everything below it belongs to it.
const Path = "/api/"

const prefix = Path + "v1"

// maxBody is the largest body that is read, in bytes.
const maxBody = 256 << 10

// Options say what New serves.
type Options struct {
	Service *followup.Service
	Log     *slog.Logger
	Version string // of the program; may be empty
	// PerMinute is how many requests a token has in a minute; 0 means 300.
	PerMinute int
	// AsksPerMinute is how often an account may have a model asked in a minute; 0 means 10.
	AsksPerMinute int
}

// server is what the routes share.
type server struct {
	Options
	api  huma.API
	rate *rate
	asks *asks
}

// New returns the API. It is to be served at Path.
func New(o Options) http.Handler {
	if o.PerMinute == 0 {
		o.PerMinute = 300
	}
	if o.AsksPerMinute == 0 {
		o.AsksPerMinute = 10
	}
	if o.Version == "" {
		o.Version = "0"
	}
	mux := http.NewServeMux()
	s := &server{Options: o, rate: newRate(o.PerMinute), asks: newAsks(o.AsksPerMinute)}
	s.api = humago.New(mux, config())
	for _, add := range []func(){
		s.today, s.processes, s.debriefs, s.offers, s.questions, s.notes, s.previews, s.replies, s.afterAnswer, s.touches, s.invitations, s.sent, s.mailbox, s.calendar,
		s.insight, s.words, s.preferences, s.fromFile, s.cards, s.models, s.polishing, s.condensing, s.tokens, s.webhooks,
	} {
		add()
	}
	mux.HandleFunc(Path, func(w http.ResponseWriter, _ *http.Request) { writeProblem(w, http.StatusNotFound, sayNoRoute) })
	return s.whole(s.admit(s.once(mux)))
}

func config() huma.Config {
	c := huma.DefaultConfig("Afterword", "1")
	c.Info.Description = sayAPI
	c.OpenAPIPath, c.DocsPath, c.SchemasPath, c.CreateHooks = Path+"openapi", "", "", nil
	c.Components.Schemas = huma.NewMapRegistry("#/components/schemas/", schemaName)
	c.Components.SecuritySchemes = map[string]*huma.SecurityScheme{
		bearer: {Type: "http", Scheme: "bearer", Description: sayBearer},
	}
	c.RejectUnknownQueryParameters = true
	c.Formats = map[string]huma.Format{"application/json": huma.DefaultJSONFormat, "json": huma.DefaultJSONFormat}
	c.Transformers = []huma.Transformer{plainProblem}
	return c
}

// schemaName names a schema by its Go type: noteJSON is Note.
func schemaName(t reflect.Type, hint string) string {
	return strings.TrimSuffix(huma.DefaultSchemaNamer(t, hint), "JSON")
}

const bearer = "token"

// operation is what a route says of itself.
type operation struct {
	id, method, path string
	scope            followup.Scope
	summary          string
	// more is said below the summary; may be empty.
	more string
	// created: the answer is 201. none: there is no body, 204.
	created, none bool
	// problems are statuses that this route may answer with besides those of every route.
	problems []int
	// pdf: the answer is a PDF.
	pdf bool
}

// route adds a route. call gets the account that the token belongs to.
func route[In, Out any](s *server, o operation, call func(ctx context.Context, account followup.AccountID, in *In) (*Out, error)) {
	op := huma.Operation{
		OperationID: o.id, Method: o.method, Path: prefix + o.path, Summary: o.summary, Description: o.more,
		Tags:         []string{strings.Split(strings.TrimPrefix(o.path, "/"), "/")[0]},
		Security:     []map[string][]string{{bearer: {string(o.scope)}}},
		MaxBodyBytes: maxBody, DefaultStatus: http.StatusOK,
		Errors: slices.Concat([]int{
			http.StatusBadRequest, http.StatusUnauthorized, http.StatusForbidden, http.StatusNotFound, http.StatusUnprocessableEntity,
			http.StatusTooManyRequests, http.StatusInternalServerError,
		}, o.problems),
	}
	switch {
	case o.created:
		op.DefaultStatus = http.StatusCreated
	case o.none:
		op.DefaultStatus = http.StatusNoContent
	}
	if o.method != http.MethodGet {
		op.Errors = append(op.Errors, http.StatusRequestTimeout, http.StatusConflict, http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType)
	}
	if o.method == http.MethodPost {
		most := mostKey
		op.Parameters = append(op.Parameters, &huma.Param{
			Name: keyHeader, In: "header", Description: sayKey, Schema: &huma.Schema{Type: huma.TypeString, MaxLength: &most},
		})
	}
	if o.pdf {
		op.Responses = map[string]*huma.Response{"200": {
			Description: "The PDF",
			Content:     map[string]*huma.MediaType{"application/pdf": {Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}}},
		}}
	}
	op.Middlewares = huma.Middlewares{func(ctx huma.Context, next func(huma.Context)) {
		if who := admittedIn(ctx.Context()); !slices.Contains(who.token.Scopes, o.scope) {
			_ = huma.WriteErr(s.api, ctx, http.StatusForbidden, sayScope(o.scope)) // the client may be gone
			return
		}
		next(ctx)
	}}
	huma.Register(s.api, op, func(ctx context.Context, in *In) (*Out, error) {
		out, err := call(ctx, admittedIn(ctx).account, in)
		if err != nil {
			return nil, s.told(ctx, o.id, err)
		}
		return out, nil
	})
}

// answer is what a route answers with.
type answer[T any] struct{ Body T }

// tagged is an answer that says which version it is.
type tagged[T any] struct {
	ETag string `header:"ETag" doc:"Which version this is. Send it as If-Match to change exactly this one."`
	Body T
}

// nothing is a request, or an answer, of which nothing is to be said.
type nothing struct{}

func answered[T any](body T, err error) (*answer[T], error) {
	if err != nil {
		return nil, err
	}
	return &answer[T]{body}, nil
}

// pdfAnswer is a document to print.
type pdfAnswer struct {
	ContentType string `header:"Content-Type"`
	Body        []byte
}

// reviewOptions are how drafts are reviewed here.
func (s *server) reviewOptions() (review.Options, error) {
	if s.Service.ReviewOptions == nil {
		return review.Options{}, nil
	}
	return s.Service.ReviewOptions()
}

// ifMatch reads an If-Match header: one ETag, with or without its quotes.
func ifMatch(header string) (string, error) {
	digest := strings.Trim(strings.TrimSpace(header), `"`)
	switch {
	case digest == "":
		return "", &problem{http.StatusPreconditionRequired, sayIfMatch}
	case digest == "*" || strings.HasPrefix(header, "W/"):
		return "", &problem{http.StatusPreconditionFailed, sayIfMatchOne}
	}
	return digest, nil
}

func etag(digest string) string { return `"` + digest + `"` }
