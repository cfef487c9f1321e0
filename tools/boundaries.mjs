import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';

// Checks who may import whom (docs/architecture.md §3 and §4), and that secrets and the database are reached in one
// place only. `node tools/boundaries.mjs` prints file:line, the rule and the fix; exit code 1 when there is a violation.

/**
 * @typedef {object} Violation
 * @property {string} file relative to the repository
 * @property {number} line
 * @property {string} rule
 * @property {string} message what is wrong
 * @property {string} fix
 *
 * @typedef {object} Workspace
 * @property {string} name npm name
 * @property {string} directory relative, with forward slashes
 * @property {string} layer
 * @property {Record<string, unknown>} exports
 *
 * @typedef {object} ImportSite
 * @property {string} specifier
 * @property {number} line
 * @property {string[]} names imported names; empty for `import 'x'` and `import('x')`
 * @property {boolean} typesOnly `import type` and `export type`: nothing of it is left when the program runs
 */

const pure = ['forms', 'i18n'];
const domain = ['volunteers', 'training', 'shifts', 'dispatch', 'projects'];

/** For each layer the layers it may import; a package of a layer never imports another of the same layer. */
const mayImport = {
  app: ['house', 'domain', 'plugins', 'platform', 'pages', 'pure'],
  web: ['pure'],
  pages: ['pure'],
  house: ['domain', 'plugins', 'platform', 'pure'],
  domain: ['plugins', 'platform', 'pure'],
  plugins: ['platform', 'pure'],
  platform: ['pure'],
  pure: [],
  plugin: ['plugins'],
};

/** What a layer may know the types of besides, so that both sides of a promise are checked against the same text. */
const mayKnow = { web: ['@redmaple/plugins/screen-host'] };

/** What a plugin's own code may import besides its own files. */
const pluginPackages = ['@redmaple/plugins', '@nestjs/common', 'typeorm', 'class-validator'];
const configDirectory = 'libs/platform/src/config/';
/** Where a process finds out what it runs with: its own environment, or the supervisor's message; and the probe that must find none. */
const environmentReaders = [configDirectory, 'libs/platform/src/process/', 'libs/plugins/src/isolation/child/'];
const databaseTokens = [
  'InjectRepository',
  'InjectDataSource',
  'InjectEntityManager',
  'getRepositoryToken',
  'getDataSourceToken',
];
const databaseTypes = ['DataSource', 'Repository', 'EntityManager'];
const builtins = new Set(builtinModules);

/** @param {string} directory relative @returns {string | undefined} */
function layerOf(directory) {
  const [group, name = ''] = directory.split('/');
  if (directory === 'apps/web') return 'web';
  if (group === 'apps') return 'app';
  if (group === 'plugins') return 'plugin';
  if (domain.includes(name)) return 'domain';
  if (pure.includes(name)) return 'pure';
  if (name === 'public-pages') return 'pages';
  return ['house', 'platform', 'plugins'].includes(name) ? name : undefined;
}

const isTest = (file) => /\.spec\.tsx?$/.test(file) || file.includes('/testing/');

/**
 * @param {string} root absolute path of the repository
 * @returns {Violation[]} sorted by file and line
 */
export function checkBoundaries(root) {
  const workspaces = readWorkspaces(root);
  /** @type {Violation[]} */
  const violations = [];
  /** @type {Map<string, Map<string, { file: string, line: number }>>} */
  const graph = new Map();
  for (const workspace of workspaces) {
    if (!workspace.layer) {
      violations.push({
        file: `${workspace.directory}/package.json`,
        line: 1,
        rule: 'unknown package',
        message: `${workspace.directory} has no layer.`,
        fix: 'Give it one in layerOf() of tools/boundaries.mjs, and say in docs/architecture.md §3 what it may import.',
      });
      continue;
    }
    for (const file of sourceDirectories(workspace).flatMap((one) => sourceFiles(root, one))) {
      const source = parse(root, file);
      const sites = importSites(source);
      for (const site of sites) {
        violations.push(...importViolations(root, workspaces, workspace, file, site));
        const target = workspaceOf(workspaces, site.specifier);
        if (target && target !== workspace) addEdge(graph, workspace.name, target.name, file, site.line);
      }
      violations.push(...contentViolations(source, file));
    }
  }
  violations.push(...cycles(graph));
  return violations.sort((left, right) => left.file.localeCompare(right.file) || left.line - right.line);
}

/** @returns {Workspace[]} */
function readWorkspaces(root) {
  return ['apps', 'libs', 'plugins']
    .filter((group) => existsSync(path.join(root, group)))
    .flatMap((group) => readdirSync(path.join(root, group)).map((name) => `${group}/${name}`))
    .filter((directory) => existsSync(path.join(root, directory, 'package.json')))
    .map((directory) => {
      const manifest = JSON.parse(readFileSync(path.join(root, directory, 'package.json'), 'utf8'));
      return { name: manifest.name, directory, layer: layerOf(directory), exports: manifest.exports ?? {} };
    });
}

