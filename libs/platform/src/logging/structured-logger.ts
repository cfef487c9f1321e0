import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';
import { placeOf, withoutWords } from '../queue/job-failure.js';
import type { Env } from '../config/env.js';

/**
 * One JSON line per event: time, level, where, request id, codes. Never bodies, addresses or texts that people typed;
 * what could hold them is taken out once more here.
 * @param destination standard output, unless a test reads along.
 */
export function createLogger(
  env: Pick<Env, 'LOG_LEVEL' | 'INSTANCE'>,
  process: string,
  destination: DestinationStream = pino.destination(1),
): Logger {
  const options: LoggerOptions = {
    level: env.LOG_LEVEL,
    base: { process, instance: env.INSTANCE },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [
        'body',
        'phone',
        'name',
        'documentNumber',
        'address',
        'password',
        'token',
        'code',
        'headers',
        'query',
        '*.phone',
        '*.documentNumber',
        '*.password',
      ],
      remove: true,
    },
  };
  return pino(options, destination);
}

/** Lets Nest's loggers write through pino. */
export class StructuredLogger implements LoggerService {
  constructor(private readonly pino: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  private write(level: 'info' | 'error' | 'warn' | 'debug' | 'trace', message: unknown, rest: unknown[]): void {
    const where = rest.filter((one): one is string => typeof one === 'string').at(-1);
    // An error's own fields repeat what people typed (a query's parameters, a constraint's detail): kind and place only.
    if (message instanceof Error)
      this.pino[level]({ where, error: withoutWords(message).message, at: placeOf(message) });
    else if (typeof message === 'object' && message !== null)
      this.pino[level]({ where, ...message }, rest.length > 1 ? String(rest[0]) : undefined);
    else this.pino[level]({ where }, String(message));
  }
}
