import { Link } from '@tanstack/react-router';
import { Button, Form, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange, useList } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { ExportButton } from '../../kit/export-button.js';
import { FilterSelect } from '../../kit/filter-select.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { ListTable } from '../../kit/list-table.js';
import { RecordLink } from '../../kit/record-link.js';
import { Empty } from '../../kit/states.js';
import { StatusTag } from '../../kit/status-tag.js';
import { useUrlState } from '../../kit/url-state.js';
import { addDays, countyToday, mondayOf } from '../../kit/county-time.js';
import { useTeams } from '../people/lookups.js';
import { useManagedTeams } from './access.js';
import { dutyTexts } from './duty.texts.js';
import { rosterTones } from './shift-words.js';

type Row = Shape<'RosterSummaryView'>;

/** Rosters, the latest first. */
export function RosterList(): ReactNode {
  const { t, day, dateTime } = useWords(dutyTexts);
  const [{ team }, change] = useUrlState<'team' | 'roster'>();
  const { nameOf, active } = useTeams();
  const { managed } = useManagedTeams();
  const [creating, setCreating] = useState(false);
  const { items, result } = useList('/api/v1/rosters', {
    query: { limit: 50, ...(team !== undefined && { teamId: team }) },
  });
  return (
    <>
      <div className="filters">
        <FilterSelect
          label={t('duty.team')}
          any={t('duty.anyTeam')}
          value={team}
          options={active.map((one) => ({ value: one.id, label: one.name }))}
          onChange={(one) => change({ team: one })}
        />
        <ExportButton list="shifts.rosters" filters={{ ...(team !== undefined && { teamId: team }) }} />
        {managed.length > 0 && (
          <Button type="primary" onClick={() => setCreating(true)}>
            {t('duty.newRoster')}
          </Button>
        )}
      </div>
      <ListTable<Row>
        label={t('nav.roster')}
        rows={items}
        result={result}
        width={640}
        filtered={team !== undefined}
        onClearFilters={() => change({ team: undefined })}
        onOpen={(row) => change({ roster: row.id }, { push: true })}
        empty={<Empty title={t('duty.noRosters')} hint={t('duty.noRostersHint')} />}
        columns={[
          {
            title: t('duty.weekOf'),
            key: 'week',
            width: 240,
            render: (_: unknown, row) => (
              <RecordLink id={row.id} param="roster">
                {t('duty.span', { from: day(row.weekStart), to: day(addDays(row.weekStart, 6)) })}
              </RecordLink>
            ),
          },
          { title: t('duty.team'), key: 'team', width: 180, render: (_: unknown, row) => nameOf(row.teamId) },
          {
            title: t('duty.state'),
            key: 'state',
            width: 130,
            render: (_: unknown, row) => (
              <StatusTag tone={rosterTones[row.state]}>{t(`duty.rosterStates.${row.state}`)}</StatusTag>
            ),
          },
          {
            title: t('duty.publishedAt'),
            key: 'published',
            width: 160,
            render: (_: unknown, row) => dateTime(row.publishedAt),
          },
        ]}
      />
      <NewRosterForm
        open={creating}
        onClose={() => setCreating(false)}
        onMade={(id) => change({ roster: id }, { push: true })}
      />
    </>
  );
}

interface Values {
  readonly teamId: string;
  readonly weekStart: string;
}

const weeksAhead = 8;

/** A week is made from the team's shift templates; the worker drafts it at once. */
function NewRosterForm({
  open,
  onClose,
  onMade,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onMade: (id: string) => void;
}): ReactNode {
  const { t, day } = useWords(dutyTexts);
  const { managed } = useManagedTeams();
  const [form] = Form.useForm<Values>();
  const create = useChange('post', '/api/v1/rosters', ['/api/v1/rosters', '/api/v1/shifts']);
  const required = [{ required: true, message: t('form.required') }];
  const monday = mondayOf(countyToday());
  const weeks = Array.from({ length: weeksAhead }, (_, index) => addDays(monday, index * 7));
  return (
    <FormDrawer<Values>
      open={open}
      title={t('duty.newRoster')}
      form={form}
      submitLabel={t('duty.makeAndDraft')}
      initialValues={{ weekStart: weeks[1] ?? monday, ...(managed[0] && { teamId: managed[0].id }) }}
      onClose={onClose}
      onSubmit={async (values) => onMade((await create.mutateAsync({ body: values })).id)}
    >
      <p className="quiet">
        {t('duty.newRosterHint')} <Link to="/duty-plan">{t('nav.dutyPlan')}</Link>
      </p>
      <Form.Item name="teamId" label={t('duty.team')} rules={required}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('form.choose')}
          options={managed.map((one) => ({ value: one.id, label: one.name }))}
        />
      </Form.Item>
      <Form.Item name="weekStart" label={t('duty.weekOf')} rules={required}>
        <Select
          options={weeks.map((one) => ({
            value: one,
            label: t('duty.span', { from: day(one), to: day(addDays(one, 6)) }),
          }))}
        />
      </Form.Item>
    </FormDrawer>
  );
}
