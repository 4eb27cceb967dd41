#!/bin/sh
# Renew the locked lists of libraries, hashes and all, for every Python and machine we support.
# Needs the tool "uv" on the path; the lists hold no address of where the files come from.
set -eu
cd "$(dirname "$0")/.."
lock() {
    target=$1; shift
    uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-header \
        --output-file "$target" "$@" >/dev/null
}
lock packaging/requirements.lock
lock packaging/requirements-dev.lock --group dev --constraints packaging/requirements.lock
