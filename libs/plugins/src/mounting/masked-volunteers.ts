import { Volunteers, type VolunteerView } from '../contracts/volunteers.js';

/**
 * Volunteers as a plugin's classes get them: of the birth date the year alone, not which person it is, and the whole name only where the
 * plugin asks for names and two people of the county agreed.
 */
export class MaskedVolunteers extends Volunteers {
  readonly #whole: Volunteers;
  readonly #seesNames: () => Promise<boolean>;

  constructor(whole: Volunteers, seesNames: () => Promise<boolean>) {
    super();
    this.#whole = whole;
    this.#seesNames = seesNames;
  }

  async byId(id: string): Promise<VolunteerView | undefined> {
    const found = await this.#whole.byId(id);
    return found && masked(found, await this.#seesNames());
  }

  async byIds(ids: readonly string[]): Promise<ReadonlyMap<string, VolunteerView>> {
    const names = await this.#seesNames();
    return new Map([...(await this.#whole.byIds(ids))].map(([id, one]) => [id, masked(one, names)]));
  }

  async byPerson(personId: string): Promise<VolunteerView | undefined> {
    const found = await this.#whole.byPerson(personId);
    return found && masked(found, await this.#seesNames());
  }
}

/** 王小明 → 王**, as in the views of schema `sdk`. */
function masked({ id, number, status, name, birthDate }: VolunteerView, names: boolean): VolunteerView {
  const [first = '', ...rest] = Array.from(name);
  const shown = names ? name : first + '*'.repeat(Math.min(rest.length, 2));
  return { id, personId: '', number, status, name: shown, birthDate: `${birthDate.slice(0, 4)}-01-01` };
}
