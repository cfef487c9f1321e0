import { randomInt } from 'node:crypto';
import { inventedPerson } from '../../test/support/recruits.mjs';
import { eventually, pause, there } from './tell.mjs';

/** A phone gets one code a minute (phoneCodeRules in libs/platform); a little more, since clocks differ. In seconds. */
const pauseBetweenCodes = 60.5;

/** Invented people and their phones, which are read from the rehearsal's inbox. */
export class People {
  #house;
  /** A far corner of the invented numbers, so that nobody is somebody of demo/signups-336.*. */
  #next = randomInt(600, 900) * 10_000;
  /** @type {Map<string, number>} */
  #askedAt = new Map();

  /** @param {import('./house.mjs').House} house */
  constructor(house) {
    this.#house = house;
  }

  /** Somebody new. */
  invent() {
    return inventedPerson(this.#next++);
  }

  /** Messages to a phone, newest first. @param {string} phone @param {string} [template] */
  async messages(phone, template) {
    const all = await this.#house.countyAdmin.get(`rehearsal/inbox?phone=${phone}`);
    return template === undefined ? all : all.filter((one) => one.template === `messages.${template}`);
  }

  /** Waits for a message and returns its text. @param {string} phone @param {string} template @param {number} [patience] seconds */
  async message(phone, template, patience = 20) {
    const found = await eventually(
      `a message "${template}" arrives at ${phone}`,
      patience,
      async () => (await this.messages(phone, template))[0],
      () => 'no such message',
    );
    return found.text;
  }

  /**
   * Asks for a one-time code and reads it from the phone.
   * @param {string} phone @param {'sign-up' | 'status' | 'sign-in'} purpose
   * @returns {Promise<{ phone: string, flowId: string, code: string }>}
   */
  async proof(phone, purpose) {
    const last = this.#askedAt.get(phone);
    if (last !== undefined) await pause(Math.max(0, pauseBetweenCodes - (performance.now() - last) / 1000));
    const before = (await this.messages(phone, 'phoneCode')).length;
    const { visitor, county } = this.#house;
    const { flowId } =
      purpose === 'sign-in'
        ? await visitor.post('session/phone-codes', { county, phone })
        : await visitor.post(this.#house.public('phone-codes'), { phone, purpose });
    this.#askedAt.set(phone, performance.now());
    const code = await eventually(`a code arrives at ${phone}`, 20, async () => {
      const codes = await this.messages(phone, 'phoneCode');
      return codes.length > before && /\d{6}/.exec(codes[0].text)?.[0];
    });
    return { phone, flowId, code };
  }

  /** Signs a volunteer in by phone. @param {{ name: string, phone: string }} person @returns {Promise<import('./house.mjs').Caller>} */
  async signIn({ name, phone }) {
    const { visitor, county } = this.#house;
    const { token } = await visitor.post('session/phone', { county, ...(await this.proof(phone, 'sign-in')) });
    return this.#house.as(name, there('a token after the sign-in', token));
  }

  /** The session of a recruit at the status page. @param {{ name: string, phone: string, number: string }} recruit */
  async status({ name, phone, number }) {
    const proof = await this.proof(phone, 'status');
    const { application, token } = await this.#house.visitor.post(this.#house.public('applications/status'), {
      number,
      ...proof,
    });
    return { application, caller: this.#house.as(name, token) };
  }
}
