import { Controller, Get, Param, Query } from '@nestjs/common';
import { Allow } from '@redmaple/platform';
import { KeptRows, KeptRowsQuery, type KeptTableView } from './kept.dto.js';
import { KeptData } from './kept-data.service.js';

/** What plugins that do not run in the county keep there. */
@Controller('plugin-data')
export class KeptDataController {
  constructor(private readonly kept: KeptData) {}

  /** The plugin's own tables, by the names they last had. */
  @Get(':plugin')
  @Allow('county-admin', 'auditor')
  tables(@Param('plugin') plugin: string): Promise<KeptTableView[]> {
    return this.kept.tables(plugin);
  }

  /** A piece of one table; what may be about people is masked. */
  @Get(':plugin/:table')
  @Allow('county-admin', 'auditor')
  rows(
    @Param('plugin') plugin: string,
    @Param('table') table: string,
    @Query() { from }: KeptRowsQuery,
  ): Promise<KeptRows> {
    return this.kept.rows(plugin, table, from);
  }
}
