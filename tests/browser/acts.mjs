// What the journeys' people do on the pages, each act once, for a mouse and for a keyboard.

import assert from 'node:assert/strict';
import { WANG } from './api.mjs';

/** Waits for the title of a page. */
export async function title(hands, words) {
  await hands.page.locator('h1', { hasText: words }).waitFor();
}

/** Waits for what the toast tells. */
export async function told(hands, words) {
  await hands.page.locator('.toast', { hasText: words }).first().waitFor();
}

/** The row of a list, or the card on a phone, in which a case stands; the next page of the list is loaded until it comes. */
export async function row(hands, number) {
  const found = hands.page.locator('main tr', { hasText: number });
  const more = hands.page.getByRole('button', { name: '加载更多' });
  while ((await found.count()) === 0 && (await more.count()) > 0) {
    await more.click();
    await hands.person.settled();
  }
  return found;
}

/** A citizen finds an item among those of an event. */
export async function findItem(hands, event, item) {
  await hands.follow(event);
  await hands.follow(item);
  await title(hands, item);
}

/** Where: as far down as `places` goes. */
export async function chooseVenue(hands, places) {
  const labels = ['县区', '乡镇（街道）', '村（社区）'];
  for (const [level, place] of places.entries()) await hands.select(labels[level], place);
  await hands.see('place');
  await hands.press('下一步');
}

/** Who: the name is known. */
export async function sayWho(hands) {
  assert.equal(await hands.page.getByLabel('姓名').inputValue(), WANG.name);
  await hands.fill('身份证号', WANG.id_number);
  await hands.fill('联系电话', WANG.phone);
  await hands.see('who');
  await hands.press('下一步');
}

/** How, with consent and undertaking. */
export async function sayHow(hands, mode) {
  await hands.choose(mode);
  await hands.choose('我自愿申请帮办代办');
  await hands.choose('我承诺提交的材料真实');
  await hands.see('how');
  await hands.press('下一步');
}

/** What the confirmation gives. */
export async function slip(page) {
  const number = (await page.locator('.slip .number').textContent()).trim();
  const code = (await page.locator('.slip .code').textContent()).trim();
  assert.match(number, /^LY\d{17}$/);
  assert.match(code, /^[0-9A-Z]{8}$/);
  const drawn = await page.getByRole('img', { name: '二维码' }).evaluate((image) => image.naturalWidth);
  assert.ok(drawn > 0, 'no QR code');
  return { number, code };
}

/** The part of a form that belongs to a ticked line. */
export function linesOf(hands, name) {
  const choice = hands.page.locator('main .choice', { has: hands.page.getByRole('checkbox', { name }) });
  return choice.locator('xpath=following-sibling::*[1]');
}

/** The clerk lists everything that is missing, each with a phrase of the library. */
export async function giveNotice(hands, missing) {
  for (const [material, phrase] of missing) {
    await hands.choose(material);
    await hands.phrase(phrase, { within: linesOf(hands, material) });
  }
  await hands.see('notice');
  await hands.press('发出告知书');
  await told(hands, '已一次性告知');
}

/** The clerk draws up the agreement as it is prepared. */
export async function drawUp(hands) {
  await hands.follow('拟定委托协议');
  await hands.see('agreement');
  await hands.press('拟定委托协议');
  await told(hands, '委托协议已拟定');
}

/** Both parties sign at the counter. */
export async function signBoth(hands) {
  await hands.follow('签署协议');
  await hands.choose('机构同时签署');
  await hands.press('签署协议');
  await told(hands, '签署已登记');
}

/** The clerk accepts and names the agent. */
export async function accept(hands, agent) {
  await hands.follow('受理');
  await hands.choose(agent);
  await hands.see('acceptance');
  await hands.press('受理');
  await told(hands, '已受理');
}

/** The agent logs: from the form to the case, a phrase and a press. */
export async function log(hands, phrase) {
  await hands.phrase(phrase);
  await hands.see('log-entry');
  await hands.press('填写日志');
  await told(hands, '日志已记录');
}

/** An act that stands behind “other acts”. */
export async function otherAct(hands, verb) {
  await hands.press('其他操作');
  await hands.follow(verb);
  await title(hands, verb);
}

/** The agent pauses the case on the applicant's written wish. */
export async function pause(hands) {
  await otherAct(hands, '中止');
  await hands.phrase('外出');
  await hands.see('suspension');
  await hands.press('中止');
  await told(hands, '已中止');
}

/** And goes on. */
export async function resume(hands) {
  await hands.follow('续办');
  await hands.phrase('原因消除');
  await hands.see('resumption');
  await hands.press('续办');
  await told(hands, '已续办');
}

/** The department's paper: filed, accepted, decided. */
export async function recordProgress(hands, progress, outcome) {
  await otherAct(hands, '部门办理进度');
  await hands.choose(progress);
  if (outcome) await hands.choose(outcome);
  if (outcome) await hands.see('department');
  await hands.press('登记进度');
  await told(hands, '部门办理进度已更新');
}

/** Everything that is not here yet is received in one go, each in its usual form. */
export async function receiveMaterials(hands) {
  await hands.follow('全部收取');
  await hands.see('materials');
  await hands.press('全部收取');
  await told(hands, '材料已收讫');
}

/** Personal data, whole, for a reason. */
export async function reveal(hands, phone) {
  await hands.press('显示完整电话');
  await hands.see('disclosure');
  await hands.phrase('联系申请人');
  await hands.press('显示');
  await hands.page.locator(`.about a[href="tel:${phone}"]`).waitFor();
}

/** The result. */
export async function complete(hands, outcome) {
  await otherAct(hands, '办结');
  await hands.choose(outcome);
  await hands.phrase('已取得文书');
  await hands.see('completion');
  await hands.press('办结');
  await told(hands, '已办结');
}

/** Both lists as they are prepared, and who takes it. */
export async function handOver(hands, to) {
  await hands.follow('交接');
  await hands.fill('领取人姓名', to);
  await hands.see('handover');
  await hands.press('交接');
  await told(hands, '已交接');
}
