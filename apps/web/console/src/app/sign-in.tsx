import { Alert, Button, Form, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { LanguageSwitch } from './language-switch.js';
import { Problem, rememberCsrfToken, send } from './api.js';
import { useWords } from './words.js';
import { usePageTitle } from '../kit/page-title.js';
import { problemText } from '../kit/problem-text.js';

interface Typed {
  readonly county: string;
  readonly login: string;
  readonly password: string;
  readonly code: string;
}

const lastCounty = 'redmaple-county';

/** Signing in: county, login, password and the code of the authenticator app. */
export function SignIn({ onDone }: { readonly onDone: () => void }): ReactNode {
  const { t } = useWords();
  const heading = usePageTitle();
  return (
    <div className="sign-in">
      <header className="sign-in-brand">
        <img src="/assets/maple.svg" alt="" width={56} height={56} />
        <p className="sign-in-name">{t('shell.product')}</p>
        <p>{t('shell.tagline')}</p>
      </header>
      <main className="sign-in-card">
        <h1 ref={heading}>{t('signIn.title')}</h1>
        <SignInForm onDone={onDone} />
        <LanguageSwitch />
      </main>
    </div>
  );
}

/** The same, on top of a page whose session has ended. */
export function SignInAgain({ onDone }: { readonly onDone: (accountId: string) => void }): ReactNode {
  const { t } = useWords();
  const done = async (): Promise<void> => {
    const who = await send('get', '/api/v1/session', {});
    rememberCsrfToken(who.csrfToken);
    onDone(who.accountId);
  };
  return (
    <Modal open title={t('signIn.again')} footer={null} closable={false} mask={{ closable: false }} destroyOnHidden>
      <p>{t('signIn.nothingLost')}</p>
      <SignInForm onDone={() => void done()} />
    </Modal>
  );
}

function SignInForm({ onDone }: { readonly onDone: () => void }): ReactNode {
  const { t } = useWords();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const submit = async (typed: Typed): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      const opened = await send('post', '/api/v1/session', { body: { ...typed, transport: 'cookie' } });
      rememberCsrfToken(opened.csrfToken);
      localStorage.setItem(lastCounty, typed.county);
      onDone();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Form<Typed>
      layout="vertical"
      requiredMark={false}
      size="large"
      initialValues={{ county: localStorage.getItem(lastCounty) ?? '330681' }}
      onFinish={(typed) => void submit(typed)}
    >
      {problem && <Alert type="error" showIcon title={problemText(problem, t)} className="form-problem" role="alert" />}
      <Form.Item
        name="county"
        label={t('signIn.county')}
        extra={t('signIn.countyHint')}
        rules={[{ required: true, message: t('form.required') }]}
      >
        <Input inputMode="numeric" autoComplete="on" maxLength={6} />
      </Form.Item>
      <Form.Item name="login" label={t('signIn.login')} rules={[{ required: true, message: t('form.required') }]}>
        <Input autoComplete="username" autoFocus />
      </Form.Item>
      <Form.Item name="password" label={t('signIn.password')} rules={[{ required: true, message: t('form.required') }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="code"
        label={t('signIn.code')}
        extra={t('signIn.codeHint')}
        rules={[{ required: true, message: t('form.required') }]}
      >
        <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={busy}>
        {t('signIn.submit')}
      </Button>
    </Form>
  );
}
