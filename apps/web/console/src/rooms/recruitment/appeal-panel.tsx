import { Alert, Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange, useGet, useList } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { InlineForm } from './inline-form.js';
import { recruitmentTexts } from './recruitment.texts.js';
import { decisionTouches } from './refuse-form.js';

interface Values {
  outcome: 'granted' | 'rejected';
  answer?: string;
}

/** The appeals of an application, and the answer to the one that is open: from another person than who refused. */
export function AppealPanel({ application: { id } }: { readonly application: Shape<'ApplicationView'> }): ReactNode {
  const { t, dateTime } = useWords(recruitmentTexts);
  const { can } = useSession();
  const { items } = useList(
    '/api/v1/vetting/appeals',
    { query: { limit: 50, decided: true, applicationId: id } },
    { enabled: can('operator', 'county-admin') },
  );
  if (items.length === 0) return null;
  return (
    <section className="decision-panel" aria-label={t('recruitment.appeals.title')}>
      {items.map((one) =>
        one.state === 'open' ? (
          <OpenAppeal key={one.id} id={one.id} />
        ) : (
          <p key={one.id}>
            {t(`recruitment.appeals.states.${one.state}`)} · <span className="quiet">{dateTime(one.filedAt)}</span>
          </p>
        ),
      )}
    </section>
  );
}

function OpenAppeal({ id }: { readonly id: string }): ReactNode {
  const { t, date } = useWords(recruitmentTexts);
  const { data } = useGet('/api/v1/vetting/appeals/{id}', { path: { id } });
  const [form] = Form.useForm<Values>();
  const outcome = Form.useWatch('outcome', form);
  const decide = useChange('post', '/api/v1/vetting/appeals/{id}/decision', decisionTouches);
  if (!data) return null;
  const statement = (
    <>
      <h2>{t('recruitment.appeals.open')}</h2>
      <blockquote className="appeal-words">{data.statement ?? '—'}</blockquote>
    </>
  );
  if (data.refusedByReader)
    return (
      <>
        {statement}
        <Alert type="info" showIcon title={t('recruitment.appeals.notYou', { due: date(data.dueAt) })} />
      </>
    );
  return (
    <>
      {statement}
      <InlineForm<Values>
        form={form}
        title={t('recruitment.appeals.answer')}
        hint={t('recruitment.appeals.hint', { due: date(data.dueAt) })}
        submitLabel={t('recruitment.appeals.send')}
        onSubmit={({ outcome: chosen, answer }) =>
          decide.mutateAsync({
            path: { id },
            body: { outcome: chosen, ...(answer?.trim() && { answer: answer.trim() }) },
          })
        }
        onDone={() => form.resetFields()}
      >
        <Form.Item name="outcome" rules={[{ required: true, message: t('form.required') }]}>
          <Radio.Group
            vertical
            aria-label={t('recruitment.appeals.answer')}
            options={(['granted', 'rejected'] as const).map((value) => ({
              value,
              label: t(`recruitment.appeals.outcomes.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item
          name="answer"
          label={`${t('recruitment.appeals.words')}${outcome === 'rejected' ? '' : t('form.optional')}`}
          rules={[{ required: outcome === 'rejected', whitespace: true, message: t('form.required') }]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
        </Form.Item>
      </InlineForm>
    </>
  );
}
