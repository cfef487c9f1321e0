import { getLineInfo, type Node, parse, type Program } from 'acorn';

/** Something in a plugin's own code that reaches beyond what it is offered. */
export interface Reach {
  readonly line: number;
  readonly what: string;
  readonly fix: string;
}

/** What a file of a plugin imports, and where it reaches for more than it is offered. */
export interface ServerCode {
  readonly imports: readonly { readonly specifier: string; readonly line: number }[];
  readonly reaches: readonly Reach[];
}

/** Names that lead out of what a plugin is offered, each with what to do instead. */
const forbidden: Readonly<Record<string, string>> = {
  process: 'settings of a plugin are its `settings`; the process is the host’s',
  global: 'use the names you need directly',
  globalThis: 'use the names you need directly',
  eval: 'write the code down',
  require: 'write an import at the top of the file',
};

type Any = Node & Record<string, unknown>;

/** Reads a file of JavaScript without running it. @throws SyntaxError */
export function readServerCode(text: string): ServerCode {
  const program = parse(text, { ecmaVersion: 'latest', sourceType: 'module', allowHashBang: true });
  const lineOf = (node: Node): number => getLineInfo(text, node.start).line;
  const imports: { specifier: string; line: number }[] = [];
  const reaches: Reach[] = [];
  const own = declaredNames(program);
  visit(program as unknown as Any, undefined, (node, parent, key) => {
    const line = lineOf(node);
    if (node.type === 'ImportExpression') {
      const source = node.source as Any;
      if (source.type === 'Literal' && typeof source.value === 'string')
        imports.push({ specifier: source.value, line });
      else reaches.push({ line, what: 'imports what it works out first', fix: 'name the file: import("./file.js")' });
    } else if (isImport(node)) {
      imports.push({ specifier: String((node.source as Any).value), line });
    } else if (node.type === 'CallExpression' || node.type === 'NewExpression') {
      const made = calledName(node.callee as Any);
      if (made === 'Function' && !own.has(made))
        reaches.push({ line, what: 'makes a function from text', fix: 'write the function down' });
      if (made === '.constructor')
        reaches.push({ line, what: 'calls a constructor it was not given', fix: 'use the class by its name' });
    } else if (node.type === 'Identifier' && isReference(parent, key)) {
      const name = String(node.name);
      const fix = own.has(name) ? undefined : Object.hasOwn(forbidden, name) ? forbidden[name] : undefined;
      if (fix !== undefined) reaches.push({ line, what: `uses ${name}`, fix });
    }
  });
  return { imports, reaches };
}

function isImport(node: Any): boolean {
  return (
    (node.type === 'ImportDeclaration' ||
      node.type === 'ExportAllDeclaration' ||
      node.type === 'ExportNamedDeclaration') &&
    typeof node.source === 'object' &&
    node.source !== null
  );
}

/** What is called: a name, or `.constructor` of something. */
function calledName(callee: Any): string | undefined {
  if (callee.type === 'Identifier') return String(callee.name);
  if (callee.type !== 'MemberExpression') return undefined;
  const property = callee.property as Any;
  return (callee.computed === true ? property.value : property.name) === 'constructor' ? '.constructor' : undefined;
}

/** Whether the name is read here, rather than being the name of a property or of something declared. */
function isReference(parent: Any | undefined, key: string): boolean {
  if (parent === undefined) return true;
  const { type, computed } = parent;
  if (type === 'MemberExpression') return key === 'object' || computed === true;
  if (type === 'Property' || type === 'MethodDefinition' || type === 'PropertyDefinition')
    return key !== 'key' || computed === true;
  return !/^(ImportSpecifier|ImportDefaultSpecifier|ImportNamespaceSpecifier|ExportSpecifier|LabeledStatement|BreakStatement|ContinueStatement)$/.test(
    type,
  );
}

/** Names that the file itself gives to something, wherever: a parameter may be called process. */
function declaredNames(program: Program): ReadonlySet<string> {
  const names = new Set<string>();
  visit(program as unknown as Any, undefined, (node) => {
    for (const place of [node.id, node.local, node.param, node.params])
      for (const name of bound(place)) names.add(name);
  });
  return names;
}

/** The names in a pattern. */
function bound(pattern: unknown): string[] {
  if (Array.isArray(pattern)) return pattern.flatMap(bound);
  if (!isNode(pattern)) return [];
  if (pattern.type === 'Identifier') return [String(pattern.name)];
  if (pattern.type === 'AssignmentPattern') return bound(pattern.left);
  if (pattern.type === 'RestElement') return bound(pattern.argument);
  if (pattern.type === 'ArrayPattern') return bound(pattern.elements);
  if (pattern.type === 'ObjectPattern') return bound(pattern.properties);
  return pattern.type === 'Property' ? bound(pattern.value) : [];
}

function visit(
  node: Any,
  parent: Any | undefined,
  look: (node: Any, parent: Any | undefined, key: string) => void,
  at = '',
): void {
  look(node, parent, at);
  for (const [key, value] of Object.entries(node))
    for (const child of [value].flat() as unknown[]) if (isNode(child)) visit(child, node, look, key);
}

function isNode(value: unknown): value is Any {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
