// The network: the worst-covered counties are found, a gap is closed by an appointment, it is filed and received by the
// superior, and the figure moves.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { close, DESK, PHONE } from './browser.mjs';
import { Journey } from './journey.mjs';

after(close);

/** The figure in 共缺 {} 人. */
async function missing(page) {
  const text = await page.locator('main').innerText();
  return Number(/共缺 (\d+) 人/.exec(text)[1]);
}

/** The table with this caption. */
function table(page, caption) {
  return page.locator('table').filter({ has: page.locator('caption', { hasText: caption }) });
}

/** The first row of the organisation's own norms that lacks somebody. */
function gap(page) {
  return table(page, '本机构的配备').locator('tbody tr', { hasText: /\d+ 人/ });
}

test('a gap is found, closed, filed and received', async () => {
  const journey = new Journey('network', { looks: true });
  const city = await journey.person('city.supervisor', DESK);
  const supervisor = await journey.person('lanshan.supervisor', DESK);
  const officer = await journey.person('lanshan.officer', PHONE);

  await journey.step('the three worst-covered counties', city, async (hands) => {
    await city.open('/coverage');
    const rows = table(city.page, '下级机构').locator('tbody tr');
    const shares = await rows.locator('td[data-label="配齐比例"]').allTextContents();
    const worst = shares.slice(0, 4).map((share) => Number.parseFloat(share));
    assert.ok(worst[2] < worst[3], `three are clearly worse than the others: ${shares}`);
    assert.deepEqual([...worst].sort((one, other) => one - other), worst, 'the worst come first');
    await hands.follow(await rows.first().getByRole('link').innerText());
  });
  await journey.look('worst-county', city);

  await supervisor.open('/coverage');
  await journey.look('coverage', supervisor);
  const before = await missing(supervisor.page);
  let name;
  await journey.step('down to a gap, and appoint', supervisor, async (hands) => {
    for (let level = 0; (await gap(supervisor.page).count()) === 0; level += 1) {
      assert.ok(level < 3, 'a gap is found on the way down');
      const next = table(supervisor.page, '下级机构').locator('tbody tr', { hasText: /\d+ 人/ }).first();
      await hands.follow(await next.getByRole('link').innerText());
    }
    const norm = await gap(supervisor.page).first().innerText();
    await journey.look('gap', supervisor);
    await hands.follow('聘任代办员');
    name = '孙建国';
    await hands.fill('姓名', name);
    await hands.fill('登录名', 'lanshan.agent-new');
    await hands.choose(norm.startsWith('兼职') ? '兼职' : '专职');
    await journey.look('appointment', supervisor);
    await hands.press('聘任代办员');
  }, { aim: 'the towns opened, an agent appointed', most: { inputs: 3 } });
  await journey.step('file it', supervisor, async (hands) => {
    await hands.press('报备');
    await supervisor.page.locator('main', { hasText: '已报备，待接收' }).waitFor();
  }, { most: { clicks: 1 } });
  await journey.look('filed', supervisor);

  await officer.open('/filings?state=filed');
  await journey.look('filings', officer);
  await journey.step('receive it', officer, async (hands) => {
    await hands.follow(name);
    await hands.press('接收备案');
    await officer.page.locator('main', { hasText: '已备案' }).waitFor();
  }, { most: { clicks: 2 } });
  await journey.look('received', officer);

  await supervisor.open('/coverage');
  assert.equal(await missing(supervisor.page), before - 1, 'the figure moved');
  for (const person of [city, supervisor, officer]) await person.leave();
});
