import { isISO8601, ValidateBy, type ValidationOptions } from 'class-validator';

/** A day of this century that exists, `YYYY-MM-DD`. */
export const IsDay = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isIso8601',
      validator: {
        validate: (value: unknown) =>
          typeof value === 'string' && /^20\d{2}-\d{2}-\d{2}$/.test(value) && isISO8601(value, { strict: true }),
      },
    },
    options,
  );
