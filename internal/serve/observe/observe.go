// Package observe says how a running Afterword fares, for machines that watch over it:
//
//	/healthz  the process answers
//	/readyz   it can do its work: the database takes writes and the workers run
//	/metrics  figures in the text format of Prometheus
//
// Nothing here tells of a person: figures are labelled with states and outcomes, never
// with an account, an address, an employer or a word of a note.
//
// What is stored is counted when somebody asks, at most every few seconds; what happens
// is counted as it passes (mail.go).
package observe

import (
	"context"
	"log/slog"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"afterword/internal/note"
	"afterword/internal/store"
)

// Counted is where the stored figures come from. *store.Store is one.
type Counted interface {
	Figures(ctx context.Context, now time.Time) (store.Figures, error)
	CanWrite(ctx context.Context) error
}

const (
	// answerTime bounds the counting, so that a scrape does not hang with the database.
	answerTime = 5 * time.Second
	// freshFor is how long figures are given out before they are counted anew.
	freshFor = 10 * time.Second
)

// Observer counts and answers. Its methods may be called from many goroutines.
type Observer struct {
	counted Counted
	now     func() time.Time
	log     *slog.Logger
	ready   atomic.Bool

	registry *prometheus.Registry
	sends    *prometheus.CounterVec
	sendTime prometheus.Histogram
	reads    *prometheus.CounterVec

	mu      sync.Mutex
	figures store.Figures
	counts  time.Time // when they were counted
}

// New returns an observer of what is counted, by the clock now.
func New(counted Counted, now func() time.Time, log *slog.Logger) *Observer {
	o := &Observer{counted: counted, now: now, log: log, registry: prometheus.NewRegistry()}
	o.sends = prometheus.NewCounterVec(prometheus.CounterOpts{
		Name: "afterword_sends_total", Help: "Attempts to submit a note, by how they ended: sent, refused, postponed (certainly not delivered, will be tried again), unknown.",
	}, []string{"outcome"})
	o.sendTime = prometheus.NewHistogram(prometheus.HistogramOpts{
		Name: "afterword_send_seconds", Help: "How long an attempt to submit a note took.",
		Buckets: []float64{0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300},
	})
	o.reads = prometheus.NewCounterVec(prometheus.CounterOpts{
		Name: "afterword_mailbox_reads_total", Help: "Readings of a mailbox, by outcome: ok, failed.",
	}, []string{"outcome"})
	for _, outcome := range []string{sent, refused, postponed, unknown} {
		o.sends.WithLabelValues(outcome) // a rate needs a zero to start from
	}
	for _, outcome := range []string{readOK, readFailed} {
		o.reads.WithLabelValues(outcome)
	}
	o.registry.MustRegister(o.sends, o.sendTime, o.reads, &stored{o},
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return o
}

// Ready says whether the workers run.
func (o *Observer) Ready(yes bool) { o.ready.Store(yes) }

// Pages returns what is served, by pattern of http.ServeMux.
func (o *Observer) Pages() map[string]http.Handler {
	return map[string]http.Handler{
		"GET /healthz": http.HandlerFunc(o.healthy),
		"GET /readyz":  http.HandlerFunc(o.readyToWork),
		"GET /metrics": promhttp.HandlerFor(o.registry, promhttp.HandlerOpts{
			ErrorLog: slog.NewLogLogger(o.log.Handler(), slog.LevelWarn), ErrorHandling: promhttp.ContinueOnError, MaxRequestsInFlight: 2,
		}),
	}
}

func (o *Observer) healthy(w http.ResponseWriter, _ *http.Request) { say(w, http.StatusOK, "ok") }

func (o *Observer) readyToWork(w http.ResponseWriter, r *http.Request) {
	if !o.ready.Load() {
		say(w, http.StatusServiceUnavailable, "the workers do not run")
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), answerTime)
	defer cancel()
	if err := o.counted.CanWrite(ctx); err != nil {
		o.log.Warn("the database cannot be written to", "err", err)
		say(w, http.StatusServiceUnavailable, "the database cannot be written to, the log says why")
		return
	}
	say(w, http.StatusOK, "ready")
}

func say(w http.ResponseWriter, status int, words string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(words + "\n"))
}

// current returns the stored figures, counted anew when they are old.
func (o *Observer) current() (store.Figures, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if !o.counts.IsZero() && time.Since(o.counts) < freshFor {
		return o.figures, nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), answerTime)
	defer cancel()
	figures, err := o.counted.Figures(ctx, o.now())
	if err != nil {
		return figures, err
	}
	o.figures, o.counts = figures, time.Now()
	return figures, nil
}

// stored collects what the database holds.
type stored struct{ o *Observer }

var (
	notesDesc     = prometheus.NewDesc("afterword_notes", "Notes, by state.", []string{"state"}, nil)
	dueDesc       = prometheus.NewDesc("afterword_due_steps", "Steps of plans that want a look by now: a note to hand over, or a draft that somebody must approve.", nil, nil)
	mailboxesDesc = prometheus.NewDesc("afterword_mailboxes", "Mailboxes.", nil, nil)
	lagDesc       = prometheus.NewDesc("afterword_mailbox_lag_seconds", "Since the mailbox that waits longest was read without an error.", nil, nil)
	jobsDesc      = prometheus.NewDesc("afterword_jobs", "Jobs of the queue, by state.", []string{"state"}, nil)
)

// states are all that a note can be in, so that none disappears from a chart at zero.
var states = []note.State{note.Draft, note.Approved, note.Scheduled, note.Sending, note.InDrafts, note.Sent, note.Unknown, note.Failed, note.Cancelled, note.Skipped}

// Describe implements prometheus.Collector.
func (*stored) Describe(out chan<- *prometheus.Desc) {
	for _, desc := range []*prometheus.Desc{notesDesc, dueDesc, mailboxesDesc, lagDesc, jobsDesc} {
		out <- desc
	}
}

// Collect implements prometheus.Collector.
func (s *stored) Collect(out chan<- prometheus.Metric) {
	figures, err := s.o.current()
	if err != nil {
		out <- prometheus.NewInvalidMetric(notesDesc, err)
		return
	}
	gauge := func(desc *prometheus.Desc, value float64, labels ...string) {
		out <- prometheus.MustNewConstMetric(desc, prometheus.GaugeValue, value, labels...)
	}
	for _, state := range states {
		gauge(notesDesc, float64(figures.Notes[state]), string(state))
	}
	gauge(dueDesc, float64(figures.Due))
	gauge(mailboxesDesc, float64(figures.Mailboxes))
	if !figures.LongestAgo.IsZero() {
		gauge(lagDesc, max(0, s.o.now().Sub(figures.LongestAgo).Seconds()))
	}
	for state, n := range figures.Jobs {
		gauge(jobsDesc, float64(n), state)
	}
}
