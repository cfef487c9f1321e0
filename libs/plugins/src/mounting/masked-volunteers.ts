import { Volunteers, type VolunteerView } from '../contracts/volunteers.js';

/** Volunteers as a plugin's classes get them: no whole name, and of the birth date the year alone. */
export class MaskedVolunteers extends Volunteers {
  constructor(private readonly whole: Volunteers) {
    super();
  }

  async byId(id: string): Promise<VolunteerView | undefined> {
    const found = await this.whole.byId(id);
    return found && masked(found);
  }

  async byIds(ids: readonly string[]): Promise<ReadonlyMap<string, VolunteerView>> {
    return new Map([...(await this.whole.byIds(ids))].map(([id, one]) => [id, masked(one)]));
  }

  async byPerson(personId: string): Promise<VolunteerView | undefined> {
    const found = await this.whole.byPerson(personId);
    return found && masked(found);
  }
}

/** 王小明 → 王**, as in the views of schema `sdk`. */
function masked({ id, personId, number, status, name, birthDate }: VolunteerView): VolunteerView {
  const [first = '', ...rest] = Array.from(name);
  const hidden = '*'.repeat(Math.min(rest.length, 2));
  return { id, personId, number, status, name: first + hidden, birthDate: `${birthDate.slice(0, 4)}-01-01` };
}
