package serve

import (
	"context"
	"fmt"
	"log/slog"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/google/uuid"

	"afterword/internal/followup"
	"afterword/internal/jobs"
	"afterword/internal/store"
)

// node is this program among those that work on one PostgreSQL database. What one node
// does at a time goes by leases in the database (store.TakeLease):
//
//   - node/NAME says that a node lives;
//   - duty is the one node that hands over what is due and takes up dead nodes' jobs;
//   - mailbox/ACCOUNT is the one node that watches and reads a mailbox.
//
// A node renews its leases with every heartbeat. One that died loses them within
// tempo.lease, and the others take over with their next look. Mailboxes are spread evenly:
// a node takes free ones up to its share, and gives back what is above it when a node
// joins.
type node struct {
	name  string
	store *store.Store
	log   *slog.Logger
	tempo tempo

	mu      sync.Mutex
	held    map[string]bool // names of the leases this node has
	renewed time.Time       // when it last knew
	beats   sync.WaitGroup
	stop    context.CancelFunc
}

var _ jobs.Nodes = (*node)(nil)

// tempo is how fast nodes notice one another. lease must be several heartbeats long; lease
// and look together are how long a dead node's work waits.
type tempo struct {
	lease, heartbeat, look time.Duration
}

func usualTempo() tempo {
	return tempo{lease: 30 * time.Second, heartbeat: 8 * time.Second, look: 15 * time.Second}
}

const (
	dutyLease     = "duty"
	nodeLease     = "node/"
	mailboxLeases = "mailbox/"
)

// join makes this program a node until leave.
func join(ctx context.Context, db *store.Store, log *slog.Logger, t tempo) (*node, error) {
	host, err := os.Hostname()
	if err != nil {
		host = "node" // the name is for people who read logs
	}
	n := &node{
		// The end makes it another node after every start: a job of the last one is not ours.
		name:  fmt.Sprintf("%s-%d-%s", host, os.Getpid(), uuid.NewString()[:8]),
		store: db, log: log, tempo: t, held: map[string]bool{},
	}
	if err := n.beat(ctx); err != nil {
		return nil, fmt.Errorf("join the other nodes: %w", err)
	}
	var beating context.Context
	beating, n.stop = context.WithCancel(context.WithoutCancel(ctx))
	n.beats.Go(func() {
		tick := time.NewTicker(t.heartbeat)
		defer tick.Stop()
		for {
			select {
			case <-beating.Done():
				return
			case <-tick.C:
			}
			if err := n.beat(beating); err != nil && beating.Err() == nil {
				log.Warn("the leases of this node could not be renewed, it is tried again", "node", n.name, "err", err)
			}
		}
	})
	log.Info("joined the nodes of the database", "node", n.name)
	return n, nil
}

// leave gives every lease back, so that others take over at once.
func (n *node) leave(ctx context.Context) error {
	n.stop()
	n.beats.Wait()
	return n.store.DropLeases(ctx, n.name)
}

// beat says that this node lives and renews what it has. When that fails for too long, it
// has nothing any more: others may have taken it.
func (n *node) beat(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, n.tempo.lease)
	defer cancel()
	asked := time.Now()
	_, err := n.store.TakeLease(ctx, nodeLease+n.name, n.name, n.tempo.lease)
	var names []string
	if err == nil {
		names, err = n.store.RenewLeases(ctx, n.name, n.tempo.lease)
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	switch {
	case err == nil:
		n.renewed = asked
		n.held = map[string]bool{}
		for _, name := range names {
			n.held[name] = true
		}
	case time.Since(n.renewed) > n.tempo.lease:
		n.held = map[string]bool{}
	}
	return err
}

// take takes a lease, or extends it.
func (n *node) take(ctx context.Context, lease string) (bool, error) {
	taken, err := n.store.TakeLease(ctx, lease, n.name, n.tempo.lease)
	n.mu.Lock()
	defer n.mu.Unlock()
	if err == nil && taken {
		n.held[lease] = true
	} else {
		delete(n.held, lease)
	}
	return taken, err
}

func (n *node) drop(ctx context.Context, lease string) error {
	n.mu.Lock()
	delete(n.held, lease)
	n.mu.Unlock()
	return n.store.DropLease(ctx, lease, n.name)
}

// Name implements jobs.Nodes.
func (n *node) Name() string { return n.name }

// OnDuty implements jobs.Nodes.
func (n *node) OnDuty(ctx context.Context) (bool, error) { return n.take(ctx, dutyLease) }

// Alive implements jobs.Nodes.
func (n *node) Alive(ctx context.Context) (map[string]bool, error) {
	leases, err := n.store.LeasesBelow(ctx, nodeLease)
	if err != nil {
		return nil, err
	}
	alive := map[string]bool{}
	for _, name := range leases {
		alive[name] = true
	}
	return alive, nil
}

// Mailboxes implements jobs.Mailboxes: those that this node has the lease of.
func (n *node) Mailboxes(context.Context) ([]followup.AccountID, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	var mine []followup.AccountID
	for _, lease := range slices.Sorted(maps.Keys(n.held)) {
		if account, ok := strings.CutPrefix(lease, mailboxLeases); ok {
			mine = append(mine, followup.AccountID(account))
		}
	}
	return mine, nil
}

// share brings the mailboxes that this node has to its share of all and returns them, and
// those that it gives back; the caller gives them back once nobody watches them here.
func (n *node) share(ctx context.Context) (mine, surplus []followup.AccountID, err error) {
	all, err := n.store.Mailboxes(ctx)
	if err != nil {
		return nil, nil, err
	}
	alive, err := n.Alive(ctx)
	if err != nil {
		return nil, nil, err
	}
	holders, err := n.store.LeasesBelow(ctx, mailboxLeases)
	if err != nil {
		return nil, nil, err
	}
	nodes := max(len(alive), 1)
	share := (len(all) + nodes - 1) / nodes
	var free []followup.AccountID
	for _, account := range all {
		switch holder, held := holders[mailboxLeases+string(account)]; {
		case held && holder == n.name && len(mine) < share:
			mine = append(mine, account)
		case held && holder == n.name:
			surplus = append(surplus, account)
		case !held:
			free = append(free, account)
		}
	}
	for _, account := range free {
		if len(mine) >= share {
			break
		}
		taken, err := n.take(ctx, mailboxLeases+string(account))
		if err != nil {
			return nil, nil, err
		}
		if taken {
			mine = append(mine, account)
		}
	}
	return mine, surplus, nil
}
