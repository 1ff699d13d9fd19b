# What both scripts share: signing in and calling, with curl (and jq to read answers).
# shellcheck shell=bash
BASE=${1:-${BANGBAN_URL:-http://127.0.0.1:8080}}
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
TODAY=$(TZ=Asia/Shanghai date +%F)
LATER=$(TZ=Asia/Shanghai date -d '+300 days' +%F)

command -v jq >/dev/null || { printf 'jq is needed: apt-get install jq\n' >&2; exit 1; }
curl -sf -o /dev/null --max-time 5 "$BASE/health/live" || {
  printf 'no server answers at %s: is "make run" running? Another address is the first argument.\n' "$BASE" >&2
  exit 1
}

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }
fail() { printf 'failed: %s\n' "$*" >&2; exit 1; }

# sign_in NAME: prints an access token.
sign_in() {
  curl -sS -X POST "$BASE/api/v1/auth/login" -H 'Content-Type: application/json' \
    -d "{\"username\":\"$1\",\"password\":\"Bangban-demo-2026\",\"client\":\"api\"}" | jq -er .access_token
}

# call TOKEN METHOD PATH [BODY]: the answer goes to $WORK/answer; STATUS and ETAG are set. After the
# first look at a case, its ETag is sent as If-Match.
call() {
  local token=$1 method=$2 path=$3 body=${4:-}
  local arguments=(-sS -X "$method" "$BASE$path" -D "$WORK/head" -o "$WORK/answer" -w '%{http_code}')
  [ -n "$token" ] && arguments+=(-H "Authorization: Bearer $token")
  [ -n "${IF_MATCH:-}" ] && arguments+=(-H "If-Match: $IF_MATCH")
  [ -n "$body" ] && arguments+=(-H 'Content-Type: application/json' -d "$body")
  STATUS=$(curl "${arguments[@]}")
  ETAG=$(tr -d '\r' <"$WORK/head" | sed -n 's/^[Ee][Tt][Aa][Gg]: //p')
}

# item NAME: the id of a published item.
item() {
  local cursor='' id
  while :; do
    call '' GET "/api/v1/service-items?limit=100${cursor:+&cursor=$cursor}"
    id=$(jq -r --arg name "$1" '[.items[] | select(.name == $name) | .id][0] // empty' "$WORK/answer")
    [ -n "$id" ] && { printf '%s' "$id"; return; }
    cursor=$(jq -r '.next_cursor // empty' "$WORK/answer")
    [ -n "$cursor" ] || fail "no service item $1"
  done
}

