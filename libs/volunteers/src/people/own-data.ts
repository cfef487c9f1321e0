import { Injectable } from '@nestjs/common';
import { Clock, currentCounty, presentPersonalRecords, UnitOfWork } from '@redmaple/platform';
import { Guardians } from './guardians.js';
import { PeopleService } from './people.service.js';
import { Profiles } from './profiles.service.js';

/** One table's rows about a person. */
export interface OwnDataSection {
  /** `volunteers.application` */
  readonly table: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** Everything the house holds about a person. */
export interface OwnData {
  readonly madeAt: string;
  readonly county: string;
  readonly person: Readonly<Record<string, unknown>>;
  readonly profile: Readonly<Record<string, unknown>>;
  readonly sections: readonly OwnDataSection[];
}

/** More rows of one table than anybody has; a table beyond it says so by its count. */
const mostRows = 20_000;

/** Gathers what the house holds about a person, table by table, as the libs that own the tables say (PIPL 45). */
@Injectable()
export class OwnDataCollector {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly people: PeopleService,
    private readonly guardians: Guardians,
    private readonly profiles: Profiles,
  ) {}

  /** Undefined once the person is erased. */
  gather(personId: string): Promise<OwnData | undefined> {
    return this.work.run(async () => {
      const person = await this.people.openedById(personId);
      if (!person || person.erased) return undefined;
      const volunteer = await this.work.one<{ id: string }>(
        'SELECT id FROM volunteers.volunteer WHERE person_id = $1',
        [personId],
      );
      const guardian = await this.guardians.ofPerson(personId);
      const { id: _id, erased: _erased, ...identity } = person;
      return {
        madeAt: this.clock.now().toISOString(),
        county: currentCounty(),
        person: { ...identity, ...(guardian && { guardianName: guardian.name, guardianPhone: guardian.phone }) },
        profile: volunteer ? withoutVersion(await this.profiles.ownView(volunteer.id)) : {},
        sections: await this.sections(personId, volunteer?.id),
      };
    });
  }

  private async sections(personId: string, volunteerId: string | undefined): Promise<OwnDataSection[]> {
    const sections: OwnDataSection[] = [];
    for (const { table, column, of, shown } of await presentPersonalRecords(this.work)) {
      const whose = of === 'person' ? personId : volunteerId;
      if (!shown || whose === undefined) continue;
      const values = Object.entries(shown).map(([name, sql]) => `${sql} AS "${name}"`);
      const rows = await this.work.query(
        `SELECT ${values.join(', ')} FROM ${table} t WHERE t.${column} = $1 ORDER BY ${orderOf(table)} LIMIT ${mostRows}`,
        [whose],
      );
      if (rows.length > 0) sections.push({ table, rows });
    }
    return sections;
  }
}

/** Rows in the order in which they were made; the one row of a table without ids stands alone. */
function orderOf(table: string): string {
  return table === 'shifts.availability' ? 't.volunteer_id' : 't.id';
}

function withoutVersion({ version: _version, ...rest }: { version: number }): Record<string, unknown> {
  return rest;
}
