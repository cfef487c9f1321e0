import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit, Clock, currentContext, requestErrors, UnitOfWork } from '@redmaple/platform';
import { assessedMeasures, CountyParts, type Label, TeamTypes } from '@redmaple/plugins/house';
import type { Weight } from './assessment.policy.js';
import { fingerprintOf, type Canonical } from './canonical.js';
import type { ChosenAward, OfferedWeight, RulesView, SetRules } from './rules.dto.js';
import { recognitionErrors } from './recognition.errors.js';
import { type AwardRule, monthsIn } from './awards.policy.js';
import { firstRules, type RulesContent, starHoursOf } from './recognition-rules.js';

interface RulesRow {
  readonly id: string;
  readonly version: number;
  readonly content: RulesContent;
  readonly fingerprint: string;
  readonly created_by_name: string;
  readonly created_at: Date;
}

const select = `
  SELECT r.id, r.version, r.content, r.fingerprint, a.display_name AS created_by_name, r.created_at
  FROM volunteers.recognition_rules r JOIN platform.account a ON a.id = r.created_by`;

/** The rules by which a county assesses, in versions that are added and never changed. */
@Injectable()
export class RecognitionRules {
  constructor(
    private readonly work: UnitOfWork,
    private readonly teamTypes: TeamTypes,
    private readonly parts: CountyParts,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The newest version; what would hold where none was written down. */
  view(): Promise<RulesView> {
    return this.work.run(async () => {
      const row = await this.newest();
      return {
        ...toView(row, await this.offered(row?.content)),
        offeredAwards: await this.offeredAwards(row?.content),
      };
    });
  }

  /** All versions, the newest first, as they were written down. */
  versions(): Promise<RulesView[]> {
    return this.work.run(async () => {
      const rows = await this.work.query<RulesRow>(`${select} ORDER BY r.version DESC LIMIT 100`);
      return Promise.all(rows.map(async (row) => toView(row, await this.written(row.content))));
    });
  }

  /** The version for a new run; the first one writes itself down. Inside a unit of work. */
  async forRun(): Promise<{ id: string; version: number }> {
    const row = await this.newest();
    if (row) return row;
    const weights = await this.offered(undefined);
    return this.add(1, { ...firstRules, formulas: formulasOf(weights) });
  }

  /**
   * A new version. Team types that are not named keep the plugin's own points.
   * @throws request.stale with the newest version, recognition.formulaUnknown, recognition.outOfBounds naming the weight,
   *   recognition.awardTwice, recognition.tooManyMonths and recognition.starsNotRising naming the field
   */
  set({ version, weights, perTeam, leastPoints, objectionDays, ...chosen }: SetRules): Promise<RulesView> {
    return this.work.run(async () => {
      const row = await this.newest();
      if ((row?.version ?? 0) !== version) throw requestErrors.stale({ version: row?.version ?? 0 });
      const offered = await this.offered(row?.content);
      for (const [index, { teamType, measure, points }] of weights.entries()) {
        const field = `weights.${index}.points`;
        const known = offered.find((one) => one.teamType === teamType && one.measure === measure);
        if (!known) throw recognitionErrors.formulaUnknown({}, { field });
        if (points < known.least || points > known.most)
          throw recognitionErrors.outOfBounds({ least: known.least / 100, most: known.most / 100 }, { field });
        known.points = points;
      }
      const before = row?.content ?? { ...firstRules, stars: undefined };
      const stars = chosen.stars ? risingStars(chosen.stars) : before.stars;
      await this.add(version + 1, {
        formulas: formulasOf(offered),
        otherwise: before.otherwise,
        commend: { perTeam, leastPoints },
        objectionDays,
        awards: chosen.awards ? awardsFrom(chosen.awards) : before.awards,
        ...(stars && { stars }),
      });
      return this.view();
    });
  }

  private async add(version: number, content: RulesContent): Promise<{ id: string; version: number }> {
    const row = await this.work.one<{ id: string }>(
      `INSERT INTO volunteers.recognition_rules (version, content, fingerprint, created_by, created_at)
       VALUES ($1, $2, $3, $4, $5) RETURNING id`,
      [
        version,
        JSON.stringify(content),
        fingerprintOf([content as unknown as Canonical]),
        currentContext().actor.id,
        this.clock.now(),
      ],
    );
    const id = row?.id ?? '';
    await this.audit.record('recognition.rules-set', { type: 'recognition-rules', id }, { version });
    return { id, version };
  }

  private newest(): Promise<RulesRow | undefined> {
    return this.work.one<RulesRow>(`${select} ORDER BY r.version DESC LIMIT 1`);
  }

  /** Titles of the county's plugins that it does not give so far. */
  private async offeredAwards(content: RulesContent | undefined): Promise<AwardRule[]> {
    const given = new Set((content ?? firstRules).awards.map((one) => one.code));
    return (await this.parts.of('titles'))
      .filter((one) => !given.has(one.code))
      .map(({ code, label, period, commendedMonths, leastPoints }) => ({
        code,
        label,
        period,
        commendedMonths,
        leastPoints: Math.round(leastPoints * 100),
      }));
  }

  /** What the plugins of the county offer now, with the points that a version chose as far as the bounds still allow them. */
  private async offered(content: RulesContent | undefined): Promise<OfferedWeight[]> {
    return (await this.teamTypes.list()).flatMap(({ code, label, assess, assessBounds, measureLabels }) =>
      assessedMeasures(assess ?? { hours: 1 }, assessBounds).map(({ measure, points, least, most, upTo }) => {
        const chosen = content?.formulas[code]?.find((one) => one.measure === measure)?.points ?? points;
        const own = measureLabels?.[measure];
        return {
          teamType: code,
          teamTypeLabel: label,
          measure,
          ...(own && { label: own }),
          points: Math.min(most, Math.max(least, chosen)),
          least,
          most,
          ...(upTo !== undefined && { upTo }),
        };
      }),
    );
  }

  private async written(content: RulesContent): Promise<OfferedWeight[]> {
    const weights: OfferedWeight[] = [];
    for (const [teamType, formula] of Object.entries(content.formulas)) {
      const teamTypeLabel: Label = await this.teamTypes.labelOf(teamType);
      for (const weight of formula)
        weights.push({ ...weight, teamType, teamTypeLabel, least: weight.points, most: weight.points });
    }
    return weights;
  }
}

/** Awards as they are written down; a new one gets a code that stays, whatever it is called later. */
function awardsFrom(chosen: readonly ChosenAward[]): AwardRule[] {
  const awards = chosen.map(({ code, label, ...rule }): AwardRule => {
    const { 'zh-CN': chinese, en } = label;
    return { code: code ?? `award-${newIdentifierEnd()}`, label: { 'zh-CN': chinese, en }, ...rule };
  });
  for (const [index, { code, period, commendedMonths }] of awards.entries()) {
    if (awards.findIndex((one) => one.code === code) < index)
      throw recognitionErrors.awardTwice({}, { field: `awards.${index}.code` });
    const most = monthsIn(period);
    if (commendedMonths > most)
      throw recognitionErrors.tooManyMonths({ most }, { field: `awards.${index}.commendedMonths` });
  }
  return awards;
}

function risingStars(hours: readonly number[]): readonly number[] {
  const at = hours.findIndex((one, index) => index > 0 && one <= (hours[index - 1] ?? 0));
  if (at > 0) throw recognitionErrors.starsNotRising({}, { field: `stars.${at}` });
  return [...hours];
}

function newIdentifierEnd(): string {
  return randomBytes(4).toString('hex');
}

function formulasOf(weights: readonly OfferedWeight[]): Record<string, Weight[]> {
  const formulas: Record<string, Weight[]> = {};
  for (const { teamType, measure, points, upTo, label } of weights)
    (formulas[teamType] ??= []).push({
      measure,
      points,
      ...(upTo !== undefined && { upTo }),
      ...(label && { label }),
    });
  return formulas;
}

function toView(row: RulesRow | undefined, weights: OfferedWeight[]): RulesView {
  const { commend, objectionDays, awards } = row?.content ?? firstRules;
  return {
    version: row?.version ?? 0,
    weights,
    ...commend,
    objectionDays,
    awards: awards.map((one) => ({ ...one })),
    offeredAwards: [],
    stars: [...starHoursOf(row?.content)],
    ...(row && {
      fingerprint: row.fingerprint,
      createdByName: row.created_by_name,
      createdAt: row.created_at.toISOString(),
    }),
  };
}
