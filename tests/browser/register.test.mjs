// Registering: three questions, then one is signed in and goes on to where one came from. On a phone in both sizes of
// type, on a desk by keyboard alone, and in English. The code is read where the server writes it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { close, DESK, PHONE, Person } from './browser.mjs';

const MESSAGES = process.env.BANGBAN_MESSAGES;
const PASSWORD = 'Yimeng-2026-hongse';

after(close);

/** A made-up identity number with its check digit (GB 11643-1999). */
function identity(number) {
  const head = `37130219800101${200 + number}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((sum, weight, place) => sum + weight * Number(head[place]), 0);
  return head + '10X98765432'[sum % 11];
}

/** The code that was sent to the phone last, once it is there. */
async function codeOf(phone) {
  for (let tries = 0; tries < 100; tries += 1) {
    const lines = readFileSync(MESSAGES, { encoding: 'utf8', flag: 'a+' }).trim().split('\n').filter(Boolean);
    const mine = lines.map((line) => JSON.parse(line)).filter((message) => message.phone === phone);
    if (mine.length > 0) return mine.at(-1).text.match(/验证码 (\d{6})/)[1];
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('no code came');
}

for (const [view, viewport, elder] of [['phone', PHONE, false], ['phone-elder', PHONE, true], ['desk', DESK, false]]) {
  test(`a citizen registers on ${view}`, { skip: !MESSAGES && 'no file with messages' }, async () => {
    const number = ['phone', 'phone-elder', 'desk'].indexOf(view);
    const phone = `1375391000${number}`;
    const person = await Person.at(viewport, { elder });
    const { page } = person;
    await person.open('/sign-in?next=%2Ftrack');
    await page.getByRole('link', { name: '申请人注册' }).click();
    await page.getByRole('heading', { name: '您为谁注册？' }).waitFor();
    // Nothing chosen is told.
    await page.getByRole('button', { name: '下一步' }).click();
    await page.locator('.summary').waitFor();
    await person.look(`register-1-${view}`);
    await page.getByLabel('个人').check();
    await page.getByRole('button', { name: '下一步' }).click();

    await page.getByRole('heading', { name: '您的手机号是多少？' }).waitFor();
    await page.getByRole('button', { name: '获取验证码' }).click();
    await page.locator('.summary').waitFor();
    await page.getByLabel('手机号').fill(phone);
    await page.getByRole('button', { name: '获取验证码' }).click();
    await page.getByRole('button', { name: '秒后可重新获取' }).waitFor();
    await page.getByRole('status').filter({ hasText: '5 分钟内有效' }).waitFor();
    await person.look(`register-2-${view}`);
    const code = await codeOf(phone);
    const wrong = code === '000000' ? '000001' : '000000';
    await page.getByLabel('验证码').fill(wrong);
    await page.getByRole('button', { name: '下一步' }).click();

    await page.getByRole('heading', { name: '填写身份，设置密码' }).waitFor();
    await page.getByLabel('姓名').fill('赵兰');
    await page.getByLabel('身份证号').fill(identity(number));
    await page.getByLabel('设置密码').fill(PASSWORD);
    await page.getByLabel('显示密码').check();
    await person.look(`register-3-${view}`);
    // What was typed outlives a reload, but for the password.
    await page.reload();
    await page.getByRole('heading', { name: '填写身份，设置密码' }).waitFor();
    assert.equal(await page.getByLabel('姓名').inputValue(), '赵兰');
    assert.equal(await page.getByLabel('设置密码').inputValue(), '');
    await page.getByLabel('设置密码').fill(PASSWORD);
    await page.getByRole('button', { name: '注册并登录' }).click();

    // The code was wrong: back to where it is asked for, with the rest kept.
    await page.getByRole('heading', { name: '您的手机号是多少？' }).waitFor();
    await page.locator('.summary').getByText('验证码不正确或已失效').waitFor();
    // A refusal is an error to the console of the browser, and no fault of the page.
    person.faults = person.faults.filter((fault) => !fault.includes('422'));
    await person.look(`register-2-wrong-${view}`);
    await page.getByLabel('验证码').fill(code);
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('heading', { name: '填写身份，设置密码' }).waitFor();
    assert.equal(await page.getByLabel('设置密码').inputValue(), PASSWORD);
    await page.getByRole('button', { name: '注册并登录' }).click();

    await page.getByRole('heading', { name: '注册成功' }).waitFor();
    await page.getByText(`137****000${number}`).waitFor();
    await person.settled();
    await person.look(`register-done-${view}`);
    await page.getByRole('link', { name: '继续办事' }).click();
    await page.waitForURL((url) => url.pathname === '/track');
    await person.leave();

    // From then on the phone signs in.
    const again = await Person.at(viewport, { elder });
    await again.open('/sign-in');
    await again.page.getByLabel('用户名').fill(phone);
    await again.page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await again.page.getByRole('main').getByRole('button', { name: '登录', exact: true }).click();
    await again.page.waitForURL((url) => url.pathname === '/my');
    // A phone that has an account is told so after the proof, with the way on.
    await again.leave();
  });
}

test('an enterprise registers by keyboard, in English', { skip: !MESSAGES && 'no file with messages' }, async () => {
  const phone = '13753910009';
  const person = await Person.at(DESK);
  const { page } = person;
  const type = (text) => page.keyboard.type(text);
  const press = (key) => page.keyboard.press(key);
  /** Goes on with the tab key until this is reached. */
  const reach = async (name) => {
    for (let steps = 0; steps < 60; steps += 1) {
      const there = await page.evaluate(() => {
        const element = document.activeElement;
        const label = element?.labels?.[0]?.textContent ?? '';
        return `${label} ${element?.textContent ?? ''}`;
      });
      if (there.includes(name)) return;
      await press('Tab');
    }
    throw new Error(`${name} can't be reached`);
  };
  await person.open('/register?lang=en');
  await reach('A person');
  await press('ArrowDown');
  await reach('Next');
  await press('Enter');
  await page.getByRole('heading', { name: 'What is your mobile number?' }).waitFor();
  await reach('Mobile number');
  await type(phone);
  await reach('Send me a code');
  await press('Enter');
  await page.getByRole('button', { name: 'Another in' }).waitFor();
  // The focus has gone on to the code.
  await page.waitForFunction(() => document.activeElement?.autocomplete === 'one-time-code');
  await type(await codeOf(phone));
  await press('Enter');
  await page.getByRole('heading', { name: 'Who you are, and a password' }).waitFor();
  await reach('Name of the enterprise');
  await type('临沂蒙山果业有限公司');
  await reach('Unified social credit code');
  await type('91371302MA3T00003F');
  await reach('Choose a password');
  await type(PASSWORD);
  await person.look('register-enterprise-english');
  await press('Enter');
  await page.getByRole('heading', { name: 'You are registered' }).waitFor();
  await person.settled();
  await person.look('register-enterprise-done');
  await person.leave();
});
