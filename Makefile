# Afterword. `make help` lists what can be done.

export CGO_ENABLED = 0
BIN := bin/afterword
# Servers, a browser, an editor, calendar programs and a PDF reader that the tests drive for real.
APT := dovecot-imapd dovecot-lmtpd dovecot-submissiond dovecot-sieve postfix postgresql chromium neovim radicale python3-caldav python3-icalendar poppler-utils

.PHONY: help run build bundle test lint bench bench-delivery bench-review corpora soak generate tools-for-tests clean

help: ## say what can be done
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

run: build ## try it: a demo with its own mail world, nothing real is touched
	./$(BIN) demo

build: bundle ## build the one binary, bin/afterword
	go build -trimpath -o $(BIN) .

bundle: ## build the browser sources in web/; needs npm, and the pages do without
	@go run ./tools/webbundle

test: tools-for-tests bundle-for-tests lint ## everything: install what is needed, check, test
	AFTERWORD_REQUIRE_SERVERS=1 go test -timeout 15m $$(go list ./... | grep -v /internal/soak)
	@# The crash matrix fills the machine by itself: it has the cores to itself.
	AFTERWORD_REQUIRE_SERVERS=1 go test -timeout 15m ./internal/soak

lint: ## formatting, vet, staticcheck
	@unformatted=$$(go tool gofumpt -l .); \
	if [ -n "$$unformatted" ]; then echo "run go tool gofumpt -w on:"; echo "$$unformatted"; exit 1; fi
	go vet ./...
	go tool staticcheck ./...

bench: ## speed and memory of the pure packages
	go test -run '^$$' -bench . -benchmem ./...

bench-delivery: ## what a send costs beside a bare SMTP client; starts PostgreSQL, or takes AFTERWORD_POSTGRES=postgres://…
	go run ./cmd/bench

bench-review: ## what reviewing a note costs beside Vale, write-good, alex and harper.js (installs them: Go, a C compiler, Node)
	go run ./cmd/benchreview

corpora: ## how well the mails and calendar files of ../shared/corpora are read, as one table
	@go test -count=1 -v -run Corpus ./internal/letter ./internal/invite | go run ./tools/corpora

soak: ## the long tests: a kill at every step of a send 100 times, many nodes at work (an hour or more)
	cd internal/soak && AFTERWORD_SOAK=100 AFTERWORD_REQUIRE_SERVERS=1 go test -count=1 -timeout 12h
	AFTERWORD_SOAK=100 AFTERWORD_REQUIRE_SERVERS=1 go test -count=1 -timeout 6h ./internal/serve/... ./internal/jobs/... ./internal/mailbox/...

generate: ## write the generated pages and tables anew
	go generate ./...

.PHONY: bundle-for-tests
bundle-for-tests:
	@go run ./tools/webbundle -strict

tools-for-tests:
	@missing=$$(dpkg-query -W -f '$${Status} $${Package}\n' $(APT) 2>/dev/null | awk '$$3 != "installed"'); \
	known=$$(dpkg-query -W -f 'x\n' $(APT) 2>/dev/null | wc -l); \
	if [ -z "$$missing" ] && [ "$$known" = "$(words $(APT))" ]; then exit 0; fi; \
	if [ "$$(id -u)" != 0 ]; then echo "The tests need real servers, a browser and an editor. As root: apt-get install $(APT)"; exit 1; fi; \
	apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(APT)

clean: ## remove what was built
	rm -rf bin web/node_modules
	find internal/web/bundle -type f ! -name README.md -delete
