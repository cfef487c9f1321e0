import ts from 'typescript';
import { isOwn } from './program.mjs';

/** @typedef {Record<string, any>} Schema */

/** Turns TypeScript types into JSON Schema; named types of ours become components. */
export class Schemas {
  /** @type {Record<string, Schema>} */
  components = {};
  /** @type {Map<string, ts.Symbol>} which type a component's name stands for */
  #owners = new Map();

  /**
   * @param {ts.TypeChecker} checker
   * @param {ReturnType<typeof import('./constraints.mjs').limitsByClass>} limits
   */
  constructor(checker, limits) {
    this.checker = checker;
    this.limits = limits;
  }

  /**
   * @param {ts.Type} type
   * @param {ts.Node} where for messages and for types that depend on their place
   * @returns {Schema}
   */
  of(type, where) {
    const { flags } = type;
    if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return {};
    if (type.isUnion()) return this.#ofUnion(type, where);
    if (type.isStringLiteral()) return { type: 'string', enum: [type.value] };
    if (type.isNumberLiteral()) return { type: 'number', enum: [type.value] };
    if (flags & ts.TypeFlags.BooleanLiteral)
      return { type: 'boolean', enum: [this.checker.typeToString(type) === 'true'] };
    if (flags & ts.TypeFlags.StringLike) return { type: 'string' };
    if (flags & ts.TypeFlags.NumberLike) return { type: 'number' };
    if (flags & ts.TypeFlags.BooleanLike) return { type: 'boolean' };
    if (flags & ts.TypeFlags.Null) return { type: 'null' };
    if (flags & ts.TypeFlags.NonPrimitive) return { type: 'object' };
    if (flags & ts.TypeFlags.Object || type.isIntersection()) return this.#ofObject(type, where);
    throw new Error(`${placeOf(where)}: no JSON Schema for the type ${this.checker.typeToString(type)}.`);
  }

  /** Forgets a component that is not needed under its own name. @param {string} name */
  forget(name) {
    delete this.components[name];
    this.#owners.delete(name);
  }

  /** What a method answers: the type inside its promise; undefined for nothing. @param {ts.MethodDeclaration} method */
  ofAnswer(method) {
    const signature = this.checker.getSignatureFromDeclaration(method);
    if (!signature) return undefined;
    const type = this.checker.getReturnTypeOfSignature(signature);
    const inside = this.checker.getAwaitedType(type) ?? type;
    return inside.flags & (ts.TypeFlags.Void | ts.TypeFlags.Undefined) ? undefined : this.of(inside, method);
  }

