import { App, Button, Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../app/words.js';
import { accountsTexts } from './accounts.texts.js';

export interface ShownLink {
  readonly name: string;
  readonly link: string;
  readonly expiresAt: string;
}

/** A one-time link, shown once: only its hash is kept. */
export function InvitationLink({
  name,
  link,
  expiresAt,
  onClose,
}: ShownLink & { readonly onClose: () => void }): ReactNode {
  const { t, dateTime } = useWords(accountsTexts);
  const { message } = App.useApp();
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(link);
    void message.success(t('accounts.copied'));
  };
  return (
    <Modal
      open
      title={t('accounts.linkTitle')}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      footer={[
        <Button key="copy" type="primary" onClick={() => void copy()}>
          {t('accounts.copy')}
        </Button>,
        <Button key="close" onClick={onClose}>
          {t('accounts.closeLink')}
        </Button>,
      ]}
    >
      <p>{t('accounts.linkHint', { name, until: dateTime(expiresAt) })}</p>
      <Input.TextArea
        readOnly
        autoSize
        value={link}
        aria-label={t('accounts.linkTitle')}
        onFocus={(event) => event.target.select()}
      />
    </Modal>
  );
}
