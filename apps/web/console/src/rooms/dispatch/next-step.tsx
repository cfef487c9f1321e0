import { Link } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../app/words.js';
import { dispatchTexts } from './dispatch.texts.js';
import { type IncidentDetail, isStopped, isUnderWay } from './incident-words.js';
import { FinishMission } from './finish-mission.js';
import { Lapse } from './lapse.js';
import { Suggestion } from './suggestion.js';
import { useAct } from './use-act.js';
import { AnswerTimer } from './wait-timer.js';

interface Props {
  readonly incident: IncidentDetail;
  readonly fresh: boolean;
}

/** The one thing to do next, as the one primary button. */
export function NextStep({ incident, fresh }: Props): ReactNode {
  const { t, list } = useWords(dispatchTexts);
  const offered = incident.missions.filter((one) => one.state === 'offered');
  const going = incident.missions.find((one) => isUnderWay(one.state));
  if (going) return <UnderWay key={going.state} mission={going} />;
  if (incident.state === 'handled')
    return (
      <div className="next-step">
        <p>{t('act.followUpHint')}</p>
        <Link to="/follow-ups">{t('act.followUp')}</Link>
      </div>
    );
  if (incident.state !== 'open' && incident.state !== 'reopened') return null;
  return (
    <>
      {offered.map((mission, index) => (
        <Asked key={mission.id} mission={mission} primary={index === 0} />
      ))}
      {incident.noOneLeft && (
        <Alert
          type="warning"
          showIcon
          className="form-problem"
          title={t('dispatch.nobodyLeft')}
          description={list(
            incident.noOneLeft.reasons.map((one) => one.text),
            'sentences',
          )}
        />
      )}
      <Suggestion incident={incident} primary={offered.length === 0} fresh={fresh} />
    </>
  );
}

type MissionProps = { readonly mission: IncidentDetail['missions'][number] };

/** Somebody is being asked: the answer may come by telephone. */
function Asked({ mission, primary }: MissionProps & { readonly primary: boolean }): ReactNode {
  const { t } = useWords(dispatchTexts);
  const answer = useAct('/api/v1/missions/{id}/answer');
  const takeBack = useAct('/api/v1/missions/{id}/cancel');
  const path = { id: mission.id };
  const name = mission.volunteerName ?? '';
  return (
    <div className="next-step">
      <p className="next-step-head">
        <strong>{t('dispatch.asking', { name })}</strong> <AnswerTimer expiresAt={mission.expiresAt} />
      </p>
      <div className="next-step-buttons">
        <Button
          type={primary ? 'primary' : 'default'}
          size="large"
          autoFocus={primary}
          loading={answer.busy}
          onClick={() => void answer.act({ path, body: { accepted: true } })}
        >
          {t('act.answerYes', { name })}
        </Button>
        <Button size="large" onClick={() => void answer.act({ path, body: { accepted: false } })}>
          {t('act.answerNo')}
        </Button>
        <Button size="large" onClick={() => void takeBack.act({ path, body: {} })}>
          {t('act.takeBack')}
        </Button>
      </div>
    </div>
  );
}

/** Somebody goes: set out, arrived, finished; or somebody else is sent. */
function UnderWay({ mission }: MissionProps): ReactNode {
  const { t, time } = useWords(dispatchTexts);
  const setOut = useAct('/api/v1/missions/{id}/en-route');
  const arrive = useAct('/api/v1/missions/{id}/arrive');
  const takeBack = useAct('/api/v1/missions/{id}/cancel');
  const path = { id: mission.id };
  const name = mission.volunteerName ?? '';
  const onScene = mission.state === 'on-scene';
  const stopped = isStopped(mission);
  return (
    <div className="next-step">
      {mission.lapse && <Lapse missionId={mission.id} name={name} lapse={mission.lapse} />}
      <p className="next-step-head">
        <strong>{name}</strong> {t(`missionState.${mission.state}`)}{' '}
        <span className="number quiet">{time(mission.arrivedAt ?? mission.enRouteAt ?? mission.answeredAt)}</span>
      </p>
      <div className="next-step-buttons">
        {onScene ? (
          <FinishMission missionId={mission.id} />
        ) : (
          !stopped && (
            <Button type="primary" size="large" loading={arrive.busy} onClick={() => void arrive.act({ path })}>
              {t('act.arrived')}
            </Button>
          )
        )}
        {mission.state === 'accepted' && !stopped && (
          <Button size="large" loading={setOut.busy} onClick={() => void setOut.act({ path })}>
            {t('act.setOut')}
          </Button>
        )}
        <Button
          {...(stopped && { type: 'primary' })}
          size="large"
          loading={takeBack.busy}
          onClick={() => void takeBack.act({ path, body: {} })}
        >
          {t('act.reassign')}
        </Button>
      </div>
    </div>
  );
}
