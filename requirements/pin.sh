#!/bin/sh
# Pins what pyproject.toml asks for, with hashes, into three sets: run ⊂ test ⊂ full.
# Usage: pin.sh PIP_COMPILE. No registry address is written.
set -eu
cd "$(dirname "$0")/.."
compile=$1

pin() {
    out=$1
    shift
    CUSTOM_COMPILE_COMMAND="make pins" "$compile" --quiet --generate-hashes --allow-unsafe --strip-extras \
        --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options --annotation-style line \
        --build-deps-for editable "$@" --output-file "requirements/$out" pyproject.toml
}

pin full.txt --extra test --extra postgres --extra test-full
pin test.txt --constraint requirements/full.txt --extra test
pin run.txt --constraint requirements/full.txt
