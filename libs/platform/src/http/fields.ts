import { isISO8601, Matches, ValidateBy, ValidateIf, type ValidationOptions } from 'class-validator';

/** Validates the field only when it was sent. Unlike `@IsOptional` it does not let `null` through. */
export const IfGiven = (): PropertyDecorator => ValidateIf((_object, value) => value !== undefined);

/** More than white space. */
export const IsFilled = (): PropertyDecorator => Matches(/\S/);

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** A real instant with its zone; without one it would mean whatever the server's zone is. */
export const IsInstant = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isIso8601',
      validator: {
        validate: (value: unknown) =>
          typeof value === 'string' &&
          instant.test(value) &&
          isISO8601(value, { strict: true }) &&
          !Number.isNaN(Date.parse(value)),
      },
    },
    options,
  );
