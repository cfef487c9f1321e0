import type { Words } from '../../app/words.js';
import type { MapMarker } from '../../kit/county-map.js';
import type { MapPoint } from '../../kit/map/map-edge.js';
import { type BoardTeam, categoryText, type Incident, toneOfIncident, toneOfTeam } from './incident-words.js';

/** More would cover each other; the list has them all. */
const mostIncidents = 200;

interface Chosen {
  readonly incident: string | undefined;
  readonly team: string | undefined;
  /** Where the incident that is being taken in lies. */
  readonly point: MapPoint | undefined;
}

/** What the map shows of the board. */
export function markersOf(
  incidents: readonly Incident[],
  teams: readonly BoardTeam[],
  chosen: Chosen,
  words: Pick<Words, 't' | 'label'>,
): MapMarker[] {
  const { t } = words;
  return [
    ...teams.flatMap((team): MapMarker[] =>
      team.latitude === undefined || team.longitude === undefined
        ? []
        : [
            {
              id: team.id,
              kind: 'team',
              tone: toneOfTeam(team.state),
              point: { latitude: team.latitude, longitude: team.longitude },
              name: `${team.name} · ${t(`teamState.${team.state}`)}`,
              selected: team.id === chosen.team,
            },
          ],
    ),
    ...incidents.slice(0, mostIncidents).flatMap((incident): MapMarker[] =>
      incident.latitude === undefined || incident.longitude === undefined
        ? []
        : [
            {
              id: incident.id,
              kind: 'incident',
              tone: toneOfIncident(incident.state),
              point: { latitude: incident.latitude, longitude: incident.longitude },
              name: `${incident.place ?? categoryText(incident, words)} · ${t(`incidentState.${incident.state}`)}`,
              selected: incident.id === chosen.incident,
            },
          ],
    ),
    ...(chosen.point
      ? [{ id: 'picked', kind: 'place' as const, tone: 'bad' as const, point: chosen.point, name: t('intake.place') }]
      : []),
  ];
}
