// The public API, for what a test needs before it begins or what somebody else does meanwhile.
//
// Owns signing in, acts with the version that the case has, and cases in a wanted state. What the pages do is never
// tested by this.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { BASE, PASSWORD } from './browser.mjs';

/** 王芳, the citizen of the demonstration. */
export const WANG = { name: '王芳', id_number: '371302199001010011', phone: '13953912345' };
/** An item whose agreement is always signed, and one that may be simplified. */
export const MACHINE_SUBSIDY = '农机购置与应用补贴申领';
export const OLD_AGE = '高龄津贴申领';

/** Today at UTC+8. */
export function today() {
  return new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10);
}

/** Somebody who uses the API. */
export class Caller {
  static async as(username) {
    const body = { username, password: PASSWORD, client: 'api' };
    const { access_token } = (await new Caller().send('POST', '/api/v1/auth/login', body)).body;
    return new Caller(access_token);
  }

  constructor(token) {
    this.token = token;
  }

  /** Sends a request; an answer that is no success fails the test. */
  async send(method, path, body, headers = {}) {
    const answer = await fetch(BASE + path, {
      method,
      headers: {
        ...(this.token && { Authorization: `Bearer ${this.token}` }),
        ...(body && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      body: body && JSON.stringify(body),
    });
    const text = await answer.text();
    assert.ok(answer.ok, `${method} ${path} answered ${answer.status}: ${text}`);
    return { body: text && JSON.parse(text), etag: answer.headers.get('etag') };
  }

  async me() {
    return (await this.send('GET', '/api/v1/me')).body;
  }

  async item(name) {
    const { body } = await this.send('GET', `/api/v1/service-items?limit=100&q=${encodeURIComponent(name)}`);
    return body.items.find((item) => item.name === name);
  }

  async case(id) {
    return (await this.send('GET', `/api/v1/cases/${id}`)).body;
  }

  /** How many cases an applicant has of an item, drafts and all. */
  async countOf(item) {
    const { body } = await this.send('GET', '/api/v1/cases?mine=true&limit=100&sort=-created_at');
    return body.items.filter((one) => one.service_item_id === item.id).length;
  }

  /** An act on a case, as it is now. */
  async act(id, name, body) {
    const { etag } = await this.send('GET', `/api/v1/cases/${id}`);
    return (await this.send('POST', `/api/v1/cases/${id}/${name}`, body, { 'If-Match': etag })).body;
  }
}

/** A case that wang submitted at the hall of 兰山区; the clerk registered it. */
export async function submittedCase() {
  const clerk = await Caller.as('lanshan.clerk');
  const item = await clerk.item(MACHINE_SUBSIDY);
  const draft = {
    service_item_id: item.id,
    mode: 'entrust',
    applicant: { kind: 'natural_person', ...WANG },
    consent: { voluntary: true, scope: '代为准备并递交申报材料，代领办理结果' },
  };
  const { body } = await clerk.send('POST', '/api/v1/cases', draft, { 'Idempotency-Key': randomUUID() });
  return clerk.act(body.id, 'submission', { declaration: true });
}

/** The same, accepted and entrusted to 张伟 (lanshan.agent1). */
export async function acceptedCase() {
  const clerk = await Caller.as('lanshan.clerk');
  const { id } = await submittedCase();
  const agent = await (await Caller.as('lanshan.agent1')).me();
  const until = `${Number(today().slice(0, 4)) + 1}-01-01`;
  await clerk.act(id, 'agreement', { content: '代办农机购置补贴', scope: '准备、递交材料', valid_until: until });
  for (const party of ['applicant', 'organization']) {
    await clerk.act(id, 'agreement/signatures', { party, method: 'paper', signed_on: today() });
  }
  return clerk.act(id, 'acceptance', { agent_id: agent.id });
}
