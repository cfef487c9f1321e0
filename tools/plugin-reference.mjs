import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';

// Writes docs/plugins/reference/*.md from the TSDoc of what @redmaple/plugins offers to authors. `--check` compares
// instead of writing: exit code 1 when a page is not what the sources say, or an export lacks its text or its @since.

const entry = 'libs/plugins/src/index.ts';
const packages = {
  '@redmaple/forms': 'libs/forms/src/index.ts',
  '@redmaple/platform': 'libs/platform/src/index.ts',
};
const folder = 'docs/plugins/reference';

/** Pages in the order in which an author needs them; a file belongs to the first page whose pattern fits. */
const pages = [
  {
    file: 'plugin',
    title: 'A plugin',
    about: 'The one object that a package exports, and its texts.',
    of: /define\/(plugin|metadata|labels|sdk-version|isolation|limits|index|requests?)\b/,
  },
  {
    file: 'team-types',
    title: 'Team types',
    about: 'Requirements, shifts, posts, the order of asking, conditions and points.',
    of: /define\/(team-type|shift-pattern|post-pattern|dispatch|eligibility|assessment|qualifications)/,
  },
  {
    file: 'parts',
    title: 'Declared parts',
    about: 'Lists of plain data beside the team types.',
    of: /define\/parts\//,
  },
  {
    file: 'hooks',
    title: 'Hooks',
    about: 'What a plugin hears of, decides and changes; [each has a page](../hooks.md).',
    of: /(define\/hooks|\/hooks\/|isolation\/)/,
  },
  {
    file: 'screens',
    title: 'Screens',
    about: 'Panels, pages and map layers of the console.',
    of: /define\/(screens?|screen-host|tones)/,
  },
  { file: 'forms', title: 'Forms', about: 'Fields, and the type of their answers.', of: /^libs\/forms\// },
  {
    file: 'services',
    title: 'Services',
    about: 'What a provider, a route and a job may ask the core for.',
    of: /(contracts|registry|services)\//,
  },
  {
    file: 'building',
    title: 'Tables, routes, jobs',
    about: 'Decorators and helpers for what a plugin brings of its own.',
    of: /^libs\/platform\//,
  },
  { file: 'checks', title: 'Checks', about: 'Whether a definition keeps the contract.', of: /./ },
];

/**
 * @typedef {object} Exported
 * @property {string} name
 * @property {string} file relative to the repository, with forward slashes
 * @property {ts.SourceFile} source
 * @property {ts.Node[]} nodes its declarations: overloads, or a constant and the type of the same name
 * @property {string | undefined} since of the list that passes it on
 */

/**
 * @param {string} root absolute path of the repository
 * @returns {{ pages: Map<string, string>, lacking: string[] }} texts by path, and the exports that lack something
 */
export function pluginReference(root) {
  const exported = [...exportsOf(root, entry, new Map()).values()];
  const lacking = exported.flatMap((one) => lackOf(one));
  const grouped = pages.map((page) => ({ ...page, exported: [] }));
  for (const one of exported) grouped.find((page) => page.of.test(one.file))?.exported.push(one);
  const used = grouped.filter((page) => page.exported.length > 0);
  const texts = new Map([[`${folder}/README.md`, overview(used)]]);
  for (const page of used) texts.set(`${folder}/${page.file}.md`, pageText(page));
  return { pages: texts, lacking };
}

/** @returns {Map<string, Exported>} */
function exportsOf(root, file, known) {
  const before = known.get(file);
  if (before) return before;
  /** @type {Map<string, Exported>} */
  const found = new Map();
  known.set(file, found);
  const source = ts.createSourceFile(file, readFileSync(path.join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);
  for (const statement of source.statements) {
    if (ts.isExportDeclaration(statement)) passOn(root, file, source, statement, found, known);
    else if (isExported(statement))
      for (const name of namesOf(statement)) declare(found, name, file, source, statement);
  }
  return found;
}

function passOn(root, file, source, statement, found, known) {
  const target = statement.moduleSpecifier && fileOf(file, statement.moduleSpecifier.text);
  if (target === undefined) return;
  const offered = exportsOf(root, target, known);
  const since = docOf(statement).since;
  const take = (one, name) => found.set(name, { ...one, name, since: one.since ?? since });
  if (!statement.exportClause) for (const [name, one] of offered) take(one, name);
  else if (ts.isNamedExports(statement.exportClause)) {
    for (const element of statement.exportClause.elements) {
      const one = offered.get((element.propertyName ?? element.name).text);
      if (!one) throw new Error(`${file} exports ${element.name.text}, which ${target} does not have.`);
      take(one, element.name.text);
    }
  }
}

function declare(found, name, file, source, node) {
  const before = found.get(name);
  found.set(name, { name, file, source, nodes: [...(before?.nodes ?? []), node], since: before?.since });
}

function fileOf(from, specifier) {
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(from), specifier.replace(/\.js$/, '.ts'));
  return packages[specifier];
}

function isExported(statement) {
  return (ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : []).some(
    (one) => one.kind === ts.SyntaxKind.ExportKeyword,
  );
}

function namesOf(statement) {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map((one) => one.name.getText());
  return statement.name ? [statement.name.text] : [];
}

/** The text and the version of a declaration. */
function docOf(node) {
  const [doc] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).slice(-1);
  const text = doc ? (ts.getTextOfJSDocComment(doc.comment) ?? '').trim() : '';
  const tags = (doc?.tags ?? []).map((tag) => [
    tag.tagName.text,
    [tag.name?.getText(), ts.getTextOfJSDocComment(tag.comment)].filter(Boolean).join(' ').replace(/^- /, '').trim(),
  ]);
  const of = (name) => tags.filter(([key]) => key === name).map(([, value]) => value);
  return { text, since: of('since')[0], params: of('param'), returns: of('returns')[0], throws: of('throws') };
}

