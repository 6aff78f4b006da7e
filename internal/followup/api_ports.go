package followup

import (
	"context"
	"errors"
	"time"
)

// APIStore keeps what programs that act for a person need. Package store implements it.
type APIStore interface {
	// AddAPIToken stores a token; its name must be free (ErrNameTaken).
	AddAPIToken(ctx context.Context, account AccountID, t APIToken) error
	// APITokens lists the tokens of an account, the oldest first.
	APITokens(ctx context.Context, account AccountID) ([]APIToken, error)
	// RemoveAPIToken forgets a token, ErrNotFound when there is none.
	RemoveAPIToken(ctx context.Context, account AccountID, id string) error
	// FindAPIToken finds a token by its digest over all accounts, ErrNotFound when there is
	// none.
	FindAPIToken(ctx context.Context, digest string) (AccountID, APIToken, error)
	// UsedAPIToken stores when a token was used last.
	UsedAPIToken(ctx context.Context, account AccountID, id string, at time.Time) error

	// AddWebhook stores a webhook. Its secret is sealed at rest.
	AddWebhook(ctx context.Context, account AccountID, w Webhook) error
	// Webhooks lists the webhooks of an account, the oldest first, without their secrets.
	Webhooks(ctx context.Context, account AccountID) ([]Webhook, error)
	// RemoveWebhook forgets a webhook and its deliveries, ErrNotFound when there is none.
	RemoveWebhook(ctx context.Context, account AccountID, id string) error
	// AddDelivery stores a delivery to one webhook that whoever adds it makes: NewDeliveries
	// never lists it. It is ErrNotFound when there is no such webhook.
	AddDelivery(ctx context.Context, account AccountID, d Delivery) error
	// Deliveries lists the deliveries to a webhook, the latest first, at most so many.
	Deliveries(ctx context.Context, account AccountID, webhook string, most int) ([]Delivery, error)
	// Delivery returns one delivery and its webhook with its secret. Where that cannot be
	// read, it returns both without it, and ErrSealed.
	Delivery(ctx context.Context, account AccountID, webhook, happening string) (Webhook, Delivery, error)
	// SaveDelivery stores how a delivery fared.
	SaveDelivery(ctx context.Context, account AccountID, d Delivery) error
	// NewDeliveries lists, over all accounts, the deliveries that no queue has yet, the oldest
	// first, at most so many.
	NewDeliveries(ctx context.Context, most int) ([]DeliveryRef, error)
	// QueuedDelivery stores that a queue has a delivery.
	QueuedDelivery(ctx context.Context, ref DeliveryRef) error
	// DropDeliveries forgets, over all accounts, the deliveries that are over and whose
	// happening is older than an instant, and returns how many. Those that wait stay; a test
	// waits for nobody.
	DropDeliveries(ctx context.Context, before time.Time) (int, error)

	// BeginAnswer claims a key for a request that is about to run. Where the key was used
	// since the instant stale, it returns what is kept under it instead, and fresh is false.
	BeginAnswer(ctx context.Context, account AccountID, key, request string, now, stale time.Time) (kept KeptAnswer, fresh bool, err error)
	// KeepAnswer stores the answer to the request that claimed a key, sealed.
	KeepAnswer(ctx context.Context, account AccountID, key string, a KeptAnswer) error
	// DropAnswer gives a key back that no answer was kept under.
	DropAnswer(ctx context.Context, account AccountID, key string) error
}

// Hooks reaches the receivers of webhooks. Package webhook implements it.
type Hooks interface {
	// Post sends one signed message. An answer of any status is no error; an error means
	// that there was none. It follows no redirect, and reaches an address of a private
	// network only where that is allowed.
	Post(ctx context.Context, m HookMessage) (HookAnswer, error)
	// Check reports why a URL can never be posted to, nil when it can.
	Check(url string, private bool) error
}

// HookMessage is one request to a webhook's receiver.
type HookMessage struct {
	URL     string
	Private bool // private networks may be reached
	Header  map[string]string
	Body    []byte
}

// HookAnswer is what a receiver said.
type HookAnswer struct {
	Status int
	Start  string // the first bytes of its body, as text
}

// ErrNameTaken: another one has that name already.
var ErrNameTaken = errors.New("that name is taken: choose another, or remove the one that has it")

// Scope is one thing that an API token allows.
type Scope string

// The scopes. None includes another.
const (
	ScopeRead    Scope = "read"    // to look
	ScopeWrite   Scope = "write"   // to record, edit and take back; nothing leaves by it
	ScopeAssist  Scope = "assist"  // to send texts to the model that the person allowed
	ScopeApprove Scope = "approve" // to let notes leave
	ScopeAdmin   Scope = "admin"   // to make and remove tokens and webhooks
)

// Scopes lists every scope, the weakest first.
func Scopes() []Scope { return []Scope{ScopeRead, ScopeWrite, ScopeAssist, ScopeApprove, ScopeAdmin} }

// APIToken is a program's way in: what it may do, and until when. Its text is shown once
// and never stored; Digest is the hexadecimal SHA-256 of it.
type APIToken struct {
	ID      string
	Name    string
	Digest  string
	Scopes  []Scope
	Made    time.Time
	Expires time.Time // zero means never
	Used    time.Time // about when it was used last; zero means never
}

// Webhook is where a program wants to hear of what happens.
type Webhook struct {
	ID     string
	URL    string
	Kinds  []HappeningKind // empty means all
	Secret string          // what messages are signed with; empty where a list shows it
	// Private allows it to lie in a private network, or on this machine.
	Private bool
	Made    time.Time
}

// HappeningKind is what sort of thing happened. The words are public.
type HappeningKind string

// What webhooks are told.
const (
	NoteSent       HappeningKind = "note.sent"
	NoteUnknown    HappeningKind = "note.unknown"
	ApprovalNeeded HappeningKind = "approval.needed" // a note was drafted
	ReplyReceived  HappeningKind = "reply.received"
	ProcessClosed  HappeningKind = "process.closed"
	HookTest       HappeningKind = "test"
)

// HappeningKinds lists what a webhook may ask for.
func HappeningKinds() []HappeningKind {
	return []HappeningKind{NoteSent, NoteUnknown, ApprovalNeeded, ReplyReceived, ProcessClosed}
}

// Happening is one thing that happened, by its ids. It holds nothing that anybody wrote.
type Happening struct {
	// ID names it: the same happening has the same one, however often it is announced.
	ID      string
	Kind    HappeningKind
	Process string
	Note    string // empty where it is about none
	At      time.Time
}

// DeliveryState is where a delivery stands.
type DeliveryState string

// The states of a delivery.
const (
	DeliveryWaiting DeliveryState = "waiting"   // for its first try, or the next
	Delivered       DeliveryState = "delivered" // the receiver said 2xx
	DeliveryOver    DeliveryState = "given up"  // nobody took it, however often it was tried
)

// Delivery is one happening on its way to one webhook.
type Delivery struct {
	Webhook string
	Happening
	State  DeliveryState
	Tries  int
	Tried  time.Time // last; zero means never
	Status int       // of the last answer; 0 where there was none
	Answer string    // how the last answer began, or why there was none
}

// DeliveryRef names a delivery of an account.
type DeliveryRef struct {
	Account            AccountID
	Webhook, Happening string
}

// KeptAnswer is what a request was answered with.
type KeptAnswer struct {
	Request string // digest of the request
	Done    bool   // false while it still runs
	Status  int
	Header  map[string]string
	Body    []byte
}
