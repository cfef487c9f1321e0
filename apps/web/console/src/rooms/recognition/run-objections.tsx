import { Button, Form, Input, Radio, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange, useGet } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { ExportButton } from '../../kit/export-button.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { Empty, Loaded } from '../../kit/states.js';
import { StatusTag } from '../../kit/status-tag.js';
import { VolunteerSelect } from '../people/volunteer-select.js';
import { pointsOf } from './points.js';
import { recognitionTexts } from './recognition.texts.js';

type Objection = Shape<'ObjectionView'>;
const touches = ['/api/v1/recognition'];
const reasons = ['service-missing', 'hours-wrong', 'team-wrong', 'not-deserved', 'other'] as const;
const tones = { open: 'warn', upheld: 'good', dismissed: 'quiet' } as const;

/** What people object to; each is answered by another person than who raised it. */
export function RunObjections({ run }: { readonly run: Shape<'RunDetail'> }): ReactNode {
  const { t, dateTime } = useWords(recognitionTexts);
  const objections = useGet('/api/v1/recognition/runs/{id}/objections', { path: { id: run.id } });
  const [noting, setNoting] = useState(false);
  const [answering, setAnswering] = useState<Objection>();
  return (
    <section className="panel" aria-labelledby="objections">
      <div className="panel-title">
        <h2 id="objections">{t('recognition.objections')}</h2>
        <ExportButton list="volunteers.recognition-objections" filters={{ runId: run.id }} />
      </div>
      <Loaded of={objections}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={t('recognition.noObjections')} />
          ) : (
            <ul className="session-list">
              {list.map((one) => (
                <li key={one.id}>
                  <span>
                    <StatusTag tone={tones[one.state]}>{t(`recognition.answered.${one.state}`)}</StatusTag>{' '}
                    <strong>{one.volunteerName || t('recognition.erased')}</strong>{' '}
                    {t(`recognition.reasons.${one.reason}`)}
                    <span className="quiet">
                      {' · '}
                      {one.own ? t('recognition.own') : t('recognition.noted', { name: one.raisedByName })}{' '}
                      {dateTime(one.raisedAt)}
                    </span>
                    {one.note !== undefined && <div>{one.note}</div>}
                    {one.reply !== undefined && (
                      <div className="quiet">
                        {one.decidedByName}: {one.reply}{' '}
                        {one.scoreBefore !== one.scoreAfter &&
                          t('recognition.change', {
                            before: pointsOf(one.scoreBefore ?? 0),
                            after: pointsOf(one.scoreAfter ?? 0),
                          })}
                      </div>
                    )}
                  </span>
                  {one.state === 'open' &&
                    (one.mine ? (
                      <span className="quiet">{t('recognition.answered.open')}</span>
                    ) : (
                      <Button
                        size="small"
                        aria-label={t('recognition.answerOf', { name: one.volunteerName })}
                        onClick={() => setAnswering(one)}
                      >
                        {t('recognition.answer')}
                      </Button>
                    ))}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {run.state === 'objections' && <Button onClick={() => setNoting(true)}>{t('recognition.note')}</Button>}
      {noting && <NoteForm runId={run.id} onClose={() => setNoting(false)} />}
      {answering && <AnswerForm objection={answering} onClose={() => setAnswering(undefined)} />}
    </section>
  );
}

function NoteForm({ runId, onClose }: { readonly runId: string; readonly onClose: () => void }): ReactNode {
  const { t } = useWords(recognitionTexts);
  const [form] = Form.useForm<Shape<'RaiseObjection'>>();
  const note = useChange('post', '/api/v1/recognition/runs/{id}/objections', touches);
  const required = [{ required: true, message: t('form.required') }];
  return (
    <FormDrawer<Shape<'RaiseObjection'>>
      open
      title={t('recognition.noteTitle')}
      form={form}
      onSubmit={({ note: words, ...body }) =>
        note.mutateAsync({ path: { id: runId }, body: { ...body, ...(words?.trim() && { note: words.trim() }) } })
      }
      onClose={onClose}
    >
      <Form.Item name="volunteerId" label={t('recognition.volunteer')} rules={required}>
        <VolunteerSelect />
      </Form.Item>
      <Form.Item name="reason" label={t('recognition.reason')} rules={required}>
        <Select options={reasons.map((value) => ({ value, label: t(`recognition.reasons.${value}`) }))} />
      </Form.Item>
      <Form.Item name="note" label={t('recognition.words')} extra={t('recognition.wordsHint')}>
        <Input.TextArea rows={3} maxLength={300} />
      </Form.Item>
    </FormDrawer>
  );
}

function AnswerForm({
  objection,
  onClose,
}: {
  readonly objection: Objection;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useWords(recognitionTexts);
  const [form] = Form.useForm<Shape<'DecideObjection'>>();
  const decide = useChange('post', '/api/v1/recognition/objections/{id}/decision', touches);
  const required = [{ required: true, message: t('form.required') }];
  return (
    <FormDrawer<Shape<'DecideObjection'>>
      open
      title={t('recognition.answerTitle')}
      form={form}
      submitLabel={t('recognition.answer')}
      onSubmit={(body) => decide.mutateAsync({ path: { id: objection.id }, body })}
      onClose={onClose}
    >
      <Form.Item name="outcome" label={t('recognition.outcome')} extra={t('recognition.replyHint')} rules={required}>
        <Radio.Group
          options={(['upheld', 'dismissed'] as const).map((value) => ({
            value,
            label: t(`recognition.outcomes.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item name="reply" label={t('recognition.reply')} rules={required}>
        <Input.TextArea rows={3} maxLength={300} />
      </Form.Item>
    </FormDrawer>
  );
}
