import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useGet, useList } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { FilterSelect } from '../../kit/filter-select.js';
import { recruitmentTexts } from './recruitment.texts.js';
import { applicationStates } from './states.js';
import type { PipelineUrl } from './use-pipeline-url.js';

/** Call, state, team type and name. A queue knows its state. */
export function PipelineFilters({ url }: { readonly url: PipelineUrl }): ReactNode {
  const { t, label } = useWords(recruitmentTexts);
  const { items: calls } = useList('/api/v1/calls', { query: { limit: 200 } });
  const { data: types = [] } = useGet('/api/v1/team-types', {});
  const { change } = url;
  return (
    <>
      <FilterSelect
        searchable
        width={240}
        label={t('recruitment.pipeline.call')}
        any={t('recruitment.pipeline.anyCall')}
        value={url.call}
        options={calls.filter((one) => one.state !== 'draft').map((one) => ({ value: one.id, label: one.title }))}
        onChange={(call) => change({ call })}
      />
      {!url.stage && url.view === 'list' && (
        <FilterSelect
          label={t('recruitment.pipeline.state')}
          any={t('recruitment.pipeline.anyState')}
          value={url.state}
          options={applicationStates.map((value) => ({ value, label: t(`recruitment.states.${value}`) }))}
          onChange={(state) => change({ state })}
        />
      )}
      <FilterSelect
        label={t('recruitment.call.teamType')}
        any={t('recruitment.pipeline.anyTeamType')}
        value={url.teamType}
        options={types.map((one) => ({ value: one.code, label: label(one.label) }))}
        onChange={(teamType) => change({ teamType })}
      />
      <SearchBox url={url} />
    </>
  );
}

function SearchBox({ url: { search, setSearch } }: { readonly url: PipelineUrl }): ReactNode {
  const { t } = useWords(recruitmentTexts);
  return (
    <Input
      type="search"
      allowClear
      aria-label={t('recruitment.pipeline.search')}
      placeholder={t('recruitment.pipeline.search')}
      value={search}
      style={{ width: 220, maxWidth: '100%' }}
      onChange={({ target }) => setSearch(target.value)}
    />
  );
}
