import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

// node tools/plugin-hooks.mjs [--check]: the pages of docs/plugins/hooks from the catalogue (build first). Refuses a change that would
// break a plugin: what was released stays as it was.

/**
 * @typedef {{ since: string, when: string, deprecated?: { since: string, use: string }, carries?: Record<string, string>,
 *   input?: Record<string, string>, checked?: string, key?: string }} Hook
 * @typedef {Record<'event' | 'decide' | 'filter' | 'slot', Record<string, Hook>>} Catalogue
 * @typedef {Record<string, { since: string, told: Record<string, string> }>} Released
 */

const folder = 'docs/plugins/hooks';

/** What a plugin relies on, hook by hook. @param {Catalogue} catalogue @returns {Released} */
export function releasedOf(catalogue) {
  return Object.fromEntries(
    entriesOf(catalogue).map(([kind, name, hook]) => [
      `${kind} ${name}`,
      {
        since: hook.since,
        told: hook.carries ?? Object.fromEntries(Object.keys(hook.input ?? {}).map((key) => [key, 'value'])),
      },
    ]),
  );
}

/**
 * What a plugin written for an earlier release would miss.
 * @param {Released} before @param {Catalogue} catalogue @returns {string[]}
 */
export function breaksIn(before, catalogue) {
  const now = releasedOf(catalogue);
  return Object.entries(before).flatMap(([hook, { since, told }]) => {
    const found = now[hook];
    if (!found) return [`${hook} is gone: put it back, marked as deprecated, and give what is new another name.`];
    // What was optional may come always.
    const lost = Object.entries(told).filter(
      ([key, kind]) => found.told[key] !== kind && `${found.told[key]}?` !== kind,
    );
    return [
      ...(found.since === since ? [] : [`${hook} is since ${since}, not ${found.since}: write ${since}.`]),
      ...lost.map(
        ([key]) => `${hook} no longer has ${key} as it was: give the change another name, and deprecate this one.`,
      ),
    ];
  });
}

/** Every page by its path. @param {Catalogue} catalogue @returns {Record<string, string>} */
export function pagesOf(catalogue) {
  const pages = Object.fromEntries(
    entriesOf(catalogue).map(([kind, name, hook]) => [`${folder}/${fileOf(kind, name)}`, pageOf(kind, name, hook)]),
  );
  return { ...pages, 'docs/plugins/hooks.md': indexOf(catalogue) };
}

/** @param {string} kind @param {string} name */
const fileOf = (kind, name) => `${kind}.${name}.md`;

/** @param {Catalogue} catalogue @returns {[kind: keyof Catalogue, name: string, hook: Hook][]} */
function entriesOf(catalogue) {
  return /** @type {(keyof Catalogue)[]} */ (Object.keys(catalogue)).flatMap((kind) =>
    Object.entries(catalogue[kind]).map(
      ([name, hook]) => /** @type {[keyof Catalogue, string, Hook]} */ ([kind, name, hook]),
    ),
  );
}

const kinds = {
  event: {
    title: 'Events',
    about:
      'Something happened and is committed. A handler hears of it at least once, one to five seconds later, in the order of the county, and in one transaction together with the note that it was heard: what it writes with `UnitOfWork` happens once. It carries ids and codes, never a name or a number. A plugin hears what happens while it is on in the county.',
    rules:
      'Five seconds a handler. One that throws is told again after 1, 4, 16 and 64 seconds; the events behind it wait so long. After the fifth time it is passed over, and that is a fault. One that does not end is a fault each time. Three faults within an hour switch the plugin off in that county.',
  },
  decide: {
    title: 'Decisions',
    about:
      "A question on which every plugin of the county may add a reason against, whatever the team type. It is asked after the core's rules and can take none away.",
    rules:
      'Pure, frozen input, 50 ms. The reasons are declared, and their words stand in the labels. A decision that throws, takes too long or answers anything else counts as a fault and is left aside: the word of the core and of the other plugins stands. Three faults within an hour switch the plugin off in that county.',
  },
  filter: {
    title: 'Filters',
    about:
      'A value on its way that a plugin may change a little. Plugins come one after the other, in the order of the configuration.',
    rules:
      'Pure, frozen input, 50 ms. An answer that does not hold is left aside and counts as a fault: the value goes on as it was. Three faults within an hour switch the plugin off in that county.',
  },
  slot: {
    title: 'Slots',
    about: "A place on the screens, filled with data of the plugin's own routes and drawn by the console.",
    rules:
      "What fills it is checked when the plugin is loaded; its routes have ten seconds and the plugin's budget of faults.",
  },
};

