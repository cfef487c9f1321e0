import { Button, Select, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange, useGet } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { Confirm } from '../../kit/confirm.js';
import { ExportButton } from '../../kit/export-button.js';
import { Empty, Loaded } from '../../kit/states.js';
import { useUrlState } from '../../kit/url-state.js';
import { useTeams } from '../people/lookups.js';
import { useAct } from '../../kit/use-act.js';
import { useManagedTeams } from './access.js';
import { dutyTexts } from './duty.texts.js';
import { TemplateForm } from './template-form.js';
import { useSites } from './use-sites.js';

/** Shifts that recur every week, team by team. */
export function TemplatesList(): ReactNode {
  const { t } = useWords(dutyTexts);
  const [filters, change] = useUrlState<'team'>();
  const { active } = useTeams();
  const { managed } = useManagedTeams();
  const team = filters.team ?? managed[0]?.id ?? active[0]?.id;
  return (
    <>
      <div className="filters">
        <Select
          className="filter-select"
          value={team ?? null}
          aria-label={t('duty.team')}
          placeholder={t('duty.team')}
          onChange={(one: string | null) => change({ team: one ?? undefined })}
          options={active.map((one) => ({ value: one.id, label: one.name }))}
        />
        {team !== undefined && <ExportButton list="shifts.templates" filters={{ teamId: team }} />}
      </div>
      {team === undefined ? (
        <div className="panel">
          <Empty title={t('duty.noTeams')} />
        </div>
      ) : (
        <TemplatesOf key={team} teamId={team} />
      )}
    </>
  );
}

function TemplatesOf({ teamId }: { readonly teamId: string }): ReactNode {
  const { t } = useWords(dutyTexts);
  const act = useAct();
  const { manages } = useManagedTeams();
  const { nameOf } = useSites();
  const templates = useGet('/api/v1/shift-templates', { query: { teamId } });
  const fromType = useChange('post', '/api/v1/shift-templates/from-team-type', ['/api/v1/shift-templates']);
  const retire = useChange('post', '/api/v1/shift-templates/{id}/retire', ['/api/v1/shift-templates']);
  const [editing, setEditing] = useState<Shape<'TemplateView'> | 'new'>();
  const may = manages(teamId);
  return (
    <Loaded of={templates}>
      {(list) => (
        <section className="panel">
          <div className="panel-title">
            <h2>{t('duty.templates')}</h2>
            {may && (
              <Space wrap>
                {list.length === 0 && (
                  <Button
                    loading={fromType.isPending}
                    onClick={() => void act(fromType.mutateAsync({ body: { teamId } }))}
                  >
                    {t('duty.fromType')}
                  </Button>
                )}
                <Button type="primary" onClick={() => setEditing('new')}>
                  {t('duty.newTemplate')}
                </Button>
              </Space>
            )}
          </div>
          {list.length === 0 ? (
            <Empty title={t('duty.noTemplates')} hint={t('duty.noTemplatesHint')} />
          ) : (
            <ul className="record-list">
              {list.map((one) => (
                <li key={one.id}>
                  <div>
                    <strong>{one.title}</strong>{' '}
                    {!one.title.includes(`${one.from}–${one.to}`) && (
                      <span className="number">
                        {one.from}–{one.to}
                      </span>
                    )}
                    <div className="quiet">
                      {[
                        one.days.map((day) => t(`duty.days.${day}`)).join(t('duty.comma')),
                        t('duty.seatCount', { count: one.seats.length }),
                        nameOf(one.siteId),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </div>
                  </div>
                  {may && (
                    <Space>
                      <Button aria-label={`${t('duty.edit')} ${one.title}`} onClick={() => setEditing(one)}>
                        {t('duty.edit')}
                      </Button>
                      <Confirm
                        title={t('duty.retireTemplate')}
                        why={t('duty.retireTemplateHint')}
                        okText={t('duty.retire')}
                        onConfirm={() => void act(retire.mutateAsync({ path: { id: one.id } }))}
                        danger
                      >
                        <Button danger aria-label={`${t('duty.retire')} ${one.title}`}>
                          {t('duty.retire')}
                        </Button>
                      </Confirm>
                    </Space>
                  )}
                </li>
              ))}
            </ul>
          )}
          <TemplateForm
            key={editing === 'new' || editing === undefined ? 'new' : editing.id}
            open={editing !== undefined}
            teamId={teamId}
            {...(editing !== undefined && editing !== 'new' && { template: editing })}
            onClose={() => setEditing(undefined)}
          />
        </section>
      )}
    </Loaded>
  );
}
