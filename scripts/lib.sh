# What the other scripts share: places, words on the terminal, and a throw-away demonstration server.
# Sourced, never run: . "$(dirname "$0")/lib.sh"

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$ROOT" || exit 1

# rustup puts cargo here; a login shell knows it, sudo and CI may not.
if [ -d "$HOME/.cargo/bin" ]; then PATH="$HOME/.cargo/bin:$PATH"; fi

TARGET=${CARGO_TARGET_DIR:-$ROOT/target}
VENV=$TARGET/tools/venv

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

# timed WORDS COMMAND...: says what is done, does it, says how long it took.
timed() {
  local words=$1 began=$SECONDS
  shift
  say "== $words"
  "$@" || return
  say "   done in $((SECONDS - began)) s"
}

# Built as it is delivered, the program must not hold the switches that leave a scope away for tests.
program_has_no_switches() {
  local tree
  tree=$(cargo tree --locked --offline --package bangban-server --edges normal,build,features) || return
  ! grep scope-switches <<<"$tree"
}

# Whether a file system can be mounted here: the test of a full one needs that.
can_mount() {
  local place
  place=$(mktemp -d)
  if mount -t tmpfs -o size=1m bangban "$place" 2>/dev/null; then
    umount -l "$place"
    rmdir "$place"
  else
    rmdir "$place"
    return 1
  fi
}

# A TCP port that nothing uses at the moment.
free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# Loads the demonstration data into the folder $BANGBAN_DATA_DIR. Where DEMO_DATA names a folder, the data are
# loaded there once, and copied ever after: loading takes a while.
demo_data() {
  local binary=$1 log=$BANGBAN_DATA_DIR/demo.log
  if [ -z "${DEMO_DATA:-}" ]; then
    timeout 300 "$binary" demo >"$log" 2>&1 && return
  elif [ -d "$DEMO_DATA" ] || (
    mkdir -p "$DEMO_DATA.part"
    BANGBAN_DATA_DIR=$DEMO_DATA.part timeout 300 "$binary" demo >"$log" 2>&1 && mv "$DEMO_DATA.part" "$DEMO_DATA"
  ); then
    cp -a "$DEMO_DATA/." "$BANGBAN_DATA_DIR" && return
  fi
  say "the demonstration data could not be loaded:"
  tail -n 20 "$log"
  return 1
}

# A demonstration server of its own, on SQLite in a folder that goes away with it.
# Afterwards SERVER_URL is its address; the caller arranges `trap stop_demo_server EXIT`.
#   start_demo_server BINARY [OPTION...]     options of `bangban serve`
SERVER_PID=
SERVER_FOLDER=
SERVER_URL=
start_demo_server() {
  local binary=$1 port waited=0 variable
  shift
  SERVER_FOLDER=$(mktemp -d)
  port=$(free_port)
  SERVER_URL=http://127.0.0.1:$port
  # Settings of the person who runs the checks are not those of this server.
  for variable in $(compgen -e | grep '^BANGBAN_'); do unset "$variable"; done
  export BANGBAN_DATA_DIR=$SERVER_FOLDER BANGBAN_LISTEN=127.0.0.1:$port
  demo_data "$binary" || return
  "$binary" serve "$@" >"$SERVER_FOLDER/serve.log" 2>&1 &
  SERVER_PID=$!
  until curl --silent --fail --output /dev/null --max-time 2 "$SERVER_URL/health/ready"; do
    waited=$((waited + 1))
    if [ "$waited" -gt 150 ] || ! kill -0 "$SERVER_PID" 2>/dev/null; then
      say "the server did not become ready:"
      tail -n 20 "$SERVER_FOLDER/serve.log"
      return 1
    fi
    sleep 0.2
  done
}

stop_demo_server() {
  if [ -n "$SERVER_PID" ]; then
    # It may have ended by itself, and it ends by a signal: neither is a failure of whoever stops it.
    kill "$SERVER_PID" 2>/dev/null || true
    wait "$SERVER_PID" 2>/dev/null || true
    SERVER_PID=
  fi
  if [ -n "$SERVER_FOLDER" ]; then
    rm -rf "$SERVER_FOLDER"
    SERVER_FOLDER=
  fi
}

# token ACCOUNT: an access token of a demonstration account. Their one password is printed in the documentation.
token() {
  curl --silent --show-error --fail --max-time 30 --header 'Content-Type: application/json' \
    --data "{\"username\":\"$1\",\"password\":\"Bangban-demo-2026\",\"client\":\"api\"}" \
    "$SERVER_URL/api/v1/auth/login" |
    python3 -c 'import json, sys; print(json.load(sys.stdin)["access_token"])'
}
