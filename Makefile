# Perigee. `make run` answers a first question, `make test` runs every test.

SWIFT ?= swift
QUERY ?= where in_space and flights_count > 1 order by -time_in_space
export SWIFT_BACKTRACE ?= enable=no

# Where `make install` brings what; a package is put together below DESTDIR.
PREFIX ?= /usr/local
DESTDIR ?=
export PREFIX DESTDIR

# READLINE=no leaves GNU readline out of the program, and with it the GPL.
READLINE ?= yes
ifeq ($(READLINE),no)
export PERIGEE_READLINE = no
else
LIBRARIES = libreadline-dev
endif

RELEASE = sh Scripts/release-environment.sh .build/libraries $(SWIFT) build -c release \
  --static-swift-stdlib --disable-local-rpath -Xswiftc -no-toolchain-stdlib-rpath --product
RELEASE_PERIGEE = $(RELEASE) perigee && sh Scripts/copy-program.sh .build/release/perigee .build/release/perigee

.PHONY: run test test-plain test-portable release install uninstall install-run install-test install-bench lint format sanitize soak bench \
  bench-queries bench-load bench-start bench-stop bench-kernels docs grammar manual clean

## Answers a first question from the embedded spacecraft, and shows how to ask another.
run: install-run
	@$(RELEASE_PERIGEE)
	@echo
	@echo '$$ perigee "$(QUERY)"'
	@.build/release/perigee "$(QUERY)"
	@echo
	@echo 'Ask another:  make run QUERY="select name, time_in_space where agency = '"'"'SpaceX'"'"' order by name"'
	@echo "or directly:  .build/release/perigee --help"

## Runs all tests.
test: install-test
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build

## Builds the programs as they are shipped: `perigee` with everything inside, beside it `perigee-fetch`, which uses the
## system's curl.
release: install-run
	$(RELEASE_PERIGEE)
	$(RELEASE) perigee-fetch

## Installs the programs, the manual page and the completions of bash, zsh and fish below PREFIX, or takes away what
## that brought.
install: release
	@sh Scripts/install.sh install
uninstall:
	@sh Scripts/install.sh uninstall

## Installs the system packages that are missing: for the program, for the tests, and for the measurements.
install-run:
	@sh Scripts/install-packages.sh $(LIBRARIES)
install-test:
	@sh Scripts/install-packages.sh $(LIBRARIES) sqlite3
install-bench:
	@sh Scripts/install-packages.sh $(LIBRARIES) libsqlite3-dev

## Builds the program without GNU readline too, where the debugging one stands, and sees that nothing of it is inside.
test-plain:
	PERIGEE_READLINE=no $(SWIFT) build --product perigee
	sh Scripts/check-without-readline.sh .build/debug/perigee

## Runs what tests the kernels again with those that any processor runs, where `make test` has built them.
test-portable:
	PERIGEE_PORTABLE=1 SWIFT_BACKTRACE=enable=no $(SWIFT) test --skip-build \
	  --filter 'ColumnarTests|MaskTests|IndexTests|EngineAgreementTests'

## Checks the layout of the code; `make format` mends it.
lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests Examples
format:
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests Examples

## Runs the tests again under the sanitizers, with fewer random rounds: all under that of addresses, under that of
## threads those that work on several.
THREADED = ThreadTests|OnceReferenceTests|RangeLinesTests|ValueCompletionTests|PieceTests|RepeatedRecordTests|OrderedTextTests|ColumnLearningTests|MarkedRowsTests|WorkerPoolTests|InterruptionTests|RandomGroupingTests|QueryOptionsTests|PreparedQueryTests|EmbeddingTests|PlatformTests|MaskTests|IndexTests|PackedSort|TopSearch|SlotGrouping|LargeOrder|FingerprintTests|FingerprintMask|TextMarks|RepeatedReading
SANITIZED = PERIGEE_SANITIZED=1 PERIGEE_ROUNDS=60 ASAN_OPTIONS=detect_leaks=0 \
  TSAN_OPTIONS=suppressions=$(CURDIR)/Scripts/thread-sanitizer.suppressions
sanitize: install-test
	$(SWIFT) build --build-tests --sanitize address --scratch-path .build/address
	$(SANITIZED) $(SWIFT) test --skip-build --sanitize address --scratch-path .build/address
	$(SWIFT) build --build-tests --sanitize thread --scratch-path .build/thread
	$(SANITIZED) $(SWIFT) test --skip-build --sanitize thread --scratch-path .build/thread --filter '$(THREADED)'

