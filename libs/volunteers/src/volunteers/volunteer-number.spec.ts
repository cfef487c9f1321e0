import fc from 'fast-check';
import { isVolunteerNumber, newVolunteerNumber, volunteerNumber } from './volunteer-number.js';

const serials = fc.integer({ min: 0, max: 9_999_999 });

describe('a volunteer number', () => {
  it('is V and eight digits, the last a check digit', () => {
    // The example of Damm's thesis: 572 has the check digit 4; leading zeros change nothing.
    expect(volunteerNumber(572)).toBe('V00005724');
    expect(isVolunteerNumber('V00005724')).toBe(true);
    expect(isVolunteerNumber('V00005725')).toBe(false);
    expect(isVolunteerNumber('v00005724')).toBe(false);
    expect(isVolunteerNumber(newVolunteerNumber())).toBe(true);
  });

  it('shows every single wrong digit', () => {
    fc.assert(
      fc.property(serials, fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 9 }), (serial, place, shift) => {
        const number = volunteerNumber(serial);
        const wrong = String((Number(number[place]) + shift) % 10);
        return !isVolunteerNumber(number.slice(0, place) + wrong + number.slice(place + 1));
      }),
    );
  });

  it('shows every swap of two different neighbours', () => {
    fc.assert(
      fc.property(serials, fc.integer({ min: 1, max: 7 }), (serial, place) => {
        const number = volunteerNumber(serial);
        fc.pre(number[place] !== number[place + 1]);
        const swapped = `${number.slice(0, place)}${number[place + 1]}${number[place]}${number.slice(place + 2)}`;
        return !isVolunteerNumber(swapped);
      }),
    );
  });
});
