import { Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange, useList } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { Confirm } from '../../kit/confirm.js';
import { ExportButton } from '../../kit/export-button.js';
import { Facts } from '../../kit/facts.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { Empty, LoadFailed, PageLoading } from '../../kit/states.js';
import { StatusTag } from '../../kit/status-tag.js';
import { useAct } from '../../kit/use-act.js';
import { identityTexts } from './identity.texts.js';

type Pair = Shape<'DuplicateView'>;
type Person = Shape<'ComparedPerson'>;

const touched = ['/api/v1/duplicates', '/api/v1/merges', '/api/v1/volunteers'];

/** Pairs of people who may be one, side by side, to be put aside or merged. */
export function DuplicatesList(): ReactNode {
  const { t } = useWords(identityTexts);
  const act = useAct();
  const { items, result } = useList('/api/v1/duplicates', { query: { limit: 20 } });
  const compare = useChange('post', '/api/v1/duplicates/compare', touched);
  const merge = useChange('post', '/api/v1/merges', touched);
  const [chosen, setChosen] = useState<{ kept: Person; gone: Person }>();
  if (result.error && items.length === 0)
    return <LoadFailed problem={result.error} onRetry={() => void result.refetch()} />;
  if (result.isPending) return <PageLoading />;
  return (
    <>
      <div className="filters">
        <Button loading={compare.isPending} onClick={() => void act(compare.mutateAsync({}), t('identity.compared'))}>
          {t('identity.compare')}
        </Button>
        <ExportButton list="volunteers.duplicates" filters={{}} />
      </div>
      {items.length === 0 ? (
        <div className="panel">
          <Empty title={t('identity.noDuplicates')} hint={t('identity.noDuplicatesHint')} />
        </div>
      ) : (
        <>
          <p className="quiet">{t('identity.duplicatesHint')}</p>
          <ul className="pairs">
            {items.map((pair) => (
              <li key={pair.id} className="panel">
                <PairPanel pair={pair} onKeep={(kept, gone) => setChosen({ kept, gone })} />
              </li>
            ))}
          </ul>
          {result.hasNextPage && (
            <Button loading={result.isFetchingNextPage} onClick={() => void result.fetchNextPage()}>
              {t('list.more')}
            </Button>
          )}
        </>
      )}
      <MergeDrawer
        chosen={chosen}
        onClose={() => setChosen(undefined)}
        onSubmit={async ({ reason }) =>
          chosen
            ? merge.mutateAsync({
                body: { keptPersonId: chosen.kept.personId, gonePersonId: chosen.gone.personId, reason },
              })
            : false
        }
      />
    </>
  );
}

function PairPanel({
  pair,
  onKeep,
}: {
  readonly pair: Pair;
  readonly onKeep: (kept: Person, gone: Person) => void;
}): ReactNode {
  const { t } = useWords(identityTexts);
  const act = useAct();
  const dismiss = useChange('post', '/api/v1/duplicates/{id}/dismiss', touched);
  const { first, second } = pair;
  return (
    <>
      <div className="inline-row">
        <StatusTag tone={pair.score >= 80 ? 'warn' : 'quiet'}>{t('identity.alike', { score: pair.score })}</StatusTag>
        {pair.reasons.map((one) => (
          <StatusTag key={one} tone="quiet">
            {t(`identity.reasons.${one}`)}
          </StatusTag>
        ))}
      </div>
      <div className="pair">
        <PersonPanel person={first} onKeep={() => onKeep(first, second)} />
        <PersonPanel person={second} onKeep={() => onKeep(second, first)} />
      </div>
      <div className="not-same">
        <Confirm
          title={t('identity.dismissSure')}
          why={t('identity.dismissWhy')}
          okText={t('identity.notSame')}
          onConfirm={() => void act(dismiss.mutateAsync({ path: { id: pair.id } }), t('identity.dismissed'))}
        >
          <Button>{t('identity.notSame')}</Button>
        </Confirm>
      </div>
    </>
  );
}

function PersonPanel({ person, onKeep }: { readonly person: Person; readonly onKeep: () => void }): ReactNode {
  const { t, date, day } = useWords(identityTexts);
  const since = date(person.knownSince);
  return (
    <div>
      <h2>{person.name}</h2>
      <Facts
        rows={[
          [t('identity.number'), person.volunteerNumber ?? t('identity.recruit')],
          [t('identity.birthDate'), person.birthDate && day(person.birthDate)],
          [t('identity.document'), person.maskedDocument],
          [t('identity.phone'), person.maskedPhone],
          [t('identity.knownSince'), since],
          [
            t('identity.counts'),
            t('identity.countsOf', {
              applications: person.applications,
              memberships: person.memberships,
              hours: Math.floor(person.creditedMinutes / 60),
            }),
          ],
        ]}
      />
      <Button className="keep" aria-label={t('identity.keepName', { name: person.name, since })} onClick={onKeep}>
        {t('identity.keep')}
      </Button>
    </div>
  );
}

function MergeDrawer(props: {
  readonly chosen: { readonly kept: Person; readonly gone: Person } | undefined;
  readonly onClose: () => void;
  readonly onSubmit: (values: { reason: string }) => Promise<unknown>;
}): ReactNode {
  const { t, day } = useWords(identityTexts);
  const { chosen } = props;
  const about = ({ name, volunteerNumber, birthDate }: Person): string =>
    [name, volunteerNumber ?? t('identity.recruit'), birthDate && day(birthDate)].filter(Boolean).join(' · ');
  const [form] = Form.useForm<{ reason: string }>();
  return (
    <FormDrawer<{ reason: string }>
      open={chosen !== undefined}
      title={t('identity.mergeTitle')}
      submitLabel={t('identity.merge')}
      form={form}
      onSubmit={props.onSubmit}
      onClose={props.onClose}
    >
      {chosen && (
        <div className="merge-sides">
          <Facts
            rows={[
              [t('identity.kept'), about(chosen.kept)],
              [t('identity.gone'), about(chosen.gone)],
            ]}
          />
        </div>
      )}
      <p className="quiet">{t('identity.mergeHint')}</p>
      <Form.Item
        name="reason"
        label={t('identity.reason')}
        extra={t('identity.reasonHint')}
        rules={[{ required: true, message: t('form.required') }]}
      >
        <Input.TextArea rows={3} maxLength={300} />
      </Form.Item>
    </FormDrawer>
  );
}
