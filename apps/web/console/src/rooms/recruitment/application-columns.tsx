import { useGet } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { recruitmentTexts } from './recruitment.texts.js';
import type { Application } from './states.js';
import type { Column } from '../../kit/table.js';

type Listed = Pick<Application, 'id' | 'name' | 'number' | 'source'>;

/** Columns that every list of applications has. */
export function useApplicationColumns<Row extends Listed>(
  onOpen: (id: string) => void,
  teamTypeOf: (row: Row) => string,
): { readonly who: readonly Column<Row>[]; readonly source: Column<Row> } {
  const { t, label } = useWords(recruitmentTexts);
  const { data: types = [] } = useGet('/api/v1/team-types', {});
  return {
    who: [
      {
        title: t('recruitment.pipeline.name'),
        key: 'name',
        width: 150,
        render: (_, row) => (
          <button type="button" className="link-button" onClick={() => onOpen(row.id)}>
            {row.name}
          </button>
        ),
      },
      { title: t('recruitment.pipeline.number'), dataIndex: 'number', width: 150, className: 'number' },
      {
        title: t('recruitment.call.teamType'),
        key: 'teamType',
        width: 150,
        render: (_, row) => label(types.find(({ code }) => code === teamTypeOf(row))?.label) || teamTypeOf(row),
      },
    ],
    source: {
      title: t('recruitment.pipeline.source'),
      key: 'source',
      width: 110,
      render: (_, row) => t(`recruitment.sources.${row.source}`),
    },
  };
}
