# Every target is a line that .ci/run also runs, or one that a human could type.
.PHONY: build test race lint fuzz update cover release clean

build:
	go build -trimpath -o toll ./cmd/toll

test:
	go test ./...

race:
	go test -race ./...

lint:
	.ci/lint

fuzz:
	.ci/fuzz

update:
	go test $$(git grep -l 'flag.Bool("update"' -- '*_test.go' | xargs -n1 dirname | sort -u | sed 's|^|./|') -update

cover:
	go test -coverprofile=cover.prof ./... && go tool cover -func=cover.prof

# dist/: binaries for all systems, packages, checksums, from the last commit.
release:
	.ci/release

clean:
	rm -rf toll toll-report dist cover.prof
