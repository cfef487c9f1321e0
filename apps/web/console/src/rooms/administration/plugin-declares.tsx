import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useWords } from '../../app/words.js';
import { Facts } from '../../kit/facts.js';
import { pluginsTexts } from './plugins.texts.js';

type Manifest = Shape<'PluginManifest'>;

/** Everything that two people are to know before a plugin is switched on: who answers for it, what it calls, keeps and brings. */
export function PluginDeclares({
  manifest,
  alone,
}: {
  readonly manifest: Manifest;
  /** Nothing beside it tells of the team types. */
  readonly alone?: boolean;
}): ReactNode {
  const { t, label, list } = useWords(pluginsTexts);
  const kinds = [...new Set(manifest.parts.map((one) => one.kind))].filter((kind) => alone || kind !== 'teamTypes');
  const named = (kind: (typeof kinds)[number]): string =>
    list(
      manifest.parts
        .filter((one) => one.kind === kind)
        .map((one) =>
          one.engine === 'active' ? label(one.label) : t('plugins.declaredOnly', { name: label(one.label) }),
        ),
    );
  return (
    <Facts
      rows={[
        [t('plugins.owner'), manifest.owner ? label(manifest.owner) : t('plugins.unsaid')],
        [t('plugins.licence'), manifest.licence ?? t('plugins.unsaid')],
        [t('plugins.runs'), t(`plugins.runsIn.${manifest.runs}`)],
        [t('plugins.calls'), <Calls key="calls" manifest={manifest} />],
        [t('plugins.keeps'), <Keeps key="keeps" manifest={manifest} />],
        ...kinds.map((kind) => [t(`plugins.kinds.${kind}`), named(kind)] as const),
      ]}
    />
  );
}

function Calls({ manifest }: { readonly manifest: Manifest }): ReactNode {
  const { t, label } = useWords(pluginsTexts);
  if (manifest.permissions.length === 0) return t('plugins.callsNone');
  return (
    <ul className="plugin-facts">
      {manifest.permissions.map(({ service, sees, why }) => (
        <li key={service}>
          {t('plugins.call', {
            service: t(`plugins.services.${service}`),
            sees: t(`plugins.sees.${sees}`),
            why: why ? label(why) : t('plugins.unsaid'),
          })}
        </li>
      ))}
    </ul>
  );
}

function Keeps({ manifest: { keeps, tables } }: { readonly manifest: Manifest }): ReactNode {
  const { t, label, list } = useWords(pluginsTexts);
  if (!keeps) return tables === 0 ? t('plugins.keepsNone') : t('plugins.keepsUnsaid', { count: tables });
  const terms = [
    t(keeps.personal ? 'plugins.personal' : 'plugins.notPersonal'),
    t('plugins.retention', { days: keeps.retentionDays }),
  ];
  return (
    <>
      {t('plugins.keepsWhat', { what: label(keeps.what), why: label(keeps.why) })}
      <br />
      <span className={keeps.personal ? 'plugin-personal' : 'quiet'}>{list(terms)}</span>
    </>
  );
}
