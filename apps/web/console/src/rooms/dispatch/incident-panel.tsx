import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useGet } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { Facts } from '../../kit/facts.js';
import { Loaded } from '../../kit/states.js';
import { StatusTag } from '../../kit/status-tag.js';
import { TimelineList } from '../../kit/timeline-list.js';
import { PanelSlotPlace } from '../plugins/panels/panel-slot.js';
import { dispatchTexts } from './dispatch.texts.js';
import { IncidentActions } from './incident-actions.js';
import { areaText, categoryText, type IncidentDetail, toneOfIncident } from './incident-words.js';
import { NextStep } from './next-step.js';
import { ReporterPhone } from './reporter-phone.js';
import { WaitTimer } from './wait-timer.js';

interface Props {
  readonly id: string;
  /** It was just taken in: its next step gets the focus, so that Enter dispatches. */
  readonly fresh: boolean;
}

/** One incident: what it is, the one thing to do next, and what happened so far. */
export function IncidentPanel({ id, fresh }: Props): ReactNode {
  const incident = useGet('/api/v1/incidents/{id}', { path: { id } });
  return <Loaded of={incident}>{(found) => <Panel key={found.id} incident={found} fresh={fresh} />}</Loaded>;
}

function Panel({ incident, fresh }: { readonly incident: IncidentDetail; readonly fresh: boolean }): ReactNode {
  const words = useWords(dispatchTexts);
  const { t } = words;
  const { can } = useSession();
  const acts = can('liaison');
  const title = incident.place ?? categoryText(incident, words);
  return (
    <>
      <header className="dispatch-pane-head">
        <h2>{title}</h2>
        <span className="incident-state">
          <WaitTimer incident={incident} />
          <StatusTag tone={toneOfIncident(incident.state)}>{t(`incidentState.${incident.state}`)}</StatusTag>
        </span>
      </header>
      <div className="dispatch-scroll" role="group" aria-label={title} tabIndex={0}>
        {incident.summary !== undefined && <p className="incident-summary">{incident.summary}</p>}
        {acts ? <NextStep incident={incident} fresh={fresh} /> : <Alert type="info" title={t('dispatch.readOnly')} />}
        <IncidentFacts incident={incident} />
        {acts && <IncidentActions incident={incident} />}
        <PanelSlotPlace slot="incident.detail" id={incident.id} level={3} />
        <h3>{t('dispatch.timeline')}</h3>
        <Timeline incident={incident} />
      </div>
    </>
  );
}

function IncidentFacts({ incident }: { readonly incident: IncidentDetail }): ReactNode {
  const words = useWords(dispatchTexts);
  const { t, label, dateTime } = words;
  const { latitude, longitude } = incident;
  return (
    <div className="incident-facts">
      <Facts
        rows={[
          [t('dispatch.area'), areaText(incident, t)],
          [t('dispatch.category'), categoryText(incident, words)],
          ...incident.facts.map((one): [string, string] => [label(one.label), label(one.text)]),
          [t('dispatch.settleBy'), incident.settleBy && dateTime(incident.settleBy)],
          [
            t('dispatch.coordinates'),
            latitude === undefined || longitude === undefined
              ? t('dispatch.noLocation')
              : `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`,
          ],
          [t('dispatch.received'), `${dateTime(incident.receivedAt)} · ${t(`source.${incident.source}`)}`],
          [t('dispatch.handedOverTo'), incident.handedOverTo ?? incident.emergencyService],
          [t('dispatch.phone'), incident.hasReporterPhone ? <ReporterPhone incidentId={incident.id} /> : undefined],
        ]}
      />
    </div>
  );
}

function Timeline({ incident }: { readonly incident: IncidentDetail }): ReactNode {
  const { t } = useWords(dispatchTexts);
  const nameOf = (missionId: string | undefined): string =>
    incident.missions.find((one) => one.id === missionId)?.volunteerName ?? '';
  const items = [...incident.timeline].reverse().map((event, index) => ({
    key: `${event.at}-${event.kind}-${index}`,
    at: event.at,
    what: t(`event.${event.kind}`, { name: nameOf(event.missionId) }),
  }));
  return <TimelineList items={items} />;
}
