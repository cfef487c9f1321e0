import { randomInt } from 'node:crypto';
import type { Page } from '@playwright/test';
import { INVENTED_ID_PREFIX, residentIdCheckCharacter } from '@redmaple/forms/identity';
import { inventedPerson } from '../../support/recruits.mjs';
import { answer, staffApi } from './api.js';
import { newestCode } from './inbox.js';
import { system } from './system.js';
import { expect } from './test.js';

/** Information officers: from sixteen on, with one question. */
export const fromSixteen = 'maple-grove.red-armband';
/** River patrol: grown-ups alone. */
export const grownUpsOnly = 'maple-grove.river-patrol';

export interface Recruit {
  readonly name: string;
  readonly phone: string;
  readonly documentNumber: string;
}

const day = 24 * 3_600_000;
const year = 365.25 * day;

/** An invented grown-up whom no other test has met, in whichever browser it runs: a person is known for ever. */
export function newRecruit(): Recruit {
  return inventedPerson(randomInt(3_000_000, 9_900_000));
}

/** Somebody who is that old, in years and up to half a year more. */
export function newRecruitOf(age: number): Recruit {
  const recruit = newRecruit();
  const birth = new Date(Date.now() - age * year - randomInt(1, 180) * day);
  const body = `${INVENTED_ID_PREFIX}${birth.toISOString().slice(0, 10).replaceAll('-', '')}${recruit.phone.slice(-3)}`;
  return { ...recruit, documentNumber: `${body}${residentIdCheckCharacter(body)}` };
}

/** An open call that asks for these types of team. */
export async function openCall(...teamTypes: readonly string[]): Promise<string> {
  const operator = await staffApi('operator');
  const { id } = await answer(
    operator.POST('/api/v1/calls', {
      body: {
        title: `招募 ${String(Date.now()).slice(-6)}`,
        content: '在自己的网格里看一看、报一报。',
        riskNotice: '夜间行走，注意来往车辆。',
        closesAt: new Date(Date.now() + 10 * day).toISOString(),
        teamTypes: teamTypes.map((code) => ({ code, seats: 20 })),
      },
    }),
  );
  await answer(operator.POST('/api/v1/calls/{id}/publish', { params: { path: { id } } }));
  return id;
}

/** What the centre has received for a call. */
export async function receivedFor(callId: string) {
  const operator = await staffApi('operator');
  return (await answer(operator.GET('/api/v1/applications', { params: { query: { callId, limit: 50 } } }))).items;
}

type Fillable = 'about' | 'document' | 'team' | 'phone' | 'guardian' | 'consent';

/** Who agrees for a minor. */
export const guardian = { name: '监护甲', phone: '15409990001' };

/** The steps of a sign-up as somebody with a phone goes through them, in either language. */
export class SignUpForm {
  constructor(
    readonly page: Page,
    readonly call: string,
    readonly recruit: Recruit,
  ) {}

  /** @param at puts the language into the address */
  async open(at = (path: string) => path): Promise<void> {
    await this.page.goto(at(`/c/${system.county}/calls/${this.call}/sign-up`));
  }

  /** As {@link open}, by the call and its button. */
  async openFromCall(): Promise<void> {
    await this.page.goto(`/c/${system.county}/calls/${this.call}`);
    await this.page.getByRole('link', { name: /报名/ }).first().click();
  }

  async next(): Promise<void> {
    await this.page.getByRole('button', { name: /^(下一步|Next)$/ }).click();
  }

  async about(): Promise<void> {
    await this.page.getByLabel(/^(姓名|Name)$/).fill(this.recruit.name);
  }

  async document(): Promise<void> {
    await this.page.getByLabel(/^(证件号码|Document number)/).fill(this.recruit.documentNumber);
  }

  async team(): Promise<void> {
    await this.page.locator('input[name$="hoursPerWeek"]').fill('6');
  }

