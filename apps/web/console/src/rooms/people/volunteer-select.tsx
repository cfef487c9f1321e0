import { Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useSearch } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { useDebounced } from '../../kit/use-debounced.js';
import { peopleTexts } from './people.texts.js';

/** Finds a volunteer by name, number or phone, as the list does. */
export function VolunteerSelect(props: {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (id: string) => void;
}): ReactNode {
  const { t } = useWords(peopleTexts);
  const [typed, setTyped] = useState('');
  const search = useDebounced(typed.trim());
  const { items, result } = useSearch('/api/v1/volunteers/search', {
    limit: 20,
    status: 'active',
    ...(search !== '' && { search }),
  });
  const { isFetching } = result;
  return (
    <Select
      {...props}
      placeholder={t('people.searchHint')}
      loading={isFetching}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      notFoundContent={isFetching ? t('state.loading') : t('list.nothingFits')}
      options={items.map((one) => ({
        value: one.id,
        label: `${one.name} ${one.number}${one.teams[0] ? ` · ${one.teams[0].name}` : ''}`,
      }))}
    />
  );
}