/** The web has two programs and what they share. @returns {string[]} */
function sourceDirectories({ directory, layer }) {
  return (layer === 'web' ? ['console/src', 'me/src', 'shared'] : ['src']).map((name) => `${directory}/${name}`);
}

/** @returns {string[]} relative paths with forward slashes */
function sourceFiles(root, directory) {
  if (!existsSync(path.join(root, directory))) return [];
  return readdirSync(path.join(root, directory), { recursive: true, encoding: 'utf8' })
    .map((file) => `${directory}/${file.split(path.sep).join('/')}`)
    .filter((file) => /\.(tsx?|mts)$/.test(file) && !file.endsWith('.d.ts'));
}

function parse(root, file) {
  return ts.createSourceFile(file, readFileSync(path.join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);
}

function lineOf(source, node) {
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
}

/** Static imports, re-exports and `import('…')` with a literal; types included. @returns {ImportSite[]} */
function importSites(source) {
  const sites = [];
  const add = (node, literal, names, typesOnly = false) =>
    sites.push({ specifier: literal.text, line: lineOf(source, node), names, typesOnly });
  walk(source, (node) => {
    if (
      (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
      node.moduleSpecifier &&
      ts.isStringLiteral(node.moduleSpecifier)
    ) {
      add(node, node.moduleSpecifier, importedNames(node), isTypesOnly(node));
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      if (argument && ts.isStringLiteralLike(argument)) add(node, argument, []);
    } else if (
      ts.isImportTypeNode(node) &&
      ts.isLiteralTypeNode(node.argument) &&
      ts.isStringLiteral(node.argument.literal)
    ) {
      add(node, node.argument.literal, []);
    }
  });
  return sites;
}

function isTypesOnly(node) {
  return ts.isImportDeclaration(node) ? node.importClause?.isTypeOnly === true : node.isTypeOnly;
}

function importedNames(node) {
  const bindings = ts.isImportDeclaration(node) ? node.importClause?.namedBindings : node.exportClause;
  if (!bindings || ts.isNamespaceImport(bindings) || ts.isNamespaceExport(bindings)) return [];
  return bindings.elements.map((element) => (element.propertyName ?? element.name).text);
}

function walk(node, visit) {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** @returns {Workspace | undefined} */
function workspaceOf(workspaces, specifier) {
  return workspaces.find((one) => specifier === one.name || specifier.startsWith(`${one.name}/`));
}

/** @returns {Violation[]} */
function importViolations(root, workspaces, from, file, site) {
  const violation = (rule, message, fix) => [{ file, line: site.line, rule, message, fix }];
  const { specifier } = site;
  if (specifier.startsWith('.')) return relativeViolations(from, file, specifier, violation);
  const target = workspaceOf(workspaces, specifier);
  const isHouse = target?.layer === 'plugins' && specifier === `${target.name}/house`;
  if (from.layer === 'plugin' && isHouse && !isTest(file)) return pluginViolations(specifier, violation);
  if (target && target !== from) return workspaceViolations(from, target, file, site, violation);
  if (from.layer === 'plugin' && !isTest(file) && !target) return pluginViolations(specifier, violation);
  if (specifier === 'pg' || specifier.startsWith('pg/')) return pgViolations(from, file, violation);
  return tokenViolations(from, file, site, violation);
}

function relativeViolations(from, file, specifier, violation) {
  const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier));
  if (target.startsWith(`${from.directory}/`)) return [];
  return violation(
    'own files only',
    `"${specifier}" leaves ${from.directory}.`,
    'Import the other package by its name, as its package.json exports it.',
  );
}

function workspaceViolations(from, target, file, { specifier, typesOnly }, violation) {
  if (typesOnly && mayKnow[from.layer]?.includes(specifier)) return [];
  const allowed = mayImport[from.layer] ?? [];
  if (!target.layer || !allowed.includes(target.layer)) {
    return violation(
      'layers',
      `${from.directory} (${from.layer}) must not import ${specifier} (${target.layer ?? 'no layer'}).`,
      layerFix(from, target),
    );
  }
  const subpath = specifier.slice(target.name.length);
  if (subpath && !(`.${subpath}` in target.exports)) {
    return violation(
      'deep import',
      `${specifier} reaches into ${target.directory}.`,
      `Import from "${target.name}", and export there what is meant for others.`,
    );
  }
  if (subpath.startsWith('/testing') && !isTest(file)) {
    return violation(
      'testing kit',
      `${specifier} is for tests.`,
      'Use the real thing, or move this file into *.spec.ts.',
    );
  }
  return [];
}

function layerFix(from, target) {
  if (from.layer === 'domain' && target.layer === 'domain')
    return 'Share through a contract in @redmaple/plugins (a token such as Volunteers) or through an event.';
  if (from.layer === 'app' && target.layer === 'plugin')
    return 'Plugins are named by configuration (PLUGINS) and loaded at boot, never imported.';
  if (from.layer === 'plugin') return `A plugin imports only ${pluginPackages.join(', ')} and its own files.`;
  return 'Imports go apps → house → domain libs → plugins → platform → forms, i18n: move the code down, or turn the call round with an event.';
}

function pluginViolations(specifier, violation) {
  if (pluginPackages.some((name) => specifier === name)) return [];
  const what = specifier.startsWith('node:') || builtins.has(specifier) ? 'Node’s own modules' : `"${specifier}"`;
  return violation(
    'plugin imports',
    `A plugin must not import ${what}.`,
    `Use only ${pluginPackages.join(', ')} and own files; ask for a missing ability in libs/plugins.`,
  );
}

function pgViolations(from, file, violation) {
  if (from.layer === 'platform' || isTest(file)) return [];
  return violation(
    'database access',
    'pg is used outside libs/platform.',
    'Take the transaction from UnitOfWork, so that county and rollback are right.',
  );
}

function tokenViolations(from, file, site, violation) {
  if (from.layer === 'platform' || isTest(file) || site.specifier !== '@nestjs/typeorm') return [];
  const tokens = site.names.filter((name) => databaseTokens.includes(name));
  if (tokens.length === 0) return [];
  return violation(
    'database access',
    `${tokens.join(', ')} bypasses the unit of work.`,
    'Inject UnitOfWork and get the repository from its manager.',
  );
}

/** What a look at the imports does not show. @returns {Violation[]} */
function contentViolations(source, file) {
  const found = [];
  const report = (node, rule, message, fix) => found.push({ file, line: lineOf(source, node), rule, message, fix });
  const guardEnv = !environmentReaders.some((one) => file.startsWith(one)) && !isTest(file);
  const guardDatabase = !file.startsWith('libs/platform/') && !isTest(file);
  walk(source, (node) => {
    if (guardEnv && readsEnvironment(node)) {
      report(
        node,
        'environment',
        'process.env is read outside the configuration.',
        `Add the variable to Env in ${configDirectory}env.ts and inject Env.`,
      );
    }
    if (guardDatabase && ts.isConstructorDeclaration(node)) {
      for (const parameter of node.parameters) {
        const type =
          parameter.type && ts.isTypeReferenceNode(parameter.type) ? parameter.type.typeName.getText(source) : '';
        if (databaseTypes.includes(type)) {
          report(
            parameter,
            'database access',
            `${type} is injected outside libs/platform.`,
            'Inject UnitOfWork and work on its manager, so that county and rollback are right.',
          );
        }
      }
    }
  });
  return found;
}

/** `process.env`, `process['env']`, `const { env } = process`, `import { env } from 'node:process'`. */
function readsEnvironment(node) {
  const isProcess = (one) => one && ts.isIdentifier(one) && one.text === 'process';
  const isGlobal = (one) =>
    ts.isPropertyAccessExpression(one) && one.name.text === 'process' && one.expression.getText() === 'globalThis';
  if (ts.isPropertyAccessExpression(node))
    return node.name.text === 'env' && (isProcess(node.expression) || isGlobal(node.expression));
  if (ts.isElementAccessExpression(node))
    return (
      isProcess(node.expression) &&
      ts.isStringLiteralLike(node.argumentExpression) &&
      node.argumentExpression.text === 'env'
    );
  if (ts.isVariableDeclaration(node) && ts.isObjectBindingPattern(node.name)) {
    return (
      isProcess(node.initializer) &&
      node.name.elements.some((element) => (element.propertyName ?? element.name).getText() === 'env')
    );
  }
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    return /^(node:)?process$/.test(node.moduleSpecifier.text) && importedNames(node).includes('env');
  }
  return false;
}

