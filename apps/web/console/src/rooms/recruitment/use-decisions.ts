import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback, useState } from 'react';
import { Problem, send, type Shape } from '../../app/api.js';
import { useWords } from '../../app/words.js';
import { problemText } from '../../kit/problem-text.js';
import { useGrace } from '../../kit/use-grace.js';
import { recruitmentTexts } from './recruitment.texts.js';

/** What is decided about somebody, or many, at a stage. */
export type Decision =
  | { readonly stage: 'screening'; readonly outcome: 'pass' }
  | { readonly stage: 'screening'; readonly outcome: 'fail'; readonly reasonCode: string }
  | { readonly stage: 'background-review'; readonly outcome: 'pass' | 'fail' };

/** Somebody it is decided about, with the name that results are shown under. */
export interface Concerned {
  readonly id: string;
  readonly name: string;
}

export interface DecisionResult extends Concerned {
  readonly ok: boolean;
  readonly code?: string;
}
export interface BulkOutcome {
  readonly decision: Decision;
  readonly results: readonly DecisionResult[];
}

const touched = ['/api/v1/applications', '/api/v1/vetting', '/api/v1/calls', '/api/v1/home'];
/** The API takes so many at once. */
const atOnce = 500;

interface Decisions {
  /** Decides after a grace of eight seconds in which it can be taken back. */
  readonly decide: (decision: Decision, about: readonly Concerned[]) => void;
  /** What became of the last list. */
  readonly outcome: BulkOutcome | undefined;
  readonly forget: () => void;
}

/** Decisions about many. The server takes none back, so each waits a moment before it is sent. */
export function useDecisions(): Decisions {
  const { t } = useWords(recruitmentTexts);
  const later = useGrace();
  const client = useQueryClient();
  const { notification } = App.useApp();
  const [outcome, setOutcome] = useState<BulkOutcome>();
  const decide = useCallback(
    (decision: Decision, about: readonly Concerned[]) => {
      const key = crypto.randomUUID();
      const run = async (): Promise<void> => {
        try {
          const results = await sendAll(decision, about, key);
          setOutcome({ decision, results });
          const failed = results.filter((one) => !one.ok).length;
          notification[failed > 0 ? 'warning' : 'success']({
            title: t('recruitment.bulk.done', { done: results.length - failed, failed }),
            placement: 'bottomLeft',
          });
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
          notification.error({
            title: t('recruitment.bulk.notSent'),
            description: problemText(error, t),
            placement: 'bottomLeft',
            duration: 0,
          });
        } finally {
          await client.invalidateQueries({
            predicate: ({ queryKey }) => touched.some((one) => String(queryKey[0]).startsWith(one)),
          });
        }
      };
      const what = t(`recruitment.bulk.${decision.stage}.${decision.outcome}`);
      const who = about.length === 1 ? (about[0]?.name ?? '') : t('recruitment.bulk.people', { count: about.length });
      later(
        t('recruitment.bulk.will', { what, who }),
        about.map((one) => one.id),
        run,
      );
    },
    [client, later, notification, t],
  );
  return { decide, outcome, forget: useCallback(() => setOutcome(undefined), []) };
}

async function sendAll(decision: Decision, about: readonly Concerned[], key: string): Promise<DecisionResult[]> {
  const results: Shape<'BulkResult'>[] = [];
  for (let from = 0; from < about.length; from += atOnce) {
    const applicationIds = about.slice(from, from + atOnce).map((one) => one.id);
    const { stage, ...rest } = decision;
    // A key of its own for each part; the same one when the person signs in again in between.
    const partKey = from === 0 ? key : crypto.randomUUID();
    const answer =
      stage === 'screening'
        ? await send('post', '/api/v1/vetting/bulk-screening', { body: { applicationIds, ...rest } }, partKey)
        : await send(
            'post',
            '/api/v1/vetting/bulk-background-review',
            { body: { applicationIds, outcome: decision.outcome } },
            partKey,
          );
    results.push(...answer.results);
  }
  return results.map(({ applicationId, ok, code }) => ({
    id: applicationId,
    name: about.find((one) => one.id === applicationId)?.name ?? applicationId,
    ok,
    ...(code !== undefined && { code }),
  }));
}
