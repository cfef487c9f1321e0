import { Injectable } from '@nestjs/common';
import { ageOn } from '@redmaple/forms';
import { dayIn } from '@redmaple/i18n';
import {
  Clock,
  Counties,
  currentContext,
  currentCounty,
  requestErrors,
  translate,
  UnitOfWork,
} from '@redmaple/platform';
import { consentErrors } from '../people/consents.errors.js';
import { ConsentLedger } from '../people/consent-ledger.js';
import { leaderboardConsent, leaderboardConsentTextKey } from '../people/consent.policy.js';
import { isOffice, ledTeams } from '../teams/team-access.js';
import { VolunteerScope } from '../volunteers/volunteer-scope.js';
import type { AssessmentInputs } from './assessment.policy.js';
import { RecognitionAwards } from './awards.service.js';
import { partsOf } from './line.rows.js';
import type {
  Leaderboard,
  LeaderboardConsent,
  OwnMonth,
  OwnObjectionView,
  OwnRecognition,
  OwnTeam,
} from './own-recognition.dto.js';
import type { RunState } from './run.dto.js';
import { recognitionErrors } from './recognition.errors.js';
import type { RulesContent } from './recognition-rules.js';
import { Stars } from './stars.service.js';

interface OwnLineRow {
  run_id: string;
  month: string;
  state: RunState;
  objections_until: Date | null;
  content: RulesContent;
  team_id: string | null;
  team_name: string | null;
  team_type: string | null;
  inputs: AssessmentInputs | null;
  score: number | null;
  commended: boolean | null;
}

/** Older months are in the copy of my data. */
const monthsShown = 24;
const adultAge = 18;

