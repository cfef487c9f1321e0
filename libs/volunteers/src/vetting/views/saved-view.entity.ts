import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';
import type { ViewFilters } from './saved-view.dto.js';

/** Filters of the pipeline that somebody keeps under a name, for themselves or for the county. */
@Entity({ schema: 'volunteers', name: 'vetting_view' })
export class SavedViewEntity extends CountyRow {
  @Column('uuid', { name: 'owner_id' })
  ownerId: string;

  @Column('text')
  name: string;

  /** Codes and ids; never words that somebody searched for. */
  @Column('jsonb')
  filters: ViewFilters;

  @Column('boolean', { default: false })
  shared: boolean;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('integer', { default: 1 })
  version: number;
}
