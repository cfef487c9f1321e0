import type { Shape } from '../../app/api.js';
import type { Words } from '../../app/words.js';
import type { Tone } from '../../kit/status-tag.js';

export type Incident = Shape<'IncidentView'>;
export type IncidentDetail = Shape<'IncidentDetailView'>;
export type Mission = Shape<'MissionView'>;
export type BoardTeam = Shape<'BoardTeamView'>;

/** Categories that the intake offers; others may come from elsewhere and are shown by their code. */
export const categories = [
  'other',
  'street-light',
  'hazard',
  'lost-person',
  'quarrel',
  'water',
  'elder-help',
  'noise',
] as const;
export const sources = ['hotline', 'card', 'hazard', 'station', 'walk-in'] as const;
export const services = ['110', '119', '120'] as const;

const stateTones: Readonly<Record<string, Tone>> = {
  open: 'warn',
  reopened: 'bad',
  assigned: 'busy',
  'on-scene': 'good',
  handled: 'good',
};

export function toneOfIncident(state: string): Tone {
  return stateTones[state] ?? 'quiet';
}

const teamTones: Readonly<Record<string, Tone>> = {
  available: 'good',
  asked: 'warn',
  'on-the-way': 'busy',
  'on-scene': 'busy',
};

export function toneOfTeam(state: string): Tone {
  return teamTones[state] ?? 'quiet';
}

/** The name of what somebody asks for: of a plugin's category as it was called then. */
export function categoryText(
  { category, categoryLabel }: Pick<Incident, 'category' | 'categoryLabel'>,
  { t, label }: Pick<Words, 't' | 'label'>,
): string {
  if (categoryLabel) return label(categoryLabel);
  if (category === undefined) return t('category.other');
  return (categories as readonly string[]).includes(category) ? t(`category.${category}`) : category;
}

/** The smallest area that is known. */
export function areaText({ area, areaGuessed }: Incident, t: Words['t']): string | undefined {
  const names = area
    .filter((one) => one.level !== 'county')
    .map((one) => one.name)
    .reverse()
    .join(' ');
  if (names === '') return area[0]?.name;
  return areaGuessed ? t('dispatch.areaGuessed', { area: names }) : names;
}

/** Who is being asked, or who goes. */
export function liveMission(missions: readonly Mission[] | undefined): Mission | undefined {
  return missions?.find((one) => isUnderWay(one.state)) ?? missions?.find((one) => one.state === 'offered');
}

export function isUnderWay(state: string): boolean {
  return state === 'accepted' || state === 'en-route' || state === 'on-scene';
}

/** Its taker may not go on, and the liaison has not decided. */
export function isStopped(mission: Mission | undefined): boolean {
  return mission?.lapse !== undefined && mission.lapse.keptAt === undefined;
}

/** Everything that a change of an incident may show elsewhere. */
export const touchedByDispatch = ['/api/v1/incidents', '/api/v1/dispatch', '/api/v1/follow-ups'];
