import { Progress } from 'antd';
import type { ReactNode } from 'react';
import { useGet } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { StatusTag } from '../../kit/status-tag.js';
import { recruitmentTexts } from './recruitment.texts.js';
import { type Call, callTone, standingOf } from './states.js';

/** How a call stands, in a word. */
export function CallTag({ call }: { readonly call: Pick<Call, 'state' | 'phase'> }): ReactNode {
  const { t } = useWords(recruitmentTexts);
  const standing = standingOf(call);
  return <StatusTag tone={callTone[standing]}>{t(`recruitment.standing.${standing}`)}</StatusTag>;
}

/** Seats held of each team type, as they are now. */
export function SeatsOfCall({ call }: { readonly call: Call }): ReactNode {
  const { label } = useWords(recruitmentTexts);
  const { data } = useGet('/api/v1/calls/{id}/counts', { path: { id: call.id } }, { enabled: call.state !== 'draft' });
  return (
    <ul className="seats">
      {call.teamTypes.map((type) => {
        const counts = data?.teamTypes.find((one) => one.code === type.code);
        const held = counts?.seatsHeld ?? type.seats - type.seatsLeft;
        const name = label(type.label);
        return (
          <li key={type.code}>
            <span className="seats-name">{name}</span>
            <SeatBar name={name} held={held} seats={counts?.seats ?? type.seats} />
          </li>
        );
      })}
    </ul>
  );
}

/** `12/30` with a bar. */
export function SeatBar({
  name,
  held,
  seats,
}: {
  readonly name: string;
  readonly held: number;
  readonly seats: number;
}): ReactNode {
  return (
    <span className="seat-bar">
      <span className="number">
        {held}/{seats}
      </span>
      <Progress
        percent={seats === 0 ? 0 : Math.round((held / seats) * 100)}
        showInfo={false}
        size="small"
        strokeColor={held >= seats ? '#237804' : '#a61d24'}
        aria-label={name}
      />
    </span>
  );
}
