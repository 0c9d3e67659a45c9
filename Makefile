# `make demo` and `make test` do all the set-up themselves on Debian 12 with Swift 6.3.

SHELL = /bin/bash
BUILD = .build
BINARY = $(BUILD)/release/outlets
# One file that starts fast: Swift's libraries are linked in.
RELEASE = swift build --quiet -c release --product outlets --static-swift-stdlib --scratch-path $(BUILD)

.PHONY: help setup setup-test build slim demo test lint format bench leaks threads mutants docs library clean

help:
	@echo "make demo      run the main job on data/ and show its result"
	@echo "make test      build the tool and pass all tests"
	@echo "make build     build the tool: $(BUILD)/release/outlets"
	@echo "make slim      build the tool without GDAL, and see that it says so"
	@echo "make lint      style, imports between floors"
	@echo "make format    put the source in style"
	@echo "make bench     time the main job on a large made-up survey"
	@echo "make leaks     tests under the address and leak sanitizer"
	@echo "make threads   tests under the thread sanitizer"
	@echo "make mutants   break the code in many ways, and see that the tests notice"
	@echo "make docs      documentation of the library, as web pages"
	@echo "make library   build a package that uses the library, and run it"

# Debian packages that are missing; silent when there are none.
setup:
	@.ci/setup

# Tests need GDAL's tools and a PostGIS server besides.
setup-test:
	@.ci/setup test

build: setup
	$(RELEASE)

demo: build
	$(BINARY) process data/surveys --rivers data/rivers.geojson --basins data/basins.geojson \
	  --districts data/districts.geojson --out demo-output
	$(BINARY) count demo-output --by river
	@echo "Compared with data/truth.geojson:"
	@.ci/truth-agreement demo-output data/truth.geojson
	@echo "Look at demo-output/outlets.geojson in QGIS or any web map."

slim: setup
	.ci/slim $(BUILD)-slim

# The end-to-end tests run the built tool.
test: setup-test build
	OUTLETS_BINARY=$(CURDIR)/$(BINARY) swift test --disable-xctest --scratch-path $(BUILD)

lint:
	swift format lint --strict -r Sources Tests Package.swift
	.ci/check-imports
	.ci/check-house

format:
	swift format -i -r Sources Tests Package.swift

bench: build
	Benchmarks/run $(BINARY)

leaks: setup-test
	ASAN_OPTIONS=detect_leaks=1 swift test --sanitize=address --disable-xctest --scratch-path $(BUILD)-address

threads: setup-test
	swift test --sanitize=thread --disable-xctest --scratch-path $(BUILD)-thread

mutants: setup-test
	Tests/mutants/mutants.py

docs: setup
	.ci/docs $(BUILD)

library: setup
	.ci/library $(BUILD)-library

clean:
	rm -rf $(BUILD) $(BUILD)-address $(BUILD)-thread $(BUILD)-slim $(BUILD)-library demo-output
