import { Alert, Form, Input } from 'antd';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Problem, send, type Shape } from '../../app/api.js';
import { useChange } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { problemText } from '../../kit/problem-text.js';
import { Facts } from '../../kit/facts.js';
import { InlineForm } from './inline-form.js';
import { recruitmentTexts } from './recruitment.texts.js';
import { decisionTouches } from './refuse-form.js';

type Application = Shape<'ApplicationView'>;

/** What a background review needs of somebody; each look is logged. */
export function ReviewSubject({ id }: { readonly id: string }): ReactNode {
  const { t, day, dateTime } = useWords(recruitmentTexts);
  // Read once: each look is logged, and after the decision there is nothing to see any more.
  const { data, error } = useQuery<Shape<'BackgroundSubject'>, Problem>({
    queryKey: ['background-subject', id],
    queryFn: () => send('get', '/api/v1/vetting/background-reviews/{id}', { path: { id } }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (error) return <Alert type="warning" showIcon title={problemText(error, t)} className="form-problem" />;
  if (!data) return null;
  return (
    <>
      <Facts
        rows={[
          [t('recruitment.pipeline.name'), data.name],
          [
            t('recruitment.application.document'),
            `${t(`recruitment.documents.${data.documentType}`)} ${data.documentNumber ?? '—'}`,
          ],
          [t('recruitment.application.birthDate'), data.birthDate && day(data.birthDate)],
          [t('recruitment.decide.consentedAt'), dateTime(data.consentedAt)],
        ]}
      />
      <p className="quiet subject-note">{t('recruitment.decide.looksLogged')}</p>
    </>
  );
}

interface PaperValues {
  paperConsentOn: string;
}

/** Notes that the recruit signed their consent to the background review. */
export function ConsentForm({
  application: { id, name },
  onDone,
}: {
  readonly application: Application;
  readonly onDone: () => void;
}): ReactNode {
  const { t } = useWords(recruitmentTexts);
  const [form] = Form.useForm<PaperValues>();
  const consent = useChange('post', '/api/v1/applications/{id}/background-consent', decisionTouches);
  return (
    <InlineForm<PaperValues>
      form={form}
      title={t('recruitment.decide.consentTitle', { name })}
      hint={t('recruitment.decide.consentHint')}
      submitLabel={t('recruitment.decide.consent')}
      onSubmit={(body) => consent.mutateAsync({ path: { id }, body })}
      onDone={onDone}
    >
      <Form.Item
        name="paperConsentOn"
        label={t('recruitment.decide.signedOn')}
        rules={[{ required: true, message: t('form.required') }]}
      >
        <Input type="date" style={{ width: 180 }} />
      </Form.Item>
    </InlineForm>
  );
}
