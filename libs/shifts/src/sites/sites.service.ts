import { Injectable } from '@nestjs/common';
import { Audit, Clock, type Page, type PageQuery, requestErrors, toPage, UnitOfWork } from '@redmaple/platform';
import { Areas, checkedAnswers, CountyParts } from '@redmaple/plugins/house';
import { sitesErrors } from '../shifts.errors.js';
import { type NewSite, type SiteKindView, type SiteRow, type SiteView, toSiteView } from './site.dto.js';
import { type SiteKindTerms, termsOf } from './site-kind.js';

const columns = `id, name, kind, kind_terms, facts, area_id, latitude, longitude, version, created_at,
  (SELECT max(l.observed_at) FROM shifts.patrol_log l WHERE l.site_id = site.id) AS looked_after_at`;

/** Places where duty is done. */
@Injectable()
export class SitesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly areas: Areas,
    private readonly parts: CountyParts,
  ) {}

  /** The kinds that the county's plugins add, in the order of the configuration. */
  kinds(): Promise<SiteKindView[]> {
    return this.work.run(async () =>
      (await this.parts.of('siteTypes')).map((one) => ({ code: one.code, ...termsOf(one) }) as SiteKindView),
    );
  }

  /** @throws sites.exists, sites.areaUnknown, sites.kindUnknown, request.invalid when only one coordinate is given */
  create(input: NewSite): Promise<SiteView> {
    const { name, kind, areaId } = input;
    const [latitude, longitude] = [input.latitude ?? null, input.longitude ?? null];
    if ((latitude === null) !== (longitude === null)) {
      throw requestErrors.invalid(
        {},
        { fields: [{ field: latitude === null ? 'latitude' : 'longitude', code: 'required' }] },
      );
    }
    return this.work.run(async () => {
      if (areaId !== undefined && !(await this.areas.byId(areaId)))
        throw sitesErrors.areaUnknown({}, { field: 'areaId' });
      const terms = await this.termsOf(kind);
      const facts = checkedAnswers(terms?.form, input.facts ?? {}, 'facts');
      const row = await this.work.one<SiteRow>(
        `INSERT INTO shifts.site (name, kind, kind_terms, facts, area_id, latitude, longitude)
         VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ${columns}`,
        [name, kind, terms && JSON.stringify(terms), JSON.stringify(facts), areaId ?? null, latitude, longitude],
      );
      const site = toSiteView(row as SiteRow);
      await this.audit.record('site.created', { type: 'site', id: site.id });
      return site;
    });
  }

  /** Nothing for a kind of the core, whose codes have no dot. */
  private async termsOf(kind: string): Promise<SiteKindTerms | null> {
    if (!kind.includes('.')) return null;
    const found = await this.parts.find('siteTypes', kind);
    if (!found) throw sitesErrors.kindUnknown({}, { field: 'kind' });
    return termsOf(found);
  }

  list({ limit, after }: PageQuery): Promise<Page<SiteView>> {
    return this.work.run(async () => {
      const rows = await this.work.query<SiteRow>(
        `SELECT ${columns} FROM shifts.site WHERE retired_at IS NULL AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $1`,
        [limit + 1, after ?? null],
      );
      return toPage(rows.map(toSiteView), limit);
    });
  }

  /** Takes a site out of use; shifts that name it keep it. @throws request.notFound */
  retire(id: string): Promise<void> {
    return this.work.run(async () => {
      const changed = await this.work.execute(
        'UPDATE shifts.site SET retired_at = $2, version = version + 1 WHERE id = $1 AND retired_at IS NULL',
        [id, this.clock.now()],
      );
      if (changed === 0) throw requestErrors.notFound();
      await this.audit.record('site.retired', { type: 'site', id });
    });
  }

  /** @throws sites.unknown for a site that is not there or no longer in use */
  async requireUsable(id: string, field: string): Promise<void> {
    const found = await this.work.one('SELECT 1 FROM shifts.site WHERE id = $1 AND retired_at IS NULL', [id]);
    if (!found) throw sitesErrors.unknown({}, { field });
  }
}
