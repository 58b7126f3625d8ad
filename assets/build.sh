#!/bin/sh
# Compiles the style sheets and refreshes vendored scripts. Run by developers after a change here;
# its output is committed, so that running Wayhome needs no Node.
set -eu
cd "$(dirname "$0")"
static=../src/wayhome/web/static
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

[ -d node_modules ] || npm install --ignore-scripts

mkdir -p "$static/css"
for bundle in report staff; do
    node_modules/.bin/sass --style=compressed --no-charset --no-source-map --quiet-deps \
        -I node_modules/govuk-frontend/dist "scss/$bundle.scss" "$work/$bundle.css"
    node trim.mjs "$work/$bundle.css" "$static/css/$bundle.css"
    printf '%s.css: %s bytes, %s gzip\n' "$bundle" \
        "$(wc -c <"$static/css/$bundle.css")" "$(gzip -9c "$static/css/$bundle.css" | wc -c)"
done

htmx=$(node -p 'require("htmx.org/package.json").version')
target=$static/vendor/htmx-$htmx
mkdir -p "$target"
cp node_modules/htmx.org/dist/htmx.min.js node_modules/htmx.org/LICENSE "$target/"
(cd "$target" && sha256sum htmx.min.js >SHA256SUMS)
