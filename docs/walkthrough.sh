#!/usr/bin/env bash
# Takes a citizen's and an enterprise's case through every state, with curl (and jq to read answers).
# Usage: docs/walkthrough.sh [BASE_URL]      against a demonstration: `make run`
set -euo pipefail
. "$(dirname "$0")/lib.sh"

# act TOKEN ACT BODY WANTED_STATE: an act on the case $CASE with its current version.
act() {
  local token=$1 name=$2 body=$3 wanted=$4
  IF_MATCH=$CASE_ETAG call "$token" POST "/api/v1/cases/$CASE/$name" "$body"
  case $STATUS in 200 | 201) ;; *) fail "$name answered $STATUS: $(cat "$WORK/answer")" ;; esac
  local state
  state=$(jq -r .state "$WORK/answer")
  [ "$state" = "$wanted" ] || fail "$name led to $state, not to $wanted"
  CASE_ETAG=$ETAG
  printf '  %-34s → %s\n' "$name" "$state"
}

# draft TOKEN BODY: makes a draft; sets CASE and CASE_ETAG.
draft() {
  call "$1" POST /api/v1/cases "$2"
  [ "$STATUS" = 201 ] || fail "the draft was answered $STATUS: $(cat "$WORK/answer")"
  CASE=$(jq -r .id "$WORK/answer")
  CASE_ETAG=$ETAG
  printf '  %-34s → %s\n' "起草" "$(jq -r .state "$WORK/answer")"
}

# receive_all TOKEN: a receipt for every required material.
receive_all() {
  call "$1" GET "/api/v1/cases/$CASE"
  CASE_ETAG=$ETAG
  local state id
  state=$(jq -r .state "$WORK/answer")
  for id in $(jq -r '.materials[] | select(.required and .receipt == null) | .id' "$WORK/answer"); do
    act "$1" "materials/$id/receipt" '{"form":"original","copies":1}' "$state"
  done
}

say "Signing in at $BASE"
CLERK=$(sign_in lanshan.clerk)
AGENT=$(sign_in lanshan.agent1)
SUPERVISOR=$(sign_in lanshan.supervisor)
ARCHIVIST=$(sign_in lanshan.archivist)
WANG=$(sign_in wang)
CORP=$(sign_in corp)
call "$AGENT" GET /api/v1/me
AGENT_ID=$(jq -r .id "$WORK/answer")
call "$CLERK" GET /api/v1/me
HALL=$(jq -r .organization_id "$WORK/answer")

say "1. A citizen's case, taken at the window: 最低生活保障对象认定"
ITEM=$(item 最低生活保障对象认定)
draft "$CLERK" "{\"service_item_id\":\"$ITEM\",\"mode\":\"entrust\",
  \"applicant\":{\"kind\":\"natural_person\",\"name\":\"王芳\",\"id_number\":\"371302199001010011\",\"phone\":\"13953912345\"},
  \"consent\":{\"voluntary\":true,\"scope\":\"代为准备并递交申报材料\"}}"
act "$CLERK" submission '{"declaration":true}' submitted
NUMBER=$(jq -r .case_number "$WORK/answer")
CODE=$(jq -r .tracking_code "$WORK/answer")
printf '  办件编号 %s，查询码 %s\n' "$NUMBER" "$CODE"
act "$CLERK" correction-notice '{"items":[{"subject":"居民户口簿","requirement":"户主页和本人页复印件各一份","how_to_supply":"到窗口补交或在线上传"}]}' correction_required
act "$WANG" supplement '{"items":[{"subject":"居民户口簿","note":"已补交"}]}' submitted
act "$CLERK" agreement "{\"content\":\"代办最低生活保障\",\"scope\":\"准备、递交材料，领取结果\",\"valid_until\":\"$LATER\"}" submitted
act "$WANG" agreement/signatures "{\"party\":\"applicant\",\"method\":\"electronic\",\"signed_on\":\"$TODAY\"}" submitted
act "$CLERK" agreement/signatures "{\"party\":\"organization\",\"method\":\"paper\",\"signed_on\":\"$TODAY\"}" submitted
act "$CLERK" acceptance "{\"agent_id\":\"$AGENT_ID\"}" accepted
printf '  代办时限 %s\n' "$(jq -r '.due_on // "未知：缺少 \(.due_unknown_year) 年日历"' "$WORK/answer")"
act "$AGENT" log-entries '{"text":"到家中核对材料，指导填写申请表","kind":"visit"}' in_progress
receive_all "$AGENT"
act "$AGENT" department-progress "{\"state\":\"filed\",\"occurred_on\":\"$TODAY\",\"reference\":\"银雀山民〔2026〕31号\"}" in_progress
act "$AGENT" department-progress "{\"state\":\"accepted\",\"occurred_on\":\"$TODAY\"}" in_progress
act "$AGENT" suspensions "{\"ground\":\"applicant_cause\",\"basis\":\"申请人书面申请\",\"started_on\":\"$TODAY\"}" suspended
SUSPENSION=$(jq -r '.suspensions[-1].id' "$WORK/answer")
act "$AGENT" "suspensions/$SUSPENSION/end" "{\"ended_on\":\"$TODAY\"}" in_progress
act "$AGENT" department-progress "{\"state\":\"decided\",\"occurred_on\":\"$TODAY\",\"outcome\":\"granted\"}" in_progress
act "$AGENT" completion '{"outcome":"granted","result":"最低生活保障审核确认通知书"}' completed
act "$AGENT" handover '{"to_applicant":[{"name":"确认通知书","form":"original","count":1}],"to_organization":[{"name":"办件卷宗","form":"original","count":1}],"received_by":"王芳"}' handed_over
act "$WANG" evaluation '{"level":1,"comment":"代办员上门服务，很方便"}' handed_over
act "$ARCHIVIST" archive '{"retention":"ten_years"}' archived

