import type { ReactNode } from 'react';
import type { PluginColumn, PluginTone } from '../../app/plugin-manifest.js';
import { useWords } from '../../app/words.js';
import { StatusTag, type Tone } from '../../kit/status-tag.js';
import { optionOf, valueText } from './values.js';

/** The console's colours for what plugins mean. */
export const tones: Readonly<Record<PluginTone, Tone>> = {
  neutral: 'quiet',
  info: 'busy',
  good: 'good',
  warning: 'warn',
  bad: 'bad',
};

/** The console's colour for what a plugin means; a meaning that this console does not know is a quiet one. */
export function toneOf(column: PluginColumn | undefined, value: unknown): Tone {
  const tone = column && optionOf(column, value)?.tone;
  return (tone && tones[tone]) ?? 'quiet';
}

/** Kinds of a thing are words; states, of which one is good or bad, are tags. */
function hasMeaning({ options = [] }: PluginColumn): boolean {
  return options.some(({ tone }) => tone !== 'neutral');
}

/** A value of a row: a choice between states as a tag, everything else as a text. */
export function Value({ column, value }: { readonly column: PluginColumn; readonly value: unknown }): ReactNode {
  const words = useWords();
  const text = valueText(column, value, words);
  if (column.kind === 'choice' && optionOf(column, value) && hasMeaning(column))
    return <StatusTag tone={toneOf(column, value)}>{text}</StatusTag>;
  return <span className={column.kind === 'number' ? 'number' : 'plugin-text'}>{text}</span>;
}
