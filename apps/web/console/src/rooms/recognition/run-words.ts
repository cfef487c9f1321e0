import type { Shape } from '../../app/api.js';
import type { Tone } from '../../kit/status-tag.js';

export const toneOf: Readonly<Record<Shape<'RunSummary'>['state'], Tone>> = {
  computing: 'busy',
  failed: 'bad',
  draft: 'quiet',
  objections: 'warn',
  decided: 'busy',
  published: 'good',
};
