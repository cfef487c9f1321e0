import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { Problem, upload } from '../../app/api.js';
import { useWords } from '../../app/words.js';
import { Facts } from '../../kit/facts.js';
import { problemText } from '../../kit/problem-text.js';
import type { Import } from './imports-of-call.js';
import { recruitmentTexts } from './recruitment.texts.js';
import type { Call } from './states.js';

/** Chooses the file. Nothing is written yet: the API reads it and says what it found. */
export function ImportUpload({
  call,
  onUploaded,
}: {
  readonly call: Call;
  readonly onUploaded: (made: Import) => void;
}): ReactNode {
  const { t, label } = useWords(recruitmentTexts);
  const client = useQueryClient();
  const [file, setFile] = useState<File>();
  const [consentOn, setConsentOn] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  // One key for one intent: the same file sent again after a cut connection is not a second import.
  const key = useRef(crypto.randomUUID());
  const choose = (chosen: File | undefined): void => {
    key.current = crypto.randomUUID();
    setFile(chosen);
    setProblem(undefined);
  };
  const submit = async (): Promise<void> => {
    if (!file) {
      chooser.current?.focus();
      return;
    }
    const form = new FormData();
    if (consentOn) form.append('paperConsentOn', consentOn);
    form.append('file', file);
    setBusy(true);
    setProblem(undefined);
    try {
      const made = await upload<Import>(`/api/v1/calls/${call.id}/imports`, form, key.current);
      void client.invalidateQueries({ queryKey: ['/api/v1/calls/{id}/imports'] });
      onUploaded(made);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="panel">
      {problem && (
        <Alert
          type="error"
          showIcon
          role="alert"
          className="form-problem"
          title={problemText(problem, t)}
          description={problem.fields.map((one) => one.message).join(' ') || undefined}
        />
      )}
      <p>{t('recruitment.import.what')}</p>
      <Facts
        rows={call.teamTypes.map((type) => [
          label(type.label),
          t('recruitment.import.columns', {
            columns: type.form.fields.map((one) => label(one.label) || one.key).join('、'),
          }),
        ])}
      />
      <Form layout="vertical" requiredMark={false} onFinish={() => void submit()} className="import-form">
        <Form.Item label={t('recruitment.import.file')} htmlFor="import-file" extra={t('recruitment.import.fileHint')}>
          <input
            ref={chooser}
            id="import-file"
            type="file"
            accept=".xlsx,.csv"
            className="file-field"
            onChange={({ target }) => choose(target.files?.[0])}
          />
        </Form.Item>
        <Form.Item
          label={`${t('recruitment.paper.consentOn')}${t('form.optional')}`}
          htmlFor="import-consent"
          extra={t('recruitment.import.consentHint')}
        >
          <Input
            id="import-consent"
            type="date"
            value={consentOn}
            style={{ width: 200 }}
            onChange={({ target }) => {
              key.current = crypto.randomUUID();
              setConsentOn(target.value);
            }}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={busy} disabled={!file}>
          {t('recruitment.import.read')}
        </Button>
      </Form>
    </section>
  );
}
