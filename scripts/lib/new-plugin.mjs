import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

/** What the author can put right; shown without a stack. */
export class NewPluginError extends Error {}

const usage = `用法 · Usage:
  npm run new:plugin <id> -- --owner <name> --county <code>[,<code>…]|all [--name <中文>] [--in <folder>]

  --owner   谁负责这个插件 · who answers for it: "安定区综治中心"
  --county  适用的县（六位代码，可用逗号分隔）或 all · counties it is meant for (GB/T 2260), or all
  --name    中文名称 · its Chinese name; the id when left out
  --in      写到这个文件夹下；省略时写到 plugins/ · where its folder is made; plugins/ of this repository when left out`;

/**
 * Writes a plugin with one team type that keeps the whole contract as it stands, for an author to change.
 * @param {readonly string[]} args what follows the command
 * @param {{ root: string, cwd: string }} places root: of the repository; cwd: what `--in` is relative to
 * @returns {{ directory: string, inside: boolean, files: string[], definition: string }} inside: whether the repository builds
 *   and tests it
 * @throws {NewPluginError}
 */
export function newPlugin(args, { root, cwd }) {
  const wanted = readArguments(args);
  const own = path.join(root, 'plugins');
  const parent = wanted.in === undefined ? own : path.resolve(cwd, wanted.in);
  const directory = path.join(parent, wanted.id);
  if (existsSync(directory))
    throw new NewPluginError(
      `${directory} 已存在，未作改动；请换一个 id，或先移走它。\n${directory} exists already and was left as it is: choose another id, or move it away.`,
    );
  const inside = parent === own;
  const files = inside ? workspaceFiles(wanted) : packageFiles(wanted);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(directory, name)), { recursive: true });
    writeFileSync(path.join(directory, name), text);
  }
  if (inside) letItBeBuilt(root, wanted.id);
  return { directory, inside, files: Object.keys(files), definition: inside ? 'src/index.ts' : 'index.mjs' };
}

function readArguments(args) {
  const { positionals, values } = parsed(args);
  const [id, ...more] = positionals;
  if (id === undefined || more.length > 0) throw new NewPluginError(usage);
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) || id.length > 40)
    throw new NewPluginError(
      `“${id}” 不能作 id：请用最多 40 个小写字母、数字和连字符，以字母开头，如 market-post。\n` +
        `"${id}" is no id: use at most 40 small letters, digits and single hyphens, a letter first, such as market-post.`,
    );
  const owner = values.owner?.trim();
  if (!owner) throw new NewPluginError(`请写明由谁负责：--owner · Say who answers for it: --owner\n\n${usage}`);
  return { id, owner, counties: countiesOf(values.county), name: values.name?.trim() || id, in: values.in };
}

function parsed(args) {
  const text = { type: /** @type {const} */ ('string') };
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { owner: text, county: text, name: text, in: text },
    });
  } catch (error) {
    throw new NewPluginError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}

/** @returns {'all' | string[]} */
function countiesOf(text) {
  if (text === undefined)
    throw new NewPluginError(`请写明适用的县：--county · Say which counties it is meant for: --county\n\n${usage}`);
  if (text === 'all') return text;
  const codes = text.split(',').map((one) => one.trim());
  const wrong = codes.find((one) => !/^[1-9]\d{5}$/.test(one));
  if (wrong !== undefined)
    throw new NewPluginError(
      `“${wrong}” 不是县级行政区划代码（六位数字，如 140802）。\n"${wrong}" is no county: six digits (GB/T 2260), such as 140802, or all.`,
    );
  return codes;
}

/** Built and tested with this repository. */
function workspaceFiles(wanted) {
  return {
    'package.json': json({
      name: `@redmaple/plugin-${wanted.id}`,
      version: '0.1.0',
      private: true,
      license: 'Apache-2.0',
      author: wanted.owner,
      type: 'module',
      exports: { '.': { source: './src/index.ts', types: './dist/index.d.ts', default: './dist/index.js' } },
      dependencies: { '@redmaple/plugins': '*' },
    }),
    'tsconfig.json': json({
      extends: '../../tsconfig.base.json',
      compilerOptions: { rootDir: 'src', outDir: 'dist', tsBuildInfoFile: 'dist/.tsbuildinfo' },
      include: ['src/**/*.ts'],
      exclude: ['**/*.spec.ts'],
      references: [{ path: '../../libs/plugins' }],
    }),
    'README.md': readme(wanted, `npm test -- plugins/${wanted.id}`, `plugins/${wanted.id}`, 'src/index.ts'),
    'src/index.ts': definition(wanted),
    [`src/${wanted.id}.spec.ts`]: `import { describePlugin } from '@redmaple/plugins/testing';
import plugin from './index.js';

describePlugin(plugin);
`,
  };
}

