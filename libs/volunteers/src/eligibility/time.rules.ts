import { blocker, type Rule } from './rules.js';

const minute = 60_000;

/** Nobody is in two places, and between two duties there is rest. */
export const isFree: Rule = ({ held }, { startsAt, endsAt, exceptAssignmentId }, { restMinutes }) =>
  held.flatMap((other) => {
    if (other.assignmentId === exceptAssignmentId) return [];
    const params = { assignmentId: other.assignmentId, hours: restMinutes / 60 };
    const gap = Math.max(startsAt - other.endsAt, other.startsAt - endsAt);
    if (gap < 0 && !other.done) return [blocker('overlap', 'volunteer', 'free-time', params)];
    return gap < restMinutes * minute ? [blocker('restTooShort', 'volunteer', 'rest-first', params)] : [];
  });

/** A duty belongs to the week in which it begins, as a night shift to its first day (domain.md §6). */
export const hasTimeThisWeek: Rule = ({ held }, question, { weeklyMinutes }) => {
  if (weeklyMinutes === undefined) return [];
  const { startsAt, endsAt, weekFrom, weekTo, exceptAssignmentId } = question;
  const others = held.filter(
    (one) => one.assignmentId !== exceptAssignmentId && one.startsAt >= weekFrom && one.startsAt < weekTo,
  );
  const milliseconds = others.reduce((sum, one) => sum + one.endsAt - one.startsAt, endsAt - startsAt);
  const minutes = Math.ceil(milliseconds / minute);
  return minutes > weeklyMinutes
    ? [blocker('weeklyMinutes', 'nobody', 'wait-for-next-week', { hours: weeklyMinutes / 60, minutes })]
    : [];
};