/** What a volunteer sees of recognition, and the lists of teams on which stands by name whoever agreed. */
@Injectable()
export class OwnRecognitionService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly scope: VolunteerScope,
    private readonly stars: Stars,
    private readonly awards: RecognitionAwards,
    private readonly consents: ConsentLedger,
    private readonly counties: Counties,
    private readonly clock: Clock,
  ) {}

  /** @throws volunteers.notAVolunteer */
  mine(): Promise<OwnRecognition> {
    return this.work.run(async () => {
      const volunteerId = await this.scope.own();
      return {
        stars: await this.stars.of(volunteerId),
        months: await this.months(volunteerId),
        awards: await this.awards.ofVolunteer(volunteerId),
        leaderboard: await this.consent(),
        teams: await this.teamsOf(volunteerId),
      };
    });
  }

  /**
   * Agrees to stand on the lists of my teams by name, or takes it back; asked again nothing changes.
   * @throws recognition.adultsOnly, consents.outdated when another wording was read
   */
  setLeaderboard(agreed: boolean, version: string): Promise<LeaderboardConsent> {
    return this.work.run(async () => {
      await this.scope.own();
      const personId = ownPersonId();
      await this.work.query('SELECT FROM volunteers.person WHERE id = $1 FOR UPDATE', [personId]);
      const now = await this.consent();
      if (!agreed) await this.consents.withdraw(personId, leaderboardConsent.purpose);
      else if (!now.adult) throw recognitionErrors.adultsOnly();
      else if (version !== leaderboardConsent.version) throw consentErrors.outdated();
      else if (!now.agreed)
        await this.consents.give({ personId, purpose: leaderboardConsent.purpose, version, evidence: 'online' });
      return this.consent();
    });
  }

  /** @throws recognition.notMyTeam for others than the office and members */
  leaderboard(teamId: string): Promise<Leaderboard> {
    return this.work.run(async () => {
      const own = isOffice() ? undefined : await this.scope.own();
      if (own !== undefined && !(await this.teamsOf(own)).some((one) => one.teamId === teamId))
        throw recognitionErrors.notMyTeam();
      const today = dayIn(this.clock.now(), await this.counties.timezoneOf(currentCounty()));
      const rows = await this.work.query<{
        month: string;
        volunteer_id: string;
        rank: number;
        score: number;
        name: string | null;
        birth_date: string | null;
      }>(
        `SELECT r.month, l.volunteer_id, l.rank, l.score, p.name, p.birth_date::text AS birth_date
         FROM volunteers.recognition_line l JOIN volunteers.recognition_run r ON r.id = l.run_id
         JOIN volunteers.volunteer v ON v.id = l.volunteer_id
         LEFT JOIN volunteers.person p ON p.id = v.person_id AND EXISTS (SELECT FROM volunteers.consent c
           WHERE c.person_id = p.id AND c.purpose = $2 AND c.withdrawn_at IS NULL)
         WHERE l.team_id = $1 AND r.state = 'published' AND r.month = (
           SELECT max(x.month) FROM volunteers.recognition_run x JOIN volunteers.recognition_line y ON y.run_id = x.id
           WHERE x.state = 'published' AND y.team_id = $1)
         ORDER BY l.rank, l.number`,
        [teamId, leaderboardConsent.purpose],
      );
      const named = rows.flatMap(({ name, birth_date: born, rank, score, volunteer_id: id }) =>
        name !== null && born !== null && ageOn(born, today) >= adultAge ? [{ rank, name, score, me: id === own }] : [],
      );
      const month = rows[0]?.month;
      return { ...(month !== undefined && { month }), rows: named, others: rows.length - named.length };
    });
  }

  /** Months that are open for objections or were decided about, the latest first. An open one shows also to who has no line in it. */
  private async months(volunteerId: string): Promise<OwnMonth[]> {
    const rows = await this.work.query<OwnLineRow>(
      `SELECT r.id AS run_id, r.month, r.state, r.objections_until, w.content, l.team_id, t.name AS team_name, l.team_type, l.inputs, l.score, l.commended
       FROM volunteers.recognition_run r JOIN volunteers.recognition_rules w ON w.id = r.rules_id
       LEFT JOIN volunteers.recognition_line l ON l.run_id = r.id AND l.volunteer_id = $1
       LEFT JOIN volunteers.team t ON t.id = l.team_id
       WHERE r.state IN ('objections', 'decided', 'published') AND (l.id IS NOT NULL OR r.state = 'objections')
       ORDER BY r.month DESC, l.number LIMIT $2`,
      [volunteerId, monthsShown],
    );
    const objections = await this.work.query<OwnObjectionView & { run_id: string }>(
      `SELECT run_id, reason_code AS reason, note, state, reply FROM volunteers.recognition_objection
       WHERE volunteer_id = $1 AND own AND run_id = ANY($2) ORDER BY id`,
      [volunteerId, rows.map((one) => one.run_id)],
    );
    const now = this.clock.now();
    const months = new Map<string, OwnMonth>();
    for (const row of rows) {
      const month = months.get(row.run_id) ?? {
        runId: row.run_id,
        month: row.month,
        state: row.state,
        ...(row.state === 'objections' &&
          row.objections_until !== null &&
          row.objections_until > now && { objectionsUntil: row.objections_until.toISOString() }),
        lines: [],
        objections: objections
          .filter((one) => one.run_id === row.run_id)
          .map(({ reason, note, state, reply }) => ({ reason, state, ...(note && { note }), ...(reply && { reply }) })),
      };
      months.set(row.run_id, month);
      if (row.inputs === null || row.score === null) continue;
      month.lines.push({
        ...(row.team_id !== null && { teamId: row.team_id }),
        ...(row.team_name !== null && { teamName: row.team_name }),
        score: row.score,
        commended: row.commended ?? false,
        parts: partsOf(row.content, row.team_type, row.inputs),
      });
    }
    return [...months.values()];
  }

  private async consent(): Promise<LeaderboardConsent> {
    const row = await this.work.one<{ agreed: boolean; birth_date: string | null }>(
      `SELECT p.birth_date::text AS birth_date, EXISTS (SELECT FROM volunteers.consent c
         WHERE c.person_id = p.id AND c.purpose = $2 AND c.withdrawn_at IS NULL) AS agreed
       FROM volunteers.person p WHERE p.id = $1`,
      [ownPersonId(), leaderboardConsent.purpose],
    );
    const today = dayIn(this.clock.now(), await this.counties.timezoneOf(currentCounty()));
    const born = row?.birth_date ?? undefined;
    return {
      agreed: row?.agreed ?? false,
      version: leaderboardConsent.version,
      wording: translate(currentContext().locale, leaderboardConsentTextKey),
      adult: born !== undefined && ageOn(born, today) >= adultAge,
    };
  }

  private async teamsOf(volunteerId: string): Promise<OwnTeam[]> {
    const rows = await this.work.query<{ id: string; name: string }>(
      `SELECT DISTINCT t.id, t.name FROM volunteers.membership m JOIN volunteers.team t ON t.id = m.team_id
       WHERE m.volunteer_id = $1 AND m.valid_to IS NULL ORDER BY t.name`,
      [volunteerId],
    );
    return rows.map(({ id, name }) => ({ teamId: id, name, leads: ledTeams().includes(id) }));
  }
}

/** Whoever asks is a person. @throws request.notFound for accounts without one */
function ownPersonId(): string {
  const { personId } = currentContext().actor;
  if (personId === undefined) throw requestErrors.notFound();
  return personId;
}
