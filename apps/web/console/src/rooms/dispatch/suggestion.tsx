import { Alert, Button, Skeleton } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Shape } from '../../app/api.js';
import { useGet } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { LoadFailed } from '../../kit/states.js';
import { CandidateList } from './candidate-list.js';
import { dispatchTexts } from './dispatch.texts.js';
import type { IncidentDetail } from './incident-words.js';
import { useAct } from './use-act.js';

interface Props {
  readonly incident: IncidentDetail;
  /** False while somebody is being asked: others may be asked as well. */
  readonly primary: boolean;
  readonly fresh: boolean;
}

/** Sends the one that the system would ask first: the name on the button, the reasons beneath. 另选 opens all the others. */
export function Suggestion({ incident, primary, fresh }: Props): ReactNode {
  const { t, list } = useWords(dispatchTexts);
  const [choosing, setChoosing] = useState(false);
  const path = { id: incident.id };
  const found = useGet('/api/v1/incidents/{id}/candidates', { path });
  const offer = useAct('/api/v1/incidents/{id}/offers');
  const ask = (volunteerId: string, teamId: string): void =>
    void offer.act({ path, body: { volunteerId, teamId } }).then((asked) => asked && setChoosing(false));
  if (found.error && !found.data) return <LoadFailed problem={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton active title={false} paragraph={{ rows: 3 }} aria-label={t('act.looking')} />;
  const best = suggestedIn(found.data);
  return (
    <div className="next-step">
      {primary && best && (
        <>
          <SendButton
            key={best.person.volunteerId}
            name={best.person.name}
            fresh={fresh}
            busy={offer.busy}
            onSend={() => ask(best.person.volunteerId, best.team.teamId)}
          />
          <p className="next-step-head">{t('act.suggestedFor', { team: best.team.name })}</p>
          <ul className="reasons">
            {best.person.reasons.map((one) => (
              <li key={one.code}>{one.text}</li>
            ))}
          </ul>
        </>
      )}
      {primary && !best && (
        <Alert
          type="warning"
          showIcon
          title={found.data.nobody[0]?.text}
          description={list(
            found.data.nobody.slice(1).map((one) => one.text),
            'sentences',
          )}
        />
      )}
      <Button className="others-button" aria-expanded={choosing} onClick={() => setChoosing(!choosing)}>
        {t(primary ? 'act.others' : 'act.askedAlso')}
      </Button>
      {choosing && <CandidateList incidentId={incident.id} found={found.data} busy={offer.busy} onAsk={ask} />}
    </div>
  );
}

interface SendProps {
  readonly name: string;
  readonly fresh: boolean;
  readonly busy: boolean;
  readonly onSend: () => void;
}

function SendButton({ name, fresh, busy, onSend }: SendProps): ReactNode {
  const { t } = useWords(dispatchTexts);
  const button = useRef<HTMLButtonElement>(null);
  // The call is still on the line: Enter dispatches.
  useEffect(() => {
    if (fresh) button.current?.focus();
  }, [fresh]);
  return (
    <Button ref={button} type="primary" size="large" block className="send-button" loading={busy} onClick={onSend}>
      {t('act.send', { name })}
    </Button>
  );
}

function suggestedIn({ suggested, teams }: Shape<'IncidentCandidatesView'>) {
  const team = teams.find((one) => one.teamId === suggested?.teamId);
  const person = team?.candidates.find((one) => one.volunteerId === suggested?.volunteerId);
  return team && person ? { team, person } : undefined;
}