say "   The citizen follows it without signing in"
IF_MATCH='' call '' POST /api/v1/track "{\"case_number\":\"$NUMBER\",\"code\":\"$CODE\"}"
[ "$STATUS" = 200 ] || fail "tracking answered $STATUS"
jq -r '"  \(.applicant_name)，\(.service_item_name)：\(.state)，\(.steps | length) 步"' "$WORK/answer"

say "2. An enterprise's case, applied for online: 建设用地规划许可证核发（出让用地）"
ITEM=$(item '建设用地规划许可证核发（出让用地）')
draft "$CORP" "{\"service_item_id\":\"$ITEM\",\"organization_id\":\"$HALL\",\"mode\":\"entrust\",
  \"applicant\":{\"kind\":\"legal_person\",\"name\":\"临沂沂蒙示例机械有限公司\",\"credit_code\":\"91371302MA3C000116\",
    \"legal_representative\":\"李建国\",\"contact\":{\"name\":\"赵敏\",\"phone\":\"13853912345\"}},
  \"consent\":{\"voluntary\":true,\"scope\":\"代为准备、递交材料\"}}"
act "$CORP" submission '{"declaration":true}' submitted
act "$CLERK" agreement "{\"content\":\"代办建设用地规划许可\",\"scope\":\"准备、递交材料，领取结果\",\"valid_until\":\"$LATER\",\"non_cooperation_clause\":true}" submitted
act "$CORP" agreement/signatures "{\"party\":\"applicant\",\"method\":\"electronic\",\"signed_on\":\"$TODAY\"}" submitted
act "$CLERK" agreement/signatures "{\"party\":\"organization\",\"method\":\"electronic\",\"signed_on\":\"$TODAY\"}" submitted
act "$CLERK" acceptance "{\"agent_id\":\"$AGENT_ID\"}" accepted
act "$AGENT" log-entries '{"text":"核对报建材料","kind":"guidance"}' in_progress
act "$AGENT" charges "{\"name\":\"城市基础设施配套费\",\"amount\":1200.50,\"basis\":\"鲁财综〔2019〕1号\",\"due_on\":\"$LATER\",\"state\":\"due\"}" in_progress
CHARGE=$(jq -r '.charges[-1].id' "$WORK/answer")
act "$AGENT" problems '{"text":"宗地界址与登记不一致","with_whom":"兰山区自然资源局"}' in_progress
PROBLEM=$(jq -r '.problems[-1].id' "$WORK/answer")
act "$AGENT" approval-requests '{"kind":"priority","reason":"重点项目开工在即","payload":{"priority":"urgent"}}' in_progress
call "$SUPERVISOR" GET /api/v1/approval-requests?limit=100
REQUEST=$(jq -r --arg case "$CASE" '[.items[] | select(.case_id == $case) | .id][0]' "$WORK/answer")
act "$SUPERVISOR" "approval-requests/$REQUEST/decision" '{"approved":true,"reason":"情况属实，同意"}' in_progress
act "$AGENT" department-progress "{\"state\":\"filed\",\"occurred_on\":\"$TODAY\"}" in_progress
act "$AGENT" department-progress "{\"state\":\"correction_required\",\"occurred_on\":\"$TODAY\"}" in_progress
act "$CORP" supplement '{"items":[{"subject":"更正后的宗地图"}]}' in_progress
act "$AGENT" department-progress "{\"state\":\"accepted\",\"occurred_on\":\"$TODAY\",\"limits\":{\"promised\":{\"days\":5,\"unit\":\"working\"},\"statutory\":{\"days\":20,\"unit\":\"working\"}}}" in_progress
act "$AGENT" department-progress "{\"state\":\"special_procedure\",\"occurred_on\":\"$TODAY\",\"special_procedure\":{\"ground\":\"expert_review\",\"expected_days\":5}}" in_progress
act "$AGENT" department-progress "{\"state\":\"accepted\",\"occurred_on\":\"$TODAY\"}" in_progress
act "$AGENT" department-progress "{\"state\":\"accepted\",\"occurred_on\":\"$TODAY\",\"extension\":{\"days\":5,\"reason\":\"情况复杂\"}}" in_progress
act "$AGENT" department-progress "{\"state\":\"decided\",\"occurred_on\":\"$TODAY\",\"outcome\":\"granted\"}" in_progress
act "$AGENT" "problems/$PROBLEM/solution" '{"text":"已更正界址"}' in_progress
act "$AGENT" "charges/$CHARGE/settlement" '{"state":"paid"}' in_progress
receive_all "$AGENT"
act "$AGENT" completion '{"outcome":"granted","result":"建设用地规划许可证"}' completed
act "$AGENT" handover '{"to_applicant":[{"name":"许可证","form":"original","count":1}],"to_organization":[{"name":"办件卷宗","form":"original","count":1}],"received_by":"赵敏"}' handed_over
act "$ARCHIVIST" archive '{"retention":"thirty_years","note":"重点项目"}' archived

