// How the pages behave on slow machines and at 200 % zoom.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { submittedCase } from './api.mjs';
import { BASE, close, DESK, Person } from './browser.mjs';

after(close);

/**
 * The most milliseconds from the address to the first row, at a quarter of the processor's speed. A guard against
 * becoming slow, on a machine that does other things as well; the goal is 1500, with the built program on a quiet one.
 */
const MOST = 6000;
/** A window of 1280 pixels at 200 %. */
const ZOOMED = { width: 640, height: 400 };

test('the worklist shows its first row within 6 s at a quarter of the speed', async (t) => {
  const clerk = await Person.at(DESK);
  await clerk.signIn('lanshan.clerk');
  await clerk.slowDown(4);
  const times = [];
  // The machine may be busy with something else: one of a few attempts has to be quick.
  while (times.length < 3 && !times.some((time) => time <= MOST)) {
    await clerk.page.goto('about:blank');
    const began = performance.now();
    await clerk.page.goto(`${BASE}/work`, { waitUntil: 'commit' });
    await clerk.page.locator('main tbody tr').first().waitFor();
    times.push(Math.round(performance.now() - began));
  }
  t.diagnostic(`first row after ${times.join(', ')} ms at a quarter of the speed`);
  assert.ok(times.at(-1) <= MOST, `${times.join(', ')} ms`);
  await clerk.leave();
});

const PAGES = {
  '': ['/', '/apply', '/track', '/sign-in', '/kit'],
  wang: ['/my'],
  'lanshan.clerk': ['/work', '/cases', '/cases/new', 'case', 'case/acts/correction-notice', '/items'],
  'lanshan.supervisor': ['/approvals', '/alerts'],
  sysadmin: ['/organizations', '/calendar'],
  secadmin: ['/users'],
  auditor: ['/audit'],
};

for (const [username, addresses] of Object.entries(PAGES)) {
  test(`200 % zoom for ${username || 'nobody'}`, async () => {
    const { id } = addresses.includes('case') ? await submittedCase() : {};
    const person = await Person.at(ZOOMED, { sharp: 2 });
    if (username) await person.signIn(username);
    for (const address of addresses) {
      await person.open(address.replace(/^case/, `/cases/${id}`));
      await person.fits(address);
    }
    await person.leave();
  });
}