function documented({ nodes, since }) {
  const docs = nodes.map(docOf);
  const first = docs.find((one) => one.text !== '') ?? docs[0];
  return { ...first, since: docs.find((one) => one.since)?.since ?? since };
}

function lackOf(one) {
  const { text, since } = documented(one);
  const lacks = [...(text === '' ? ['a text'] : []), ...(since ? [] : ['@since'])];
  return lacks.length > 0 ? [`${one.file}: ${one.name} has no ${lacks.join(' and no ')}.`] : [];
}

function overview(used) {
  const lines = used.flatMap(({ file, title, about, exported }) => [
    `## [${title}](${file}.md)`,
    '',
    about,
    '',
    '| | since | |',
    '|---|---|---|',
    ...sorted(exported).map((one) => {
      const { text, since } = documented(one);
      return `| [\`${one.name}\`](${file}.md#${anchorOf(one.name)}) | ${since ?? ''} | ${firstSentence(text)} |`;
    }),
    '',
  ]);
  return `${note}# What @redmaple/plugins offers

Everything that a plugin may import, by what it is for. [The guide](../../plugin-guide.md) explains how it fits together.

${lines.join('\n')}`;
}

function pageText({ title, about, exported }) {
  const parts = sorted(exported).map((one) => {
    const { text, since, params, returns, throws } = documented(one);
    const details = [
      ...params.map((value) => `- ${parameter(value)}`),
      ...(returns ? [`- Returns ${plain(returns)}`] : []),
      ...throws.map((value) => `- Throws ${plain(value)}`),
    ];
    const code = one.nodes.map((node) => signature(node, one.source)).join('\n\n');
    return [`## ${one.name}`, `Since ${since ?? '?'}`, plain(text), details.join('\n'), `\`\`\`ts\n${code}\n\`\`\``]
      .filter((line) => line !== '')
      .join('\n\n');
  });
  return `${note}# ${title}\n\n${about} [All pages](README.md)\n\n${parts.join('\n\n')}\n`;
}

const note = '<!-- Written by `npm run plugins:reference` from the TSDoc in the sources: change it there. -->\n\n';

