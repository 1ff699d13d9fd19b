// What administrators do: a new version of an item is written and published, an organisation and roles are changed.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import * as acts from './acts.mjs';
import { Caller, OLD_AGE } from './api.mjs';
import { close, DESK } from './browser.mjs';
import { Journey } from './journey.mjs';

after(close);

test('the administrator publishes a new version of an item', async () => {
  const journey = new Journey('item-version', { looks: true });
  const clerk = await Caller.as('lanshan.clerk');
  const item = await clerk.item(OLD_AGE);
  const sysadmin = await journey.person('sysadmin', DESK);
  await sysadmin.open(`/items/${item.id}`);
  await journey.look('item', sysadmin);
  await journey.step('new version', sysadmin, async (hands) => {
    await hands.press('新建版本');
    await acts.title(hands, `第 ${item.version + 1} 版`);
  }, { aim: '1 click', most: { clicks: 1 } });
  await journey.look('draft', sysadmin);
  await journey.step('change and save', sysadmin, async (hands) => {
    await hands.fill('规费', '不收费（工本费除外）');
    await hands.see('typed');
    await hands.press('保存草稿');
    await acts.told(hands, '草稿已保存');
  }, { aim: '1 click', most: { clicks: 1 } });
  await sysadmin.page.getByRole('status').filter({ hasText: '有 1 处变化' }).waitFor();
  await journey.step('publish', sysadmin, async (hands) => {
    await hands.press('发布这一版');
    await hands.see('publish');
    await hands.press('发布');
    await acts.told(hands, '已发布');
  }, { aim: '2 clicks', most: { clicks: 2 } });
  await journey.look('published', sysadmin);
  assert.equal((await clerk.item(OLD_AGE)).version, item.version + 1);
  await sysadmin.leave();
});

test('the administrator changes what is told of an organisation', async () => {
  const journey = new Journey('organization', { looks: true });
  const sysadmin = await journey.person('sysadmin', DESK);
  const clerk = await (await Caller.as('lanshan.clerk')).me();
  await sysadmin.open(`/organizations/${clerk.organization_id}`);
  await journey.look('organization', sysadmin);
  await journey.step('change the phone', sysadmin, async (hands) => {
    await hands.fill('电话', '0539-8100001');
    await hands.see('edit');
    await hands.press('保存');
    await sysadmin.page.locator('.fact', { hasText: '0539-8100001' }).waitFor();
  });
  await sysadmin.leave();
});

test('the security administrator changes roles', async () => {
  const journey = new Journey('account', { looks: true });
  const secadmin = await journey.person('secadmin', DESK);
  const agent = await (await Caller.as('lanshan.agent2')).me();
  await secadmin.open(`/users/${agent.id}`);
  await journey.look('account', secadmin);
  await secadmin.hands.press('修改角色');
  await journey.look('roles', secadmin);
  await secadmin.leave();
});
