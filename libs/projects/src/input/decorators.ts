import { isISO8601, Matches, ValidateBy, ValidateIf, type ValidationOptions } from 'class-validator';

/** Validates the field only when it was sent. Unlike `@IsOptional` it does not let `null` through. */
export const IfGiven = (): PropertyDecorator => ValidateIf((_object, value) => value !== undefined);

/** More than white space. */
export const IsFilled = (): PropertyDecorator => Matches(/\S/);

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
