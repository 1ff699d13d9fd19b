// A journey: what somebody does on the pages to get something done, with the clicks, inputs and time that it takes, and
// a look at each state on the way, on a desk and on a phone.
//
// Owns the measures and where they are kept (`journeys/*.json` beside the pictures; `table.mjs` prints them).

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DESK, Person, PHONE, PICTURES } from './browser.mjs';
import { Effort, Mouse } from './hands.mjs';

/**
 * How long a person's hands take, in seconds, after the keystroke-level model (Card, Moran, Newell 1983): to think and
 * point and press; to think, go to the field and type. Reading is not in it.
 */
const PRESS = 1.35 + 1.1 + 0.2;
const FIELD = 1.35 + 1.1;
const LETTER = 0.5;

/** What is looked at on the way. */
export class Journey {
  /** With `looks`, every form on the way is looked at as it is filled in. */
  constructor(name, { looks = false } = {}) {
    this.name = name;
    this.looks = looks;
    this.steps = [];
    this.looking = 0;
  }

  /** Somebody at a screen, signed in unless nobody. */
  async person(username, viewport, { hands: Hands = Mouse, ...options } = {}) {
    const person = await Person.at(viewport, options);
    if (username) await person.signIn(username);
    // The keyboard goes through the same states: it is the way that is another, not what is seen.
    person.hands = new Hands(person, Hands === Mouse && this.looks ? (state) => this.look(state, person) : undefined);
    return person;
  }

  /** A step. `aim` says what is aimed at in words; `most` are the limits that fail the test. */
  async step(title, person, work, { aim = '', most = {} } = {}) {
    const { hands } = person;
    hands.effort = new Effort();
    const pages = new Set();
    const visited = (frame) => frame === person.page.mainFrame() && pages.add(frame.url());
    person.page.on('framenavigated', visited);
    const began = performance.now();
    this.looking = 0;
    const outcome = await work(hands);
    const ms = Math.round(performance.now() - began - this.looking);
    person.page.off('framenavigated', visited);
    const { clicks, inputs, keys, letters } = hands.effort;
    const seconds = Math.round(clicks * PRESS + inputs * FIELD + letters * LETTER + ms / 1000);
    const taken = { clicks, inputs, pages: pages.size, seconds };
    this.steps.push({ journey: this.name, step: title, ...taken, keys, ms, aim });
    this.keep();
    for (const [what, limit] of Object.entries(most)) {
      if (taken[what] > limit) throw new Error(`${title}: ${taken[what]} ${what}, aimed at ${limit}`);
    }
    return outcome;
  }

  /** Looks at the state in which the page is, and takes its picture on a desk and on a phone. */
  async look(name, person) {
    const began = performance.now();
    const own = person.page.viewportSize();
    for (const [view, viewport] of [['desk', DESK], ['phone', PHONE]]) {
      await person.page.setViewportSize(viewport);
      await person.glance(`journey-${this.name}-${name}-${view}`);
    }
    await person.page.setViewportSize(own);
    await person.obeys(`journey-${this.name}-${name}`);
    this.looking += performance.now() - began;
  }

  /** Keeps what was measured so far. */
  keep() {
    const folder = path.join(PICTURES, 'journeys');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, `${this.name}.json`), `${JSON.stringify(this.steps, null, 2)}\n`);
  }
}
