import { dayIn } from '@redmaple/i18n';

/** When a call-back is due: on the next day at `hour` o'clock, as the county's clocks show it. */
export function nextDayAt(after: Date, zone: string, hour: number): Date {
  const today = new Date(`${dayIn(after, zone)}T00:00:00Z`);
  const wanted = Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate() + 1, hour);
  // The zone's offset at the wanted time is found from a guess; a second look is needed where clocks change in between.
  let instant = wanted;
  for (let look = 0; look < 2; look++) instant = wanted - offsetAt(new Date(instant), zone);
  return new Date(instant);
}

/** How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: Date, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(instant);
  const read = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  const shown = Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'), read('second'));
  return shown - Math.floor(instant.getTime() / 1000) * 1000;
}
