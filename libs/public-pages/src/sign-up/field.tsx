import { type ComponentChildren, h } from 'preact';
import type { Say } from '../frame/words.js';
import { textOf, type Finding, type Values } from './sign-up-values.js';

/** What every question needs to know. */
export interface Asking {
  readonly say: Say;
  readonly values: Values;
  readonly findings: readonly Finding[];
}

export interface QuestionProps extends Asking {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly optional?: boolean;
}

/** What is said about a field, under the words that describe it. */
export function messageFor(findings: readonly Finding[], name: string): string | undefined {
  return findings.find(({ field }) => field === name)?.message;
}

/** Ids of the texts that describe a field. */
export function describedBy({ name, hint, findings }: QuestionProps): string | undefined {
  const ids = [hint !== undefined && `${name}-hint`, messageFor(findings, name) !== undefined && `${name}-error`];
  return ids.filter((id) => id !== false).join(' ') || undefined;
}

/** Label, hint, error and the control of one question. */
export function Question(props: QuestionProps & { readonly children: ComponentChildren; readonly group?: boolean }) {
  const { say, name, label, hint, optional, findings, children, group } = props;
  const message = messageFor(findings, name);
  const words = `${label}${optional ? say('optional') : ''}`;
  const inner = (
    <>
      {group ? <legend>{words}</legend> : <label for={name}>{words}</label>}
      {hint !== undefined && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {message !== undefined && (
        <p class="er" id={`${name}-error`}>
          {message}
        </p>
      )}
      {children}
    </>
  );
  const shared = {
    class: message === undefined ? 'f' : 'f bad',
    'data-f': name,
    'data-label': label,
    'data-need': optional ? undefined : '',
  };
  if (!group) return <div {...shared}>{inner}</div>;
  return (
    <fieldset {...shared} id={name} tabIndex={-1} aria-describedby={describedBy(props)}>
      {inner}
    </fieldset>
  );
}

interface TextQuestionProps extends QuestionProps {
  readonly type?: 'tel' | 'date' | 'time' | 'number';
  readonly autocomplete?: string;
  readonly inputMode?: 'numeric' | 'decimal' | 'text';
  readonly maxLength?: number | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly step?: string;
}

/** A question answered on one line. */
export function TextQuestion(props: TextQuestionProps) {
  const { name, values, findings, type, autocomplete = 'off', inputMode, maxLength, min, max, step } = props;
  const attributes = {
    class: 'in',
    id: name,
    name,
    // What a browser takes for granted is left out: the page is to stay small.
    type,
    value: textOf(values, name) || undefined,
    autocomplete,
    inputMode,
    maxLength,
    min,
    max,
    step,
    'aria-describedby': describedBy(props),
    'aria-invalid': messageFor(findings, name) === undefined ? undefined : 'true',
  };
  return <Question {...props}>{h('input', attributes)}</Question>;
}

/** A mobile number. */
export function PhoneQuestion(props: QuestionProps & { readonly autocomplete?: string }) {
  return <TextQuestion autocomplete="tel-national" {...props} type="tel" inputMode="numeric" maxLength={30} />;
}

/** The code that came by text message; it may be pasted (WCAG 3.3.8). */
export function CodeQuestion(props: Omit<QuestionProps, 'name' | 'label' | 'hint'>) {
  const { say } = props;
  return (
    <TextQuestion
      {...props}
      name="code"
      label={say('code')}
      hint={say('codeHint')}
      inputMode="numeric"
      autocomplete="one-time-code"
      maxLength={10}
    />
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly more?: string | undefined;
  /** From which age on it may be chosen. */
  readonly minAge?: number;
}

/** A question with a few options that are all visible: one of them, or any of them with `several`. */
export function OptionsQuestion(
  props: QuestionProps & { readonly options: readonly Option[]; readonly several?: boolean },
) {
  const { name, options, values, several } = props;
  const chosen = values[name];
  return (
    <Question {...props} group>
      {options.map(({ value, label, more, minAge }) => (
        <label class="o" key={value}>
          <input
            type={several ? 'checkbox' : 'radio'}
            name={name}
            value={value}
            data-min={minAge}
            checked={chosen === value || (Array.isArray(chosen) && chosen.includes(value))}
          />
          <span>
            {label}
            {more !== undefined && <small>{more}</small>}
          </span>
        </label>
      ))}
    </Question>
  );
}

/** One box to tick. */
export function TickQuestion(props: QuestionProps) {
  const { name, label, values, findings } = props;
  const message = messageFor(findings, name);
  return (
    <div class={message === undefined ? 'f' : 'f bad'} data-f={name} data-need="">
      {message !== undefined && (
        <p class="er" id={`${name}-error`}>
          {message}
        </p>
      )}
      <label class="o">
        <input
          type="checkbox"
          id={name}
          name={name}
          value="yes"
          checked={values[name] === 'yes'}
          aria-describedby={describedBy(props)}
          aria-invalid={message === undefined ? undefined : 'true'}
        />
        <span>{label}</span>
      </label>
    </div>
  );
}
