import { CopyOutlined, DownloadOutlined, LinkOutlined, PrinterOutlined } from '@ant-design/icons';
import { App, Button, Space } from 'antd';
import type { ReactNode } from 'react';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { recruitmentTexts } from './recruitment.texts.js';
import type { Call } from './states.js';

/** Where the public reads the call, and its poster to print. */
export function PublicAddress({ call }: { readonly call: Call }): ReactNode {
  const { t } = useWords(recruitmentTexts);
  const { who } = useSession();
  const { message } = App.useApp();
  const path = `/c/${who.county}/calls/${call.id}`;
  const short = call.shortCode === undefined ? path : `/s/${call.shortCode}`;
  const address = `${window.location.origin}${short}`;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(address);
    void message.success(t('recruitment.call.copied'));
  };
  return (
    <section className="panel">
      <h2>{t('recruitment.call.public')}</h2>
      <p className="quiet">{t('recruitment.call.publicHint')}</p>
      <p className="public-address">
        <a href={short} target="_blank" rel="noreferrer">
          <LinkOutlined aria-hidden="true" /> {address}
        </a>
      </p>
      <Space wrap>
        {/* Browsers give the clipboard to secure pages alone. */}
        {window.isSecureContext && (
          <Button icon={<CopyOutlined />} onClick={() => void copy()}>
            {t('recruitment.call.copy')}
          </Button>
        )}
        <Button icon={<PrinterOutlined />} href={`${path}/poster`} target="_blank" rel="noreferrer">
          {t('recruitment.call.poster')}
        </Button>
        <Button icon={<DownloadOutlined />} href={`${path}/code.svg`} download>
          {t('recruitment.call.codeSvg')}
        </Button>
        <Button icon={<DownloadOutlined />} href={`${path}/code.png`} download>
          {t('recruitment.call.codePng')}
        </Button>
      </Space>
    </section>
  );
}
