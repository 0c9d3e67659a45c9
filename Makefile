# `make demo` and `make test` do all the set-up themselves on Debian 12 and 13 with Swift 6.3; see README.md.

SHELL = /bin/bash
BUILD = .build
BINARY = $(BUILD)/release/outlets
# Where `make install` puts the tool; DESTDIR is put before it, for those who make packages.
PREFIX = /usr/local
# One file that starts fast: Swift's libraries are linked in.
RELEASE = swift build -c release --product outlets --static-swift-stdlib --scratch-path $(BUILD)
export BUILD

.DEFAULT_GOAL = help
.PHONY: help setup setup-test swift build slim demo test lint format bench leaks threads mutants docs library \
  install uninstall deb clean

help: ## this list
	@awk -F ' *## *' '/^[a-z-]+:.*## / { sub(/:.*/, "", $$1); printf "make %-11s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

demo: build ## build the tool, run the main job on data/ and show its result
	$(BINARY) process data/surveys --rivers data/rivers.geojson --basins data/basins.geojson \
	  --districts data/districts.geojson --out demo-output
	$(BINARY) count demo-output --by river
	@echo "Compared with data/truth.geojson:"
	$(BINARY) evaluate demo-output --truth data/truth.geojson
	@echo "Look at demo-output/outlets.geojson in QGIS or any web map."

test: setup-test ## build the tool and pass all tests
	@$(MAKE) --no-print-directory build
	@.ci/test $(BUILD) $(CURDIR)/$(BINARY)

build: setup ## build the tool: .build/release/outlets
	@.ci/quietly $(BUILD)/build.log "Building outlets (the first time some minutes)" $(RELEASE)

install: ## put the tool, its manual pages and its completions under PREFIX (/usr/local), from what make build made
	@.ci/install install $(BINARY) "$(DESTDIR)$(PREFIX)"

uninstall: ## take away what make install put under PREFIX
	@.ci/install uninstall $(BINARY) "$(DESTDIR)$(PREFIX)"

deb: ## make a Debian package of the tool, for machines without Swift
	@.ci/setup deb
	@$(MAKE) --no-print-directory build
	@.ci/deb $(BINARY) $(BUILD)

library: setup ## build a package that uses the library, and run it
	@.ci/library $(BUILD)-library

docs: ## documentation of the library, as web pages
	@.ci/setup docs
	@.ci/docs $(BUILD)

# Debian packages that are missing; silent when there are none.
setup: ## install the Debian packages that the build needs
	@.ci/setup

# Tests need GDAL's tools, a PostGIS server and some shells besides.
setup-test: ## install the Debian packages that the tests need, too
	@.ci/setup tests

# Whether Swift is there at all.
swift:
	@.ci/setup --swift

lint: swift ## check style, imports between floors, and the rules of the house
	swift format lint --strict -r Sources Tests Package.swift
	.ci/check-imports
	.ci/check-house

format: swift ## put the source in style
	swift format -i -r Sources Tests Package.swift

slim: setup ## build the tool without GDAL, and see that it says so
	@.ci/slim $(BUILD)-slim

bench: build ## time the main job on a large made-up survey
	Benchmarks/run $(BINARY)

leaks: setup-test ## run the tests under the address and leak sanitizer
	ASAN_OPTIONS=detect_leaks=1 swift test --sanitize=address --disable-xctest --scratch-path $(BUILD)-address

threads: setup-test ## run the tests under the thread sanitizer
	swift test --sanitize=thread --disable-xctest --scratch-path $(BUILD)-thread

mutants: setup-test ## break the code in many ways, and see that the tests notice (up to two hours)
	Tests/mutants/mutants.py

clean: ## remove all that was built, and the output of make demo
	rm -rf $(BUILD) $(BUILD)-* demo-output Package.resolved Tests/LibraryPackage/.build Tests/LibraryPackage/Package.resolved
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
