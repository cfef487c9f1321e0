import { Injectable } from '@nestjs/common';
import { requestErrors, UnitOfWork } from '@redmaple/platform';
import { KeptValues } from '../../effects/kept-values.js';
import { KeptFiles } from '../../files/kept-files.js';
import { schemaOf } from '../../define/plugin.js';
import { InstalledPlugins } from '../../mounting/installed-plugins.js';
import { type CountyPlugin, CountyPlugins } from '../county-plugins.js';
import { PluginSwitch } from '../plugin-switch.js';
import { pluginErrors } from '../plugins.errors.js';
import { type KeptTable, keptTablesOf } from './kept-tables.js';
import type { KeptRows, KeptTableView } from './kept.dto.js';

const pieceSize = 50;
/** Longer texts are cut: this is for looking, not for taking away. */
const longestText = 200;

/** What a plugin keeps stays readable where it does not run: switched off, stopped, or its package gone. */
@Injectable()
export class KeptData {
  constructor(
    private readonly installed: InstalledPlugins,
    private readonly states: CountyPlugins,
    private readonly switches: PluginSwitch,
    private readonly values: KeptValues,
    private readonly files: KeptFiles,
    private readonly work: UnitOfWork,
  ) {}

  /** The tables that are there, with their last names. @throws plugins.unknown, plugins.readInPlugin while it runs */
  tables(pluginId: string): Promise<KeptTableView[]> {
    return this.work.run(async () => {
      const { tables } = await this.of(pluginId);
      const there: KeptTableView[] = [];
      for (const table of tables) if (await this.isThere(pluginId, table.name)) there.push(table);
      if (await this.values.any(pluginId)) there.push(keptValues);
      if (await this.files.any(pluginId)) there.push(keptFiles);
      return there;
    });
  }

  /** A piece of one table, of this county alone. @throws request.notFound, and as {@link tables} */
  rows(pluginId: string, name: string, from = 0): Promise<KeptRows> {
    return this.work.run(async () => {
      const { state, tables } = await this.of(pluginId);
      if (name === keptValues.name) return this.pieceOfValues(pluginId, from, state.agreed?.personal === 'no');
      if (name === keptFiles.name) return this.pieceOfFiles(pluginId, from);
      // Only names that the plugin declared reach the SQL.
      const table = tables.find((one) => one.name === name);
      if (!table || !(await this.isThere(pluginId, name))) throw requestErrors.notFound();
      const types = await this.typesOf(pluginId, name);
      const columns = table.columns.filter((one) => types.has(one.name) && one.name !== 'county_code');
      const selected = columns.map((one) => `t.${quoted(one.name)}::text AS ${quoted(one.name)}`).join(', ');
      const found = await this.work.query<Record<string, string | null>>(
        `SELECT ${selected} FROM ${quoted(schemaOf(pluginId))}.${quoted(name)} t ORDER BY t.${quoted(columns[0]?.name ?? 'id')} OFFSET $1 LIMIT $2`,
        [from, pieceSize + 1],
      );
      const open = state.agreed?.personal === 'no';
      return {
        columns,
        rows: found
          .slice(0, pieceSize)
          .map((row) => columns.map((one) => shown(row[one.name] ?? null, types.get(one.name) ?? '', open))),
        ...(found.length > pieceSize && { next: from + pieceSize }),
      };
    });
  }

  private async of(pluginId: string): Promise<{ state: CountyPlugin; tables: readonly KeptTable[] }> {
    const state = (await this.states.all()).get(pluginId);
    if (!state) throw pluginErrors.unknown();
    if (await this.switches.isOn(pluginId)) throw pluginErrors.readInPlugin();
    const plugin = this.installed.get(pluginId);
    const tables = state.keptTables.length === 0 && plugin ? keptTablesOf(plugin.definition) : state.keptTables;
    return { state, tables };
  }

  private async pieceOfValues(pluginId: string, from: number, open: boolean): Promise<KeptRows> {
    const found = await this.values.piece(pluginId, from, pieceSize + 1);
    return {
      columns: keptValues.columns,
      rows: found
        .slice(0, pieceSize)
        .map(({ key, value, changed }) => [shown(key, 'text', open), shown(value, 'jsonb', open), changed]),
      ...(found.length > pieceSize && { next: from + pieceSize }),
    };
  }

  private async pieceOfFiles(pluginId: string, from: number): Promise<KeptRows> {
    const found = await this.files.piece(pluginId, from, pieceSize + 1);
    return {
      columns: keptFiles.columns,
      rows: found.slice(0, pieceSize).map(({ id, type, size, created }) => [id, type, size, created]),
      ...(found.length > pieceSize && { next: from + pieceSize }),
    };
  }

  private async isThere(pluginId: string, table: string): Promise<boolean> {
    const row = await this.work.one<{ there: boolean }>(
      `SELECT to_regclass(format('%I.%I', $1::text, $2::text)) IS NOT NULL AS there`,
      [schemaOf(pluginId), table],
    );
    return row?.there === true;
  }

  private async typesOf(pluginId: string, table: string): Promise<ReadonlyMap<string, string>> {
    const rows = await this.work.query<{ name: string; type: string }>(
      `SELECT a.attname AS name, format_type(a.atttypid, NULL) AS type FROM pg_attribute a
       WHERE a.attrelid = to_regclass(format('%I.%I', $1::text, $2::text)) AND a.attnum > 0 AND NOT a.attisdropped`,
      [schemaOf(pluginId), table],
    );
    return new Map(rows.map((one) => [one.name, one.type]));
  }
}

/** What a plugin keeps without a table of its own; no table of a plugin is called so. */
const keptValues: KeptTable = {
  name: 'plugins.kept',
  label: { 'zh-CN': '不在表中的数据', en: 'Values without a table' },
  columns: [
    { name: 'key', label: { 'zh-CN': '名称', en: 'Key' } },
    { name: 'value', label: { 'zh-CN': '内容', en: 'Value' } },
    { name: 'changed_at', label: { 'zh-CN': '时间', en: 'Changed' } },
  ],
};

/** Its files, by what they are: nobody looks into them without the plugin. */
const keptFiles: KeptTable = {
  name: 'platform.file',
  label: { 'zh-CN': '文件', en: 'Files' },
  columns: [
    { name: 'id', label: { 'zh-CN': '编号', en: 'Id' } },
    { name: 'media_type', label: { 'zh-CN': '类型', en: 'Type' } },
    { name: 'size', label: { 'zh-CN': '字节数', en: 'Bytes' } },
    { name: 'created_at', label: { 'zh-CN': '时间', en: 'Kept' } },
  ],
};

const plainTypes = /^(boolean|smallint|integer|bigint|numeric|real|double precision|date|time|timestamp|uuid)/;
const texts = /^(text|character)/;

/** Numbers, times and ids as they are; texts masked unless the plugin keeps nothing about people; the rest not at all. */
function shown(value: string | null, type: string, open: boolean): string | null {
  if (value === null || value === '') return value;
  if (plainTypes.test(type)) return value;
  if (!texts.test(type)) return open ? cut(value) : '…';
  return open ? cut(value) : `${[...value][0] ?? ''}**`;
}

function cut(value: string): string {
  const signs = [...value];
  return signs.length > longestText ? `${signs.slice(0, longestText).join('')}…` : value;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
