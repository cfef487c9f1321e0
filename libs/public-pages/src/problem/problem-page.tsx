import type { Frame } from '../frame/frame.js';
import { renderPage } from '../frame/page.js';
import { sayIn } from '../frame/words.js';
import { problemTexts } from './problem.texts.js';

export const problemKinds = ['notFound', 'gone', 'ended', 'unreadable', 'tooMany', 'busy', 'failed'] as const;
export type ProblemKind = (typeof problemKinds)[number];

/** A page that says in plain words what went wrong and where to go. */
export function renderProblem(frame: Frame, kind: ProblemKind): string {
  const say = sayIn(problemTexts, frame.locale);
  return renderPage(frame, {
    title: say(`${kind}.title`),
    personal: true,
    children: (
      <>
        <h1>{say(`${kind}.title`)}</h1>
        <p>{say(`${kind}.text`)}</p>
        <a class="b" href={frame.county ? `/c/${frame.county.code}` : '/'}>
          {say('home')}
        </a>
      </>
    ),
  });
}