/** A package of its own, without a build. */
function packageFiles(wanted) {
  const { id, owner } = wanted;
  return {
    'package.json': json({
      name: `red-maple-plugin-${id}`,
      version: '0.1.0',
      license: 'Apache-2.0',
      author: owner,
      type: 'module',
      exports: './index.mjs',
      files: ['index.mjs', 'README.md'],
      scripts: { test: 'node --test' },
      peerDependencies: { '@redmaple/plugins': '^1.4.0' },
    }),
    'README.md': readme(wanted, 'npm test', `"$PWD"`, 'index.mjs', 'npm --prefix <Red Maple> run'),
    'index.mjs': definition(wanted),
    [`${id}.test.mjs`]: `import { describe, it } from 'node:test';
import { describePlugin } from '@redmaple/plugins/testing';
import plugin from './index.mjs';

describePlugin(plugin, { describe, it });
`,
  };
}

/** The plugin itself; the same text is TypeScript and JavaScript. */
function definition({ id, owner, counties, name }) {
  const team = id === 'patrol' ? 'night-patrol' : 'patrol';
  const key = (code) => (/^[a-z]\w*$/.test(code) ? code : quoted(code));
  const english = id[0].toUpperCase() + id.slice(1).replaceAll('-', ' ');
  const where = counties === 'all' ? quoted('all') : `[${counties.map(quoted).join(', ')}]`;
  return `import { bilingual, definePlugin, defineTeamType, evenings, form, nearest, whole, yesNo } from '@redmaple/plugins';

const patrol = defineTeamType({
  code: ${quoted(team)},
  // What somebody is asked who signs up, beside the questions that everybody is asked.
  form: form({ ownVehicle: yesNo(), hoursPerWeek: whole({ min: 1, max: 40 }) }),
  // The core checks these whenever somebody joins, takes a shift or is sent out.
  requires: { qualifications: [], minAge: 18, insurance: true },
  shifts: evenings({ from: '19:00', to: '21:00', crew: 2 }),
  // Who is asked first when help is needed.
  rankForDispatch: (_incident, candidates) => nearest(candidates),
  // Points in the monthly assessment: one for each hour served.
  assess: { hours: 1 },
});

export default definePlugin({
  id: ${quoted(id)},
  version: '0.1.0',
  requires: '^1.4',
  counties: ${where},
  owner: ${quoted(owner)},
  licence: 'Apache-2.0',
  teamTypes: [patrol],
  labels: bilingual({
    ${key(id)}: [${quoted(name)}, ${quoted(english)}],
    ${key(team)}: ['巡逻队', 'Patrol'],
    ownVehicle: ['自备车辆', 'Has a vehicle'],
    hoursPerWeek: ['每周可服务小时数', 'Hours a week you can give'],
  }),
});
`;
}

function readme({ id, owner, counties, name }, test, place, source, run = 'npm run') {
  const where = counties === 'all' ? '所有县 · every county' : counties.join('、');
  return `# ${name} · ${id}

| | |
|---|---|
| 负责 · Owner | ${owner} |
| 适用 · Meant for | ${where} |
| 队伍 · Team types | \`${id}.${id === 'patrol' ? 'night-patrol' : 'patrol'}\` |

插件的全部内容在 \`${source}\` · The whole plugin is \`${source}\`.

\`\`\`sh
${test}   # 契约测试 · does it keep the contract?
${run} plugins -- check ${place}   # 同样的检查，附修改办法 · the same, with the fixes
${run} plugins -- simulate ${place} --county ${counties === 'all' ? '330681' : counties[0]}   # 试看一周排班、一次派遣、一月考核 · a week of shifts, a dispatch, a month's assessment
\`\`\`
`;
}

/** The repository's build goes by the references of its tsconfig.json. */
function letItBeBuilt(root, id) {
  const file = path.join(root, 'tsconfig.json');
  const text = readFileSync(file, 'utf8');
  const last = [...text.matchAll(/^ *\{ "path": "plugins\/[^"]+" \},?\n/gm)].at(-1)?.[0];
  if (last === undefined)
    throw new NewPluginError(`${file} has no plugins: add { "path": "plugins/${id}" } to its references.`);
  writeFileSync(
    file,
    text.replace(
      last,
      `${last.replace(/(,?)\n$/, ',\n')}    { "path": "plugins/${id}" }${last.endsWith(',\n') ? ',' : ''}\n`,
    ),
  );
}

/** A string literal as the formatter of the repository writes it. */
function quoted(text) {
  return text.includes("'") ? JSON.stringify(text) : `'${text.replaceAll('\\', '\\\\').replaceAll('\n', ' ')}'`;
}

function json(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}
