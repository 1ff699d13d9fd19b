#!/usr/bin/env bash
# Shows how bad input is refused: each with a status, a code, and nothing half written.
# Usage: docs/refusals.sh [BASE_URL]      against a demonstration: `make run`
set -euo pipefail
. "$(dirname "$0")/lib.sh"

# refused STATUS CODE WHAT: checks the last answer.
refused() {
  local code type
  type=$(tr -d '\r' <"$WORK/head" | sed -n 's/^[Cc]ontent-[Tt]ype: //p' | tail -n 1)
  code=$(jq -r '.code' "$WORK/answer")
  [ "$STATUS" = "$1" ] || fail "$3: answered $STATUS, not $1: $(cat "$WORK/answer")"
  [ "$type" = application/problem+json ] || fail "$3: is $type, no problem"
  [ "$code" = "$2" ] || jq -e --arg code "$2" '[.errors[]?.code] | index($code)' "$WORK/answer" >/dev/null ||
    fail "$3: has the code $code, not $2: $(cat "$WORK/answer")"
  printf '  %s %-28s %s\n' "$STATUS" "$2" "$3"
}

# body JQ_FILTER: the draft of wang's case, changed by the filter.
body() {
  jq -cn --arg item "$ITEM" "{service_item_id: \$item, mode: \"entrust\",
    applicant: {kind: \"natural_person\", name: \"王芳\", id_number: \"371302199001010011\", phone: \"13953912345\"},
    consent: {voluntary: true, scope: \"代为准备并递交申报材料\"}} | $1"
}

say "Signing in at $BASE"
CLERK=$(sign_in lanshan.clerk)
AGENT=$(sign_in lanshan.agent1)
YISHUI_AGENT=$(sign_in yishui.agent)
YISHUI_CLERK=$(sign_in yishui.clerk)
AUDITOR=$(sign_in auditor)
ITEM=$(item 高龄津贴申领)

say "Fields"
call "$CLERK" POST /api/v1/cases "$(body '.applicant.id_number = "371302199001010012"')"
refused 422 identity_number_check_digit "an identity number with a wrong check digit"
call "$CLERK" POST /api/v1/cases "$(body '.applicant.id_number = "３７１３０２１９９００１０１００１１"')"
refused 422 identity_number_characters "full-width digits"
call "$CLERK" POST /api/v1/cases "$(body '.applicant.id_number = "371302199002300010"')"
refused 422 identity_number_birth_date "an impossible date of birth"
call "$CLERK" POST /api/v1/cases "$(body '.nickname = "x"')"
refused 422 unknown_field "an unknown field"
call "$CLERK" POST /api/v1/cases "$(body '.applicant.phone = "12345" | .consent.voluntary = false | del(.mode) | .x = 1')"
refused 422 validation_failed "several faults at once"
[ "$(jq '.errors | length' "$WORK/answer")" = 4 ] || fail "not every fault was told: $(cat "$WORK/answer")"
jq -r '.errors[] | "        \(.pointer)  \(.code)  \(.detail)"' "$WORK/answer"

say "Encoding and size"
printf '{"service_item_id":"\xff\xfe"}' >"$WORK/bad"
STATUS=$(curl -sS -X POST "$BASE/api/v1/cases" -H "Authorization: Bearer $CLERK" -H 'Content-Type: application/json' \
  --data-binary @"$WORK/bad" -D "$WORK/head" -o "$WORK/answer" -w '%{http_code}')
refused 400 malformed_encoding "bytes that are no UTF-8"
call "$CLERK" POST /api/v1/cases '{"mode": '
refused 400 malformed_json "unfinished JSON"
head -c 52428800 /dev/zero | tr '\0' ' ' >"$WORK/large"
STATUS=$(curl -sS -X POST "$BASE/api/v1/cases" -H "Authorization: Bearer $CLERK" -H 'Content-Type: application/json' -H 'Expect:' \
  --data-binary @"$WORK/large" -D "$WORK/head" -o "$WORK/answer" -w '%{http_code}' 2>/dev/null || true)
refused 413 payload_too_large "a body of 50 MB"

say "States and versions"
call "$CLERK" POST /api/v1/cases "$(body .)"
[ "$STATUS" = 201 ] || fail "the draft was answered $STATUS: $(cat "$WORK/answer")"
CASE=$(jq -r .id "$WORK/answer")
FIRST=$ETAG
call "$CLERK" POST "/api/v1/cases/$CASE/submission" '{"declaration":true}'
refused 428 if_match_required "an act without If-Match"
IF_MATCH=$FIRST call "$CLERK" POST "/api/v1/cases/$CASE/rejection" '{"reason_code":"other","reason":"x","alternative":"y"}'
refused 409 transition_not_allowed "an act that the state does not allow"
jq -r '"        state \(.state), allowed: \(.allowed | join(", "))"' "$WORK/answer"
IF_MATCH=$FIRST call "$CLERK" POST "/api/v1/cases/$CASE/submission" '{"declaration":true}'
[ "$STATUS" = 200 ] || fail "the submission was answered $STATUS: $(cat "$WORK/answer")"
CURRENT=$ETAG
IF_MATCH=$FIRST call "$CLERK" POST "/api/v1/cases/$CASE/withdrawal" '{}'
refused 412 stale_version "a stale version"
NOTICE='{"items":[{"subject":"居民户口簿","requirement":"复印件","how_to_supply":"到窗口补交"}]}'
IF_MATCH=$CURRENT call "$CLERK" POST "/api/v1/cases/$CASE/correction-notice" "$NOTICE"
IF_MATCH=$ETAG call "$CLERK" POST "/api/v1/cases/$CASE/supplement" '{"items":[{"subject":"居民户口簿"}]}'
CURRENT=$ETAG
IF_MATCH=$CURRENT call "$CLERK" POST "/api/v1/cases/$CASE/correction-notice" "$NOTICE"
refused 409 second_notice_needs_approval "a second notice without approval"
IF_MATCH=$CURRENT call "$CLERK" POST "/api/v1/cases/$CASE/agreement/signatures" '{"party":"applicant","method":"oral","signed_on":"2026-02-30"}'
refused 422 date "an impossible date"
call "$YISHUI_AGENT" GET /api/v1/me
OTHER=$(jq -r .id "$WORK/answer")
IF_MATCH=$CURRENT call "$CLERK" POST "/api/v1/cases/$CASE/acceptance" "{\"agent_id\":\"$OTHER\"}"
refused 422 agent_not_of_venue "an agent of another county"
IF_MATCH=$CURRENT call "$AGENT" POST "/api/v1/cases/$CASE/acceptance" "{\"agent_id\":\"$OTHER\"}"
refused 404 not_found "an act on a case that is not one's own"
call "$YISHUI_CLERK" GET "/api/v1/cases/$CASE"
refused 404 not_found "a case of another county"

say "Repeats"
keyed() {
  STATUS=$(curl -sS -X POST "$BASE/api/v1/cases" -H "Authorization: Bearer $CLERK" -H 'Content-Type: application/json' \
    -H "Idempotency-Key: $1" -d "$2" -D "$WORK/head" -o "$WORK/answer" -w '%{http_code}')
}
KEY="refusals-$$-$(date +%s%N)"
keyed "$KEY" "$(body .)"
FIRST_ID=$(jq -r .id "$WORK/answer")
keyed "$KEY" "$(body .)"
[ "$STATUS" = 201 ] && [ "$(jq -r .id "$WORK/answer")" = "$FIRST_ID" ] || fail "a repeated key made a second case"
grep -qi '^idempotency-replayed: true' "$WORK/head" || fail "the repetition is not marked"
printf '  %s %-28s %s\n' "$STATUS" "Idempotency-Replayed" "the same key and body: the first answer again"
keyed "$KEY" "$(body '.mode = "assist"')"
refused 422 idempotency_key_reused "the same key with another body"

say "The calendar"
call '' GET '/api/v1/calendar/deadline?from=2199-01-01&days=1'
refused 409 calendar_missing "a year without data"
call '' GET '/api/v1/calendar/deadline?from=2023-09-28&days=1'
printf '  %s %-28s 2023-09-28 + 1 → %s\n' "$STATUS" "" "$(jq -r .due_on "$WORK/answer")"

say "Every refused attempt is in the audit trail"
call "$AUDITOR" GET '/api/v1/audit-events?limit=100'
jq -e --arg case "$CASE" '[.items[] | select(.subject_id == $case and .outcome != "done")] | length >= 5' "$WORK/answer" >/dev/null ||
  fail "refused attempts are missing: $(jq -c '.items[:3]' "$WORK/answer")"
jq -r --arg case "$CASE" '.items[] | select(.subject_id == $case and .outcome != "done") | "  \(.outcome)  \(.detail.code)  \(.action)"' "$WORK/answer"
