import { describe, expect, it } from '@jest/globals';
import { fillPath, pluginAddress, UnfitPath } from './paths.js';

describe('addresses of a plugin’s routes', () => {
  it('lie below the plugin', () => {
    expect(pluginAddress('rescue-points', 'points')).toBe('/api/v1/plugins/rescue-points/points');
    expect(pluginAddress('rescue-points', 'points/7/checks?open=1', { after: 'a b' })).toBe(
      '/api/v1/plugins/rescue-points/points/7/checks?open=1&after=a+b',
    );
  });

  it.each([
    '',
    '/api/v1/volunteers',
    '//elsewhere.example/x',
    '\\\\elsewhere.example\\x',
    '../../volunteers',
    'points/../../../volunteers',
    'points/..',
    'points\\..\\..\\..\\volunteers',
    '%2e%2e/volunteers',
    'points/%2E%2E/%2e%2e/volunteers',
    'points/..%2f..%2fvolunteers',
    'points//7',
    '?x=1',
    'https://elsewhere.example',
    '.',
  ])('refuses %j', (path) => {
    expect(() => pluginAddress('rescue-points', path)).toThrow(UnfitPath);
  });
});

describe('paths with values of a row', () => {
  it('take them, encoded', () => {
    expect(fillPath('points/:id/checks/:number', { id: 'a/b', number: 0 })).toBe('points/a%2Fb/checks/0');
  });

  it('are nothing without them', () => {
    expect(fillPath('points/:id', {})).toBeUndefined();
    expect(fillPath('points/:id', { id: null })).toBeUndefined();
    expect(fillPath('points/:id', { id: '' })).toBeUndefined();
    expect(fillPath('points/:constructor', {})).toBeUndefined();
  });

  it('cannot lead out by a value', () => {
    expect(() => pluginAddress('a', fillPath('points/:id/checks', { id: '..' }) ?? '')).toThrow(UnfitPath);
    expect(() => pluginAddress('a', fillPath('points/:id', { id: '../x' }) ?? '')).toThrow(UnfitPath);
  });
});
