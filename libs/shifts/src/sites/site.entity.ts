import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';
import type { SiteKindTerms } from './site-kind.js';

/** A place where duty is done: a river dam, a rescue pole, a gate (点位). */
@Entity({ schema: 'shifts', name: 'site' })
export class SiteEntity extends CountyRow {
  @Column('text')
  name: string;

  @Column('text')
  kind: string;

  /** Of a kind that a plugin declares, as it was when the site was entered. */
  @Column('jsonb', { name: 'kind_terms', nullable: true })
  kindTerms: SiteKindTerms | null;

  /** What its form asked. */
  @Column('jsonb', { default: () => "'{}'" })
  facts: Readonly<Record<string, unknown>>;

  @Column('uuid', { name: 'area_id', nullable: true })
  areaId: string | null;

  @Column('double precision', { nullable: true })
  latitude: number | null;

  @Column('double precision', { nullable: true })
  longitude: number | null;

  @Column('timestamptz', { name: 'retired_at', nullable: true })
  retiredAt: Date | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('integer', { default: 1 })
  version: number;
}
