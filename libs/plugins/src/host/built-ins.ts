// The language's own objects: the core's rules are worked out with them, so whoever changes them changes the rules for everybody.

const { defineProperty, getOwnPropertyDescriptor } = Object;
const { deleteProperty, ownKeys } = Reflect;

const makers = [Object, Function, Array, String, Number, Boolean, Date, RegExp, Map, Set, WeakMap, Promise, Symbol];

const owners: readonly (readonly [name: string, owner: object])[] = [
  ...makers.flatMap((one) => [[one.name, one] as const, [`${one.name}.prototype`, one.prototype as object] as const]),
  ['JSON', JSON],
  ['Math', Math],
  ['Reflect', Reflect],
];

interface Kept {
  readonly name: string;
  readonly owner: object;
  readonly key: PropertyKey;
  readonly was: PropertyDescriptor;
}

const kept: readonly Kept[] = owners.flatMap(([name, owner]) =>
  ownKeys(owner).flatMap((key) => {
    const was = getOwnPropertyDescriptor(owner, key);
    const does = was && (typeof was.value === 'function' || was.get !== undefined || was.set !== undefined);
    return was && does ? [{ name: `${name}.${String(key)}`, owner, key, was }] : [];
  }),
);
const inherited: ReadonlySet<PropertyKey> = new Set(ownKeys(Object.prototype));
const isInherited = inherited.has.bind(inherited);

/**
 * Puts back what was changed of the language's own objects since this module was loaded, and takes away what was added to what every
 * object inherits. Nothing that can be changed is relied on here.
 * @returns what is wrong and what to do instead; undefined when all was as it was
 */
export function mendBuiltIns(): string | undefined {
  let changed = '';
  // First what every object inherits: what is described below would have it too.
  const present = ownKeys(Object.prototype);
  for (let index = 0; index < present.length; index++) {
    const key = present[index] as PropertyKey;
    if (isInherited(key)) continue;
    deleteProperty(Object.prototype, key);
    const name = `Object.prototype.${typeof key === 'symbol' ? 'a symbol' : key}`;
    changed += changed === '' ? name : `, ${name}`;
  }
  for (let index = 0; index < kept.length; index++) {
    const { name, owner, key, was } = kept[index] as Kept;
    const now = getOwnPropertyDescriptor(owner, key);
    if (now && now.value === was.value && now.get === was.get && now.set === was.set) continue;
    defineProperty(owner, key, was);
    changed += changed === '' ? name : `, ${name}`;
  }
  if (changed === '') return undefined;
  return `It changes ${changed}, with which the core's rules are worked out: leave the language's own objects as they are.`;
}
