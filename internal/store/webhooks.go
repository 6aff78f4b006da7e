package store

import (
	"context"
	"fmt"
	"strings"
	"time"

	"afterword/internal/followup"

	"github.com/uptrace/bun"
)

// webhookColumn is what the sealed secret of a webhook is bound to, besides the account and
// its id.
const webhookColumn = "webhook.secret/"

type webhookRow struct {
	bun.BaseModel `bun:"table:webhook"`

	AccountID    followup.AccountID `bun:"account_id,pk"`
	ID           string             `bun:"id,pk"`
	URL          string             `bun:"url"`
	Kinds        string             `bun:"kinds"`
	SecretSealed string             `bun:"secret_sealed"`
	Private      int64              `bun:"private"`
	MadeAt       int64              `bun:"made_at"`
}

type deliveryRow struct {
	bun.BaseModel `bun:"table:delivery"`

	AccountID followup.AccountID     `bun:"account_id,pk"`
	WebhookID string                 `bun:"webhook_id,pk"`
	Happening string                 `bun:"happening,pk"`
	Kind      followup.HappeningKind `bun:"kind"`
	ProcessID string                 `bun:"process_id"`
	NoteID    string                 `bun:"note_id"`
	At        int64                  `bun:"at"`
	State     followup.DeliveryState `bun:"state"`
	Queued    int64                  `bun:"queued"`
	Tries     int64                  `bun:"tries"`
	TriedAt   *int64                 `bun:"tried_at"`
	Status    int64                  `bun:"status"`
	Answer    string                 `bun:"answer"`
}

var (
	webhookColumns  = columnsIn(webhookRow{})
	deliveryColumns = columnsIn(deliveryRow{})

	insertWebhook  = prepare("INSERT INTO webhook (" + webhookColumns.list() + ") VALUES (" + webhookColumns.marks() + ")")
	selectWebhooks = prepare("SELECT " + webhookColumns.list() + " FROM webhook WHERE account_id = ? ORDER BY made_at, id")
	selectWebhook  = prepare("SELECT " + webhookColumns.list() + " FROM webhook WHERE account_id = ? AND id = ?")
	deleteWebhook  = prepare("DELETE FROM webhook WHERE account_id = ? AND id = ?")

	insertDelivery   = prepare("INSERT INTO delivery (" + deliveryColumns.list() + ") VALUES (" + deliveryColumns.marks() + ")")
	selectDeliveries = prepare("SELECT " + deliveryColumns.list() + " FROM delivery WHERE account_id = ? AND webhook_id = ? ORDER BY at DESC, happening LIMIT ?")
	selectDelivery   = prepare("SELECT " + deliveryColumns.list() + " FROM delivery WHERE account_id = ? AND webhook_id = ? AND happening = ?")
	updateDelivery   = prepare("UPDATE delivery SET state = ?, tries = ?, tried_at = ?, status = ?, answer = ? WHERE account_id = ? AND webhook_id = ? AND happening = ?")
	queueDelivery    = prepare("UPDATE delivery SET queued = 1 WHERE account_id = ? AND webhook_id = ? AND happening = ?")

	// What is over, as the index delivery_over has it.
	deleteOver = prepare("DELETE FROM delivery WHERE account_id = ? AND at < ? AND (state <> 'waiting' OR kind = 'test')")

	// One statement for all webhooks: whoever has none pays for one look into an index.
	announce = prepare(`INSERT INTO delivery (account_id, webhook_id, happening, kind, process_id, note_id, at, state, queued, tries, status, answer)
		SELECT account_id, id, CAST(? AS text), CAST(? AS text), CAST(? AS text), CAST(? AS text), CAST(? AS bigint), 'waiting', 0, 0, 0, ''
		FROM webhook WHERE account_id = ? AND (kinds = '' OR kinds LIKE '%,' || CAST(? AS text) || ',%')
		ON CONFLICT (account_id, webhook_id, happening) DO NOTHING`)
)

