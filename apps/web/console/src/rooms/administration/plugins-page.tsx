import './administration.css';
import { Alert, App, Button, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange, useGet } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { Confirm } from '../../kit/confirm.js';
import { PageHeader } from '../../kit/page-header.js';
import { problemText } from '../../kit/problem-text.js';
import { Empty, Loaded } from '../../kit/states.js';
import { StatusTag, type Tone } from '../../kit/status-tag.js';
import { TimelineList } from '../../kit/timeline-list.js';
import { pluginsTexts } from './plugins.texts.js';
import { KeptDataDrawer } from './kept-data-drawer.js';
import { PluginBrings } from './plugin-brings.js';
import { PluginDeclares } from './plugin-declares.js';
import { PluginProposals } from './plugin-proposals.js';
import { ProposePlugin } from './propose-plugin.js';
import { PluginSettings } from './plugin-settings.js';

type Plugin = Shape<'PluginView'>;
const tones: Readonly<Record<Plugin['status'], Tone>> = {
  enabled: 'good',
  disabled: 'quiet',
  stopped: 'bad',
  awaiting: 'warn',
  broken: 'bad',
};
const touched = ['/api/v1/plugins', '/api/v1/plugin-proposals', '/api/v1/team-types', '/api/v1/ui', '/api/v1/home'];

/** What extends this county, and whether it is on. */
export function Page(): ReactNode {
  const { t } = useWords(pluginsTexts);
  const plugins = useGet('/api/v1/plugins', {});
  const [settings, setSettings] = useState<Plugin>();
  const [wanted, setWanted] = useState<Plugin>();
  const [kept, setKept] = useState<Plugin>();
  const { data: proposals = [] } = useGet('/api/v1/plugin-proposals', {}, { every: 60_000 });
  return (
    <>
      <PageHeader title={t('nav.plugins')} hint={t('plugins.hint')} />
      <PluginProposals all={proposals} />
      <Loaded of={plugins}>
        {(all) =>
          all.length === 0 ? (
            <div className="panel">
              <Empty title={t('plugins.empty')} hint={t('plugins.emptyHint')} />
            </div>
          ) : (
            all.map((plugin) => (
              <PluginCard
                key={plugin.id}
                plugin={plugin}
                waits={proposals.some((one) => one.state === 'open' && !one.stale && one.pluginId === plugin.id)}
                onSettings={() => setSettings(plugin)}
                onPropose={() => setWanted(plugin)}
                onKept={() => setKept(plugin)}
              />
            ))
          )
        }
      </Loaded>
      <Faults />
      {wanted && <ProposePlugin plugin={wanted} onClose={() => setWanted(undefined)} />}
      {kept && <KeptDataDrawer plugin={kept} onClose={() => setKept(undefined)} />}
      {settings && <PluginSettings plugin={settings} onClose={() => setSettings(undefined)} />}
    </>
  );
}

interface CardProps {
  readonly plugin: Plugin;
  /** Whether a proposal about it waits for somebody. */
  readonly waits: boolean;
  readonly onSettings: () => void;
  readonly onPropose: () => void;
  readonly onKept: () => void;
}

function PluginCard({ plugin, waits, onSettings, onPropose, onKept }: CardProps): ReactNode {
  const { t, label, dateTime } = useWords(pluginsTexts);
  const { can } = useSession();
  const { id, status, pluginVersion, reason, stoppedAt, settingsForm } = plugin;
  const name = label(plugin.label);
  const hasSettings = (settingsForm?.fields.length ?? 0) > 0;
  return (
    <section className="panel plugin-card" aria-label={name}>
      <div className="panel-title">
        <h2>
          {name} <StatusTag tone={tones[status]}>{t(`plugins.statuses.${status}`)}</StatusTag>
        </h2>
        {can('county-admin') && status !== 'broken' && (
          <Space wrap>
            {hasSettings && (
              <Button aria-label={t('plugins.settingsNamed', { name })} onClick={onSettings}>
                {t('plugins.settings')}
              </Button>
            )}
            {status === 'enabled' || status === 'awaiting' ? <SwitchOff plugin={plugin} name={name} /> : null}
            {status !== 'enabled' && waits && <span className="quiet">{t('plugins.proposed')}</span>}
            {status !== 'enabled' && !waits && (
              <Button type="primary" aria-label={t('plugins.proposeNamed', { name })} onClick={onPropose}>
                {t('plugins.propose')}
              </Button>
            )}
          </Space>
        )}
      </div>
      {status === 'stopped' && (
        <Alert type="warning" showIcon title={t('plugins.stoppedHint', { when: dateTime(stoppedAt) })} />
      )}
      {status === 'awaiting' && <Alert type="warning" showIcon title={t('plugins.awaitingHint')} />}
      {status === 'broken' && <Alert type="error" showIcon title={t('plugins.brokenHint', { reason: reason ?? '' })} />}
      <p className="quiet">
        <code>{id}</code>
        {pluginVersion !== undefined && ` · ${t('plugins.version')} ${pluginVersion}`}
      </p>
      {status !== 'enabled' && plugin.version > 0 && can('county-admin', 'auditor') && (
        <Button className="plugin-kept" aria-label={t('plugins.keptNamed', { name })} onClick={onKept}>
          {t('plugins.kept')}
        </Button>
      )}
      {plugin.manifest && <PluginDeclares manifest={plugin.manifest} />}
      <PluginBrings plugin={plugin} />
    </section>
  );
}

/** One person is enough: stopping must never wait. */
function SwitchOff({ plugin, name }: { readonly plugin: Plugin; readonly name: string }): ReactNode {
  const { t } = useWords(pluginsTexts);
  const { message } = App.useApp();
  const change = useChange('put', '/api/v1/plugins/{id}', touched);
  const turnOff = (): void =>
    change.mutate(
      { path: { id: plugin.id }, body: { enabled: false, version: plugin.version } },
      {
        onSuccess: () => void message.success(t('form.saved')),
        onError: (problem) => void message.error(problemText(problem, t)),
      },
    );
  return (
    <Confirm title={t('plugins.disableSure', { name })} okText={t('plugins.disable')} danger onConfirm={turnOff}>
      <Button danger aria-label={t('plugins.disableNamed', { name })}>
        {t('plugins.disable')}
      </Button>
    </Confirm>
  );
}

function Faults(): ReactNode {
  const { t } = useWords(pluginsTexts);
  const faults = useGet('/api/v1/plugins/faults', {});
  return (
    <section className="panel" aria-label={t('plugins.faults')}>
      <h2>{t('plugins.faults')}</h2>
      <Loaded of={faults}>
        {(all) =>
          all.length === 0 ? (
            <p className="quiet">{t('plugins.noFaults')}</p>
          ) : (
            <TimelineList
              items={all.map(({ pluginId, hook, message, happenedAt }, index) => ({
                key: `${pluginId} ${index}`,
                at: happenedAt,
                what: pluginId,
                more: t('plugins.faultRow', { hook, message }),
              }))}
            />
          )
        }
      </Loaded>
    </section>
  );
}
