import type { ReactNode } from 'react';
import { useWords } from '../../app/words.js';
import { FilterSelect } from '../../kit/filter-select.js';
import { useTeamTypes } from './lookups.js';
import { peopleTexts } from './people.texts.js';

interface Props {
  readonly value: string | undefined;
  readonly onChange: (code: string | undefined) => void;
}

/** Filters a list of teams, or of who is in them, by the type of team. */
export function TeamTypeFilter({ value, onChange }: Props): ReactNode {
  const { t } = useWords(peopleTexts);
  const { types, nameOf } = useTeamTypes();
  return (
    <FilterSelect
      label={t('people.teamType')}
      any={t('people.anyType')}
      value={value}
      options={types.map(({ code }) => ({ value: code, label: nameOf(code) }))}
      onChange={onChange}
    />
  );
}
