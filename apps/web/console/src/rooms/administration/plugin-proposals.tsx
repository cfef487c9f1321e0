import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { Confirm } from '../../kit/confirm.js';
import { problemText } from '../../kit/problem-text.js';
import { TimelineList } from '../../kit/timeline-list.js';
import { DecidePlugin } from './decide-plugin.js';
import { pluginsTexts } from './plugins.texts.js';

type Proposal = Shape<'PluginProposalView'>;
/** So many decisions are shown. */
const shown = 5;

/** Plugins that wait for a second person, and the latest decisions; nothing where there never was one. */
export function PluginProposals({ all }: { readonly all: readonly Proposal[] }): ReactNode {
  const { t, label } = useWords(pluginsTexts);
  const [deciding, setDeciding] = useState<Proposal>();
  const open = all.filter((one) => one.state === 'open');
  const decided = all.flatMap(({ state, ...one }) => (state === 'open' ? [] : [{ state, ...one }])).slice(0, shown);
  return (
    <>
      {open.length > 0 && (
        <section className="panel panel-attention" aria-label={t('plugins.proposals')}>
          <h2>{t('plugins.proposals')}</h2>
          <ul className="plain-list">
            {open.map((one) => (
              <OpenRow key={one.id} proposal={one} onDecide={() => setDeciding(one)} />
            ))}
          </ul>
        </section>
      )}
      {decided.length > 0 && (
        <section className="panel" aria-label={t('plugins.history')}>
          <h2>{t('plugins.history')}</h2>
          <TimelineList
            items={decided.map(({ id, manifest, decidedAt, decidedBy, state, note }) => ({
              key: id,
              at: decidedAt,
              what: label(manifest.label),
              more: [t(`plugins.decided.${state}`, { by: decidedBy ?? '' }), note].filter(Boolean).join(' · '),
            }))}
          />
        </section>
      )}
      {deciding && <DecidePlugin proposal={deciding} onClose={() => setDeciding(undefined)} />}
    </>
  );
}

function OpenRow({ proposal, onDecide }: { readonly proposal: Proposal; readonly onDecide: () => void }): ReactNode {
  const { t, label, dateTime } = useWords(pluginsTexts);
  const name = label(proposal.manifest.label);
  const when = dateTime(proposal.proposedAt);
  const { proposedBy: by, mine, mayDecide, stale } = proposal;
  return (
    <li>
      <span className="plain-list-text">
        <strong>{name}</strong>
        <span className="quiet">
          {by === '' ? t('plugins.proposalRowShell', { when }) : t('plugins.proposalRow', { by, when })}
          {stale && ` · ${t('plugins.proposalStale')}`}
        </span>
      </span>
      {mayDecide && (
        <Button type="primary" aria-label={t('plugins.decideNamed', { name })} onClick={onDecide}>
          {t('plugins.decide')}
        </Button>
      )}
      {mine && <Withdraw proposal={proposal} name={name} />}
      {!mayDecide && !mine && <span className="quiet">{t('plugins.notYours')}</span>}
    </li>
  );
}

function Withdraw({ proposal, name }: { readonly proposal: Proposal; readonly name: string }): ReactNode {
  const { t } = useWords(pluginsTexts);
  const { message } = App.useApp();
  const withdraw = useChange('post', '/api/v1/plugin-proposals/{id}/withdraw', ['/api/v1/plugin-proposals']);
  return (
    <Confirm
      title={t('plugins.withdrawSure', { name })}
      okText={t('plugins.withdraw')}
      onConfirm={() =>
        withdraw.mutate(
          { path: { id: proposal.id } },
          { onError: (problem) => void message.error(problemText(problem, t)) },
        )
      }
    >
      <Button aria-label={t('plugins.withdrawNamed', { name })}>{t('plugins.withdraw')}</Button>
    </Confirm>
  );
}
