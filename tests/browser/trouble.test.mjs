// What goes wrong on the way: pressing twice, a reload, another's change meanwhile, a session that ends. Nothing is done
// twice and nothing is lost.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import * as acts from './acts.mjs';
import { acceptedCase, Caller, OLD_AGE, WANG } from './api.mjs';
import { BASE, close, DESK, PASSWORD, PHONE } from './browser.mjs';
import { Journey } from './journey.mjs';

after(close);

/** An application that is filled in as far as the check. */
async function filledIn(person) {
  const { hands } = person;
  const item = await new Caller().item(OLD_AGE);
  await person.open(`/apply/${item.id}?as=person&step=1`);
  await acts.chooseVenue(hands, ['兰山区']);
  await acts.sayWho(hands);
  await acts.sayHow(hands, '帮办');
  await acts.title(hands, '请核对');
  return item;
}

test('a double click on a submit makes one case', async () => {
  const caller = await Caller.as('wang');
  const before = await caller.countOf(await caller.item(OLD_AGE));
  const wang = await new Journey('trouble').person('wang', PHONE);
  const item = await filledIn(wang);
  await wang.page.getByRole('button', { name: '提交申请' }).dblclick();
  await acts.title(wang.hands, '申请已提交');
  await wang.settled();
  assert.equal(await caller.countOf(item), before + 1);
  // Going back and pressing again makes no second one.
  await wang.page.goBack();
  await wang.settled();
  assert.equal(await wang.page.getByRole('button', { name: '提交申请' }).count(), 0);
  await wang.page.getByRole('link', { name: '看提交结果' }).waitFor();
  await wang.look('trouble-already-sent');
  await wang.leave();
});

test('a reload in the middle of an application loses nothing', async () => {
  const wang = await new Journey('trouble').person('wang', PHONE);
  const { hands, page } = wang;
  const item = await new Caller().item(OLD_AGE);
  await wang.open(`/apply/${item.id}?as=person&step=1`);
  await acts.chooseVenue(hands, ['兰山区', '银雀山']);
  await hands.fill('身份证号', WANG.id_number);
  await hands.fill('联系电话', '1395391');
  await page.reload();
  await wang.settled();
  assert.equal(await page.getByLabel('身份证号').inputValue(), WANG.id_number);
  assert.equal(await page.getByLabel('联系电话').inputValue(), '1395391');
  // Half a number is told at the field and in the summary, which has the focus.
  await hands.press('下一步');
  await page.locator('.summary', { hasText: '联系电话' }).waitFor();
  await page.waitForFunction(() => document.activeElement?.classList.contains('summary-place'));
  await wang.look('trouble-half-a-number');
  await hands.fill('联系电话', WANG.phone);
  await hands.press('下一步');
  await hands.choose('代办');
  await page.reload();
  await wang.settled();
  assert.ok(await page.getByRole('radio', { name: /^代办/ }).isChecked());
  await hands.follow('上一步');
  await hands.follow('上一步');
  await page.waitForFunction(() => document.querySelectorAll('main select').length > 1);
  await wang.settled();
  const chosen = await page.locator('main select').evaluateAll((lists) => lists.map((list) => list.selectedOptions[0].text));
  assert.match(chosen[0], /兰山区/);
  assert.match(chosen[1], /银雀山/);
  await wang.leave();
});

test("another's change meanwhile is shown, and what was typed stays", async () => {
  const { id } = await acceptedCase();
  await (await Caller.as('lanshan.agent1')).act(id, 'log-entries', { text: '核对材料，齐全有效。', kind: 'guidance' });
  const agent = await new Journey('trouble').person('lanshan.agent1', DESK);
  const { hands, page } = agent;
  await agent.open(`/cases/${id}/acts/suspensions`);
  const words = '申请人住院，其子书面申请暂停办理。';
  await hands.fill('书面依据', words);
  const clerk = await Caller.as('lanshan.clerk');
  const material = (await clerk.case(id)).materials.find((one) => one.required);
  await clerk.act(id, `materials/${material.id}/receipt`, { form: 'original', copies: 1 });
  await hands.press('中止');
  const notice = page.getByRole('alert').filter({ hasText: '办件刚刚有新的变动' });
  await notice.waitFor();
  assert.match(await notice.textContent(), /材料/);
  assert.equal(await page.getByLabel('书面依据').inputValue(), words);
  agent.forgive(/status of 412/);
  await agent.look('trouble-conflict');
  await hands.press('中止');
  await acts.told(hands, '已中止');
  assert.equal((await clerk.case(id)).suspensions[0].basis, words);
  await agent.leave();
});

test('the end of a session asks to sign in again in place, and loses nothing', async () => {
  const { id } = await acceptedCase();
  const agent = await new Journey('trouble').person('lanshan.agent1', PHONE);
  const { hands, page } = agent;
  await agent.open(`/cases/${id}/acts/log-entries`);
  const words = '与申请人约好明天上门。';
  await hands.fill('做了什么', words);
  // Somebody ends the session elsewhere: neither the token nor the cookie is worth anything any more.
  const ended = await fetch(`${BASE}/api/v1/auth/logout`, { method: 'POST', headers: { authorization: agent.token } });
  assert.equal(ended.status, 204);
  await hands.press('填写日志');
  const dialog = page.getByRole('dialog', { name: '请重新登录' });
  await dialog.waitFor();
  agent.forgive(/status of 401/);
  await agent.look('trouble-session-ended');
  await hands.fill('用户名', 'lanshan.agent1');
  await hands.fill('密码', PASSWORD);
  await hands.press('登录');
  await dialog.waitFor({ state: 'hidden' });
  assert.equal(new URL(page.url()).pathname, `/cases/${id}/acts/log-entries`);
  assert.equal(await page.getByLabel('做了什么').inputValue(), words);
  await hands.press('填写日志');
  await acts.told(hands, '日志已记录');
  const clerk = await Caller.as('lanshan.clerk');
  const log = (await clerk.send('GET', `/api/v1/cases/${id}/log-entries`)).body.items;
  assert.deepEqual(log.map((entry) => entry.text), [words]);
  await agent.leave();
});