## Asks many more random questions than `make test` does: 1,000,000 of the reference on 50,000 small tables (and others
## on tables of several blocks), about as many of SQLite; then tries the laws on more tables, the readers on more
## random data, and longer texts.
SOAK = $(SWIFT) test -c release -Xswiftc -enable-testing
soak: install-test
	PERIGEE_ROUNDS=50000 $(SOAK) --filter 'EngineAgreementTests|SQLiteAgreementTests'
	PERIGEE_ROUNDS=2000 $(SOAK) --filter 'OracleTests.*LawTests'
	PERIGEE_ROUNDS=30000 $(SOAK) --filter 'TableReadingTests.OracleAgreementTests'
	PERIGEE_ROUNDS=50 $(SOAK) --filter 'LargeInputTests'
	PERIGEE_ROUNDS=20000 $(SOAK) --filter 'TableReadingTests.PieceTests'
	PERIGEE_EVERY_BYTE=1 $(SOAK) --filter 'LaunchLibraryTests.DamageTests|SnapshotsTests.DamageTests.every'
	PERIGEE_ROUNDS=2000 $(SOAK) --filter 'QueryExecutionTests.*(AgreementTests|OrderTests)'
	PERIGEE_LONGEST=1 $(SOAK) --filter 'QueryBinderTests.LargeQueryTests|GrammarTests.LimitTests|ArchitectureTests.ConsumerTests'
	PERIGEE_ROUNDS=20000 $(SOAK) --filter 'SnapshotsTests.DamageTests.what'
	PERIGEE_ROUNDS=1000 $(SOAK) --filter 'SnapshotsTests.SnapshotTests'

## All measurements (see Benchmarks/): bench-queries with ROWS rows, bench-load with LOAD_ROWS, and the others.
LOAD_ROWS ?= 1000000
bench: bench-queries
	$(MAKE) bench-load ROWS=$(LOAD_ROWS)
	$(MAKE) bench-start bench-stop bench-kernels

## Asks the same questions of ROWS made-up spacecraft of Perigee, DuckDB, Polars, DataFusion and SQLite, which are
## installed into .build/peers. The data are kept in BENCH_DATA. QUERIES hands on other wishes, such as `--rounds 11`,
## `--queries q01,q05` or `--json`.
QUERY_ROWS = $(or $(ROWS),10000000)
BENCH_DATA ?= .build/bench-data
bench-queries: install-bench
	PYTHONDONTWRITEBYTECODE=1 python3 -m unittest discover --quiet Benchmarks/Queries
	$(GENERATOR)
	$(BENCHMARKS)
	PYTHONDONTWRITEBYTECODE=1 python3 Benchmarks/Queries/compare.py --rows $(QUERY_ROWS) --data $(BENCH_DATA) \
	  --generator .build/benchmarks/release/generate-data --worker Benchmarks/.build/release/QueryWorker \
	  --sqlite-worker Benchmarks/.build/release/SQLiteWorker --bandwidth Benchmarks/.build/release/ReadBandwidth \
	  --environment .build/peers $(QUERIES)

## Loads ROWS made-up spacecraft (a tenth of them whole) beside DuckDB, Polars and DataFusion. LOADING hands on other
## wishes, such as `--rounds 11`, `--shapes slim` or `--json`.
bench-load: install-run
	@mkdir -p .build
	$(GENERATOR)
	$(BENCHMARKS) --product LoadWorker
	PYTHONDONTWRITEBYTECODE=1 python3 Benchmarks/Loading/compare.py --rows $(or $(ROWS),1000000) --folder .build \
	  --generator .build/benchmarks/release/generate-data --worker Benchmarks/.build/release/LoadWorker \
	  --environment .build/peers $(LOADING)

## Measures a scan against a loop in C, and a whole run against sqlite3's.
bench-start: release install-test
	$(BENCHMARKS)
	Benchmarks/.build/release/ScanBenchmark
	$(GENERATOR)
	.build/benchmarks/release/generate-data page 603 > .build/start.json
	Benchmarks/.build/release/StartBenchmark .build/release/perigee .build/start.json .build

## Measures how soon queries stop and completions come.
bench-stop: install-run
	$(ROOMS) --product CancellationBenchmark
	.build/benchmarks/release/CancellationBenchmark
	$(ROOMS) --product CompletionBenchmark
	.build/benchmarks/release/CompletionBenchmark

## Measures the innermost loops against plain ones, and against what the machine reads.
bench-kernels: install-run
	$(BENCHMARKS) --product ReadBandwidth
	$(ROOMS) --product KernelBenchmark
	.build/benchmarks/release/KernelBenchmark "$$(Benchmarks/.build/release/ReadBandwidth)"

# With the standard library inside, as programs are shipped: without that reading a query takes a tenth longer.
BENCHMARKS = $(SWIFT) build -c release --static-swift-stdlib --package-path Benchmarks
GENERATOR = $(SWIFT) build -c release --scratch-path .build/benchmarks --product generate-data
ROOMS = PERIGEE_BENCHMARKS=1 $(SWIFT) build -c release --scratch-path .build/benchmarks

## Makes the documentation as a DocC archive; a broken link in it is an error.
docs:
	$(SWIFT) build
	sh Scripts/build-documentation.sh .build/debug/Modules .build/documentation.doccarchive

## Makes everything that comes of Grammar/query.ebnf: tables for the parser, the page with its pictures, editors.
grammar:
	$(SWIFT) build --product grammar-tool
	.build/debug/grammar-tool update

## Writes the options anew into the manual page, and what its examples print.
manual: install-test
	$(SWIFT) build --build-tests
	PERIGEE_RECORD=1 $(SWIFT) test --skip-build --filter ManualTests

clean:
	$(SWIFT) package clean
