import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from './program.mjs';

// The very module that the compiled libs use: its registry holds what their decorators said.
const { getMetadataStorage } = createRequire(path.join(root, 'libs/platform/package.json'))('class-validator');

/**
 * What each validator means in JSON Schema, given its arguments.
 * @type {Record<string, (args: any[]) => Record<string, unknown>>}
 */
const meanings = {
  isUuid: () => ({ format: 'uuid' }),
  isIso8601: () => ({ format: 'date-time' }),
  isDateString: () => ({ format: 'date-time' }),
  isInt: () => ({ type: 'integer' }),
  isNotEmpty: () => ({ minLength: 1 }),
  isLatitude: () => ({ minimum: -90, maximum: 90 }),
  isLongitude: () => ({ minimum: -180, maximum: 180 }),
  isLength: ([minLength, maxLength]) => ({ minLength, ...(maxLength !== undefined && { maxLength }) }),
  minLength: ([minLength]) => ({ minLength }),
  maxLength: ([maxLength]) => ({ maxLength }),
  min: ([minimum]) => ({ minimum }),
  max: ([maximum]) => ({ maximum }),
  isPositive: () => ({ exclusiveMinimum: 0 }),
  matches: ([pattern]) => ({ pattern: pattern.source }),
  arrayMinSize: ([minItems]) => ({ minItems }),
  arrayMaxSize: ([maxItems]) => ({ maxItems }),
  arrayUnique: () => ({ uniqueItems: true }),
};

const ofLists = new Set(['arrayMinSize', 'arrayMaxSize', 'arrayUnique', 'isArray']);

/**
 * @typedef {{ optional: boolean, own: Record<string, unknown>, items: Record<string, unknown> }} Limits
 * what is said of a field itself, and of each of its items
 */

/**
 * Limits of every validated class by its name and field, inherited ones included.
 * @returns {Map<string, Map<string, Limits> | undefined>} undefined under a name that several classes have
 */
export function limitsByClass() {
  const storage = getMetadataStorage();
  const classes = new Map();
  for (const target of storage.validationMetadatas.keys()) {
    /** @type {Map<string, Limits>} */
    const fields = new Map();
    for (const one of storage.getTargetValidationMetadatas(target, '', false, false)) {
      const limits = fields.get(one.propertyName) ?? { optional: false, own: {}, items: {} };
      fields.set(one.propertyName, limits);
      if (one.type === 'conditionalValidation') limits.optional = true;
      const meaning = meanings[one.name ?? one.type]?.(one.constraints ?? []);
      if (meaning) Object.assign(one.each && !ofLists.has(one.name) ? limits.items : limits.own, meaning);
    }
    // Two classes of one name: only a mistake when the description needs one of them.
    classes.set(target.name, classes.has(target.name) ? undefined : fields);
  }
  return classes;
}
