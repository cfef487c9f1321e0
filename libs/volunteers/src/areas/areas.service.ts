import { Injectable } from '@nestjs/common';
import { Audit, requestErrors, UnitOfWork, staleRow } from '@redmaple/platform';
import { Areas, type AreaView } from '@redmaple/plugins/house';
import type { AreaDetail, ChangeAreaDto, CreateAreaDto } from './area.dto.js';
import { type AreaLevel, mayLieUnder } from './area.policy.js';
import { areaErrors } from './areas.errors.js';

interface AreaRow {
  id: string;
  parent_id: string | null;
  level: AreaLevel;
  code: string | null;
  name: string;
  latitude: number | null;
  longitude: number | null;
  version: number;
}

const columns = 'id, parent_id, level, code, name, latitude, longitude, version';

/** The county's area tree. */
@Injectable()
export class AreasService extends Areas {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: Audit,
  ) {
    super();
  }

  async all(): Promise<AreaView[]> {
    return (await this.rows()).map(toAreaView);
  }

  async byId(id: string): Promise<AreaView | undefined> {
    const row = await this.find(id);
    return row && toAreaView(row);
  }

  pathOf(id: string): Promise<AreaView[]> {
    return this.work.run(async () => {
      const rows = await this.work.query<AreaRow>(
        `WITH RECURSIVE path AS (
           SELECT ${columns}, 1 AS step FROM volunteers.area WHERE id = $1
           UNION ALL
           SELECT a.id, a.parent_id, a.level, a.code, a.name, a.latitude, a.longitude, a.version, p.step + 1
           FROM volunteers.area a JOIN path p ON a.id = p.parent_id)
         SELECT ${columns} FROM path ORDER BY step`,
        [id],
      );
      return rows.map(toAreaView);
    });
  }

  /** From the county down, each level in the order of codes and names. */
  async list(): Promise<AreaDetail[]> {
    return (await this.rows()).map(toAreaDetail);
  }

  /** @throws request.notFound */
  async detail(id: string): Promise<AreaDetail> {
    const row = await this.find(id);
    if (!row) throw requestErrors.notFound();
    return toAreaDetail(row);
  }

  /** @throws areas.wrongParent, areas.codeTaken, areas.nameTaken, areas.rootTaken */
  create(area: CreateAreaDto): Promise<AreaDetail> {
    return this.work.run(async () => {
      const parent = area.parentId === undefined ? undefined : await this.find(area.parentId);
      if (area.parentId !== undefined && !parent) throw areaErrors.unknown({}, { field: 'parentId' });
      if (!mayLieUnder(area.level, parent?.level)) throw areaErrors.wrongParent({}, { field: 'parentId' });
      const row = await this.work.one<AreaRow>(
        `INSERT INTO volunteers.area (parent_id, level, code, name, latitude, longitude)
         VALUES ($1, $2, $3, $4, $5, $6) RETURNING ${columns}`,
        [
          area.parentId ?? null,
          area.level,
          area.code ?? null,
          area.name,
          area.centre?.latitude ?? null,
          area.centre?.longitude ?? null,
        ],
      );
      if (!row) throw requestErrors.conflict();
      await this.audit.record('area.created', { type: 'area', id: row.id }, { level: row.level });
      return toAreaDetail(row);
    });
  }

  /** @throws request.notFound, request.stale, areas.codeTaken, areas.nameTaken */
  change(id: string, change: ChangeAreaDto): Promise<AreaDetail> {
    return this.work.run(async () => {
      const row = await this.work.one<AreaRow>(
        `UPDATE volunteers.area SET name = coalesce($3, name), code = coalesce($4, code),
           latitude = coalesce($5, latitude), longitude = coalesce($6, longitude), version = version + 1
         WHERE id = $1 AND version = $2 RETURNING ${columns}`,
        [
          id,
          change.version,
          change.name ?? null,
          change.code ?? null,
          change.centre?.latitude ?? null,
          change.centre?.longitude ?? null,
        ],
      );
      if (!row) throw await staleRow(this.work, 'volunteers.area', id);
      await this.audit.record('area.changed', { type: 'area', id });
      return toAreaDetail(row);
    });
  }

  private find(id: string): Promise<AreaRow | undefined> {
    return this.work.run(() => this.work.one<AreaRow>(`SELECT ${columns} FROM volunteers.area WHERE id = $1`, [id]));
  }

  private rows(): Promise<AreaRow[]> {
    return this.work.run(() =>
      this.work.query<AreaRow>(
        `SELECT ${columns} FROM volunteers.area
         ORDER BY array_position(ARRAY['county', 'town', 'village', 'grid'], level), code NULLS LAST, name COLLATE "zh-x-icu"`,
      ),
    );
  }
}

function toAreaView(row: AreaRow): AreaView {
  return {
    id: row.id,
    parentId: row.parent_id ?? undefined,
    level: row.level,
    code: row.code ?? undefined,
    name: row.name,
    centre: placeOf(row.latitude, row.longitude),
  };
}

function toAreaDetail(row: AreaRow): AreaDetail {
  const { parentId, code, centre, ...rest } = toAreaView(row);
  return {
    ...rest,
    ...(parentId !== undefined && { parentId }),
    ...(code !== undefined && { code }),
    ...(centre && { centre }),
    version: row.version,
  };
}

/** A place from its two columns, which are both filled or both empty. */
export function placeOf(
  latitude: number | null,
  longitude: number | null,
): { latitude: number; longitude: number } | undefined {
  return latitude === null || longitude === null ? undefined : { latitude, longitude };
}