function addEdge(graph, from, to, file, line) {
  const edges = graph.get(from) ?? new Map();
  if (!edges.has(to)) edges.set(to, { file, line });
  graph.set(from, edges);
}

/** Packages that import each other, however long the way round. @returns {Violation[]} */
function cycles(graph) {
  const found = [];
  const seen = new Set();
  const visit = (name, trail) => {
    const start = trail.indexOf(name);
    if (start >= 0) {
      const ring = trail.slice(start);
      const key = [...ring].sort().join();
      if (seen.has(key)) return;
      seen.add(key);
      const site = graph.get(ring.at(-1))?.get(name);
      found.push({
        ...site,
        rule: 'cycle',
        message: `Packages import each other: ${[...ring, name].join(' → ')}.`,
        fix: 'Move what both need into the lower one, or share through an event.',
      });
      return;
    }
    for (const next of graph.get(name)?.keys() ?? []) visit(next, [...trail, name]);
  };
  for (const name of graph.keys()) visit(name, []);
  return found;
}

/** @param {Violation} violation */
export function describeViolation({ file, line, rule, message, fix }) {
  return `${file}:${line}  [${rule}] ${message}\n    → ${fix}`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = path.resolve(process.argv[2] ?? path.join(path.dirname(fileURLToPath(import.meta.url)), '..'));
  const violations = checkBoundaries(root);
  for (const one of violations) console.error(describeViolation(one));
  console.log(violations.length === 0 ? 'Boundaries hold.' : `${violations.length} violations of the boundaries.`);
  process.exitCode = violations.length === 0 ? 0 : 1;
}
