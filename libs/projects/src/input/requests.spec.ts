import { randomUUID } from 'node:crypto';
import { RequestValidationPipe } from '@redmaple/platform';
import { NewActual, NewIndicator } from '../indicators/indicator.dto.js';
import { MilestoneChange, NewMilestone } from '../milestones/milestone.dto.js';
import { OrganisationChange } from '../organisations/organisation.dto.js';
import { NewProject, ProjectStep } from '../seed-projects/project.dto.js';

const pipe = new RequestValidationPipe();
/** The fields that are refused, with their codes. */
const refused = (metatype: new () => object, body: unknown): Promise<string[]> =>
  pipe.transform(body, { type: 'body', metatype }).then(
    () => [],
    (error: { details: { fields?: { field: string; code: string }[] } }) =>
      (error.details.fields ?? []).map((one) => `${one.field} ${one.code}`),
  );

describe('requests to projects', () => {
  it('name days that exist', async () => {
    expect(await refused(NewMilestone, { title: '救生课', dueOn: '2028-02-29' })).toEqual([]);
    for (const dueOn of ['2026-02-29', '2026-2-1', '2026-12-01T00:00:00Z', '0026-12-01', 5]) {
      expect(await refused(NewMilestone, { title: '救生课', dueOn })).toEqual(['dueOn isIso8601']);
    }
  });

  it('hold agreements that are whole, in a short list', async () => {
    const project = { organisationId: randomUUID(), title: '先枫护苗🌱', summary: '' };
    const agreement = { title: '共建协议', party: '中心学校' };
    expect(await refused(NewProject, { ...project, agreements: [agreement] })).toEqual([]);
    expect(await refused(NewProject, { ...project, agreements: [{ ...agreement, signedOn: '2026-02-30' }] })).toEqual([
      'agreements.0.signedOn isIso8601',
    ]);
    for (const odd of [null, 5, 'x']) {
      expect(await refused(NewProject, { ...project, agreements: [odd] })).toEqual(['agreements isObject']);
    }
    // A list where an object belongs is met before the DTO's own rules, and named by its place.
    expect(await refused(NewProject, { ...project, agreements: [[]] })).toEqual(['agreements.0 isObject']);
    expect(await refused(NewProject, { ...project, agreements: Array.from({ length: 21 }, () => agreement) })).toEqual([
      'agreements arrayMaxSize',
    ]);
  });

  it('measure with finite numbers', async () => {
    expect(await refused(NewActual, { value: -0.5, note: '' })).toEqual([]);
    for (const value of [Number.NaN, Infinity, '5', null, 1e13])
      expect(await refused(NewActual, { value })).toHaveLength(1);
    const indicator = { name: '溺水', unit: '起', baseline: 4, target: 0, direction: 'sideways' };
    expect(await refused(NewIndicator, indicator)).toEqual(['direction isIn']);
  });

  it('take away with null only what may be missing', async () => {
    expect(await refused(OrganisationChange, { officerAccountId: null, areaId: null, version: 1 })).toEqual([]);
    expect(await refused(OrganisationChange, { name: null, kind: null, state: null, version: 1 })).toHaveLength(3);
    expect(await refused(MilestoneChange, { evidenceNote: null, version: 1 })).toEqual([]);
    expect(await refused(ProjectStep, { to: 'seed', version: 0 })).toHaveLength(2);
  });
});
