import { Injectable } from '@nestjs/common';
import { isUuid, UnitOfWork } from '@redmaple/platform';
import {
  allowQuestion,
  BoundService,
  type PlaceQuestion,
  type Places,
  type PlaceView,
  rowsRead,
  wholeAnswer,
} from '@redmaple/plugins/house';

interface PlaceRow {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly area_id: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly looked_after_at: Date | null;
  readonly in_use: boolean;
}

const places = `
  SELECT s.id, s.name, s.kind, s.area_id, s.latitude, s.longitude, s.facts, s.retired_at IS NULL AS in_use,
    (SELECT max(l.observed_at) FROM shifts.patrol_log l WHERE l.site_id = s.id) AS looked_after_at
  FROM shifts.site s
  WHERE (strpos(s.kind, '.') = 0 OR starts_with(s.kind, $1))`;

/** A phone, written with or without gaps; a day is none. */
const longNumber = /\+?\d{7,}|0\d{2,3}[\s-]\d{6,8}|1\d{2}[\s-]\d{4}[\s-]\d{4}/g;

/** Answers each plugin where duty is done: kinds of the core, and its own. */
@Injectable()
export class OfferedPlaces extends BoundService<Places> {
  constructor(private readonly work: UnitOfWork) {
    super();
  }

  boundTo(pluginId: string): Places {
    return { byIds: (ids) => this.byIds(pluginId, ids), find: (question) => this.find(pluginId, question) };
  }

  private byIds(pluginId: string, ids: readonly string[]): Promise<ReadonlyMap<string, PlaceView>> {
    return this.work.run(async () => {
      allowQuestion(ids);
      const rows = await this.work.query<PlaceRow>(`${places} AND s.id = ANY($2::uuid[])`, [
        `${pluginId}.`,
        wellFormed(ids),
      ]);
      return new Map(rows.map((row) => [row.id, toPlace(row)]));
    });
  }

  private find(pluginId: string, { kinds, areaIds }: PlaceQuestion = {}): Promise<PlaceView[]> {
    return this.work.run(async () => {
      allowQuestion(kinds ?? []);
      allowQuestion(areaIds ?? []);
      const rows = await this.work.query<PlaceRow>(
        `${places} AND s.retired_at IS NULL AND ($2::text[] IS NULL OR s.kind = ANY($2))
           AND ($3::uuid[] IS NULL OR s.area_id = ANY($3)) ORDER BY s.id LIMIT $4`,
        [`${pluginId}.`, kinds?.map(String) ?? null, areaIds ? wellFormed(areaIds) : null, rowsRead],
      );
      return wholeAnswer(rows).map(toPlace);
    });
  }
}

/** What is no id is nobody's: it must not end the caller's transaction. */
function wellFormed(ids: readonly string[]): string[] {
  return ids.filter(isUuid);
}

function toPlace(row: PlaceRow): PlaceView {
  return {
    id: row.id,
    name: withoutNumbers(row.name),
    kind: row.kind,
    areaId: row.area_id ?? undefined,
    position:
      row.latitude !== null && row.longitude !== null
        ? { latitude: row.latitude, longitude: row.longitude }
        : undefined,
    facts: Object.fromEntries(
      Object.entries(row.facts).map(([key, value]) => [key, typeof value === 'string' ? withoutNumbers(value) : value]),
    ),
    lookedAfterAt: row.looked_after_at ?? undefined,
    inUse: row.in_use,
  };
}

function withoutNumbers(text: string): string {
  return text.replaceAll(longNumber, '***');
}
