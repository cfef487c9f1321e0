import { serverNow } from '../api/server-time.js';
import { common } from '../texts/common.texts.js';
import { spanOf } from './when.js';

/** A plain link to the file that the phone's calendar takes up; nothing for what is over. */
export function CalendarLink(props: { href: string; startsAt: string; endsAt: string; title: string }) {
  const { href, startsAt, endsAt, title } = props;
  if (Date.parse(endsAt) <= serverNow()) return null;
  return (
    <a
      class="button"
      href={href}
      download
      aria-label={`${common.say('calendar')} ${spanOf(startsAt, endsAt)} ${title}`}
    >
      {common.say('calendar')}
    </a>
  );
}