/** @param {keyof Catalogue} kind @param {string} name @param {Hook} hook */
function pageOf(kind, name, hook) {
  const { about, rules } = kinds[kind];
  const told = hook.carries ?? hook.input;
  return (
    [
      `# ${name}`,
      `${kind} · since ${hook.since}${hook.deprecated ? ` · **deprecated since ${hook.deprecated.since}: use \`${hook.deprecated.use}\`** (it goes on working)` : ''}`,
      hook.when,
      about,
      ...(told
        ? [
            `| ${hook.carries ? 'Carries' : 'Told'} | |\n|---|---|\n${Object.entries(told)
              .map(([key, says]) => `| \`${key}\` | ${meaning(says)} |`)
              .join('\n')}`,
          ]
        : []),
      ...(hook.checked ? [`**Checked.** ${hook.checked}`] : []),
      rules,
      `\`\`\`js\n${exampleOf(kind, name, hook)}\n\`\`\``,
      'Made from the catalogue by `node tools/plugin-hooks.mjs`. [All hooks](../hooks.md)',
    ].join('\n\n') + '\n'
  );
}

/** @param {string} says */
function meaning(says) {
  const kindsOfValue = { id: 'an id', code: 'a code', 'id?': 'an id, or absent', 'code?': 'a code, or absent' };
  return kindsOfValue[/** @type {keyof typeof kindsOfValue} */ (says)] ?? says;
}

/** @param {keyof Catalogue} kind @param {string} name @param {Hook} hook */
function exampleOf(kind, name, hook) {
  const first = Object.keys(hook.carries ?? {})[0] ?? 'id';
  switch (kind) {
    case 'event':
      return `on: {\n  '${name}': async ({ id, payload }, services) => {\n    const work = services.get(UnitOfWork);\n    await work.execute('INSERT INTO plugin_lake.note (about) VALUES ($1)', [payload.${first}]);\n  },\n},`;
    case 'decide':
      return `decide: {\n  '${name}': {\n    reasons: [{ code: 'too-young', fixableBy: 'nobody' }],\n    check: ({ person }) => ((person.age ?? 0) < 16 ? ['too-young'] : []),\n  },\n},`;
    case 'filter':
      return `filter: { '${name}': ({ text, locale }) => (locale === 'en' ? text : \`\${text} 路上慢一点。\`) },`;
    default:
      return {
        panels: `panels: [{ slot: '${name}', title: 'salinity', kind: 'line', source: 'readings' }],`,
        pages: `pages: [{ id: 'readings', … }],`,
        mapLayers: `mapLayers: [{ id: 'poles', … }],`,
      }[/** @type {'panels' | 'pages' | 'mapLayers'} */ (hook.key)];
  }
}

/** @param {Catalogue} catalogue */
function indexOf(catalogue) {
  const parts = /** @type {(keyof Catalogue)[]} */ (Object.keys(catalogue)).map((kind) => {
    const lines = Object.entries(catalogue[kind]).map(
      ([name, { since, when, deprecated }]) =>
        `| [${name}](hooks/${fileOf(kind, name)}) | ${since} | ${deprecated ? `deprecated: \`${deprecated.use}\`` : ''} | ${when} |`,
    );
    return `## ${kinds[kind].title}\n\n${kinds[kind].about}\n\n${kinds[kind].rules}\n\n| Hook | Since | | When |\n|---|---|---|---|\n${lines.join('\n')}`;
  });
  return `# Hooks

Where a plugin is told, asked and shown. \`npm run plugins -- hooks\` lists them with the plugins that use each. A hook that was released
stays as it was: what is added to it is optional, and a change that would break a plugin gets a name of its own, while the old one goes
on working with a notice. No plugin is asked while somebody takes a mission.

${parts.join('\n\n')}

Made from the catalogue (libs/plugins/src/hooks/catalogue.ts) by \`node tools/plugin-hooks.mjs\`. Why they are as they are:
[ADR 21](../adr/0021-hooks.md).
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const { decideHooks, eventHooks, filterHooks, slotHooks } = await import(
    new URL('../libs/plugins/dist/hooks/catalogue.js', import.meta.url).href
  );
  const catalogue = { event: eventHooks, decide: decideHooks, filter: filterHooks, slot: slotHooks };
  const releasedFile = path.join(root, folder, 'released.json');
  const breaks = breaksIn(JSON.parse(read(releasedFile) ?? '{}'), catalogue);
  for (const line of breaks) console.error(line);
  if (breaks.length > 0) process.exit(1);
  const wanted = {
    ...pagesOf(catalogue),
    [`${folder}/released.json`]: `${JSON.stringify(releasedOf(catalogue), undefined, 2)}\n`,
  };
  const stale = Object.entries(wanted).filter(([file, text]) => read(path.join(root, file)) !== text);
  mkdirSync(path.join(root, folder), { recursive: true });
  const surplus = readdirSync(path.join(root, folder)).filter((one) => !(`${folder}/${one}` in wanted));
  if (process.argv.includes('--check')) {
    for (const [file] of stale) console.error(`${file} is not as the catalogue says: run node tools/plugin-hooks.mjs.`);
    process.exit(stale.length + surplus.length > 0 ? 1 : 0);
  }
  for (const [file, text] of stale) writeFileSync(path.join(root, file), text);
  for (const one of surplus) rmSync(path.join(root, folder, one));
  console.log(`${stale.length} pages written.`);
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
