import { bilingual, definePlugin, form, whole } from '@redmaple/plugins';

const columns = [{ key: 'at', kind: 'time' }, { key: 'level' }];
const roles = ['operator', 'liaison'];
const levels = (kept) => Object.entries(kept).map(([key, level]) => ({ at: key.slice(6), level }));
const note = ({ now, asked: { level } }) => ({ effects: [{ effect: 'kept.put', key: `level.${now}`, value: level }] });

export default definePlugin({
  id: 'lake-watch',
  version: '1.0.0',
  requires: '^1.4',
  counties: 'all',
  isolation: 'process',
  keeps: { personal: false, what: 'levels', why: 'why', retentionDays: 365 },
  effects: ['kept.put'],
  requests: {
    'GET levels': { roles, reads: ['level.'], answer: ({ kept }) => ({ data: levels(kept) }) },
    'POST levels': { roles, asks: form({ level: whole({ min: 0, max: 900 }) }), answer: note },
  },
  panels: [{ slot: 'county.dashboard', title: 'levels', kind: 'table', source: 'r/levels', columns, roles }],
  labels: bilingual({
    'lake-watch': ['湖水看护', 'Lake watch'],
    levels: ['湖水水位', 'Lake levels'],
    why: ['看护湖水', 'To watch the lake'],
    at: ['时间', 'Time'],
    level: ['水位', 'Level'],
  }),
});
