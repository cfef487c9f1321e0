import { Button, Select, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Shape } from '../../app/api.js';
import { useGet } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { RecordDrawer } from '../../kit/record-drawer.js';
import { Empty, Loaded } from '../../kit/states.js';
import { Table } from '../../kit/table.js';
import { pluginsTexts } from './plugins.texts.js';

interface Props {
  readonly plugin: Shape<'PluginView'>;
  readonly onClose: () => void;
}

/** What a plugin that does not run keeps in the county: its own tables by their last names, masked. */
export function KeptDataDrawer({ plugin, onClose }: Props): ReactNode {
  const { t, label } = useWords(pluginsTexts);
  const tables = useGet('/api/v1/plugin-data/{plugin}', { path: { plugin: plugin.id } });
  const [chosen, setChosen] = useState<string>();
  return (
    <RecordDrawer open title={t('plugins.keptTitle', { name: label(plugin.label) })} onClose={onClose} width={900}>
      <p className="quiet">{t('plugins.keptHint')}</p>
      <Loaded of={tables}>
        {(all) => {
          const table = chosen ?? all[0]?.name;
          if (table === undefined) return <Empty title={t('plugins.keptNone')} />;
          return (
            <>
              <Select
                className="kept-table-choice"
                aria-label={t('plugins.keptTable')}
                value={table}
                onChange={setChosen}
                options={all.map((one) => ({ value: one.name, label: label(one.label) }))}
              />
              <Rows key={table} plugin={plugin.id} table={table} />
            </>
          );
        }}
      </Loaded>
    </RecordDrawer>
  );
}

interface KeptRow {
  readonly id: string;
  readonly values: readonly (string | null)[];
}

function Rows({ plugin, table }: { readonly plugin: string; readonly table: string }): ReactNode {
  const { t, label } = useWords(pluginsTexts);
  const [from, setFrom] = useState(0);
  const rows = useGet('/api/v1/plugin-data/{plugin}/{table}', { path: { plugin, table }, query: { from } });
  return (
    <Loaded of={rows}>
      {({ columns, rows: found, next }) =>
        found.length === 0 ? (
          <Empty title={t('plugins.keptNone')} />
        ) : (
          <>
            <Table<KeptRow>
              label={table}
              rows={found.map((values, index) => ({ id: String(from + index), values }))}
              width={columns.length * 150}
              columns={columns.map((column, at) => ({
                title: label(column.label),
                key: column.name,
                render: (_value, row) => row.values[at] ?? '',
              }))}
            />
            <Space wrap>
              {from > 0 && <Button onClick={() => setFrom(0)}>{t('plugins.keptFirst')}</Button>}
              {next !== undefined && <Button onClick={() => setFrom(next)}>{t('plugins.keptNext')}</Button>}
            </Space>
          </>
        )
      }
    </Loaded>
  );
}
