import { Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange, useList } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { Confirm } from '../../kit/confirm.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { ListTable } from '../../kit/list-table.js';
import { RecordLink } from '../../kit/record-link.js';
import { Empty } from '../../kit/states.js';
import { useAct } from '../../kit/use-act.js';
import { identityTexts } from './identity.texts.js';

type Row = Shape<'CorrectionView'>;

/** What volunteers want put right about themselves; somebody compares and decides. */
export function CorrectionsList(): ReactNode {
  const { t, dateTime } = useWords(identityTexts);
  const act = useAct();
  const { items, result } = useList('/api/v1/corrections', { query: { state: 'open', limit: 50 } });
  const decide = useChange('post', '/api/v1/corrections/{id}/decision', ['/api/v1/corrections', '/api/v1/volunteers']);
  const [refusing, setRefusing] = useState<Row>();
  const accept = ({ id, version }: Row) =>
    void act(decide.mutateAsync({ path: { id }, body: { outcome: 'accept', version } }), t('identity.accepted'));
  return (
    <>
      <ListTable<Row>
        label={t('identity.viewCorrections')}
        rows={items}
        result={result}
        width={980}
        empty={<Empty title={t('identity.noCorrections')} hint={t('identity.noCorrectionsHint')} />}
        columns={[
          {
            title: t('identity.who'),
            key: 'who',
            width: 140,
            render: (_: unknown, row) =>
              row.volunteerId === undefined ? row.name : <RecordLink id={row.volunteerId}>{row.name}</RecordLink>,
          },
          {
            title: t('identity.field'),
            key: 'field',
            width: 110,
            render: (_: unknown, row) => t(`identity.fields.${row.field}`),
          },
          { title: t('identity.present'), key: 'present', width: 160, render: (_: unknown, row) => row.present },
          { title: t('identity.wanted'), key: 'value', width: 180, render: (_: unknown, row) => row.value },
          { title: t('identity.note'), key: 'note', width: 180, render: (_: unknown, row) => row.note },
          {
            title: t('identity.askedAt'),
            key: 'askedAt',
            width: 150,
            render: (_: unknown, row) => dateTime(row.askedAt),
          },
          {
            title: t('identity.decide'),
            key: 'decide',
            width: 220,
            render: (_: unknown, row) => (
              <span className="inline-row">
                <Confirm
                  title={t('identity.acceptSure')}
                  why={t('identity.acceptWhy')}
                  okText={t('identity.accept')}
                  onConfirm={() => accept(row)}
                >
                  <Button size="small">{t('identity.accept')}</Button>
                </Confirm>
                <Button size="small" onClick={() => setRefusing(row)}>
                  {t('identity.refuse')}
                </Button>
              </span>
            ),
          },
        ]}
      />
      <RefuseDrawer
        open={refusing !== undefined}
        onClose={() => setRefusing(undefined)}
        onSubmit={async ({ answer }) => {
          if (!refusing) return false;
          const { id, version } = refusing;
          return decide.mutateAsync({ path: { id }, body: { outcome: 'refuse', answer, version } });
        }}
      />
    </>
  );
}

function RefuseDrawer(props: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onSubmit: (values: { answer: string }) => Promise<unknown>;
}): ReactNode {
  const { t } = useWords(identityTexts);
  const [form] = Form.useForm<{ answer: string }>();
  return (
    <FormDrawer<{ answer: string }>
      open={props.open}
      title={t('identity.refuseTitle')}
      submitLabel={t('identity.refuse')}
      form={form}
      onSubmit={props.onSubmit}
      onClose={props.onClose}
    >
      <Form.Item
        name="answer"
        label={t('identity.answer')}
        extra={t('identity.refuseHint')}
        rules={[{ required: true, message: t('form.required') }]}
      >
        <Input.TextArea rows={4} maxLength={300} />
      </Form.Item>
    </FormDrawer>
  );
}