  #ofUnion(type, where) {
    const parts = type.types.filter((one) => !(one.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)));
    const literals = parts.filter((one) => one.isStringLiteral() || one.isNumberLiteral());
    const others = parts.filter((one) => !literals.includes(one) && !(one.flags & ts.TypeFlags.BooleanLiteral));
    // The compiler's order of a union depends on what it read before: ours does not.
    const values = literals.map((one) => one.value).sort((a, b) => (a < b ? -1 : 1));
    const schemas = others
      .map((one) => this.of(one, where))
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    if (parts.some((one) => one.flags & ts.TypeFlags.BooleanLiteral)) schemas.unshift({ type: 'boolean' });
    if (values.length > 0) schemas.unshift({ type: typeof values[0], enum: values });
    return schemas.length === 1 ? schemas[0] : { anyOf: schemas };
  }

  #ofObject(type, where) {
    const { checker } = this;
    if (checker.isArrayType(type) || checker.isTupleType(type)) {
      const items = checker.getTypeArguments(type).map((one) => this.of(one, where));
      const kinds = [...new Map(items.map((one) => [JSON.stringify(one), one])).values()];
      return { type: 'array', items: kinds.length === 1 ? kinds[0] : { anyOf: kinds } };
    }
    const symbol = type.aliasSymbol ?? type.getSymbol();
    const declaration = symbol?.declarations?.[0];
    const named =
      symbol !== undefined &&
      !symbol.name.startsWith('__') &&
      declaration !== undefined &&
      isOwn(declaration.getSourceFile().fileName);
    if (symbol?.name === 'Date') return { type: 'string', format: 'date-time' };
    const index = checker.getIndexInfoOfType(type, ts.IndexKind.String);
    if (!named) {
      if (index) return { type: 'object', additionalProperties: this.of(index.type, where) };
      // A type from elsewhere (Buffer, a stream) has no schema of ours.
      return declaration && !isOwn(declaration.getSourceFile().fileName) && !type.aliasSymbol
        ? { type: 'object' }
        : this.#fieldsOf(type, where, undefined);
    }
    return this.#component(type, symbol, where);
  }

  #component(type, symbol, where) {
    const args =
      type.aliasTypeArguments ?? (type.target && type.target !== type ? this.checker.getTypeArguments(type) : []);
    const name = [...args.map((one) => (one.aliasSymbol ?? one.getSymbol())?.name ?? 'Any'), symbol.name].join('');
    const owner = this.#owners.get(name);
    if (owner && owner !== symbol)
      throw new Error(
        `${placeOf(where)}: two types are called ${name}; rename one, the description of the API needs both.`,
      );
    if (!owner) {
      this.#owners.set(name, symbol);
      this.components[name] = {};
      this.components[name] = { ...describing(symbol, this.checker), ...this.#fieldsOf(type, where, symbol.name) };
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  /** Limits of a validated class; one without fields of its own has those of the class it extends. */
  #limitsOf(type, name, where) {
    if (this.limits.has(name)) {
      const limits = this.limits.get(name);
      if (!limits) throw new Error(`${placeOf(where)}: two validated classes are called ${name}; rename one.`);
      return limits;
    }
    const bases = type.isClass() ? this.checker.getBaseTypes(type) : [];
    return bases
      .map((base) => this.#limitsOf(base, base.getSymbol()?.name ?? '', where))
      .find((one) => one !== undefined);
  }

  #fieldsOf(type, where, className) {
    const properties = {};
    const required = [];
    const limits = className === undefined ? undefined : this.#limitsOf(type, className, where);
    for (const symbol of this.checker.getPropertiesOfType(type)) {
      const declaration = symbol.valueDeclaration ?? symbol.declarations?.[0];
      // What a JavaScript symbol names is never in JSON; TypeScript numbers such names anew with each change.
      if (symbol.flags & ts.SymbolFlags.Method || isHidden(declaration) || symbol.name.startsWith('__@')) continue;
      const own = this.checker.getTypeOfSymbolAtLocation(symbol, declaration ?? where);
      const limit = limits?.get(symbol.name);
      properties[symbol.name] = limited(
        this.of(own, declaration ?? where),
        describing(symbol, this.checker),
        limit,
        defaultOf(declaration),
      );
      const optional =
        symbol.flags & ts.SymbolFlags.Optional || limit?.optional || defaultOf(declaration) !== undefined;
      if (!optional) required.push(symbol.name);
    }
    const index = this.checker.getIndexInfoOfType(type, ts.IndexKind.String);
    return {
      type: 'object',
      properties,
      ...(required.length > 0 && { required: required.sort() }),
      // Inputs refuse unknown fields.
      ...(limits && { additionalProperties: false }),
      ...(index && { additionalProperties: this.of(index.type, where) }),
    };
  }
}

/** A schema with description, default and limits; a reference keeps them beside it. */
function limited(schema, description, limit, value) {
  const said = { ...description, ...(value !== undefined && { default: value }) };
  if (!limit) return { ...schema, ...said };
  // A field that may be null has its limits on the other half.
  if (schema.anyOf?.some((one) => one.type === 'null')) {
    return {
      anyOf: schema.anyOf.map((one) => (one.type === 'null' ? one : limited(one, {}, limit, undefined))),
      ...said,
    };
  }
  const items = schema.type === 'array' ? { items: { ...schema.items, ...fitting(schema.items, limit.items) } } : {};
  return { ...schema, ...fitting(schema, limit.own), ...items, ...said };
}

/** Values that are listed need no further limits; the validator may take fewer of them than the type names. */
function fitting(schema, limits) {
  if (!schema.enum) return limits;
  return limits.enum ? { enum: limits.enum } : {};
}

function isHidden(declaration) {
  return (
    declaration !== undefined &&
    ts.canHaveModifiers(declaration) &&
    (ts.getCombinedModifierFlags(declaration) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) !== 0
  );
}

/** The plain value that a field of a class starts with. */
function defaultOf(declaration) {
  const start = declaration && ts.isPropertyDeclaration(declaration) ? declaration.initializer : undefined;
  if (!start) return undefined;
  if (ts.isNumericLiteral(start)) return Number(start.text);
  if (ts.isStringLiteral(start)) return start.text;
  if (start.kind === ts.SyntaxKind.TrueKeyword) return true;
  if (start.kind === ts.SyntaxKind.FalseKeyword) return false;
  return undefined;
}

/** The comment above a declaration. @param {ts.Symbol} symbol @param {ts.TypeChecker} checker */
export function describing(symbol, checker) {
  const text = ts.displayPartsToString(symbol.getDocumentationComment(checker)).replace(/\s+/g, ' ').trim();
  const deprecated = symbol.getJsDocTags(checker).find(({ name }) => name === 'deprecated');
  const why = ts.displayPartsToString(deprecated?.text).replace(/\s+/g, ' ').trim();
  const described = [text, why].filter((one) => one !== '').join(' Deprecated: ');
  return { ...(described !== '' && { description: described }), ...(deprecated && { deprecated: true }) };
}

function placeOf(node) {
  const file = node.getSourceFile();
  const { line } = file.getLineAndCharacterOfPosition(node.getStart());
  return `${file.fileName}:${line + 1}`;
}