// Announce implements followup.Tx.
func (t *tx) Announce(ctx context.Context, h followup.Happening) error {
	err := t.writeTogether(ctx, []change{{t, announce, []any{
		h.ID, string(h.Kind), h.Process, h.Note, h.At.UnixMilli(), string(t.account), string(h.Kind),
	}}})
	if err != nil {
		return fmt.Errorf("cannot tell the webhooks of %s: %w", h.Kind, err)
	}
	return nil
}

// AddWebhook implements followup.APIStore.
func (s *Store) AddWebhook(ctx context.Context, account followup.AccountID, w followup.Webhook) error {
	row := webhookRow{AccountID: account, ID: w.ID, URL: text(w.URL), MadeAt: w.Made.UnixMilli()}
	if w.Private {
		row.Private = 1
	}
	for _, kind := range w.Kinds {
		row.Kinds += "," + string(kind)
	}
	if row.Kinds != "" {
		row.Kinds += ","
	}
	err := s.own(ctx, account, func(t *tx) (err error) {
		if row.SecretSealed, err = t.seal(webhookColumn+w.ID, w.Secret); err != nil {
			return err
		}
		_, err = t.write(ctx, change{t, insertWebhook, webhookColumns.values(row)})
		return err
	})
	if err != nil {
		return fmt.Errorf("cannot keep the webhook: %w", err)
	}
	return nil
}

