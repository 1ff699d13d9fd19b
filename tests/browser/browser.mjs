// The browser that the tests drive, and what they all look for on every page.
//
// Owns starting Chromium, signing in, and the checks that hold everywhere: no violation of axe's rules, no error on the
// console, no request to another host, nothing wider than the screen. Does not own what a page is for.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium } from 'playwright-core';

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
/** Where the server under test is. */
export const BASE = process.env.BANGBAN_URL ?? 'http://127.0.0.1:8080';
/** Where screenshots are kept. */
const PICTURES = process.env.BANGBAN_PICTURES ?? 'target/browser';
const PASSWORD = 'Bangban-demo-2026';

export const DESK = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

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
  static async at(viewport, { elder = false, slow = 1 } = {}) {
    const context = await (await chromiumOnce()).newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
    if (elder) await context.addInitScript(() => localStorage.setItem('bangban.elder', 'yes'));
    const page = await context.newPage();
    if (slow > 1) {
      const session = await context.newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: slow });
    }
    return new Person(context, page);
  }

  constructor(context, page) {
    this.context = context;
    this.page = page;
    this.faults = [];
    page.on('console', (message) => {
      if (message.type() === 'error') this.faults.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.faults.push(`script: ${error}`));
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (!['data:', 'blob:'].includes(url.protocol) && url.origin !== new URL(BASE).origin) {
        this.faults.push(`request to ${url.origin}`);
      }
    });
  }

  /** Opens an address and waits until what it loads is there. */
  async open(address) {
    await this.page.goto(BASE + address);
    await this.settled();
  }

  /** Waits until nothing is loaded any more. */
  async settled() {
    await this.page.locator('h1').first().waitFor();
    // The page of the components shows what loading looks like.
    await this.page.waitForFunction(() => location.pathname === '/kit' || !document.querySelector('.skeleton'));
    await this.page.waitForLoadState('networkidle');
  }

  async signIn(username) {
    await this.open('/sign-in');
    await this.page.getByLabel('用户名').fill(username);
    await this.page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await this.page.getByRole('main').getByRole('button', { name: '登录', exact: true }).click();
    await this.page.waitForURL((url) => url.pathname !== '/sign-in');
    await this.settled();
  }

  /** What holds on every page. The picture is kept under the name. */
  async look(name) {
    mkdirSync(PICTURES, { recursive: true });
    await this.page.screenshot({ path: path.join(PICTURES, `${name}.png`), fullPage: true });
    await this.page.evaluate(AXE);
    const violations = await this.page.evaluate(async () => {
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
      const found = await window.axe.run(document, { runOnly: { type: 'tag', values: tags } });
      return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
    });
    assert.deepEqual(violations, [], `${name}: axe`);
    const wide = await this.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    // Sizes in rem are rounded up to whole pixels.
    assert.ok(wide <= 1, `${name}: ${wide} pixels wider than the screen`);
    assert.deepEqual(this.faults, [], `${name}: faults`);
  }

  async leave() {
    await this.context.close();
  }
}
