import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useGet, useList } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { recruitmentTexts } from './recruitment.texts.js';
import { applicationStates } from './states.js';
import type { PipelineUrl } from './use-pipeline-url.js';

/** Call, state, team type and name. A queue knows its state, and the API searches in it by call alone. */
export function PipelineFilters({ url }: { readonly url: PipelineUrl }): ReactNode {
  const { t, label } = useWords(recruitmentTexts);
  const { items: calls } = useList('/api/v1/calls', { query: { limit: 200 } });
  const { data: types = [] } = useGet('/api/v1/team-types', {});
  const { change } = url;
  return (
    <>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('recruitment.pipeline.call')}
        placeholder={t('recruitment.pipeline.anyCall')}
        value={url.call ?? null}
        style={{ width: 240, maxWidth: '100%' }}
        options={calls.filter((one) => one.state !== 'draft').map((one) => ({ value: one.id, label: one.title }))}
        onChange={(next: string | null) => change({ call: next ?? undefined })}
      />
      {!url.stage && url.view === 'list' && (
        <Select
          allowClear
          aria-label={t('recruitment.pipeline.state')}
          placeholder={t('recruitment.pipeline.anyState')}
          value={url.state ?? null}
          style={{ width: 150 }}
          options={applicationStates.map((value) => ({ value, label: t(`recruitment.states.${value}`) }))}
          onChange={(next: string | null) => change({ state: next ?? undefined })}
        />
      )}
      {!url.stage && (
        <>
          <Select
            allowClear
            aria-label={t('recruitment.call.teamType')}
            placeholder={t('recruitment.pipeline.anyTeamType')}
            value={url.teamType ?? null}
            style={{ width: 170 }}
            options={types.map((one) => ({ value: one.code, label: label(one.label) }))}
            onChange={(next: string | null) => change({ teamType: next ?? undefined })}
          />
          <SearchBox url={url} />
        </>
      )}
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
