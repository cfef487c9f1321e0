import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The sources of the API and all libs behind it, with their types.
 * @returns {ts.Program}
 */
export function readProgram() {
  const config = ts.readConfigFile(path.join(root, 'tsconfig.base.json'), (file) => ts.sys.readFile(file));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  return ts.createProgram([path.join(root, 'apps/api/src/openapi-application.ts')], {
    ...options,
    composite: false,
    incremental: false,
    noEmit: true,
    rootDir: root,
    customConditions: ['source'],
  });
}

/** Our own source files: apps and libs. @param {ts.Program} program */
export function ownFiles(program) {
  return program.getSourceFiles().filter((file) => isOwn(file.fileName));
}

/** @param {string} file */
export function isOwn(file) {
  return /^(apps|libs)[\\/]/.test(path.relative(root, file)) && !file.includes('node_modules');
}

/**
 * Controllers by class name.
 * @param {ts.Program} program
 * @returns {Map<string, ts.ClassDeclaration>}
 */
export function controllersOf(program) {
  const found = new Map();
  for (const file of ownFiles(program).filter((one) => one.fileName.endsWith('.controller.ts'))) {
    for (const statement of file.statements) {
      if (!ts.isClassDeclaration(statement) || !statement.name?.text.endsWith('Controller')) continue;
      const { text } = statement.name;
      if (found.has(text)) throw new Error(`Two controllers are called ${text}: rename one of them.`);
      found.set(text, statement);
    }
  }
  return found;
}

/** The calls among the decorators of a node, by name. @param {ts.Node} node */
export function decoratorsOf(node) {
  const decorators = ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []) : [];
  return decorators.flatMap(({ expression }) =>
    ts.isCallExpression(expression) && ts.isIdentifier(expression.expression)
      ? [{ name: expression.expression.text, args: expression.arguments }]
      : [],
  );
}
