import type { TileSource } from '@redmaple/platform';
import type { TeamState } from './team-state.policy.js';

/** How many open incidents there are, and of which kinds. */
export class BoardNumbersView {
  open: number;
  /** Nobody has accepted yet. */
  waiting: number;
  /** Nobody is there, and somebody should be by now. */
  overdue: number;
  onScene: number;
  teamsAvailable: number;
}

export class BoardPostSeatView {
  kind: 'leader' | 'member' | 'helper';
  taken: boolean;
  /** Who holds it: for the centre, and for the station while the team is on duty. */
  name?: string;
}

/** A post of a team ("1+2+N") with its seats. */
export class BoardPostView {
  name: string;
  seats: BoardPostSeatView[];
  /** How many seats are empty and missed. */
  lacking: number;
}

/** A team and what it is doing now. */
export class BoardTeamView {
  id: string;
  name: string;
  typeCode: string;
  /** Where it starts from: its base, or the middle of its area. */
  latitude?: number;
  longitude?: number;
  /** `on-scene`, `on-the-way`, `asked`, `available`, `off-duty`: the most pressing of what its people do. */
  state: TeamState;
  onDuty: number;
  /** On duty, and neither asked nor out. */
  free: number;
  asked: number;
  onTheWay: number;
  onScene: number;
  /** When the last of those on duty go home. */
  dutyEndsAt?: string;
  /** Incidents for which its people are asked or out. */
  incidentIds: string[];
  posts: BoardPostView[];
}

export class BoardView {
  /** The server's time: what timers count from. */
  now: string;
  numbers: BoardNumbersView;
  teams: BoardTeamView[];
}

export class MapTilesView implements TileSource {
  /** With `{z}`, `{x}`, `{y}` and `{s}`. */
  url: string;
  crs: 'wgs84' | 'gcj02';
  attribution: string;
  subdomains?: string;
  maxZoom: number;
}

export class MapSettingsView {
  /** Absent: only the schematic base is drawn. */
  tiles?: MapTilesView;
}
