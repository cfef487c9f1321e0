import { Alert, App, Button, Form, Input, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { Problem } from '../../app/api.js';
import { useChange } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { Facts } from '../../kit/facts.js';
import { problemText } from '../../kit/problem-text.js';
import { RecordDrawer } from '../../kit/record-drawer.js';
import { categoryText, touchedByDispatch } from '../dispatch/incident-words.js';
import { ReporterPhone } from '../dispatch/reporter-phone.js';
import { type FollowUp, type Standing, StandingTag } from './follow-up-state.js';
import { followUpTexts } from './follow-ups.texts.js';

interface Props {
  readonly followUp: FollowUp;
  readonly standing: Standing;
  readonly onClose: () => void;
}

/** A call-back: what it is about, taking it, calling, and what the resident said. */
export function FollowUpDrawer({ followUp, standing, onClose }: Props): ReactNode {
  const words = useWords(followUpTexts);
  const { t, dateTime } = words;
  const { message } = App.useApp();
  const take = useChange('post', '/api/v1/follow-ups/{id}/take', touchedByDispatch);
  const mine = standing === 'takenByMe';
  const takeIt = (): void =>
    take.mutate({ path: { id: followUp.id } }, { onError: (problem) => void message.error(problemText(problem, t)) });
  return (
    <RecordDrawer
      open
      title={followUp.place ?? categoryText(followUp, words)}
      onClose={onClose}
      actions={<StandingTag standing={standing} />}
    >
      <Facts
        rows={[
          [t('followUps.incident'), followUp.summary],
          [t('dispatch.category'), categoryText(followUp, words)],
          [t('followUps.due'), dateTime(followUp.dueAt)],
          [t('dispatch.phone'), mine ? <Phone followUp={followUp} /> : undefined],
          [t('followUps.doneAt'), followUp.doneAt && dateTime(followUp.doneAt)],
          [
            t('followUps.satisfaction'),
            followUp.satisfaction !== undefined && t(`followUps.rate${followUp.satisfaction}`),
          ],
          [t('followUps.note'), followUp.note],
        ]}
      />
      <div className="follow-up-next">
        {standing === 'free' && (
          <>
            <Button type="primary" size="large" loading={take.isPending} onClick={takeIt}>
              {t('followUps.take')}
            </Button>
            <p className="quiet">{t('followUps.takeFirst')}</p>
          </>
        )}
        {standing === 'notYours' && <Alert type="info" showIcon title={t('followUps.notYoursHint')} />}
        {standing === 'takenByOther' && <Alert type="info" showIcon title={t('followUps.takenByOtherHint')} />}
        {mine && <Result followUp={followUp} onDone={onClose} />}
      </div>
    </RecordDrawer>
  );
}

function Phone({ followUp }: { readonly followUp: FollowUp }): ReactNode {
  const { t } = useWords(followUpTexts);
  return followUp.hasReporterPhone ? (
    <ReporterPhone incidentId={followUp.incidentId} reason="follow-up" />
  ) : (
    <>{t('followUps.noPhone')}</>
  );
}

interface Said {
  readonly satisfaction?: number;
  readonly note?: string;
}

/** Ratings up to this one open the incident again; the server decides, this only warns. */
const dissatisfied = 2;

function Result({ followUp, onDone }: { readonly followUp: FollowUp; readonly onDone: () => void }): ReactNode {
  const { t } = useWords(followUpTexts);
  const { message } = App.useApp();
  const [form] = Form.useForm<Said>();
  const [problem, setProblem] = useState<Problem>();
  const rating = Form.useWatch('satisfaction', form);
  const finish = useChange('post', '/api/v1/follow-ups/{id}/done', touchedByDispatch);
  const save = async ({ satisfaction, note }: Said): Promise<void> => {
    const said = {
      ...(satisfaction !== undefined && { satisfaction }),
      ...(note !== undefined && note.trim() !== '' && { note: note.trim() }),
    };
    try {
      await finish.mutateAsync({ path: { id: followUp.id }, body: said });
      const unhappy = satisfaction !== undefined && satisfaction <= dissatisfied;
      void message.success(t(unhappy ? 'followUps.reopened' : 'followUps.finished'));
      onDone();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
    }
  };
  return (
    <Form<Said> form={form} layout="vertical" requiredMark={false} onFinish={(said) => void save(said)}>
      {problem && <Alert type="error" showIcon role="alert" className="form-problem" title={problemText(problem, t)} />}
      <Form.Item name="satisfaction" label={t('followUps.satisfaction')}>
        <Radio.Group options={[5, 4, 3, 2, 1].map((value) => ({ value, label: t(`followUps.rate${value}`) }))} />
      </Form.Item>
      {rating !== undefined && rating <= dissatisfied && (
        <Alert type="warning" showIcon className="form-problem" title={t('followUps.reopens')} />
      )}
      <Form.Item name="note" label={t('followUps.note')} extra={t('followUps.noteHint')}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
      <Button type="primary" size="large" htmlType="submit" loading={finish.isPending}>
        {t('followUps.finish')}
      </Button>
    </Form>
  );
}
