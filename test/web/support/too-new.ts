import ts from 'typescript';

/** A part of a program that Chrome 70 or Safari 12 does not understand. */
export interface TooNew {
  readonly what: string;
  /** The text around it. */
  readonly where: string;
}

/** Syntax that stops an older browser from reading the file at all. */
const syntax: Partial<Record<ts.SyntaxKind, string>> = {
  [ts.SyntaxKind.BigIntLiteral]: 'a BigInt literal',
  [ts.SyntaxKind.QuestionQuestionToken]: '??',
  [ts.SyntaxKind.QuestionQuestionEqualsToken]: '??=',
  [ts.SyntaxKind.BarBarEqualsToken]: '||=',
  [ts.SyntaxKind.AmpersandAmpersandEqualsToken]: '&&=',
  [ts.SyntaxKind.QuestionDotToken]: '?.',
  [ts.SyntaxKind.PrivateIdentifier]: 'a private name',
  [ts.SyntaxKind.PropertyDeclaration]: 'a class field',
  [ts.SyntaxKind.ClassStaticBlockDeclaration]: 'a static block',
  [ts.SyntaxKind.NamespaceExport]: 'export * as',
};

/** Globals that came later. */
const globals = new Set([
  'AggregateError',
  'BigInt',
  'BigInt64Array',
  'BigUint64Array',
  'FinalizationRegistry',
  'WeakRef',
  'globalThis',
  'queueMicrotask',
  'reportError',
  'structuredClone',
]);

/** Functions of known objects that came later. */
const statics: Readonly<Record<string, readonly string[]>> = {
  AbortSignal: ['any', 'timeout'],
  Array: ['fromAsync'],
  Intl: ['DisplayNames', 'ListFormat', 'Locale', 'PluralRules', 'RelativeTimeFormat', 'Segmenter', 'supportedValuesOf'],
  Object: ['fromEntries', 'groupBy', 'hasOwn'],
  Promise: ['allSettled', 'any', 'try', 'withResolvers'],
  Response: ['json'],
  URL: ['canParse', 'parse'],
  crypto: ['randomUUID'],
};

/** Methods whose name tells that they came later, whatever they are called on. */
const methods = new Set([
  'at',
  'checkVisibility',
  'findLast',
  'findLastIndex',
  'matchAll',
  'replaceAll',
  'replaceChildren',
  'requestSubmit',
  'scrollIntoViewIfNeeded',
  'showModal',
  'toReversed',
  'toSorted',
  'toSpliced',
]);

/** All that is too new in a built program. What one of its scripts asks for first is provided for. */
export function tooNewIn(...scripts: readonly string[]): TooNew[] {
  const asked = new Set(
    scripts.flatMap((text) =>
      [...text.matchAll(/typeof\s+([A-Za-z.]+)|\b([A-Za-z.]+)===void 0/g)].map((match) => match[1] ?? match[2]),
    ),
  );
  return scripts.flatMap((text) => tooNewInScript(text).filter(({ what }) => !asked.has(what)));
}

function tooNewInScript(text: string): TooNew[] {
  const source = ts.createSourceFile('built.js', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const found: TooNew[] = [];
  const report = (node: ts.Node, what: string): void => {
    found.push({ what, where: text.slice(Math.max(0, node.getStart() - 40), node.getEnd() + 40) });
  };
  const visit = (node: ts.Node): void => {
    const name = syntax[node.kind];
    if (name !== undefined) report(node, name);
    else if (ts.isRegularExpressionLiteral(node)) {
      const flags = node.text.slice(node.text.lastIndexOf('/') + 1);
      if (/[dv]/.test(flags) || /\(\?<[=!]/.test(node.text)) report(node, `the expression ${node.text}`);
    } else if (ts.isNumericLiteral(node) && node.getText().includes('_')) report(node, 'a number with _');
    else if (ts.isPropertyAccessExpression(node)) {
      const { expression, name: property } = node;
      if (ts.isIdentifier(expression) && statics[expression.text]?.includes(property.text))
        report(node, `${expression.text}.${property.text}`);
      else if (ts.isCallExpression(node.parent) && node.parent.expression === node && methods.has(property.text))
        report(node, `.${property.text}()`);
    } else if (ts.isIdentifier(node) && globals.has(node.text) && isFree(node)) report(node, node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Whether the word stands for a global: not a property, not a key. */
function isFree(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  return !(ts.isPropertyAssignment(parent) && parent.name === node) && !ts.isMethodDeclaration(parent);
}
