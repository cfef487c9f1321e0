import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useGet, useList } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { Facts } from '../../kit/facts.js';
import { RecordDrawer } from '../../kit/record-drawer.js';
import { Loaded } from '../../kit/states.js';
import { StatusTag } from '../../kit/status-tag.js';
import { projectsTexts } from './projects.texts.js';
import { organisationTone, stageTone } from './stages.js';
import { useColleagues } from './use-colleagues.js';

/** An organisation with its projects. */
export function OrganisationRecord({
  id,
  onClose,
  onEdit,
}: {
  readonly id: string;
  readonly onClose: () => void;
  readonly onEdit: (organisation: Shape<'OrganisationView'>) => void;
}): ReactNode {
  const { t } = useWords(projectsTexts);
  const organisation = useGet('/api/v1/organisations/{id}', { path: { id } });
  const { data } = organisation;
  return (
    <RecordDrawer
      open
      title={data?.name ?? t('state.loading')}
      onClose={onClose}
      actions={data && <Button onClick={() => onEdit(data)}>{t('organisations.edit')}</Button>}
    >
      <Loaded of={organisation}>{(found) => <OrganisationParts organisation={found} />}</Loaded>
    </RecordDrawer>
  );
}

function OrganisationParts({ organisation }: { readonly organisation: Shape<'OrganisationView'> }): ReactNode {
  const { t } = useWords(projectsTexts);
  const { nameOf } = useColleagues();
  const areas = useGet('/api/v1/areas', {}).data ?? [];
  const { items } = useList('/api/v1/projects', { query: { organisationId: organisation.id } });
  return (
    <>
      <Facts
        rows={[
          [
            t('organisations.state'),
            <StatusTag key="state" tone={organisationTone[organisation.state]}>
              {t(`organisations.states.${organisation.state}`)}
            </StatusTag>,
          ],
          [t('organisations.kind'), organisation.kind],
          [t('organisations.officer'), nameOf(organisation.officerAccountId) ?? t('projects.nobody')],
          [t('organisations.area'), areas.find(({ id }) => id === organisation.areaId)?.name],
        ]}
      />
      <h2 className="drawer-heading">{t('organisations.projects')}</h2>
      {items.length === 0 && <p className="quiet">{t('organisations.noProjects')}</p>}
      <ul className="plain-list">
        {items.map((project) => (
          <li key={project.id}>
            <Link to="/projects/$id" params={{ id: project.id } as never}>
              {project.title}
            </Link>
            <StatusTag tone={stageTone[project.stage]}>{t(`projects.stages.${project.stage}`)}</StatusTag>
          </li>
        ))}
      </ul>
    </>
  );
}
