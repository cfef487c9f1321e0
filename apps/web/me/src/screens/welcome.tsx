import { common } from '../texts/common.texts.js';
import { useLocale } from '../texts/speak.js';
import { signOut } from '../api/session.js';
import { TopLine } from '../frame.js';
import { Button, Heading, ProblemNotice } from '../parts/parts.js';
import { useAction } from '../parts/use-action.js';
import { SignIn } from './sign-in.js';
import { signInTexts } from './sign-in.texts.js';

const { say } = signInTexts;

/** Nobody is signed in. */
export function Welcome() {
  useLocale();
  return (
    <>
      <TopLine />
      <main class="lone">
        <Heading>{say('title')}</Heading>
        <p>{say('lead')}</p>
        <SignIn />
        <p>
          <a href="/">{say('recruitLink')}</a>
        </p>
        <p class="soft">{common.say('app.help')}</p>
        <p>
          <a href="/privacy">{common.say('app.privacy')}</a>
        </p>
      </main>
    </>
  );
}

/** Somebody is signed in whose pages are elsewhere. */
export function NotForYou({ kind }: { kind: 'staff' | 'recruit' | 'volunteer' }) {
  useLocale();
  const leave = useAction(() => signOut(false));
  return (
    <>
      <TopLine />
      <main class="lone">
        <Heading>{say('title')}</Heading>
        <div class="card">
          <p>{say(kind === 'staff' ? 'staff' : 'recruit')}</p>
          {kind === 'staff' && (
            <a class="button main" href="/console/">
              {say('staffLink')}
            </a>
          )}
          <Button busy={leave.busy} onPress={() => void leave.run()}>
            {say('other')}
          </Button>
          <ProblemNotice problem={leave.problem} />
        </div>
      </main>
    </>
  );
}
