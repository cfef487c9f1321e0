import { Form, Input, Radio } from 'antd';
import { type ReactNode, useRef } from 'react';
import { type Shape, upload } from '../../app/api.js';
import { useChange } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { InlineForm } from './inline-form.js';
import { recruitmentTexts } from './recruitment.texts.js';
import { decisionTouches } from './refuse-form.js';
import { useReasons } from './use-reasons.js';

interface Values {
  outcome: 'pass' | 'fail';
  reasonCode?: string;
  note?: string;
}

/** Decides at a stage of a plugin or of the county, or at one whose pass has to rest on something. */
export function StageForm({
  application: { id, stage = '', stageLabel, stageEvidence = [] },
  onDone,
}: {
  readonly application: Shape<'ApplicationView'>;
  readonly onDone: () => void;
}): ReactNode {
  const { t, label } = useWords(recruitmentTexts);
  const [form] = Form.useForm<Values>();
  const outcome = Form.useWatch('outcome', form);
  const reasons = useReasons();
  const decide = useChange('post', '/api/v1/applications/{id}/decision', decisionTouches);
  const picture = useSentPicture();
  const submit = async ({ outcome: chosen, reasonCode, note }: Values): Promise<unknown> => {
    const evidenceFileId = await picture.send();
    return decide.mutateAsync({
      path: { id },
      body: {
        stage,
        outcome: chosen,
        ...(chosen === 'fail' && reasonCode && { reasonCode }),
        ...(note?.trim() && { note: note.trim() }),
        ...(evidenceFileId !== undefined && { evidenceFileId }),
      },
    });
  };
  const needed = outcome === 'pass' ? stageEvidence : [];
  return (
    <InlineForm<Values>
      form={form}
      title={label(stageLabel)}
      hint={t('recruitment.decide.stageHint')}
      submitLabel={t('recruitment.decide.stageSend')}
      onSubmit={submit}
      onDone={onDone}
    >
      <Form.Item name="outcome" rules={[{ required: true, message: t('form.required') }]}>
        <Radio.Group
          aria-label={label(stageLabel)}
          options={(['pass', 'fail'] as const).map((value) => ({ value, label: t(`recruitment.outcomes.${value}`) }))}
        />
      </Form.Item>
      {outcome === 'fail' && (
        <Form.Item
          name="reasonCode"
          label={t('recruitment.decide.reason')}
          rules={[{ required: true, message: t('recruitment.decide.chooseReason') }]}
        >
          <Radio.Group vertical options={reasons} />
        </Form.Item>
      )}
      <Form.Item
        name="note"
        label={t('recruitment.decide.note')}
        extra={t(needed.includes('note') ? 'recruitment.decide.noteNeeded' : 'recruitment.decide.noteHint')}
        rules={needed.includes('note') ? [{ required: true, whitespace: true, message: t('form.required') }] : []}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={500} />
      </Form.Item>
      {stageEvidence.includes('file') && (
        <Form.Item
          name="evidenceFileId"
          label={t('recruitment.decide.picture')}
          extra={t('recruitment.decide.pictureHint')}
          rules={needed.includes('file') ? [{ required: true, message: t('recruitment.decide.pictureNeeded') }] : []}
          getValueFromEvent={() => picture.name()}
        >
          <PictureInput onChoose={picture.choose} />
        </Form.Item>
      )}
    </InlineForm>
  );
}

/** A file's input takes no value of a form: the form knows that there is one, `onChoose` gets it. */
function PictureInput({
  id,
  onChoose,
  onChange,
}: {
  readonly id?: string;
  readonly value?: unknown;
  readonly onChoose: (file: File | undefined) => void;
  readonly onChange?: () => void;
}): ReactNode {
  return (
    <input
      id={id}
      type="file"
      accept="image/*"
      onChange={({ target }) => {
        onChoose(target.files?.[0]);
        onChange?.();
      }}
    />
  );
}

interface SentPicture {
  readonly choose: (file: File | undefined) => void;
  readonly name: () => string | undefined;
  /** Sends what was chosen, once; answers its id. */
  readonly send: () => Promise<string | undefined>;
}

function useSentPicture(): SentPicture {
  const chosen = useRef<{ readonly file: File; readonly clientId: string; id?: string }>(undefined);
  return {
    choose: (file) => {
      chosen.current = file && { file, clientId: crypto.randomUUID() };
    },
    name: () => chosen.current?.file.name,
    send: async () => {
      const { current } = chosen;
      if (!current || current.id !== undefined) return current?.id;
      const body = new FormData();
      body.append('clientId', current.clientId);
      body.append('file', current.file);
      const { id } = await upload<Shape<'EvidenceView'>>('/api/v1/vetting/evidence', body, current.clientId);
      current.id = id;
      return id;
    },
  };
}
