import { useState } from 'preact/hooks';
import { get, post, type Shape } from '../api/client.js';
import { useLoaded } from '../api/use-loaded.js';
import { Button, ProblemNotice } from '../parts/parts.js';
import { useAction } from '../parts/use-action.js';
import { mineTexts } from './mine.texts.js';

const { say } = mineTexts;

const withdrawable = ['recruitment', 'guardian', 'background-review', 'leaderboard', 'leader-phone'] as const;
const sureOf = {
  recruitment: 'withdrawSure',
  guardian: 'withdrawSureGuardian',
  'background-review': 'withdrawSureReview',
  leaderboard: 'withdrawSureLeaderboard',
  'leader-phone': 'withdrawSurePhone',
} as const;

/** Takes back what was agreed to, after it was said what that means. */
export function Withdrawing({ consent, done }: { consent: Shape<'ConsentView'>; done: () => Promise<void> }) {
  const [sure, setSure] = useState(false);
  const withdraw = useAction(async (key) => {
    if (purpose) await post('/api/v1/me/consents/withdraw', { purpose }, { key });
    await done();
  });
  const purpose = withdrawable.find((one) => one === consent.purpose);
  if (!purpose || consent.withdrawnAt !== undefined) return null;
  if (!sure)
    return (
      <Button kind="plain" onPress={() => setSure(true)}>
        {say('withdraw')}
      </Button>
    );
  return (
    <>
      <p class="notice warm" role="alert">
        {say(sureOf[purpose])}
      </p>
      <Button busy={withdraw.busy} onPress={() => void withdraw.run()}>
        {say('withdrawYes')}
      </Button>
      <Button onPress={() => setSure(false)}>{say('withdrawNo')}</Button>
      <ProblemNotice problem={withdraw.problem} />
    </>
  );
}

/** What may be agreed to again, with its wording in full. */
export function Offered({ done }: { done: () => Promise<void> }) {
  const loaded = useLoaded(() => get('/api/v1/me/consents/offered'));
  const give = useAction(async (key, { purpose, version }: Shape<'ConsentOffer'>) => {
    await post('/api/v1/me/consents/give', { purpose, version }, { key }).finally(() => void loaded.reload());
    await done();
  });
  return (
    <>
      {(loaded.value ?? []).map((one) => (
        <div class="facts" key={one.purpose}>
          {one.purpose === 'recruitment' ? (
            <p class="notice warm">{say('notGiven')}</p>
          ) : (
            <h3>{say('purpose.phone')}</h3>
          )}
          <p>{one.wording}</p>
          <Button kind="main" busy={give.busy} onPress={() => void give.run(one)}>
            {say('give')}
          </Button>
        </div>
      ))}
      <ProblemNotice problem={give.problem} />
    </>
  );
}
