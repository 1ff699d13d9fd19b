// The two ways in which somebody works on a page: with a mouse or a finger, or with the keyboard alone.
//
// Owns pressing, typing and choosing by the words that stand on the screen, and counting them. A press leads on
// (button, link, tab); an input is something filled in, chosen or ticked, a phrase of the library as well. Controls are
// looked for in the dialog that is open, else in the page's main part.

import assert from 'node:assert/strict';

/** Text as a pattern at the beginning of a name: hints and what a row is about follow it. */
function begins(words) {
  return new RegExp(`^${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
}

/** What was done so far. */
export class Effort {
  clicks = 0;
  inputs = 0;
  keys = 0;
  /** Letters typed, for how long a person takes. */
  letters = 0;
}

/** What both ways have in common. Each action ends when the page has settled. */
class Hands {
  effort = new Effort();

  /** `see` is called with the name of a state in which one stops to look. */
  constructor(person, see = async () => {}) {
    this.person = person;
    this.page = person.page;
    this.see = see;
  }

  /** Where one looks: the open dialog, else the page without header and footer. */
  async place() {
    const dialog = this.page.locator('dialog[open]');
    return (await dialog.count()) > 0 ? dialog.last() : this.page.locator('main');
  }

  async button(words, within) {
    return (within ?? (await this.place())).getByRole('button', { name: begins(words) });
  }

  async link(words, within) {
    return (within ?? (await this.place())).getByRole('link', { name: begins(words) });
  }

  /** Presses a button. */
  async press(words, { within } = {}) {
    await this.activate(await this.button(words, within));
    this.effort.clicks += 1;
    await this.person.settled();
  }

  /** Follows a link. */
  async follow(words, { within } = {}) {
    await this.activate(await this.link(words, within));
    this.effort.clicks += 1;
    await this.person.settled();
  }

  /** Presses a phrase of the library, which fills a field. */
  async phrase(words, { within } = {}) {
    await this.activate((await this.button(words, within)).first());
    this.effort.inputs += 1;
  }

  /** Types into a field. */
  async fill(label, text, { within } = {}) {
    const field = (within ?? (await this.place())).getByLabel(begins(label));
    await this.type(field, text);
    this.effort.inputs += 1;
    this.effort.letters += text.length;
  }

  /** Chooses one of several that are all to be seen, or ticks a box. */
  async choose(words, { within } = {}) {
    const place = within ?? (await this.place());
    const choice = place.getByRole('radio', { name: begins(words) }).or(place.getByRole('checkbox', { name: begins(words) }));
    await this.tick(choice.first());
    assert.ok(await choice.first().isChecked(), `${words} is not chosen`);
    this.effort.inputs += 1;
    await this.person.settled();
  }

  /** Chooses from a list that opens; the first one that holds the words. */
  async select(label, option, { within } = {}) {
    const list = (within ?? (await this.place())).getByLabel(begins(label));
    await list.locator('option').nth(1).waitFor({ state: 'attached' });
    const names = await list.locator('option').allTextContents();
    const place = names.findIndex((name, at) => at > 0 && name.includes(option));
    assert.ok(place > 0, `${label} offers no ${option}: ${names}`);
    await this.pick(list, place);
    this.effort.inputs += 1;
    await this.person.settled();
  }
}

/** With a mouse or a finger. */
export class Mouse extends Hands {
  async activate(control) {
    await control.click();
  }

  async type(field, text) {
    await field.fill(text);
  }

  async tick(choice) {
    await choice.check();
  }

  async pick(list, place) {
    await list.selectOption({ index: place });
  }
}

/** The most presses of Tab until something is reached. */
const FAR = 150;

/** With the keyboard alone. Whatever has the focus has to show it. */
export class Keyboard extends Hands {
  async activate(control) {
    await this.reach(control);
    await this.key('Enter');
  }

  async type(field, text) {
    await this.reach(field);
    await this.key('Control+A');
    await this.page.keyboard.insertText(text);
    this.effort.keys += text.length;
  }

  async tick(choice) {
    if ((await choice.getAttribute('type')) === 'checkbox') {
      await this.reach(choice);
      await this.key('Space');
      return;
    }
    // Tab reaches a group of radio buttons at the one that is chosen; arrow keys go on from there.
    const name = await choice.getAttribute('name');
    await this.reach(choice, (focused) => focused.name === name);
    for (let step = 0; step < 12; step += 1) {
      if (await choice.isChecked()) return;
      if ((await this.focused()).is(await choice.getAttribute('id'))) await this.key('Space');
      else await this.key('ArrowDown');
    }
    assert.fail('arrow keys do not reach the choice');
  }

  async pick(list, place) {
    await this.reach(list);
    await this.key('Home');
    for (let step = 0; step < place; step += 1) await this.key('ArrowDown');
    assert.equal(await list.evaluate((element) => element.selectedIndex), place, 'arrow keys do not choose from the list');
  }

  async key(name) {
    await this.page.keyboard.press(name);
    this.effort.keys += 1;
  }

  /** Presses Tab until the control has the focus, or what `or` accepts in its place. */
  async reach(control, or = () => false) {
    await control.waitFor();
    const wanted = await control.evaluate((element) => (element.dataset.wanted = String(performance.now())));
    const passed = [];
    for (let step = 0; step < FAR; step += 1) {
      const focused = await this.focused();
      if (focused.wanted === wanted || or(focused)) {
        assert.ok(focused.shown, `the focus on “${focused.text}” can't be seen`);
        assert.ok(focused.clear, `“${focused.text}” has the focus and is covered or off the screen`);
        return;
      }
      passed.push(focused.text);
      await this.key('Tab');
    }
    assert.fail(`Tab does not reach ${control}; it passes ${passed.join(' · ')}`);
  }

  /** What has the focus, and whether one sees that. */
  async focused() {
    const found = await this.page.evaluate(() => {
      const element = document.activeElement ?? document.body;
      const style = getComputedStyle(element);
      const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
      const box = element.getBoundingClientRect();
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      const on = document.elementFromPoint(x, y);
      return {
        id: element.id,
        name: element.getAttribute('name'),
        wanted: element.dataset.wanted,
        text: (element.labels?.[0] ?? element).textContent.trim().slice(0, 24) || element.tagName,
        shown: outlined,
        clear: on !== null && (element === on || element.contains(on) || on.contains(element)),
      };
    });
    return { ...found, is: (id) => found.id === id };
  }
}
