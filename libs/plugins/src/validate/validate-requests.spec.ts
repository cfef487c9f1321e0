import { describe, expect, it } from '@jest/globals';
import { type PluginDefinition, definePlugin } from '../define/plugin.js';
import type { PluginRequest } from '../define/requests.js';
import { agreementOf, hashOf, manifestOf, widens } from '../registry/consent/manifest.js';
import { describeProblem } from './problems.js';
import { validatePlugin } from './validate-plugin.js';

const texts = { why: '…', what: '…', levels: '…', level: '…', 'messages.rises': '…' };
const roles = ['operator'] as const;
const request: PluginRequest = { roles, answer: () => ({ data: {} }) };
const keeps = { personal: false, what: 'what', why: 'why', retentionDays: 30 };
const base: PluginDefinition = {
  id: 'lake',
  version: '1.0.0',
  requires: '^1.4',
  counties: 'all',
  isolation: 'process',
  labels: { 'zh-CN': texts, en: texts },
};
const panel = { slot: 'county.dashboard', title: 'levels', kind: 'table', columns: [{ key: 'level' }] } as const;

function problemsOf(part: object): string[] {
  return validatePlugin(definePlugin({ ...base, ...part })).map(describeProblem);
}

describe('requests and effects', () => {
  it('are taken as they should be, with screens that ask them', () => {
    expect(
      problemsOf({
        keeps,
        effects: ['kept.put', 'message.send'],
        permissions: [{ service: 'Messages', why: 'why' }],
        requests: { 'GET levels': request, 'POST levels/new': { ...request, reads: ['level.'] } },
        panels: [{ ...panel, source: 'r/levels' }],
      }),
    ).toEqual([]);
  });

  it.each<[string, object, RegExp]>([
    ['another method', { requests: { 'DELETE levels': request } }, /no method and path/],
    ['a path with a part to fill in', { requests: { 'GET levels/:id': request } }, /no method and path/],
    ['a way out of its own paths', { requests: { 'GET ../sessions': request } }, /no method and path/],
    ['nobody who may ask', { requests: { 'GET levels': { ...request, roles: [] } } }, /at least one role/],
    ['an unknown role', { requests: { 'GET levels': { ...request, roles: ['king'] } } }, /use one of/],
    ['no answer', { requests: { 'GET levels': { roles } } }, /write a function/],
    ['a beginning that is no key', { requests: { 'GET levels': { ...request, reads: ['%'] } } }, /beginning of a key/],
    ['an effect that there is not', { effects: ['core.stop'] }, /use one of incident.report/],
    ['an effect without the permission', { effects: ['message.send'] }, /leaves out Messages/],
    ['values kept without a word about them', { effects: ['kept.put'] }, /keeps: is missing/],
    [
      'a screen that asks what nobody answers',
      { requests: { 'GET levels': request }, panels: [{ ...panel, source: 'r/other' }] },
      /panels\[0\].source: is "r\/other"/,
    ],
    [
      'a screen that asks a route without requests',
      { panels: [{ ...panel, source: 'r/levels' }] },
      /nowhere to get their data/,
    ],
  ])('are refused with %s', (_what, part, problem) => {
    expect(problemsOf(part)).toEqual(expect.arrayContaining([expect.stringMatching(problem)]));
  });

  it('are shown to whoever agrees, word for word, and an effect more asks two people again', () => {
    const before = { ...base, keeps, requests: { 'GET levels': request } } as const;
    const after = { ...before, effects: ['message.send'] } as const;
    const lines = manifestOf(after).parts.map((one) => [one.kind, one.code, one.label.en]);
    expect(lines).toEqual([
      ['requests', 'lake.GET levels', 'GET levels · operator'],
      ['effects', 'message.send', 'Sends volunteers messages, in the words below only'],
      ['messages', 'messages.rises', '…'],
    ]);
    expect(hashOf(manifestOf(before))).not.toBe(hashOf(manifestOf(after)));
    const [less, more] = [agreementOf(before), agreementOf(after)];
    expect([widens(less, more), widens(more, less), widens(more, more)]).toEqual([true, false, false]);
  });
});