say "3. The other ends"
simple() {
  draft "$CLERK" "{\"service_item_id\":\"$(item 高龄津贴申领)\",\"mode\":\"assist\",
    \"applicant\":{\"kind\":\"natural_person\",\"name\":\"王芳\",\"id_number\":\"371302199001010011\",\"phone\":\"13953912345\"},
    \"consent\":{\"voluntary\":true,\"scope\":\"协助准备材料\"}}"
  act "$CLERK" submission '{"declaration":true}' submitted
}
simple
act "$CLERK" rejection '{"reason_code":"not_eligible","reason":"年龄未满八十周岁","alternative":"年满后可在村便民服务站申领"}' rejected
act "$ARCHIVIST" archive '{}' archived
simple
act "$WANG" withdrawal '{"reason":"暂不办理"}' withdrawn
simple
act "$CLERK" agreement/signatures "{\"party\":\"applicant\",\"method\":\"oral\",\"signed_on\":\"$TODAY\"}" submitted
act "$CLERK" acceptance "{\"agent_id\":\"$AGENT_ID\"}" accepted
act "$WANG" termination-request '{"reason":"自行办理"}' accepted
act "$CLERK" termination '{"ground":"applicant_request","reason":"申请人自行办理","returned_materials":[]}' terminated
act "$WANG" evaluation '{"level":2}' terminated

say "4. On the spot: 城乡居民基本医疗保险参保登记"
ITEM=$(item 城乡居民基本医疗保险参保登记)
call '' GET "/api/v1/service-items/$ITEM"
MATERIALS=$(jq -c '[.materials[] | select(.necessity != "optional") | {material_id: .id, form: "original"}]' "$WORK/answer")
IF_MATCH='' call "$CLERK" POST /api/v1/cases/on-the-spot "{\"service_item_id\":\"$ITEM\",\"mode\":\"assist\",
  \"applicant\":{\"kind\":\"natural_person\",\"name\":\"王芳\",\"id_number\":\"371302199001010011\",\"phone\":\"13953912345\"},
  \"consent\":{\"voluntary\":true,\"scope\":\"协助办理\"},\"declaration\":true,\"agent_id\":\"$AGENT_ID\",
  \"materials\":$MATERIALS,\"outcome\":\"registered\",\"result\":\"参保登记完成\"}"
[ "$STATUS" = 201 ] || fail "on-the-spot answered $STATUS: $(cat "$WORK/answer")"
printf '  %-34s → %s\n' "当场办" "$(jq -r .state "$WORK/answer")"

say "5. 逾期未补正, which only time brings: a case of the demonstration"
IF_MATCH='' call "$SUPERVISOR" GET '/api/v1/cases?state=lapsed&limit=1'
CASE=$(jq -er '.items[0].id' "$WORK/answer") || fail "the demonstration has no lapsed case"
IF_MATCH='' call "$SUPERVISOR" GET "/api/v1/cases/$CASE/events"
jq -r '.items[] | "  \(.at[:10])  \(.kind)"' "$WORK/answer"

say "Every state was seen."
