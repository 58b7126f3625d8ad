#!/bin/sh
# Regenerates the locks: requirements.lock (to run, lists and all), requirements-dev.lock (to test as well), and
# the same pins in pyproject.toml for `uv run`. Versions stay unless --upgrade is given.
#
#   scripts/lock.sh [--upgrade | --upgrade-package NAME]
#
# Runs in an emptied environment and without configuration files: settings for package indexes
# could choose other versions, or leave an address in the locks.
set -eu
cd "$(dirname "$0")/.."

uv=$(command -v uv || echo .venv/bin/uv)
[ -x "$uv" ] || { echo "scripts/lock.sh needs uv (pip install uv)" >&2; exit 1; }

compile() {
    target=$1
    shift
    env -i PATH="$PATH" HOME="${HOME:-/}" ${SSL_CERT_FILE:+SSL_CERT_FILE="$SSL_CERT_FILE"} \
        "$uv" --no-config pip compile pyproject.toml --quiet --universal --python-version 3.11 \
        --generate-hashes --no-emit-index-url --no-annotate --no-header \
        --group build --output-file "$target" "$@"
    echo "$target: $(grep -c '==' "$target") packages"
}

compile requirements.lock --extra batch --extra record "$@"
compile requirements-dev.lock --extra batch --extra record --group dev --constraints requirements.lock "$@"
python3 scripts/write_constraints.py
