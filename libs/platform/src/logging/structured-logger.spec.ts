import 'reflect-metadata';
import { StructuredLogger, createLogger } from './structured-logger.js';

describe('a log line', () => {
  let lines: string[];

  function loggers() {
    lines = [];
    const logger = createLogger({ LOG_LEVEL: 'trace', INSTANCE: 'here' }, 'test', {
      write: (line) => void lines.push(line),
    });
    return { logger, nest: new StructuredLogger(logger) };
  }

  it('is one JSON object with time, level, process and what happened', () => {
    loggers().nest.warn({ job: 'x.y', id: '1' }, 'job failed', 'Worker');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 40,
      process: 'test',
      instance: 'here',
      where: 'Worker',
      job: 'x.y',
      msg: 'job failed',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    });
  });

  it('loses what could be personal, on its first level and one below', () => {
    const { logger } = loggers();
    const secret = '15400001234';
    logger.info(
      {
        phone: secret,
        body: { a: secret },
        headers: { a: secret },
        query: secret,
        password: secret,
        token: secret,
        person: { phone: secret, documentNumber: secret },
      },
      'x',
    );
    expect(lines[0]).not.toContain(secret);
  });

  it('of an error says its kind and place, and none of the values that a query or constraint repeats', () => {
    const { nest } = loggers();
    const error = Object.assign(new Error('duplicate key 15400001234'), {
      code: '23505',
      detail: 'Key (phone)=(15400001234) already exists.',
      parameters: ['15400001234'],
      query: 'INSERT …',
    });
    nest.error(error, undefined, 'Database');
    nest.error(error);
    expect(lines.join()).not.toContain('15400001234');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      where: 'Database',
      error: 'Error 23505',
      at: expect.stringMatching(/^at /),
    });
  });
});
