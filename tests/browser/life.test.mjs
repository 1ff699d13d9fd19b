// The life of one case on the pages: a citizen applies on a phone, a clerk gives the one notice, the citizen supplies,
// the clerk accepts with an agreement, agents handle it and hand it over, the archive takes it; anybody with number and
// code follows it, and another county sees nothing of it.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { PNG } from 'pngjs';
import * as acts from './acts.mjs';
import { MACHINE_SUBSIDY, WANG } from './api.mjs';
import { BASE, close, DESK, PHONE } from './browser.mjs';
import { Journey } from './journey.mjs';

after(close);

const VENUE = '兰山区';
const [FIRST_AGENT, SECOND_AGENT] = ['张伟', '王秀英'];

/** A photo as a phone makes it, but small. */
function photo() {
  return { name: '发票.png', mimeType: 'image/png', buffer: PNG.sync.write(new PNG({ width: 8, height: 8 })) };
}

test('the life of a case', async (t) => {
  const journey = new Journey('life', { looks: true });
  const wang = await journey.person('wang', PHONE);
  const clerk = await journey.person('lanshan.clerk', DESK);
  const agent = await journey.person('lanshan.agent1', PHONE);
  const second = await journey.person('lanshan.agent2', PHONE);
  let number, code, address;
  let broken = false;
  // Each part goes on where the one before has ended.
  const part = (title, work) => t.test(title, async (subtest) => {
    if (broken) return subtest.skip('a part before it failed');
    broken = true;
    await work();
    broken = false;
  });

  await part('a citizen applies on a phone', async () => {
    await journey.look('my', wang);
    await journey.step('find the item (A1)', wang, async (hands) => {
      await hands.follow('申请帮办代办');
      await acts.findItem(hands, '种地、买农机的补贴', MACHINE_SUBSIDY);
    }, { aim: '2 clicks after 申请帮办代办', most: { clicks: 3 } });
    await journey.look('guide', wang);
    await journey.step('apply (A3)', wang, async (hands) => {
      await hands.follow('以个人申请');
      await acts.title(hands, '到哪里办');
      await acts.chooseVenue(hands, [VENUE]);
      await acts.sayWho(hands);
      await acts.sayHow(hands, '代办');
      await acts.title(hands, '请核对');
      await hands.see('check');
      await hands.press('提交申请');
      await acts.title(hands, '申请已提交');
    }, { aim: '≤ 4 pages, ≤ 8 inputs, 3 minutes', most: { inputs: 8, seconds: 180 } });
    await journey.look('confirmation', wang);
    ({ number, code } = await acts.slip(wang.page));
  });

  await part('the clerk gives the one notice', async () => {
    await clerk.open('/work');
    await journey.look('queue', clerk);
    await journey.step('one notice (W1)', clerk, async (hands) => {
      await hands.follow('审核申请', { within: await acts.row(hands, number) });
      address = new URL(clerk.page.url()).pathname;
      await hands.follow('一次性告知');
      await acts.giveNotice(hands, [['购机补贴申请表', '没签字盖章'], ['购机税控发票', '没有提交']]);
    }, { aim: 'decide: 3 clicks', most: { clicks: 3 } });
    await clerk.page.locator('main', { hasText: '待补正' }).waitFor();
    await journey.look('noticed', clerk);
  });

  await part('the citizen supplies, one thing after the other', async () => {
    await wang.open('/my');
    await journey.look('my-to-supply', wang);
    await journey.step('supply, 2 things and a photo (A8)', wang, async (hands) => {
      const card = wang.page.locator('li.card', { hasText: number });
      await hands.follow('补正材料', { within: card });
      await hands.choose('购机补贴申请表');
      await acts.linesOf(hands, '购机补贴申请表').locator('input[type=file]').setInputFiles(photo());
      hands.effort.inputs += 1;
      await hands.see('supplement');
      await hands.press('确认补交');
      await acts.told(hands, '补正材料已登记');
      await hands.follow('补正材料');
      await hands.choose('购机税控发票');
      await hands.press('确认补交');
    }, { aim: 'thing by thing' });
    await wang.page.locator('main', { hasText: '待受理' }).waitFor();
    await journey.look('supplied', wang);
  });

  await part('the clerk accepts with an agreement that both have signed', async () => {
    await clerk.open(address);
    await clerk.page.locator('section', { hasText: '告知后补来的材料' }).getByText('下载购机补贴申请表').waitFor();
    await journey.look('to-answer', clerk);
    await journey.step('draw up the agreement', clerk, acts.drawUp, { aim: '2 clicks', most: { clicks: 2 } });
    await wang.open(address);
    await journey.look('to-sign', wang);
    await journey.step('citizen signs (A9)', wang, async (hands) => {
      await hands.follow('签署协议');
      await hands.see('signature-of-citizen');
      await hands.press('签署协议');
      await acts.told(hands, '签署已登记');
    }, { aim: '2 clicks', most: { clicks: 2 } });
    await clerk.open(address);
    await journey.step('venue signs', clerk, async (hands) => {
      await hands.follow('签署协议');
      await hands.see('signature-of-venue');
      await hands.press('签署协议');
      await acts.told(hands, '签署已登记');
    }, { aim: '2 clicks', most: { clicks: 2 } });
    await journey.look('ready-to-accept', clerk);
    await journey.step('accept (W1)', clerk, (hands) => acts.accept(hands, FIRST_AGENT), { aim: 'decide: 3 clicks', most: { clicks: 3 } });
    await journey.look('accepted', clerk);
  });

  await part('the agent logs, and asks for another agent', async () => {
    await agent.open('/work');
    await journey.look('agent-queue', agent);
    await journey.step('log (G5)', agent, async (hands) => {
      await hands.follow('填写日志', { within: await acts.row(hands, number) });
      await acts.log(hands, '核对材料');
    }, { aim: '2 clicks', most: { clicks: 2 } });
    await journey.look('logged', agent);
    await journey.step('see the phone (P2)', agent, (hands) => acts.reveal(hands, WANG.phone), { aim: '2 clicks', most: { clicks: 2 } });
    await journey.look('phone-shown', agent);
    await journey.step('ask for another agent (G8)', agent, async (hands) => {
      await acts.otherAct(hands, '申请审批');
      await hands.choose(SECOND_AGENT);
      await hands.choose('离岗');
      await hands.phrase('调离');
      await hands.see('approval-request');
      await hands.press('提交审批');
      await acts.told(hands, '审批申请已提交');
    });
    await journey.look('asked', agent);
  });

  await part('the supervisor approves, and the page says the new agent', async () => {
    const supervisor = await journey.person('lanshan.supervisor', DESK);
    await supervisor.open('/approvals');
    await journey.look('approvals', supervisor);
    await journey.step('approve', supervisor, async (hands) => {
      await hands.press('同意', { within: supervisor.page.locator('article', { hasText: number }) });
      await hands.fill('审批意见', '情况属实，同意。');
      await hands.see('approval-decision');
      await hands.press('同意');
      await acts.told(hands, '已同意');
    }, { aim: '≤ 3 clicks', most: { clicks: 3 } });
    await supervisor.leave();
    await second.open(address);
    await second.page.locator('.about', { hasText: SECOND_AGENT }).waitFor();
    await journey.look('new-agent', second);
  });

  await part('the new agent pauses, resumes, completes and hands over', async () => {
    await journey.step('pause', second, acts.pause);
    await journey.look('paused', second);
    await journey.step('resume', second, acts.resume);
    await journey.step('department: filed', second, (hands) => acts.recordProgress(hands, '已递交'));
    await journey.step('department: accepted', second, (hands) => acts.recordProgress(hands, '部门已受理'));
    await journey.step('department: decided', second, (hands) => acts.recordProgress(hands, '部门已决定', '准予'));
    await journey.look('decided', second);
    await journey.step('receive the materials (G6)', second, acts.receiveMaterials, { aim: '2 clicks', most: { clicks: 2 } });
    await journey.step('complete', second, (hands) => acts.complete(hands, '准予'));
    await journey.look('completed', second);
    await journey.step('hand over (G7)', second, (hands) => acts.handOver(hands, WANG.name), { aim: '≤ 3 clicks', most: { clicks: 3 } });
    await journey.look('handed-over', second);
  });

  await part('the archivist archives', async () => {
    const archivist = await journey.person('lanshan.archivist', DESK);
    await journey.look('archive-queue', archivist);
    await journey.step('archive (W2)', archivist, async (hands) => {
      await hands.follow('归档', { within: await acts.row(hands, number) });
      await hands.see('archive');
      await hands.press('归档');
      await acts.told(hands, '已归档');
    }, { aim: '2 clicks', most: { clicks: 2 } });
    await journey.look('archived', archivist);
    await archivist.leave();
  });

  await part('the citizen rates', async () => {
    await wang.open(address);
    await journey.step('rate (A10)', wang, async (hands) => {
      await hands.follow('评价');
      await hands.choose('非常满意');
      await hands.see('evaluation');
      await hands.press('提交评价');
      await acts.told(hands, '评价已提交');
    }, { aim: '2 clicks', most: { clicks: 2 } });
    await journey.look('rated', wang);
  });

  await part('anybody with number and code follows it', async () => {
    const nobody = await journey.person(undefined, PHONE);
    await nobody.open('/');
    await journey.step('follow by number and code (A7)', nobody, async (hands) => {
      await hands.follow('查办理进度');
      await hands.fill('办件编号', number);
      await hands.fill('查询码', code);
      await hands.press('查进度');
      await acts.title(hands, MACHINE_SUBSIDY);
    }, { aim: '2 clicks', most: { clicks: 2 } });
    await nobody.page.locator('.fact', { hasText: SECOND_AGENT }).locator('a[href^="tel:"]').waitFor();
    await journey.look('followed', nobody);
    await nobody.open(`/track?number=${number}`);
    await journey.step('follow by QR code (A7)', nobody, async (hands) => {
      await hands.fill('查询码', code.toLowerCase());
      await hands.press('查进度');
      await acts.title(hands, MACHINE_SUBSIDY);
    }, { aim: '2 clicks', most: { clicks: 2 } });
    await nobody.leave();
  });

  await part('another county sees nothing of it', async () => {
    const other = await journey.person('yishui.clerk', DESK);
    await journey.step('search from another county', other, async (hands) => {
      await hands.fill('查找办件', number);
      await hands.press('查找');
      await other.page.getByText('没有找到').waitFor();
    });
    await journey.look('other-county-search', other);
    for (const name of [address, `${address}/acts/archive`]) {
      await other.open(name);
      await acts.title(other.hands, '没有这个页面');
      other.forgive(/status of 404/);
    }
    await journey.look('other-county-address', other);
    const answer = await fetch(`${BASE}/api/v1${address}`, { headers: { authorization: other.token } });
    assert.equal(answer.status, 404);
    await other.leave();
  });

  for (const person of [wang, clerk, agent, second]) await person.leave();
});