  /** Asks for a code and waits until the page has its flow. */
  async askCode(): Promise<string> {
    const since = new Date().toISOString();
    await this.phoneField.fill(this.recruit.phone);
    await this.page.getByRole('button', { name: /^(发送验证码|Send a code)$/ }).click();
    await expect(this.page.getByText(/验证码已发出|A code has been sent/)).toBeVisible();
    return newestCode(this.recruit.phone, since);
  }

  async phone(): Promise<void> {
    await this.page.getByLabel(/^(短信验证码|Code from the text message)/).fill(await this.askCode());
  }

  async consent(): Promise<void> {
    await this.page.getByLabel('我已阅读并同意').check();
  }

  /** Whoever agrees for a minor, as far as the tick. */
  async guardian(phone = guardian.phone): Promise<void> {
    await this.page.getByLabel(/^(监护人姓名|Name of the guardian)/).fill(guardian.name);
    await this.page.getByLabel(/^(监护人手机号码|Mobile number of the guardian)/).fill(phone);
    await this.page.getByLabel(/^(我是监护人，我同意|I am the guardian and agree)/).check();
  }

  get phoneField() {
    return this.page.getByRole('textbox', { name: /^(您的手机号码|Your mobile number)/ });
  }

  get sendButton() {
    return this.page.getByRole('button', { name: '提交报名' });
  }

  /** Fills every step of a grown-up, as far as the check. */
  async fillToCheck(): Promise<void> {
    await this.open();
    await this.fill('about', 'document', 'team', 'phone', 'consent');
    await this.expectStep('核对您填写的内容');
  }

  /** Goes through these steps, the first of which is open. */
  async fill(...steps: readonly Fillable[]): Promise<void> {
    for (const step of steps) {
      await this[step]();
      await this.next();
    }
  }

  async expectStep(heading: string | RegExp): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 2, name: heading })).toBeVisible();
  }

  /** Waits for the last page and reads the number there. */
  async number(timeout = 20_000): Promise<string> {
    await expect(this.page.getByRole('heading', { level: 1 })).toContainText('报名已收到', { timeout });
    const number = (await this.page.getByText(/^HF-/).first().textContent())?.trim() ?? '';
    expect(number).toMatch(/^HF-\w{4}-\w{4}$/);
    return number;
  }

  /** One sign-up arrived, and it is the one whose number the phone shows. */
  async expectReceivedOnce(number: string): Promise<void> {
    expect((await receivedFor(this.call)).map((one) => one.number)).toEqual([number]);
  }
}

/** The form of a call of its own. */
export async function formFor(page: Page, recruit: Recruit = newRecruit()): Promise<SignUpForm> {
  return new SignUpForm(page, await openCall(fromSixteen), recruit);
}

/** Nothing of this person is left where the next one with this phone would find it. */
export async function expectNothingKept(page: Page, recruit: Recruit): Promise<void> {
  const kept = await keptBy(page);
  const secrets = [recruit.name, encodeURIComponent(recruit.name), recruit.phone, recruit.documentNumber];
  expect([...secrets, guardian.name, guardian.phone].filter((secret) => kept.includes(secret))).toEqual([]);
}

/** All that a browser keeps of a site: storage of three kinds, caches, cookies that scripts see, and the address. */
export async function keptBy(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const done = (request: IDBRequest) =>
      new Promise<unknown>((resolve, reject) => {
        request.addEventListener('success', resolve);
        request.addEventListener('error', () => reject(new Error('The database of the page is not to be read.')));
      });
    const kept = [location.href, document.cookie, JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
    for (const { name } of await indexedDB.databases()) {
      const opening = indexedDB.open(name ?? '');
      await done(opening);
      const database = opening.result;
      for (const store of database.objectStoreNames) {
        const rows = database.transaction(store).objectStore(store).getAll();
        await done(rows);
        kept.push(JSON.stringify(rows.result));
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        kept.push(request.url, (await (await cache.match(request))?.text()) ?? '');
    }
    return kept.join('\n');
  });
}
