import { get, put, type Shape } from '../api/client.js';
import { useLoaded } from '../api/use-loaded.js';
import { Button, LoadedNotice, ProblemNotice } from '../parts/parts.js';
import { useAction } from '../parts/use-action.js';
import { monthOf, pointsOf } from './recognition.js';
import { recognitionTexts } from './recognition.texts.js';

const { say } = recognitionTexts;

/** Whether I stand on my team's list, and the list. Nobody does without saying so. */
export function Leaderboard({ own, changed }: { own: Shape<'OwnRecognition'>; changed: () => Promise<void> }) {
  const { agreed, adult, version, wording } = own.leaderboard;
  const set = useAction(async (key, wish: boolean) => {
    await put('/api/v1/me/recognition/leaderboard', { agreed: wish, version }, key);
    await changed();
  });
  return (
    <section class="card" aria-labelledby="board">
      <h2 id="board">{say('board')}</h2>
      <p role="status">{say(adult ? (agreed ? 'boardOn' : 'boardOff') : 'boardYoung')}</p>
      {adult && !agreed && <p class="soft">{wording}</p>}
      {(adult || agreed) && (
        <Button busy={set.busy} onPress={() => void set.run(!agreed)}>
          {say(agreed ? 'boardLeave' : 'boardAgree')}
        </Button>
      )}
      <ProblemNotice problem={set.problem} />
      {own.teams.map((one) => (
        <TeamBoard key={`${one.teamId}${agreed}`} team={one} />
      ))}
    </section>
  );
}

function TeamBoard({ team }: { team: Shape<'OwnRecognition'>['teams'][number] }) {
  const loaded = useLoaded(() => get('/api/v1/recognition/leaderboard', { query: { teamId: team.teamId } }));
  const board = loaded.value;
  return (
    <div class="facts">
      <LoadedNotice loaded={loaded} />
      {board?.month === undefined && board && <p class="soft">{say('boardNothing', { team: team.name })}</p>}
      {board?.month !== undefined && (
        <>
          <h3>{monthOf(board.month, 'boardOf', team.name)}</h3>
          <ul class="rows">
            {board.rows.map((one, index) => (
              <li key={index} class="headline">
                <span>
                  {say('boardRow', { rank: one.rank, name: one.name })}
                  {one.me && say('me')}
                </span>
                <strong>{say('points', { points: pointsOf(one.score) })}</strong>
              </li>
            ))}
          </ul>
          {board.others > 0 && <p class="soft">{say('boardOthers', { count: board.others })}</p>}
        </>
      )}
    </div>
  );
}
