// Journeys in other ways: applying in large type, and a clerk's and an agent's work with the keyboard alone.

import { after, test } from 'node:test';
import * as acts from './acts.mjs';
import { acceptedCase, OLD_AGE, submittedCase, WANG } from './api.mjs';
import { close, DESK, PHONE } from './browser.mjs';
import { Keyboard } from './hands.mjs';
import { Journey } from './journey.mjs';

after(close);

test('a citizen applies to the village in large type', async () => {
  const journey = new Journey('elder', { looks: true });
  const wang = await journey.person('wang', PHONE, { elder: true });
  await wang.open('/');
  await journey.look('home', wang);
  await journey.step('find the item (A1)', wang, async (hands) => {
    await hands.follow('申请帮办代办');
    await hands.see('find');
    await acts.findItem(hands, '年纪大、有残疾、家里有急难', OLD_AGE);
  }, { aim: '2 clicks after 申请帮办代办', most: { clicks: 3 } });
  await journey.look('guide', wang);
  await journey.step('apply to the village (A3)', wang, async (hands) => {
    await hands.follow('开始申请');
    await acts.chooseVenue(hands, ['兰山区', '银雀山', '']);
    await acts.sayWho(hands);
    await acts.sayHow(hands, '代办');
    await hands.see('check');
    await hands.press('提交申请');
    await acts.title(hands, '申请已提交');
  }, { aim: '≤ 4 pages, ≤ 8 inputs, 3 minutes', most: { inputs: 8 } });
  await journey.look('confirmation', wang);
  const { number, code } = await acts.slip(wang.page);
  await wang.open('/track');
  await journey.step('follow by number and code (A7)', wang, async (hands) => {
    await hands.fill('办件编号', number);
    await hands.fill('查询码', code);
    await hands.press('查进度');
    await acts.title(hands, OLD_AGE);
  });
  await journey.look('followed', wang);
  await wang.leave();
});

test('the village agent takes a case for a citizen', async () => {
  const journey = new Journey('village', { looks: true });
  const agent = await journey.person('village.agent', PHONE);
  await agent.open('/cases/new');
  await journey.step('new case (G2)', agent, async (hands) => {
    await hands.fill('办什么事', '高龄');
    hands.effort.inputs -= 1; // What is typed only finds the item.
    await hands.phrase(OLD_AGE);
    await hands.fill('姓名', WANG.name);
    await hands.fill('身份证号码', WANG.id_number);
    await hands.fill('联系电话', WANG.phone);
    await hands.choose('申请人自愿委托');
    await hands.choose('申请人承诺');
    await hands.see('new-case');
    await hands.press('提交申请');
    await acts.title(hands, '申请已提交');
  }, { aim: '≤ 6 fields, ≤ 60 s', most: { inputs: 6, seconds: 60 } });
  await journey.look('receipt', agent);
  await agent.leave();
});

test('a clerk accepts with the keyboard alone', async () => {
  const { id } = await submittedCase();
  const journey = new Journey('keyboard-clerk');
  const clerk = await journey.person('lanshan.clerk', DESK, { hands: Keyboard });
  await clerk.open(`/cases/${id}`);
  await journey.step('draw up the agreement', clerk, acts.drawUp);
  await journey.step('both sign', clerk, acts.signBoth);
  await journey.step('accept (W1)', clerk, (hands) => acts.accept(hands, '张伟'));
  await journey.look('accepted', clerk);
  await clerk.leave();
});

test('an agent handles a case with the keyboard alone', async () => {
  const { id } = await acceptedCase();
  const journey = new Journey('keyboard-agent');
  const agent = await journey.person('lanshan.agent1', DESK, { hands: Keyboard });
  await agent.open(`/cases/${id}`);
  await journey.step('log (G5)', agent, async (hands) => {
    await hands.follow('填写日志');
    await acts.log(hands, '核对材料');
  });
  await journey.step('pause', agent, acts.pause);
  await journey.step('resume', agent, acts.resume);
  await journey.step('receive the materials (G6)', agent, acts.receiveMaterials);
  await journey.step('complete', agent, (hands) => acts.complete(hands, '准予'));
  await journey.step('hand over (G7)', agent, (hands) => acts.handOver(hands, WANG.name));
  await journey.look('handed-over', agent);
  await agent.leave();
});
