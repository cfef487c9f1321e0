import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { Problem } from '../api/client.js';
import type { Loaded } from '../api/use-loaded.js';
import { common } from '../texts/common.texts.js';
import { useLocale } from '../texts/speak.js';
import { addressOf, go, type Screen } from './route.js';

/** A link to a screen, without loading the page anew. */
export function ScreenLink(props: { to: Screen; class?: string; current?: boolean; children: ComponentChildren }) {
  const follow = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(props.to);
  };
  return (
    <a
      href={addressOf(props.to)}
      class={props.class}
      onClick={follow}
      {...(props.current && { 'aria-current': 'page' as const })}
    >
      {props.children}
    </a>
  );
}

/** The heading of a screen: gets the focus when the screen changes, and names the window. */
export function Heading({ children }: { children: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLocale();
  useLayoutEffect(() => {
    document.title = `${children} · ${common.say('app.name')}`;
  }, [children]);
  useEffect(() => {
    // Not on the very first page: there the browser's own start of the page is right.
    if (history.state !== null || document.activeElement?.closest('nav')) heading.current?.focus();
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}

/** A large button. While it works it says so and cannot be pressed twice, but keeps the focus. */
export function Button(props: {
  children: ComponentChildren;
  onPress?: () => void;
  kind?: 'main' | 'plain';
  large?: boolean;
  busy?: boolean;
  submit?: boolean;
  label?: string;
}) {
  const { busy = false } = props;
  const classes = ['button', props.kind, props.large && 'large', busy && 'waiting'].filter(Boolean).join(' ');
  return (
    <button
      type={props.submit ? 'submit' : 'button'}
      class={classes}
      aria-disabled={busy}
      aria-label={props.label}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else props.onPress?.();
      }}
    >
      {props.children}
    </button>
  );
}

/** The words for a problem: the server's, or what can be said without it. */
export function wordsFor(problem: Problem): string {
  if (problem.status === 0) return common.say('problem.offline');
  return problem.title || common.say('problem.unknown');
}

/** Says aloud what went wrong. */
export function ProblemNotice({ problem }: { problem: Problem | undefined }) {
  useLocale();
  return <div role="alert">{problem && problem.status !== 401 && <p class="notice bad">{wordsFor(problem)}</p>}</div>;
}

/** What is shown while something is read, when that failed, and when what is there may be old. */
export function LoadedNotice({ loaded }: { loaded: Loaded<unknown> }) {
  useLocale();
  const { value, loading, problem, reload } = loaded;
  if (problem && problem.status !== 401) {
    const words = problem.status === 0 ? common.say('state.offline') : problem.title || common.say('state.failed');
    return (
      <div class="notice warm" role="status">
        <span>{words}</span>
        <Button kind="plain" busy={loading} onPress={() => void reload()}>
          {common.say('state.retry')}
        </Button>
      </div>
    );
  }
  if (value === undefined)
    return (
      <p class="soft" role="status">
        {common.say('state.loading')}
      </p>
    );
  return null;
}

/** A labelled field with its hint above and what is wrong beside it. */
export function Field(props: {
  label: string;
  hint?: string;
  error?: string | undefined;
  children: (attributes: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ComponentChildren;
}) {
  const id = useId();
  const described = [props.hint && `${id}-hint`, props.error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      {props.hint && (
        <span class="hint" id={`${id}-hint`}>
          {props.hint}
        </span>
      )}
      {props.error && (
        <span class="wrong" id={`${id}-error`}>
          {props.error}
        </span>
      )}
      {props.children({
        id,
        ...(described && { 'aria-describedby': described }),
        ...(props.error && { 'aria-invalid': true as const }),
      })}
    </div>
  );
}

/** What is said of a field in a problem. */
export function fieldError(problem: Problem | undefined, field: string): string | undefined {
  return problem?.fields.find((one) => one.field === field)?.message;
}