function sorted(exported) {
  return [...exported].sort((one, other) => (one.name.toLowerCase() < other.name.toLowerCase() ? -1 : 1));
}

function anchorOf(name) {
  return name.toLowerCase();
}

function parameter(value) {
  const [name, ...rest] = plain(value).split(' ');
  return `\`${name}\` ${rest.join(' ')}`.trim();
}

/** TSDoc as Markdown: links are names here. */
function plain(text) {
  return text
    .replaceAll(/\{@link\s+([^}\s|]+)[^}]*\}/g, '`$1`')
    .replaceAll(/\n(?!\n)/g, ' ')
    .trim();
}

function firstSentence(text) {
  const one = plain(text).split('\n')[0];
  return (/^.*?[.:](?= |$)/.exec(one)?.[0] ?? one).replaceAll('|', '\\|').replace(/:$/, '.');
}

/** What a caller sees of a declaration: no bodies, no private members, no modifiers of the module. */
function signature(node, source) {
  if (ts.isFunctionDeclaration(node)) return withoutBody(node, source);
  if (ts.isClassDeclaration(node)) return classText(node, source);
  return textOf(node, source).replace(/^export (declare )?/, '');
}

function withoutBody(node, source) {
  const end = node.body ? node.body.getStart(source) : node.end;
  return `${source.text
    .slice(node.getStart(source), end)
    .trim()
    .replace(/^(export |async )+/, '')
    .replace(/;$/, '')};`;
}

function classText(node, source) {
  const open = source.text.indexOf('{', node.heritageClauses?.at(-1)?.end ?? node.name?.end);
  const head = source.text.slice(declarationStart(node, source), open).trim();
  const members = node.members.filter(isPublic).map((member) => {
    const comment = ts.getJSDocCommentsAndTags(member).filter(ts.isJSDoc).at(-1)?.getText(source);
    const text = member.body ? withoutBody(member, source) : member.getText(source);
    return [...(comment ? [comment] : []), text.replace(/^(public |override |async )+/, '')].join('\n  ');
  });
  const body = members.map((one) => `  ${one}`).join('\n\n');
  return `${head.replace(/^export /, '')} {\n${body}\n}`;
}

/** Where the class begins, behind its decorators. */
function declarationStart(node, source) {
  const keyword = ts.getModifiers(node)?.[0];
  return keyword ? keyword.getStart(source) : node.getStart(source);
}

function isPublic(member) {
  if (ts.isConstructorDeclaration(member) || ts.isClassStaticBlockDeclaration(member)) return false;
  const hidden = [ts.SyntaxKind.PrivateKeyword, ts.SyntaxKind.ProtectedKeyword];
  return !(ts.canHaveModifiers(member) ? (ts.getModifiers(member) ?? []) : []).some((one) => hidden.includes(one.kind));
}

/** A constant's value is shown where it is data; a function behind it, by its arrow. */
function textOf(node, source) {
  const text = node.getText(source);
  if (!ts.isVariableStatement(node)) return text;
  const [declaration] = node.declarationList.declarations;
  const value = declaration?.initializer;
  if (value && (ts.isArrowFunction(value) || ts.isFunctionExpression(value)))
    return `${source.text.slice(node.getStart(source), value.body.getStart(source)).trim()} …;`;
  return text;
}

function main() {
  const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
  const { pages: texts, lacking } = pluginReference(root);
  const problems = [...lacking];
  if (process.argv.includes('--check')) {
    for (const [file, text] of texts)
      if (!existsSync(path.join(root, file)) || readFileSync(path.join(root, file), 'utf8') !== text)
        problems.push(`${file} is not what the sources say: npm run plugins:reference`);
  } else {
    rmSync(path.join(root, folder), { recursive: true, force: true });
    mkdirSync(path.join(root, folder), { recursive: true });
    for (const [file, text] of texts) writeFileSync(path.join(root, file), text);
    console.log(`${readdirSync(path.join(root, folder)).length} pages in ${folder}`);
  }
  for (const one of problems) console.error(one);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main();
