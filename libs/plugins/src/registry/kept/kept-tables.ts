import { getMetadataArgsStorage } from 'typeorm';
import { type Label, labelAt } from '../../define/labels.js';
import type { PluginDefinition } from '../../define/plugin.js';

/** A column of a plugin's own table, with its name as it was last called. */
export interface KeptColumn {
  /** In the database. */
  readonly name: string;
  readonly label: Label;
}

/** A table of a plugin's own, as it was when the county's row about the plugin was last written. */
export interface KeptTable {
  readonly name: string;
  readonly label: Label;
  readonly columns: readonly KeptColumn[];
}

/** The tables of a plugin with their names: by table and column in `labels`, `reading.grams`, `grams` or the bare name. */
export function keptTablesOf({ entities, labels }: PluginDefinition): KeptTable[] {
  const { tables, columns } = getMetadataArgsStorage();
  return (entities ?? []).flatMap((entity) => {
    const table = tables.find((one) => one.target === entity)?.name;
    if (table === undefined) return [];
    const own = columns.filter((one) => typeof one.target === 'function' && isOf(entity, one.target));
    return [
      {
        name: table,
        label: labelAt(labels, [table]),
        columns: own.map(({ propertyName, options }) => ({
          name: options.name ?? propertyName,
          label: labelAt(labels, [`${table}.${propertyName}`, propertyName]),
        })),
      },
    ];
  });
}

/** Columns of base classes are the entity's as well. */
function isOf(entity: object, target: object): boolean {
  return entity === target || Object.prototype.isPrototypeOf.call(target, entity);
}