// Webhooks implements followup.APIStore.
func (s *Store) Webhooks(ctx context.Context, account followup.AccountID) (all []followup.Webhook, err error) {
	err = s.View(ctx, account, func(f followup.Tx) error {
		rows, err := readAll[webhookRow](ctx, f.(*tx), selectWebhooks, string(account))
		for _, row := range rows {
			all = append(all, row.webhook())
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("cannot list the webhooks: %w", explain(err))
	}
	return all, nil
}

// RemoveWebhook implements followup.APIStore.
func (s *Store) RemoveWebhook(ctx context.Context, account followup.AccountID, id string) error {
	return s.changeOwn(ctx, account, "remove the webhook", deleteWebhook, string(account), id)
}

// AddDelivery implements followup.APIStore.
func (s *Store) AddDelivery(ctx context.Context, account followup.AccountID, d followup.Delivery) error {
	row := deliveryRow{
		AccountID: account, WebhookID: d.Webhook, Happening: d.ID, Kind: d.Kind, ProcessID: d.Process, NoteID: d.Note,
		At: d.At.UnixMilli(), State: followup.DeliveryWaiting, Queued: 1,
	}
	err := s.own(ctx, account, func(t *tx) error {
		if _, err := readOne[webhookRow](ctx, t, selectWebhook, string(account), d.Webhook); err != nil {
			return seen(err)
		}
		_, err := t.write(ctx, change{t, insertDelivery, deliveryColumns.values(row)})
		return err
	})
	if err != nil {
		return fmt.Errorf("cannot tell the webhook %q: %w", d.Webhook, err)
	}
	return nil
}

// Deliveries implements followup.APIStore.
func (s *Store) Deliveries(ctx context.Context, account followup.AccountID, webhook string, most int) (all []followup.Delivery, err error) {
	err = s.View(ctx, account, func(f followup.Tx) error {
		if _, err := readOne[webhookRow](ctx, f.(*tx), selectWebhook, string(account), webhook); err != nil {
			return seen(err)
		}
		rows, err := readAll[deliveryRow](ctx, f.(*tx), selectDeliveries, string(account), webhook, int64(most))
		for _, row := range rows {
			all = append(all, row.delivery())
		}
		return explain(err)
	})
	if err != nil {
		return nil, fmt.Errorf("cannot list what the webhook %q was told: %w", webhook, err)
	}
	return all, nil
}

// Delivery implements followup.APIStore.
func (s *Store) Delivery(ctx context.Context, account followup.AccountID, webhook, happening string) (w followup.Webhook, d followup.Delivery, err error) {
	err = s.View(ctx, account, func(f followup.Tx) error {
		t := f.(*tx)
		hook, err := readOne[webhookRow](ctx, t, selectWebhook, string(account), webhook)
		if err != nil {
			return seen(err)
		}
		row, err := readOne[deliveryRow](ctx, t, selectDelivery, string(account), webhook, happening)
		if err != nil {
			return seen(err)
		}
		w, d = hook.webhook(), row.delivery()
		if w.Secret, err = t.keys.open(account, webhookColumn+webhook, hook.SecretSealed); err != nil {
			return fmt.Errorf("the webhook's: %w, restore the key file or add it again: %w", followup.ErrSealed, err)
		}
		return nil
	})
	if err != nil {
		return w, d, fmt.Errorf("the delivery %s to %s: %w", happening, webhook, err)
	}
	return w, d, nil
}

// SaveDelivery implements followup.APIStore.
func (s *Store) SaveDelivery(ctx context.Context, account followup.AccountID, d followup.Delivery) error {
	return s.changeOwn(ctx, account, "note how a delivery fared", updateDelivery,
		string(d.State), int64(d.Tries), milli(d.Tried), int64(d.Status), text(d.Answer), string(account), d.Webhook, d.ID)
}

// NewDeliveries implements followup.APIStore.
func (s *Store) NewDeliveries(ctx context.Context, most int) ([]followup.DeliveryRef, error) {
	var rows []deliveryRow
	err := s.across(ctx, doorDeliveries, func(db bun.IDB) error {
		return db.NewSelect().Model(&rows).Column("account_id", "webhook_id", "happening").Where("queued = 0").OrderExpr("at").Limit(int64(most)).Scan(ctx)
	})
	if err != nil {
		return nil, fmt.Errorf("cannot look for what webhooks are to be told: %w", explain(err))
	}
	var refs []followup.DeliveryRef
	for _, row := range rows {
		refs = append(refs, followup.DeliveryRef{Account: row.AccountID, Webhook: row.WebhookID, Happening: row.Happening})
	}
	return refs, nil
}

// QueuedDelivery implements followup.APIStore.
func (s *Store) QueuedDelivery(ctx context.Context, ref followup.DeliveryRef) error {
	return s.changeOwn(ctx, ref.Account, "note that a delivery is queued", queueDelivery, string(ref.Account), ref.Webhook, ref.Happening)
}

// DropDeliveries implements followup.APIStore.
func (s *Store) DropDeliveries(ctx context.Context, before time.Time) (dropped int, err error) {
	var accounts []followup.AccountID
	err = s.across(ctx, doorDeliveries, func(db bun.IDB) error {
		return db.NewSelect().Model((*deliveryRow)(nil)).ColumnExpr("DISTINCT account_id").
			Where("at < ? AND (state <> 'waiting' OR kind = 'test')", before.UnixMilli()).Scan(ctx, &accounts)
	})
	if err != nil {
		return 0, fmt.Errorf("cannot look for old deliveries: %w", explain(err))
	}
	for _, account := range accounts {
		err := s.own(ctx, account, func(t *tx) error {
			rows, err := t.write(ctx, change{t, deleteOver, []any{string(account), before.UnixMilli()}})
			dropped += int(rows)
			return err
		})
		if err != nil {
			return dropped, fmt.Errorf("cannot drop old deliveries: %w", err)
		}
	}
	return dropped, nil
}

func (row webhookRow) webhook() followup.Webhook {
	w := followup.Webhook{ID: row.ID, URL: row.URL, Private: row.Private == 1, Made: time.UnixMilli(row.MadeAt).UTC()}
	for kind := range strings.SplitSeq(strings.Trim(row.Kinds, ","), ",") {
		if kind != "" {
			w.Kinds = append(w.Kinds, followup.HappeningKind(kind))
		}
	}
	return w
}

func (row deliveryRow) delivery() followup.Delivery {
	return followup.Delivery{
		Webhook: row.WebhookID,
		Happening: followup.Happening{
			ID: row.Happening, Kind: row.Kind, Process: row.ProcessID, Note: row.NoteID, At: time.UnixMilli(row.At).UTC(),
		},
		State: row.State, Tries: int(row.Tries), Tried: instant(row.TriedAt), Status: int(row.Status), Answer: row.Answer,
	}
}
