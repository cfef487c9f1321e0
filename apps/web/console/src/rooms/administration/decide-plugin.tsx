import { Alert, Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { Facts } from '../../kit/facts.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { PluginDeclares } from './plugin-declares.js';
import { pluginsTexts } from './plugins.texts.js';

type Proposal = Shape<'PluginProposalView'>;
interface Typed {
  readonly outcome: 'approve' | 'reject';
  readonly note?: string;
}
const touched = ['/api/v1/plugins', '/api/v1/plugin-proposals', '/api/v1/team-types', '/api/v1/ui', '/api/v1/home'];

/** The second of two people: reads the same, and agrees or not. */
export function DecidePlugin({
  proposal,
  onClose,
}: {
  readonly proposal: Proposal;
  readonly onClose: () => void;
}): ReactNode {
  const { t, label } = useWords(pluginsTexts);
  const [form] = Form.useForm<Typed>();
  const outcome = Form.useWatch('outcome', form);
  const approve = useChange('post', '/api/v1/plugin-proposals/{id}/approve', touched);
  const reject = useChange('post', '/api/v1/plugin-proposals/{id}/reject', touched);
  const { id, manifest, manifestHash, stale } = proposal;
  return (
    <FormDrawer<Typed>
      open
      title={t('plugins.decideTitle', { name: label(manifest.label) })}
      form={form}
      submitLabel={t('plugins.decideSubmit')}
      onClose={onClose}
      onSubmit={(typed) =>
        typed.outcome === 'approve'
          ? approve.mutateAsync({ path: { id }, body: { manifestHash } })
          : reject.mutateAsync({ path: { id }, body: { note: typed.note ?? '' } })
      }
    >
      <Alert
        type={stale ? 'warning' : 'info'}
        className="form-problem"
        showIcon
        title={t(stale ? 'plugins.proposalStale' : 'plugins.decideHint')}
      />
      <PluginDeclares manifest={manifest} alone />
      <WantedSettings proposal={proposal} />
      <Form.Item name="outcome" label={t('plugins.outcome')} rules={[{ required: true }]}>
        <Radio.Group
          options={[
            { value: 'approve', label: t('plugins.approve'), disabled: stale },
            { value: 'reject', label: t('plugins.reject') },
          ]}
        />
      </Form.Item>
      {outcome === 'reject' && (
        <Form.Item name="note" label={t('plugins.note')}>
          <Input.TextArea maxLength={300} autoSize={{ minRows: 2 }} />
        </Form.Item>
      )}
    </FormDrawer>
  );
}

function WantedSettings({ proposal: { settings, settingsForm } }: { readonly proposal: Proposal }): ReactNode {
  const { t, label, list } = useWords(pluginsTexts);
  const words = (value: unknown): string =>
    typeof value === 'boolean' ? t(value ? 'plugins.yes' : 'plugins.no') : list([value].flat().map(plain));
  const rows = (settingsForm?.fields ?? [])
    .filter(({ key }) => settings[key] !== undefined)
    .map((field) => [field.label ? label(field.label) : field.key, words(settings[field.key])] as const);
  if (rows.length === 0) return null;
  return (
    <section aria-label={t('plugins.wantedSettings')}>
      <h3>{t('plugins.wantedSettings')}</h3>
      <Facts rows={rows} />
    </section>
  );
}

function plain(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? value.toString() : '';
}
