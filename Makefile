# The commands of the house. `make demo` and `make test` need nothing but Swift 6.3 and Debian: they see to the rest.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help deps deps-interop build docs install uninstall deb demo test interop hostile fuzz bench lint format clean

SAMPLES := $(filter-out Samples/README%,$(wildcard Samples/*.txt Samples/*.md))
DEMO := build/demo
SOURCES := Sources Tests Package.swift Benchmarks $(wildcard Schemas) Fuzz/Package.swift Fuzz/Sources
PREFIX ?= /usr/local
RELEASED = $(shell swift build -c release --product gongkai --static-swift-stdlib --show-bin-path)/gongkai
SHARED := $(or $(GONGKAI_SHARED),../shared)
BENCH_INPUT := $(or $(wildcard $(SHARED)/corpus/jiaxing-2017-05.txt),Samples/gazette-2024-03.txt)

help: ## Say what can be made.
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

deps: ## Install what building needs, where it is missing.
	@Scripts/install-missing pkg-config libxml2-dev libxslt1-dev libzip-dev libarchive-dev zlib1g-dev libxlsxwriter-dev libsqlite3-dev libpq-dev

deps-interop: deps
	@Scripts/install-missing libxml2-utils python3 python3-venv libreoffice-calc sqlite3 chromium unzip openssh-client \
		dpkg-dev binutils lintian mandoc man-db zsh fish debootstrap parallel git

build: deps ## Build for release, with the Swift runtime linked in.
	swift build -c release --product gongkai --static-swift-stdlib

docs: deps ## Make the documentation of the library for those who embed it, in build/docs; a warning is an error.
	@Scripts/install-missing python3
	Scripts/documentation build/docs

install: build ## Install the program, man pages and completions under DESTDIR/PREFIX (/usr/local).
	@Scripts/install-missing python3
	Scripts/install "$(RELEASED)" "$(PREFIX)" "$(DESTDIR)"

uninstall: ## Take away what make install installed under DESTDIR/PREFIX.
	Scripts/install --uninstall "$(PREFIX)" "$(DESTDIR)"

deb: build ## Make a Debian package in build/.
	@Scripts/install-missing python3 dpkg-dev binutils
	@Scripts/debian-package "$(RELEASED)" build

demo: build ## Convert the sample gazette into build/demo/ and validate what was written.
	@Scripts/demo "$$(swift build -c release --product gongkai --static-swift-stdlib --show-bin-path)/gongkai" $(DEMO) $(SAMPLES)

test: deps ## Run the tests.
	swift test --parallel

interop: build deps-interop ## Have programs from outside judge what we write.
	@Scripts/interop "$$(swift build -c release --product gongkai --static-swift-stdlib --show-bin-path)/gongkai"

hostile: deps ## Run the tests of hostile input at full size, which takes a release build, minutes and gigabytes.
	swift test -c release -Xswiftc -enable-testing --filter Hostile

fuzz: deps ## Feed the readers what nobody would write, FUZZ_SECONDS (60) each.
	@Scripts/fuzz

bench: build ## Time the program against larger inputs, an empty program, pandoc and what else converts records; prints ratios.
	@Scripts/install-missing pandoc miller libxml2-utils sqlite3 python3 python3-venv
	swift build --package-path Benchmarks -c release --static-swift-stdlib
	@bin="$$(swift build --package-path Benchmarks -c release --static-swift-stdlib --show-bin-path)"; \
	"$$bin/bench" "$$(swift build -c release --product gongkai --static-swift-stdlib --show-bin-path)/gongkai" "$$bin/empty" \
		$(BENCH_INPUT) build/bench
	@"$$(swift build --package-path Benchmarks -c release --static-swift-stdlib --show-bin-path)/writers" $(BENCH_INPUT)
	@Scripts/bench-records "$$(swift build -c release --product gongkai --static-swift-stdlib --show-bin-path)/gongkai" \
		"$$(swift build --package-path Benchmarks -c release --static-swift-stdlib --show-bin-path)/records"
	@Scripts/bench-readers "$$(swift build -c release --product gongkai --static-swift-stdlib --show-bin-path)/gongkai" \
		$(BENCH_INPUT) $(wildcard $(SHARED)/corpus/pages)

lint: ## Check layout and the import rules of Docs/architecture.md.
	@Scripts/install-missing python3
	swift format lint --strict --recursive --parallel $(SOURCES)
	@Scripts/check-imports

format: ## Lay the sources out.
	swift format --in-place --recursive --parallel $(SOURCES)

clean: ## Remove what was built.
	rm -rf .build build Fuzz/.build
