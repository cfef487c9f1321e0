import { describe, expect, it } from '@jest/globals';
import { searchOf } from './volunteer-search.policy.js';

describe('what somebody looks for', () => {
  it.each([
    [undefined, { by: 'nothing' }],
    [' \u3000', { by: 'nothing' }],
    [' 王 ', { by: 'name', name: '王' }],
    ['wjg', { by: 'name', name: 'wjg' }],
    ['V1234-5678', { by: 'digits', digits: '12345678' }],
    ['v 123', { by: 'digits', digits: '123' }],
    ['Ｖ１２３', { by: 'digits', digits: '123' }],
    ['0001', { by: 'digits', digits: '0001', phoneEnd: '0001' }],
    ['154 0000 0001', { by: 'digits', digits: '15400000001', phone: '15400000001' }],
    ['86-15400000001', { by: 'digits', digits: '8615400000001', phone: '15400000001' }],
    ['V0001', { by: 'digits', digits: '0001' }],
  ])('%j', (typed, meant) => {
    expect(searchOf(typed)).toEqual(meant);
  });
});
