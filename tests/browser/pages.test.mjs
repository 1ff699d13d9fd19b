// Every page, for everybody it is for, on a desk and on a phone, in standard and in large type.

import { after, test } from 'node:test';
import { close, DESK, PHONE, Person } from './browser.mjs';

const PAGES = {
  '': ['/', '/sign-in', '/register', '/track', '/apply', '/no-such-page', '/kit'],
  wang: ['/', '/my', '/apply'],
  'lanshan.clerk': ['/work', '/cases', '/cases/new', '/items'],
  'lanshan.agent1': ['/work', '/cases', '/notifications'],
  'lanshan.archivist': ['/work', '/cases'],
  'lanshan.supervisor': ['/approvals', '/cases?overdue=true', '/alerts', '/coverage/gaps', '/agents/new', '/filings'],
  'city.leader': ['/coverage'],
  'city.officer': ['/coverage', '/filings'],
  'village.agent': ['/work', '/cases/new'],
  sysadmin: ['/organizations', '/calendar', '/calendar/import', '/items', '/items/new', '/alerts'],
  secadmin: ['/users', '/users/new', '/organizations'],
  auditor: ['/audit'],
};

after(close);

const VIEWS = [
  ['desk', DESK, false],
  ['phone', PHONE, false],
  ['phone-elder', PHONE, true],
];

for (const [username, addresses] of Object.entries(PAGES)) {
  test(`pages of ${username || 'nobody'}`, async () => {
    const person = await Person.at(DESK);
    if (username) await person.signIn(username);
    for (const address of addresses) {
      await person.open(address);
      // The same page three times: what differs is the screen.
      for (const [view, viewport, elder] of VIEWS) {
        await person.sees(viewport, elder);
        const name = `${username || 'nobody'}-${address.replace(/[^a-z]+/g, '-')}-${view}`;
        await person.look(name.replace(/-+/g, '-'));
      }
      await person.sees(DESK, false);
    }
    await person.leave();
  });
}
