import type { CountedReason, Trial, TrialIncident, TrialWeek } from '@redmaple/house';
import type { Label, PluginDefinition } from '@redmaple/plugins/house';
import { simulateTexts } from './simulate.texts.js';
import { table } from './table.js';

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
/** So many of the best of a month are shown. */
const best = 10;
const reasonsShown = 3;

type Words = (key: string, params?: Readonly<Record<string, string | number>>) => string;

/** A trial as lines for a terminal, in its language. */
export function showTrial(trial: Trial, definition: PluginDefinition): string[] {
  const words: Words = (key, params) => simulateTexts.t(trial.locale, key, params);
  const { plugin, county, people, meant, locale } = trial;
  return [
    words('title', { plugin: `${plugin.label[locale]} ${plugin.id}`, version: plugin.version, county }),
    words('about', { people }),
    ...(meant ? [] : [words('notMeant')]),
    ...section(words('teams.heading'), teams(trial, words)),
    ...section(words('week.heading', { from: trial.weeks[0]?.weekStart ?? '2026-03-09' }), week(trial, words)),
    ...section(words('dispatch.heading'), dispatch(trial, words)),
    ...section(
      words('month.heading', { month: trial.month.month, lines: trial.month.lines.length }),
      month(trial, definition, words),
    ),
    ...section(words('parts.heading'), parts(trial, words)),
  ];
}

function section(heading: string, lines: readonly string[]): string[] {
  return ['', heading, '', ...lines.map((line) => (line === '' ? '' : `  ${line}`))];
}

function teams({ types, locale }: Trial, words: Words): string[] {
  if (types.length === 0) return [words('teams.none')];
  const rows = types.flatMap(({ label, members, ready, reasons }) => {
    const [first = words('nothing'), ...others] = reasons.map((one) => reasonOf(one, words));
    return [[label[locale], String(members), String(ready), first], ...others.map((one) => ['', '', '', one])];
  });
  const headings = ['type', 'members', 'ready', 'why'].map((key) => words(`teams.${key}`));
  return table(headings, rows, [1, 2]);
}

function week({ weeks }: Trial, words: Words): string[] {
  if (weeks.length === 0) return [words('week.none')];
  return [words('week.legend'), ...weeks.flatMap((one) => ['', ...weekOf(one, words)])];
}

function weekOf({ team, shifts, least, most, served, reasons, weekStart }: TrialWeek, words: Words): string[] {
  const slots = [...new Set(shifts.map((one) => one.hours))].sort();
  const cellOf = (hours: string, day: number): string => {
    const there = shifts.filter((one) => one.hours === hours && dayOf(one.day, weekStart) === day);
    if (there.length === 0) return words('nothing');
    const taken = there.reduce((sum, one) => sum + one.people.length, 0);
    return `${taken}/${there.reduce((sum, one) => sum + one.seats, 0)}`;
  };
  const rows = slots.map((hours) => [hours, ...days.map((_, day) => cellOf(hours, day))]);
  return [
    words('week.team', { team, served, hours: least === most ? hoursOf(most) : `${hoursOf(least)}–${hoursOf(most)}` }),
    ...table([words('week.hours'), ...days.map((day) => words(`week.days.${day}`))], rows, [1, 2, 3, 4, 5, 6, 7]),
    ...(reasons.length > 0 ? [words('week.open', { why: reasonsOf(reasons, words) })] : []),
  ];
}

function dispatch({ incidents }: Trial, words: Words): string[] {
  if (incidents.length === 0) return [words('dispatch.nobody')];
  return incidents.flatMap((one, index) => [...(index > 0 ? [''] : []), ...incident(one, words)]);
}

function incident(one: TrialIncident, words: Words): string[] {
  const { at, label, category, possible, facts, rankedBy, candidates, excluded } = one;
  const rows = candidates.map(({ suggested, number, name, team, onDuty, reasons }) => [
    suggested ? words('dispatch.first') : '',
    `${number} ${name}`,
    team,
    onDuty ? words('dispatch.onDuty') : '',
    reasons.join(words('semicolon')),
  ]);
  const headings = ['', words('dispatch.person'), words('dispatch.team'), '', words('dispatch.why')];
  return [
    words('dispatch.incident', { at, label, code: category, possible }),
    ...(rows.length > 0 ? [words(`dispatch.${rankedBy}`)] : []),
    ...(Object.keys(facts).length > 0 ? [words('dispatch.facts', { facts: factsOf(facts) })] : []),
    ...(rows.length > 0 ? table(headings, rows) : [words('dispatch.nobody')]),
    ...(excluded.length > 0 ? [words('dispatch.excluded', { why: reasonsOf(excluded, words) })] : []),
  ];
}

function month({ month: { lines }, locale }: Trial, { labels }: PluginDefinition, words: Words): string[] {
  if (lines.length === 0) return [words('month.none')];
  const own = labels[locale];
  const nameOf = (measure: string): string =>
    simulateTexts.has(locale, `month.measures.${measure}`)
      ? words(`month.measures.${measure}`)
      : (own[measure] ?? measure);
  const rows = lines
    .slice(0, best)
    .map(({ number, name, team, score, commended, parts: all }, index) => [
      String(index + 1),
      `${number} ${name}`,
      team,
      (score / 100).toFixed(2),
      [
        ...all
          .filter((one) => one.counted > 0)
          .map(({ measure, counted }) =>
            measure === 'hours'
              ? words('month.hours', { hours: hoursOf(counted) })
              : words('month.of', { label: nameOf(measure), count: counted }),
          ),
        ...(commended ? [words('month.commended')] : []),
      ].join(words('comma')),
    ]);
  const headings = ['place', 'person', 'team', 'points', 'parts'].map((key) => words(`month.${key}`));
  return table(headings, rows, [0, 3]);
}

function parts({ parts: all, plugin, locale }: Trial, words: Words): string[] {
  if (all.length === 0) return [words('parts.none')];
  const rows = all.map(({ kind, code, label, engine }) => [
    kind,
    `${plugin.id}.${code}`,
    textOf(label, locale),
    words(`parts.${engine}`),
  ]);
  const headings = ['kind', 'code', 'name', 'state'].map((key) => words(`parts.${key}`));
  const waits = all.some((one) => one.engine === 'declared');
  return [...table(headings, rows), ...(waits ? ['', words('parts.explain')] : [])];
}

function textOf(label: Label, locale: Trial['locale']): string {
  return label[locale];
}

function reasonsOf(reasons: readonly CountedReason[], words: Words): string {
  if (reasons.length === 0) return words('nothing');
  const texts = reasons.slice(0, reasonsShown).map((one) => reasonOf(one, words));
  const left = reasons.length - texts.length;
  return [...texts, ...(left > 0 ? [words('andMore', { count: left })] : [])].join(words('semicolon'));
}

function reasonOf({ text, people }: CountedReason, words: Words): string {
  return words('reason', { text: bare(text), people });
}

/** A sentence without its full stop, since a number follows. */
function bare(text: string): string {
  return text.replace(/[。.]$/, '');
}

function factsOf(facts: Readonly<Record<string, unknown>>): string {
  return Object.entries(facts)
    .map(([key, value]) => `${key}=${String(value)}`)
    .join(', ');
}

function dayOf(day: string, monday: string): number {
  return Math.round((Date.parse(day) - Date.parse(monday)) / 86_400_000);
}

function hoursOf(minutes: number): string {
  return String(Math.round(minutes / 6) / 10);
}
