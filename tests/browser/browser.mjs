// The browser that the tests drive, and what they all look for on every page.
//
// Owns starting Chromium, signing in, and the checks that hold everywhere: no violation of axe's rules, no error on the
// console, no request to another host, nothing wider than the screen. Does not own what a page is for.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { chromium } from 'playwright-core';

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
/** Where the server under test is. */
export const BASE = process.env.BANGBAN_URL ?? 'http://127.0.0.1:8080';
/** Where screenshots are kept. */
export const PICTURES = process.env.BANGBAN_PICTURES ?? 'target/browser';
/** That of every demonstration account; printed in the documentation. */
export const PASSWORD = 'Bangban-demo-2026';

export const DESK = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

/** How many milliseconds anything may take; far more than it does. */
const PATIENCE = 20_000;

let browser;

/** Starts Chromium once. */
async function chromiumOnce() {
  browser ??= await chromium.launch({
    executablePath: process.env.BANGBAN_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync',
    ],
  });
  return browser;
}

/** Ends it. */
export async function close() {
  await browser?.close();
  browser = undefined;
}

/** A person at a screen of their own: cookies, storage and faults are theirs. */
export class Person {
  static async at(viewport, { elder = false, sharp = 1 } = {}) {
    const context = await (await chromiumOnce()).newContext({
      viewport,
      deviceScaleFactor: sharp,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
    });
    if (elder) await context.addInitScript(() => localStorage.setItem('bangban.elder', 'yes'));
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    return new Person(context, page);
  }

  constructor(context, page) {
    this.context = context;
    this.page = page;
    this.faults = [];
    this.pending = new Set();
    this.idle = [];
    this.token = undefined;
    page.on('console', (message) => {
      if (message.type() === 'error') this.faults.push(`console: ${message.text()} ${message.location().url.replace(BASE, '')}`);
    });
    page.on('pageerror', (error) => this.faults.push(`script: ${error}`));
    page.on('request', (request) => {
      this.pending.add(request);
      this.token = request.headers().authorization ?? this.token;
      const url = new URL(request.url());
      if (!['data:', 'blob:'].includes(url.protocol) && url.origin !== new URL(BASE).origin) {
        this.faults.push(`request to ${url.origin}`);
      }
    });
    for (const end of ['requestfinished', 'requestfailed']) {
      page.on(end, (request) => {
        this.pending.delete(request);
        if (this.pending.size === 0) this.idle.splice(0).forEach((wake) => wake());
      });
    }
  }

  /** Opens an address and waits until what it loads is there. */
  async open(address) {
    await this.page.goto(BASE + address);
    await this.settled();
  }

  /** Waits until nothing is loaded, sent or drawn any more. */
  async settled() {
    // Before the application starts, the page has a title of its own, in another main part.
    await this.page.locator('#main h1').first().waitFor();
    do {
      await this.quiet();
      // The page of the components shows what loading and sending look like.
      await this.page.waitForFunction(
        () => location.pathname === '/kit' || !document.querySelector('.skeleton, button[aria-disabled="true"]'),
      );
      await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    } while (this.pending.size > 0);
  }

  /** Waits until no request is under way. */
  async quiet() {
    if (this.pending.size === 0) return;
    const timer = new AbortController();
    const late = setTimeout(PATIENCE, undefined, { signal: timer.signal }).then(
      () => assert.fail(`still under way: ${[...this.pending].map((request) => request.url())}`),
      () => undefined,
    );
    await Promise.race([new Promise((wake) => this.idle.push(wake)), late]);
    timer.abort();
  }

  /** Takes out of the faults those that the test meant to happen, such as the console's word about a refusal. */
  forgive(pattern) {
    const meant = this.faults.filter((fault) => pattern.test(fault));
    assert.notDeepEqual(meant, [], `nothing was told of ${pattern}`);
    this.faults = this.faults.filter((fault) => !pattern.test(fault));
  }

  async signIn(username) {
    await this.open('/sign-in');
    await this.page.getByLabel('用户名').fill(username);
    await this.page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await this.page.getByRole('main').getByRole('button', { name: '登录', exact: true }).click();
    await this.page.waitForURL((url) => url.pathname !== '/sign-in');
    await this.settled();
  }

  /** Another screen, and large type or not, as the button in the header would have it. */
  async sees(viewport, elder) {
    await this.page.setViewportSize(viewport);
    await this.page.evaluate((view) => document.documentElement.setAttribute('data-view', view), elder ? 'elder' : 'standard');
  }

  /** What holds on every page. The picture is kept under the name. */
  async look(name) {
    await this.glance(name);
    await this.obeys(name);
  }

  /** The part of it that is quick: the picture, the width, and what was told of faults. */
  async glance(name) {
    mkdirSync(PICTURES, { recursive: true });
    // A dialog stands over the part of the page that is on the screen.
    const fullPage = (await this.page.locator('dialog[open]').count()) === 0;
    await this.page.screenshot({ path: path.join(PICTURES, `${name}.png`), fullPage });
    await this.fits(name);
    assert.deepEqual(this.faults, [], `${name}: faults`);
  }

  /** No violation of axe's rules. */
  async obeys(name) {
    if (!(await this.page.evaluate(() => 'axe' in window))) await this.page.evaluate(AXE);
    const violations = await this.page.evaluate(async () => {
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
      const found = await window.axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
      return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
    });
    assert.deepEqual(violations, [], `${name}: axe`);
  }

  /** Nothing is wider than the screen. */
  async fits(name) {
    const wide = await this.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    // Sizes in rem are rounded up to whole pixels.
    assert.ok(wide <= 1, `${name}: ${wide} pixels wider than the screen`);
  }

  /** Makes the processor that many times slower from now on. */
  async slowDown(times) {
    const session = await this.context.newCDPSession(this.page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: times });
  }

  async leave() {
    await this.context.close();
  }
}
