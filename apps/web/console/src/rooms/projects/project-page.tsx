import { Link, useParams } from '@tanstack/react-router';
import { Button, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import './projects.css';
import type { Shape } from '../../app/api.js';
import { useGet } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { Facts } from '../../kit/facts.js';
import { PageHeader } from '../../kit/page-header.js';
import { LoadedRecord } from '../../kit/loaded-record.js';
import { StatusTag } from '../../kit/status-tag.js';
import { TimelineList } from '../../kit/timeline-list.js';
import { Indicators } from './indicators.js';
import { Milestones } from './milestones.js';
import { ProjectDrawer } from './project-drawer.js';
import { projectsTexts } from './projects.texts.js';
import { organisationTone, stages, stageTone } from './stages.js';
import { StepDrawer } from './step-drawer.js';
import { useColleagues } from './use-colleagues.js';

type Project = Shape<'ProjectDetailView'>;

/** One seed project: what it is, how far it is, and what it is measured by. */
export function Page(): ReactNode {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const project = useGet('/api/v1/projects/{id}', { path: { id } });
  const { t } = useWords();
  return (
    <LoadedRecord of={project} title={t('nav.project')}>
      {(found) => <ProjectParts project={found} />}
    </LoadedRecord>
  );
}

function ProjectParts({ project }: { readonly project: Project }): ReactNode {
  const { t } = useWords(projectsTexts);
  const [open, setOpen] = useState<'edit' | 'step'>();
  const close = (): void => setOpen(undefined);
  return (
    <>
      <p className="way-back">
        <Link to="/projects">{t('projects.back')}</Link>
      </p>
      <PageHeader
        title={project.title}
        hint={project.organisationName}
        actions={
          <Space wrap>
            <Button onClick={() => setOpen('edit')}>{t('projects.edit')}</Button>
            <Button type="primary" onClick={() => setOpen('step')}>
              {t('projects.step')}
            </Button>
          </Space>
        }
      />
      <StageSteps project={project} />
      <div className="columns">
        <div>
          <Indicators project={project} />
          <Milestones project={project} />
        </div>
        <div>
          <About project={project} />
          <Agreements project={project} />
          <History project={project} />
        </div>
      </div>
      {open === 'edit' && <ProjectDrawer project={project} onClose={close} />}
      {open === 'step' && <StepDrawer project={project} onClose={close} />}
    </>
  );
}

/** The six stages in a row: those behind, the present one, those ahead. */
function StageSteps({ project }: { readonly project: Project }): ReactNode {
  const { t } = useWords(projectsTexts);
  const at = stages.indexOf(project.stage);
  return (
    <ol className="stage-steps" aria-label={t('projects.stage')}>
      {stages.map((stage, index) => (
        <li
          key={stage}
          className={index < at ? 'stage-behind' : index === at ? 'stage-here' : 'stage-ahead'}
          {...(index === at && { 'aria-current': 'step' as const })}
        >
          {t(`projects.stages.${stage}`)}
        </li>
      ))}
    </ol>
  );
}

function About({ project }: { readonly project: Project }): ReactNode {
  const { t } = useWords(projectsTexts);
  const { nameOf } = useColleagues();
  const { organisation, progress } = project;
  return (
    <section className="panel" aria-label={t('projects.about')}>
      <h2>{t('projects.about')}</h2>
      {project.summary !== '' && <p className="running-text">{project.summary}</p>}
      <Facts
        rows={[
          [
            t('projects.organisation'),
            <Link key="organisation" to="/organisations" search={{ open: organisation.id } as never}>
              {organisation.name}
            </Link>,
          ],
          [
            t('organisations.state'),
            <StatusTag key="state" tone={organisationTone[organisation.state]}>
              {t(`organisations.states.${organisation.state}`)}
            </StatusTag>,
          ],
          [t('projects.officer'), nameOf(organisation.officerAccountId) ?? t('projects.nobody')],
          [
            t('projects.stage'),
            <StatusTag key="stage" tone={stageTone[project.stage]}>
              {t(`projects.stages.${project.stage}`)}
            </StatusTag>,
          ],
          [
            t('projects.progress'),
            <span key="progress" className="number">
              {t('projects.milestonesDone', { done: progress.milestonesDone, total: progress.milestonesTotal })}
              <br />
              {t('projects.indicatorsMet', { met: progress.indicatorsMet, total: progress.indicatorsTotal })}
            </span>,
          ],
        ]}
      />
    </section>
  );
}

function Agreements({ project: { agreements } }: { readonly project: Project }): ReactNode {
  const { t, day } = useWords(projectsTexts);
  return (
    <section className="panel" aria-label={t('projects.agreements')}>
      <h2>{t('projects.agreements')}</h2>
      {agreements.length === 0 && <p className="quiet">{t('projects.noAgreements')}</p>}
      {agreements.map(({ title, party, signedOn }) => (
        <p key={`${title} ${party}`} className="plain-row">
          <strong>{title}</strong>
          <br />
          <span className="quiet">
            {party}
            {signedOn !== undefined && ` · ${day(signedOn)}`}
          </span>
        </p>
      ))}
    </section>
  );
}

function History({ project: { stageHistory } }: { readonly project: Project }): ReactNode {
  const { t } = useWords(projectsTexts);
  const { nameOf } = useColleagues();
  const stage = (key: string): string => t(`projects.stages.${key}`);
  return (
    <section className="panel" aria-label={t('projects.history')}>
      <h2>{t('projects.history')}</h2>
      <TimelineList
        items={stageHistory.toReversed().map(({ changedAt, changedBy, from, to, note }) => ({
          key: `${changedAt} ${to}`,
          at: changedAt,
          what: from
            ? t('projects.historyStep', { from: stage(from), to: stage(to) })
            : t('projects.historyStart', { to: stage(to) }),
          more: (
            <>
              {note !== '' && <div>{note}</div>}
              {t('projects.by', { name: nameOf(changedBy) ?? t('projects.system') })}
            </>
          ),
        }))}
      />
    </section>
  );
}
