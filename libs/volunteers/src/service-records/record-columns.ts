import { isUuid } from '@redmaple/platform';
import type { NewServiceRecord } from '@redmaple/plugins/house';
import { serviceRecordErrors } from './service-records.errors.js';

const kebab = /^[a-z][a-z0-9.-]{0,59}$/;
const opaque = /^[\w.:/-]{1,100}$/;
/** D is entered by two people of the office, and by nothing else. */
const grade = /^[ABC]$/;
/** A piece of service is at most a week long. */
const mostMinutes = 7 * 24 * 60;

/** SQL types of {@link recordColumns}, in the same order. */
export const columnTypes = [
  'uuid',
  'uuid',
  'text',
  'text',
  'timestamptz',
  'integer',
  'integer',
  'integer',
  'text',
  'text',
] as const;

/**
 * Checks records and turns them into PostgreSQL array literals, one a column. What passes the checks holds no
 * character that an array literal would have to escape, so the literals are plain joins: cheaper than the driver's
 * own, which looks at every element twice.
 * @throws serviceRecords.invalid with the index of the first record that is not right.
 */
export function recordColumns(records: readonly NewServiceRecord[]): string[] {
  const columns: [string[], string[], string[], string[], string[], number[], number[], number[], string[], string[]] =
    [[], [], [], [], [], [], [], [], [], []];
  for (let index = 0; index < records.length; index++) {
    const record = records[index] as NewServiceRecord;
    if (!isRight(record)) throw serviceRecordErrors.invalid({ index });
    columns[0].push(record.volunteerId);
    columns[1].push(record.teamId ?? 'NULL');
    columns[2].push(record.source.type);
    columns[3].push(record.source.id);
    columns[4].push(record.occurredAt.toISOString());
    columns[5].push(record.plannedMinutes);
    columns[6].push(record.actualMinutes);
    columns[7].push(record.creditedMinutes);
    columns[8].push(record.grade);
    columns[9].push(record.during ? `"{${rangeOf(record.during)}}"` : 'NULL');
  }
  return columns.map((column) => `{${column.join(',')}}`);
}

function isRight(record: NewServiceRecord): boolean {
  return (
    isUuid(record.volunteerId) &&
    (record.teamId === undefined || isUuid(record.teamId)) &&
    kebab.test(record.source.type) &&
    opaque.test(record.source.id) &&
    record.source.id.toUpperCase() !== 'NULL' &&
    isYearOfService(record.occurredAt) &&
    isMinutes(record.plannedMinutes) &&
    isMinutes(record.actualMinutes) &&
    isMinutes(record.creditedMinutes) &&
    grade.test(record.grade) &&
    (record.during === undefined || isTime(record.during, record.creditedMinutes))
  );
}

/** From the first minute to the last, which is no longer part of it. */
export function rangeOf({ from, to }: NonNullable<NewServiceRecord['during']>): string {
  return `[${from.toISOString()},${to.toISOString()})`;
}

/** Long enough for what is credited; a minute that was begun counts. */
function isTime({ from, to }: NonNullable<NewServiceRecord['during']>, creditedMinutes: number): boolean {
  return (
    isYearOfService(from) &&
    isYearOfService(to) &&
    from < to &&
    creditedMinutes <= Math.ceil((to.getTime() - from.getTime()) / 60_000)
  );
}

/** Four-digit years only: others have another ISO form, and nobody served then. */
function isYearOfService(instant: Date): boolean {
  const time = instant.getTime();
  return time >= -2_208_988_800_000 && time < 253_402_300_800_000;
}

function isMinutes(minutes: number): boolean {
  return Number.isInteger(minutes) && minutes >= 0 && minutes <= mostMinutes;
}
