// The page of the components beside pictures of it that were looked at and checked in (`references/`), pixel by pixel.
// After a change that is meant: BANGBAN_NEW_REFERENCES=yes scripts/browser tests/browser/kit.test.mjs, look at them,
// commit them. They hold for the fonts of Debian 12 (fonts-noto-cjk).

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { close, DESK, Person, PHONE, PICTURES } from './browser.mjs';

after(close);

const REFERENCES = fileURLToPath(new URL('references/', import.meta.url));
/** How many pixels may differ: less than a tag of another colour, more than the smoothing of some letters. */
const TOLERATED = 100;
/** At half the size: a third of the bytes, and a button that moves still moves thousands of pixels. */
const HALF = 0.5;
/** Dates on the page count from today. */
const TODAY = new Date('2026-11-20T10:00:00+08:00');

const VIEWS = [
  ['desk', DESK, false],
  ['phone', PHONE, false],
  ['phone-elder', PHONE, true],
];

for (const [view, viewport, elder] of VIEWS) {
  test(`the components on ${view} look as they did`, async () => {
    const person = await Person.at(viewport, { elder, sharp: HALF });
    await person.page.clock.setFixedTime(TODAY);
    await person.open('/kit');
    // A bar that says only that something is being done moves for ever.
    await person.page.locator('progress:not([value])').evaluateAll((bars) => bars.forEach((bar) => (bar.style.visibility = 'hidden')));
    const shown = await person.page.screenshot({ fullPage: true, animations: 'disabled' });
    await person.leave();
    mkdirSync(PICTURES, { recursive: true });
    writeFileSync(path.join(PICTURES, `kit-${view}.png`), shown);
    const file = path.join(REFERENCES, `kit-${view}.png`);
    if (process.env.BANGBAN_NEW_REFERENCES || !existsSync(file)) {
      mkdirSync(REFERENCES, { recursive: true });
      writeFileSync(file, shown);
      assert.ok(process.env.BANGBAN_NEW_REFERENCES, `${file} was missing; it is written now: look at it and commit it`);
      return;
    }
    compare(view, PNG.sync.read(readFileSync(file)), PNG.sync.read(shown));
  });
}

function compare(view, before, now) {
  const size = ({ width, height }) => `${width} × ${height}`;
  assert.equal(size(now), size(before), `${view}: the size of the page`);
  const { width, height } = now;
  const difference = new PNG({ width, height });
  const many = pixelmatch(before.data, now.data, difference.data, width, height, { threshold: 0.1 });
  const file = path.join(PICTURES, `kit-${view}-difference.png`);
  writeFileSync(file, PNG.sync.write(difference));
  assert.ok(many <= TOLERATED, `${view}: ${many} pixels differ, see ${file}`);
}
