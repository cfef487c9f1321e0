import 'reflect-metadata';
import { hostname } from 'node:os';
import { readEnv } from './env.js';

const least = {
  DATABASE_URL: 'postgres://app@localhost/redmaple',
  MASTER_KEY: 'c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LTMyYnk=',
};

describe('the environment', () => {
  it('needs a database and a key, and says everything that is wrong at once', () => {
    expect(() => readEnv({ PORT: 'eighty' })).toThrow(/DATABASE_URL: .*\n.*MASTER_KEY: |PORT: [\s\S]*DATABASE_URL: /);
    expect(() => readEnv({ PORT: 'eighty' })).toThrow(/PORT: PORT must/);
  });

  it('has defaults for the rest; an empty variable is one that is not set', () => {
    const names = [
      'PORT',
      'HOST',
      'REDIS_URL',
      'SMS_HEADERS',
      'SMS_URL',
      'SMS_METHOD',
      'PLUGINS',
      'SAFE_MODE',
      'EMBEDDED',
      'LOG_LEVEL',
      'INSTANCE',
      'TRUST_PROXY',
      'NODE_ENV',
    ];
    const empty = readEnv({ ...least, ...Object.fromEntries(names.map((name) => [name, ''])) });
    expect(empty).toEqual(readEnv(least));
    expect(empty).toMatchObject({
      PORT: 3000,
      NODE_ENV: 'production',
      PLUGINS: 'maple-grove,rescue-points,zhuji,ruicheng,suining,yanhu,anding',
      SAFE_MODE: false,
      devInboxOn: false,
      INSTANCE: hostname(),
    });
    expect(empty.smsHeaders).toEqual({ 'content-type': 'application/json' });
    expect(empty.REDIS_URL).toBeUndefined();
  });

  it('reads switches as 1, true, 0 and false, and takes nothing else for a no', () => {
    expect(readEnv({ ...least, DEV_INBOX: '1', SAFE_MODE: 'true' })).toMatchObject({
      DEV_INBOX: true,
      SAFE_MODE: true,
    });
    expect(readEnv({ ...least, DEV_INBOX: '0', SAFE_MODE: 'false' })).toMatchObject({
      DEV_INBOX: false,
      SAFE_MODE: false,
    });
    expect(() => readEnv({ ...least, SAFE_MODE: 'yes' })).toThrow('SAFE_MODE: SAFE_MODE must be 1 or 0');
  });

  it.each([
    ['DATABASE_URL', 'mysql://x', /must start with postgres:\/\//],
    ['REDIS_URL', 'http://x', /must start with redis:\/\//],
    ['PORT', '70000', /PORT/],
    ['PORT', '80.5', /PORT/],
    ['DB_POOL_SIZE', '0', /DB_POOL_SIZE/],
    ['NODE_ENV', 'staging', /NODE_ENV/],
    ['SMS_HEADERS', '{"content-type"', /SMS_HEADERS must be JSON/],
    ['SMS_HEADERS', '["a"]', /SMS_HEADERS must be JSON/],
    ['SMS_HEADERS', '{"a":1}', /SMS_HEADERS must be JSON/],
    ['SMS_HEADERS', '{"no good name":"x"}', /SMS_HEADERS must be JSON/],
    ['SMS_HEADERS', '{"a":"line\\nbreak"}', /SMS_HEADERS must be JSON/],
    ['SMS_URL', 'sms.example', /SMS_URL must be an http/],
    ['SMS_METHOD', 'BREW', /SMS_METHOD/],
    ['PUBLIC_URL', 'redmaple.example', /PUBLIC_URL must be an http/],
  ])('refuses %s=%s at the start', (name, value, says) => {
    expect(() => readEnv({ ...least, [name]: value })).toThrow(says);
  });

  it('accepts places in the gateway’s address, and takes the slash off the public one', () => {
    expect(readEnv({ ...least, SMS_URL: 'https://sms.example/send?to={{phone}}&m={{text}}' }).SMS_URL).toContain(
      '{{phone}}',
    );
    expect(readEnv({ ...least, PUBLIC_URL: 'https://hong.example/' }).PUBLIC_URL).toBe('https://hong.example');
  });

  it('repeats no secret when it complains', () => {
    const complaint = (() => {
      try {
        readEnv({ ...least, DATABASE_URL: 'mysql://app:geheim@db/x', PORT: 'x' });
        return '';
      } catch (error) {
        return String(error);
      }
    })();
    expect(complaint).toContain('DATABASE_URL');
    expect(complaint).not.toMatch(/geheim|c2VjcmV0/);
  });
});
