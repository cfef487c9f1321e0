import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from './program.mjs';

// The very module that the compiled libs use: its registry holds what their decorators said.
const { getMetadataStorage } = createRequire(path.join(root, 'libs/platform/package.json'))('class-validator');

/**
 * What each validator means in JSON Schema, given its arguments.
 * @type {Record<string, (args: any[], accepts: (value: unknown) => boolean) => Record<string, unknown>>}
 */
const meanings = {
  isUuid: () => ({ format: 'uuid' }),
  isIso8601: timeFormat,
  isDateString: timeFormat,
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
  isIn: ([values]) => (Array.isArray(values) ? { enum: [...values].sort() } : {}),
  matches: ([pattern]) => ({ pattern: pattern.source }),
  arrayMinSize: ([minItems]) => ({ minItems }),
  arrayMaxSize: ([maxItems]) => ({ maxItems }),
  arrayUnique: () => ({ uniqueItems: true }),
};

/** A day or an instant: the validator itself says which it takes. */
function timeFormat(_args, accepts) {
  return { format: accepts('2026-01-05T08:00:00+08:00') ? 'date-time' : 'date' };
}

function accepting(storage, one) {
  const [validator] = storage.getTargetValidatorConstraints(one.constraintCls);
  return (value) =>
    validator?.instance.validate(value, {
      ...one,
      value,
      object: {},
      property: one.propertyName,
      constraints: one.constraints,
    }) === true;
}

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
      const meaning = meanings[one.name ?? one.type]?.(one.constraints ?? [], accepting(storage, one));
      if (meaning) Object.assign(one.each && !ofLists.has(one.name) ? limits.items : limits.own, meaning);
    }
    // Two classes of one name: only a mistake when the description needs one of them.
    classes.set(target.name, classes.has(target.name) ? undefined : fields);
  }
  return classes;
}
