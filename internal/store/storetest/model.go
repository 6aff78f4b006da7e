package storetest

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"afterword/internal/followup"
)

var someModels = rapid.Custom(func(t *rapid.T) followup.Model {
	return followup.Model{
		Endpoint: rapid.SampledFrom([]string{"http://127.0.0.1:11434/v1", "https://models.example.org/v1"}).Draw(t, "endpoint"),
		Name:     texts.Draw(t, "name"), Key: texts.Draw(t, "key"), KeyCommand: texts.Draw(t, "command"),
		Runs:    rapid.SampledFrom([]followup.Whereabouts{followup.Here, followup.Elsewhere}).Draw(t, "runs"),
		SaidBy:  rapid.SampledFrom([]followup.Teller{followup.ByServer, followup.ByPerson}).Draw(t, "said by"),
		AddedAt: time.UnixMilli(rapid.Int64Range(0, 4e12).Draw(t, "added")).UTC(), AllowedAt: instants.Draw(t, "allowed"),
		Private: rapid.Bool().Draw(t, "private"),
	}
})

func (s *suite) models(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := s.account()
		type key struct{ endpoint, name string }
		want := map[key]followup.Model{}
		for _, m := range rapid.SliceOfN(someModels, 0, 4).Draw(t, "models") {
			want[key{m.Endpoint, m.Name}] = m
			s.update(t, a, func(tx followup.Tx) error { return tx.SaveModel(ctx, m) })
		}
		check := func() {
			t.Helper()
			s.view(t, a, func(tx followup.Tx) error {
				got, err := tx.Models(ctx)
				if len(got) != len(want) || !slices.IsSortedFunc(got, func(x, y followup.Model) int { return y.AddedAt.Compare(x.AddedAt) }) {
					t.Fatalf("%d models of %d, or not in their order", len(got), len(want))
				}
				for _, m := range got {
					same(t, "the model", m, want[key{m.Endpoint, m.Name}])
				}
				return err
			})
		}
		check()
		for k := range want {
			s.update(t, a, func(tx followup.Tx) error { return tx.RemoveModel(ctx, k.endpoint, k.name) })
			delete(want, k)
			check()
			err := s.Update(ctx, a, func(tx followup.Tx) error { return tx.RemoveModel(ctx, k.endpoint, k.name) })
			wantError(t, "a model removed twice", err, followup.ErrNotFound)
			break
		}
	})
}
