import { Button, Space } from 'antd';
import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { StatusTag, type Tone } from '../../kit/status-tag.js';
import { useAct } from '../../kit/use-act.js';
import { certificatesTexts } from './certificates.texts.js';

type Correction = Shape<'ServiceCorrectionDetail'>;

const tones: Readonly<Record<Correction['state'], Tone>> = {
  open: 'warn',
  approved: 'good',
  refused: 'bad',
  withdrawn: 'quiet',
};
/** Lists that a decision changes. */
const touched = ['/api/v1/service-corrections', '/api/v1/volunteers'] as const;

/** What is proposed, in words. */
export function CorrectionWords({ correction }: { readonly correction: Correction }): ReactNode {
  const { t, dateTime } = useWords(certificatesTexts);
  const { kind, content, occurredAt, creditedMinutes, reason } = correction;
  return (
    <>
      {t(`certificates.kinds.${kind}`)}
      {content !== undefined && ` · ${content}`}
      <div className="quiet">
        {occurredAt === undefined
          ? t('certificates.takenAway')
          : t('certificates.becomes', { when: dateTime(occurredAt), minutes: creditedMinutes ?? 0 })}
        {' · '}
        {t(`certificates.whys.${reason}`)}
      </div>
    </>
  );
}

/** Deciding about another's proposal, or taking back one's own. */
export function CorrectionActions({ correction }: { readonly correction: Correction }): ReactNode {
  const { t, dateTime } = useWords(certificatesTexts);
  const { who } = useSession();
  const act = useAct();
  const decide = useChange('post', '/api/v1/service-corrections/{id}/decision', [...touched]);
  const withdraw = useChange('post', '/api/v1/service-corrections/{id}/withdraw', [...touched]);
  const { id, state, proposedBy, volunteerName, proposedAt } = correction;
  const path = { id };
  const label = (what: string): string =>
    t('certificates.decideOf', { what, name: volunteerName, when: dateTime(proposedAt) });
  if (state !== 'open')
    return (
      <>
        <StatusTag tone={tones[state]}>{t(`certificates.closed.${state}`)}</StatusTag>
        <div className="quiet">
          {t('certificates.decidedBy', { name: correction.decidedByName ?? '', when: dateTime(correction.decidedAt) })}
        </div>
      </>
    );
  if (proposedBy === who.accountId)
    return (
      <Space wrap>
        <StatusTag tone="warn">{t('certificates.needsOther')}</StatusTag>
        <Button
          size="small"
          aria-label={label(t('certificates.withdraw'))}
          onClick={() => void act(withdraw.mutateAsync({ path }))}
        >
          {t('certificates.withdraw')}
        </Button>
      </Space>
    );
  return (
    <Space wrap>
      <Button
        size="small"
        aria-label={label(t('certificates.approve'))}
        onClick={() => void act(decide.mutateAsync({ path, body: { outcome: 'approved' } }))}
      >
        {t('certificates.approve')}
      </Button>
      <Button
        size="small"
        aria-label={label(t('certificates.reject'))}
        onClick={() => void act(decide.mutateAsync({ path, body: { outcome: 'refused' } }))}
      >
        {t('certificates.reject')}
      </Button>
    </Space>
  );
}
