import { choice, type Column, decimal, form, type Panel, type PluginPage, text } from '@redmaple/plugins';
import { outcomes, purposes } from './lake.controller.js';

const roles = ['liaison', 'operator', 'team-leader'] as const;
const number = (key: string): Column => ({ key, kind: 'number' });

const asked = { subject: text({ maxLength: 40 }), amount: decimal({ min: 0, max: 500 }) };

/** A list, and the form that adds to it. */
function log(id: 'readings' | 'birds' | 'flights', options?: readonly [string, ...string[]]): PluginPage {
  const detail: readonly Column[] = options ? [{ key: 'detail', kind: 'choice', options }] : [];
  const columns = [{ key: 'at', kind: 'time' } as const, { key: 'subject' }, number('amount'), ...detail];
  const added = options ? form({ ...asked, detail: choice(...options) }) : form(asked);
  const actions = [{ id: 'write', method: 'POST', path: `log/${id}`, form: added }] as const;
  return { id, section: 'duty', icon: 'patrol', roles, view: { kind: 'table', source: `log/${id}`, columns, actions } };
}

export const pages = [log('readings'), log('birds', outcomes), log('flights', purposes)];

const slot = 'county.dashboard';
export const panels: readonly Panel[] = [
  {
    slot,
    title: 'lake-salinity',
    kind: 'line',
    source: 'by-day',
    columns: [{ key: 'at', kind: 'date' }, number('amount')],
    roles,
  },
  { slot, title: 'lake-year', kind: 'number', source: 'year', columns: [number('birds'), number('flights')], roles },
];
