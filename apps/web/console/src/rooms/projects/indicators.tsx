import { Button, Space } from 'antd';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { Shape } from '../../app/api.js';
import { useWords } from '../../app/words.js';
import { ExportButton } from '../../kit/export-button.js';
import { StatusTag } from '../../kit/status-tag.js';
import { ActualDrawer, IndicatorDrawer } from './indicator-drawers.js';
import { projectsTexts } from './projects.texts.js';

type Project = Shape<'ProjectDetailView'>;
export type Indicator = Shape<'IndicatorView'>;
type Opened = { readonly kind: 'indicator' | 'actual'; readonly indicator?: Indicator };

/** The drawing of charts is fetched when there is one to draw. */
const IndicatorChart = lazy(async () => ({ default: (await import('./indicator-chart.js')).IndicatorChart }));

/** What a project measures itself by: a chart for the eye, and the same numbers as a table. */
export function Indicators({ project }: { readonly project: Project }): ReactNode {
  const { t } = useWords(projectsTexts);
  const [opened, setOpened] = useState<Opened>();
  const close = (): void => setOpened(undefined);
  return (
    <section className="panel" aria-label={t('indicators.title')}>
      <div className="panel-title">
        <h2>{t('indicators.title')}</h2>
        <span className="inline-row">
          <ExportButton list="projects.indicators" filters={{ projectId: project.id }} />
          <Button onClick={() => setOpened({ kind: 'indicator' })}>{t('indicators.add')}</Button>
        </span>
      </div>
      {project.indicators.length === 0 && (
        <p className="quiet">
          {t('indicators.empty')}
          <br />
          {t('indicators.emptyHint')}
        </p>
      )}
      {project.indicators.map((indicator) => (
        <IndicatorPart key={indicator.id} indicator={indicator} onOpen={setOpened} />
      ))}
      {opened?.kind === 'indicator' && <IndicatorDrawer project={project} {...opened} onClose={close} />}
      {opened?.kind === 'actual' && opened.indicator && <ActualDrawer indicator={opened.indicator} onClose={close} />}
    </section>
  );
}

function IndicatorPart({
  indicator,
  onOpen,
}: {
  readonly indicator: Indicator;
  readonly onOpen: (opened: Opened) => void;
}): ReactNode {
  const { t } = useWords(projectsTexts);
  const { name, unit, baseline, target, direction, actuals, progress, met } = indicator;
  const latest = actuals.at(-1);
  return (
    <article className="indicator" aria-label={name}>
      <div className="panel-title">
        <h3>
          {name}{' '}
          <span className="quiet">
            {t('indicators.baseline')} {baseline} → {t('indicators.target')} {target} {unit} ·{' '}
            {t(`indicators.${direction}`)}
          </span>
        </h3>
        <Space wrap>
          {latest && (
            <StatusTag tone={met ? 'good' : 'busy'}>
              {met
                ? t('indicators.met')
                : t('indicators.onTheWay', { percent: String(Math.round((progress ?? 0) * 100)) })}
            </StatusTag>
          )}
          <Button
            aria-label={t('indicators.enterNamed', { name })}
            onClick={() => onOpen({ kind: 'actual', indicator })}
          >
            {t('indicators.enter')}
          </Button>
          <Button
            type="text"
            aria-label={t('indicators.editNamed', { name })}
            onClick={() => onOpen({ kind: 'indicator', indicator })}
          >
            {t('indicators.change')}
          </Button>
        </Space>
      </div>
      {latest ? (
        <div className="indicator-numbers">
          <Suspense fallback={<div className="chart" />}>
            <IndicatorChart
              goal={indicator}
              names={{
                actual: t('indicators.actual'),
                baseline: t('indicators.baseline'),
                target: t('indicators.target'),
              }}
              label={t('indicators.chart', {
                name,
                count: actuals.length,
                baseline,
                target,
                latest: latest.value,
                unit,
              })}
            />
          </Suspense>
          <ActualsTable indicator={indicator} />
        </div>
      ) : (
        <p className="quiet">{t('indicators.noActuals')}</p>
      )}
    </article>
  );
}

/** The chart's numbers for those who cannot see it, newest month first. */
function ActualsTable({ indicator: { name, unit, actuals } }: { readonly indicator: Indicator }): ReactNode {
  const { t } = useWords(projectsTexts);
  return (
    <div className="small-table" role="region" aria-label={t('indicators.table', { name })} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('indicators.month')}</th>
            <th scope="col">
              {t('indicators.actual')} {unit !== '' && `(${unit})`}
            </th>
            <th scope="col">{t('indicators.note')}</th>
          </tr>
        </thead>
        <tbody>
          {actuals.toReversed().map(({ month, value, note, revision }) => (
            <tr key={month}>
              <th scope="row">{month}</th>
              <td className="number">{value}</td>
              <td className="quiet">
                {[note, revision > 1 ? t('indicators.revision', { number: revision }) : undefined]
                  .filter(Boolean)
                  .join(' · ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
