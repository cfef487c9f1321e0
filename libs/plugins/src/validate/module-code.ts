import { type Expression, getLineInfo, type Node, parse, type Program } from 'acorn';

/** An address that a module imports from. */
interface ModuleImport {
  readonly specifier: string;
  readonly line: number;
}

/** What can be said about a module without running it. */
export interface ModuleCode {
  /** Static imports, re-exports and `import('…')` of a plain text. */
  readonly imports: readonly ModuleImport[];
  /** Whether it has a default export. */
  readonly hasDefault: boolean;
  /** Where the default export is surely nothing that answers a component. */
  readonly unfit?: { readonly line: number; readonly what: string };
}

/** A text that is no ES module; `place` is `line:column`, both counted from one. */
export class UnreadableModule extends Error {
  constructor(
    readonly place: string,
    reason: string,
  ) {
    super(reason);
  }
}

/** Reads the text of a module. @throws UnreadableModule */
export function readModule(text: string): ModuleCode {
  const program = programOf(text);
  const line = (node: Node): number => getLineInfo(text, node.start).line;
  const made = defaultExport(program);
  const what = made && unfitness(made, program);
  return {
    imports: sourcesIn(program).map((one) => ({ specifier: one.value, line: line(one.node) })),
    hasDefault: made !== undefined,
    ...(made && what !== undefined && { unfit: { line: line(made), what } }),
  };
}

function programOf(text: string): Program {
  try {
    return parse(text, { ecmaVersion: 'latest', sourceType: 'module' });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { loc } = error as SyntaxError & { loc?: { line: number; column: number } };
    const place = loc ? `${loc.line}:${loc.column + 1}` : '1:1';
    throw new UnreadableModule(place, error.message.replace(/ \(\d+:\d+\)$/, ''));
  }
}

/** What is exported by default, as far as this file says: the name of another file's is only a name here. */
function defaultExport({ body }: Program): Node | undefined {
  for (const statement of body) {
    if (statement.type === 'ExportDefaultDeclaration') return statement.declaration;
    if (statement.type !== 'ExportNamedDeclaration') continue;
    const named = statement.specifiers.find(({ exported }) => nameOf(exported) === 'default');
    if (named) return statement.source ? named : named.local;
  }
  return undefined;
}

/** Why this can never be called with a host and answer a component; undefined where only the browser finds out. */
function unfitness(made: Node, program: Program): string | undefined {
  const node = made as Program['body'][number] | Expression;
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return node.async ? 'an async function' : node.generator ? 'a generator' : undefined;
    case 'ClassDeclaration':
    case 'ClassExpression':
      return 'a class';
    case 'Literal':
    case 'TemplateLiteral':
    case 'ObjectExpression':
    case 'ArrayExpression':
      return 'a value';
    case 'Identifier': {
      const declared = declarationOf(node.name, program);
      return declared && unfitness(declared, program);
    }
    default:
      return undefined;
  }
}

/** What a name stands for on the top level, where it stays so. */
function declarationOf(name: string, { body }: Program): Node | undefined {
  for (const statement of body) {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declared?.type === 'FunctionDeclaration' || declared?.type === 'ClassDeclaration') {
      if (declared.id.name === name) return declared;
    } else if (declared?.type === 'VariableDeclaration' && declared.kind === 'const') {
      const found = declared.declarations.find(({ id }) => id.type === 'Identifier' && id.name === name);
      // A name for itself would go round for ever.
      if (found) return found.init?.type === 'Identifier' ? undefined : (found.init ?? undefined);
    }
  }
  return undefined;
}

function sourcesIn(program: Program): { value: string; node: Node }[] {
  const found: { value: string; node: Node }[] = [];
  const waiting: Node[] = [program];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ('source' in node && isNode(node.source) && 'value' in node.source && typeof node.source.value === 'string')
      found.push({ value: node.source.value, node });
    for (const value of Object.values(node).flat() as unknown[]) if (isNode(value)) waiting.push(value);
  }
  return found.sort((one, other) => one.node.start - other.node.start);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function nameOf(exported: { readonly type: string }): string | undefined {
  if ('name' in exported) return String(exported.name);
  return 'value' in exported ? String(exported.value) : undefined;
}
