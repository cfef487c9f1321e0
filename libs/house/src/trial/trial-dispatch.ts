import { IncidentsService, type IncidentCandidatesView, IntakeService, OffersService } from '@redmaple/dispatch';
import {
  type IncidentCategory,
  labelOf,
  type PluginDefinition,
  qualifiedCode,
  sampleAnswers,
} from '@redmaple/plugins/house';
import type { TrialCandidate, TrialIncident, TrialWeek } from './trial.js';
import { as, atCounty, clockOf, type TrialSite } from './trial-house.js';
import { Counts } from './trial-week.js';

/** Of each of the first teams so many are shown. */
const shown = 2;
const teamsShown = 4;
const between = 20 * 60_000;

/** What is asked for where the plugin declares no categories of its own: those that every county has. */
const usual = [
  { code: 'street-light', label: { 'zh-CN': '路灯不亮', en: 'Street light out' } },
  { code: 'lost-person', label: { 'zh-CN': '走失寻人', en: 'Lost person' } },
  { code: 'quarrel', label: { 'zh-CN': '邻里口角', en: 'Quarrel between neighbours' } },
] as const;

interface Request {
  readonly category: string;
  readonly label: string;
  readonly facts?: Record<string, unknown>;
}

/**
 * Three requests for help, twenty minutes apart, in the middle of a shift of the week if there is one. After each the first in
 * order is asked, so that the next shows who has been asked before.
 */
export async function dispatchThree(site: TrialSite, weeks: readonly TrialWeek[]): Promise<TrialIncident[]> {
  site.clock.set(middleOf(weeks));
  const found: TrialIncident[] = [];
  for (const request of requestsOf(site.plugin.definition, site)) {
    found.push(await as(site, 'liaison', () => rank(site, request)));
    site.clock.set(new Date(site.clock.now().getTime() + between));
  }
  return found;
}

async function rank({ house, clock }: TrialSite, { category, label, facts }: Request): Promise<TrialIncident> {
  const { id } = await house.get(IntakeService).takeIn({
    emergency: false,
    source: 'hotline',
    category,
    summary: label,
    place: '演示村口',
    latitude: 35.021,
    longitude: 111.002,
    ...(facts && { facts }),
  });
  const view = await house.get(IncidentsService).candidatesFor(id, {});
  if (view.suggested) await house.get(OffersService).offer(id, {});
  return { category, label, at: clockOf(clock.now()), facts: facts ?? {}, ...described(view) };
}

function described({ teams }: IncidentCandidatesView) {
  const excluded = new Counts();
  for (const team of teams)
    for (const { reasons, blockers } of team.excluded)
      excluded.add(blockers.length > 0 ? blockers.map((one) => one.text) : reasons.map((one) => one.text));
  const able = teams.filter((one) => one.candidates.length > 0);
  const orders = new Set(able.map((one) => one.rankedBy));
  const candidates = able.slice(0, teamsShown).flatMap((team) =>
    team.candidates.slice(0, shown).map(
      ({ number, name, onDuty, suggested, reasons }): TrialCandidate => ({
        number,
        name,
        team: team.name,
        onDuty,
        suggested,
        reasons: reasons.map((one) => one.text),
      }),
    ),
  );
  return {
    candidates,
    possible: able.reduce((sum, one) => sum + one.candidates.length + one.moreCandidates, 0),
    excluded: excluded.listed(),
    rankedBy: orders.size > 1 ? ('both' as const) : orders.has('plugin') ? ('plugin' as const) : ('core' as const),
  };
}

function requestsOf(plugin: PluginDefinition, { locale }: TrialSite): Request[] {
  const own = (plugin.incidentCategories ?? []).map(
    (one: IncidentCategory): Request => ({
      category: qualifiedCode(plugin.id, one.code),
      label: labelOf(plugin.labels, one.code)[locale],
      ...(one.facts && { facts: sampleAnswers(one.facts, 0) }),
    }),
  );
  const others = usual.map(({ code, label }): Request => ({ category: code, label: label[locale] }));
  return [...own, ...others].slice(0, 3);
}

/** The middle of the first shift from Wednesday on that somebody serves; half past seven in the evening where there is none. */
function middleOf(weeks: readonly TrialWeek[]): Date {
  const wednesday = '2026-03-11';
  const manned = weeks.flatMap(({ shifts }) => shifts.filter((one) => one.people.length > 0 && one.day >= wednesday));
  const [first] = manned.sort((one, other) => (one.day + one.hours < other.day + other.hours ? -1 : 1));
  const [from = 19 * 60, to = 20 * 60] = (first?.hours ?? '').split('–').flatMap((time) => minutesOf(time));
  return atCounty(first?.day ?? wednesday, (from + (to > from ? to : to + 1440)) / 2);
}

function minutesOf(time: string): number[] {
  const [hours, minutes] = time.split(':').map(Number);
  return hours === undefined || minutes === undefined ? [] : [hours * 60 + minutes];
}
