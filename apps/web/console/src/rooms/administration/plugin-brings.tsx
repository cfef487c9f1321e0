import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useWords } from '../../app/words.js';
import { Facts } from '../../kit/facts.js';
import { useQualificationKinds } from '../people/lookups.js';
import { pluginsTexts } from './plugins.texts.js';

/** The team types that a plugin adds to the county, with their rules. */
export function PluginBrings({ plugin }: { readonly plugin: Shape<'PluginView'> }): ReactNode {
  const { label } = useWords(pluginsTexts);
  const { nameOf } = useQualificationKinds();
  // What it brings itself is in the county's catalogue only once it is on.
  const own = new Map(
    plugin.manifest?.parts.filter((one) => one.kind === 'qualifications').map((one) => [one.code, label(one.label)]),
  );
  return (
    <Facts
      rows={plugin.teamTypes.map(
        (type) =>
          [
            label(type.label),
            <TeamTypeRules key={type.code} type={type} nameOf={(code) => own.get(code) ?? nameOf(code)} />,
          ] as const,
      )}
    />
  );
}

function TeamTypeRules({
  type,
  nameOf,
}: {
  readonly type: Shape<'TeamTypeInfo'>;
  /** The name of a qualification by its code. */
  readonly nameOf: (code: string) => string;
}): ReactNode {
  const { t, label, list } = useWords(pluginsTexts);
  const { minAge, insurance, danger, qualifications } = type.requires;
  const stages = list(type.vettingStages.map((stage) => label(stage.label)));
  return [
    t('plugins.minAge', { age: minAge }),
    insurance && t('plugins.insurance'),
    danger && t('plugins.danger'),
    qualifications.length > 0 && t('plugins.qualifications', { list: list(qualifications.map(nameOf)) }),
    stages !== '' && t('plugins.stages', { list: stages }),
  ]
    .filter(Boolean)
    .join(' · ');
}
