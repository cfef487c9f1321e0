import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import '@redmaple/api/testing';
import { keysWithDifferentParams, LOCALES, missingKeys, type Texts } from '@redmaple/i18n';
import { declaredErrorCodes, Env, registeredTexts } from '@redmaple/platform';
import { getMetadataStorage } from 'class-validator';
import { repository } from '../support/child.js';

/** Sources of the libs and apps, without their specs and without the tables of texts themselves. */
const sources = ['libs', 'apps']
  .flatMap((folder) =>
    readdirSync(path.join(repository, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      path.join(folder, file),
    ),
  )
  .filter(
    (file) =>
      /[\\/]src[\\/].*\.ts$/.test(file) && !/\.spec\.ts$|\.texts\.ts$|[\\/]testing[\\/]|node_modules/.test(file),
  )
  .map((file) => readFileSync(path.join(repository, file), 'utf8'));

/** Everything that class-validator was told, class by class. */
function validators(): Map<unknown, { type: string; name?: string }[]> {
  return (getMetadataStorage() as unknown as { validationMetadatas: Map<unknown, { type: string; name?: string }[]> })
    .validationMetadatas;
}

describe('the texts', () => {
  const texts: Texts = registeredTexts();
  const has = (key: string) => LOCALES.every((locale) => texts.has(locale, key) || texts.has(locale, `${key}_other`));

  it('are there in every language', () => {
    expect(missingKeys(texts)).toEqual([]);
    expect(texts.byLocale['zh-CN'].size).toBeGreaterThan(150);
  });

  it('take the same params in every language', () => {
    expect(keysWithDifferentParams(texts)).toEqual([]);
  });

  it('are never empty', () => {
    const empty = LOCALES.flatMap((locale) =>
      [...texts.byLocale[locale]].filter(([, text]) => text.trim() === '').map(([key]) => key),
    );
    expect(empty).toEqual([]);
  });

  it('explain every error that the code declares', () => {
    const codes = declaredErrorCodes();
    expect(codes.length).toBeGreaterThan(50);
    expect(codes.filter((code) => !has(`errors.${code}`))).toEqual([]);
  });

  it('explain every rule that a field can break', () => {
    const rules = new Set<string>();
    for (const [target, metadatas] of validators()) {
      // The environment is read before there is anybody to translate for.
      if (target === Env) continue;
      for (const { type, name } of metadatas)
        if (type !== 'conditionalValidation' && type !== 'whitelistValidation') rules.add(name ?? type);
    }
    expect(rules.size).toBeGreaterThan(15);
    expect([...rules].filter((rule) => !has(`fields.${rule}`))).toEqual([]);
  });

  it('explain every problem of a field that the code names by hand', () => {
    const named = sources.flatMap((source) =>
      [...source.matchAll(/\bfield: [^,}]+, code: '([\w.]+)'/g)].map((found) => found[1] ?? ''),
    );
    expect(named.length).toBeGreaterThan(10);
    const keys = named.map((code) => (code.includes('.') ? `errors.${code}` : `fields.${code}`));
    expect([...new Set(keys)].filter((key) => !has(key))).toEqual([]);
  });

  it('hold every message that is sent, and no message that is not', () => {
    const sent = sources.flatMap((source) =>
      [...source.matchAll(/['"`](messages\.\w+)['"`]/g)].map((found) => found[1] ?? ''),
    );
    expect([...new Set(sent)].filter((key) => !has(key))).toEqual([]);
    const written = [...texts.byLocale['zh-CN'].keys()].filter((key) => key.startsWith('messages.'));
    const all = sources.join('\n');
    const idle = written.filter(
      (key) => !new RegExp(`['"\`](messages\\.)?${key.slice('messages.'.length)}['"\`]`).test(all),
    );
    expect(idle).toEqual([]);
    expect(written.length).toBeGreaterThan(5);
  });

  it('name the sender at the beginning of every message', () => {
    const anonymous = LOCALES.flatMap((locale) =>
      [...texts.byLocale[locale]]
        .filter(([key, text]) => key.startsWith('messages.') && !text.startsWith('【红枫林】'))
        .map(([key]) => `${locale} ${key}`),
    );
    expect(anonymous).toEqual([]);
  });
});
