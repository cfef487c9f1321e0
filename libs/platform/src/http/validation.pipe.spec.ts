import 'reflect-metadata';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import fc from 'fast-check';
import { DomainError } from '../errors/domain-error.js';
import { RequestValidationPipe } from './validation.pipe.js';
import { PageQuery, toPage } from './page.js';

class Leaf {
  @IsInt()
  no: number;
}

class Branch {
  @IsArray()
  @ArrayMaxSize(3)
  @ValidateNested({ each: true })
  @Type(() => Leaf)
  leaves: Leaf[];
}

class Tree {
  @IsString()
  @MaxLength(10)
  name: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => Branch)
  trunk?: Branch;

  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Branch)
  branches?: Branch[];
}

class Search extends PageQuery {
  @IsOptional()
  @IsBoolean()
  open?: boolean;

  @IsOptional()
  @IsIn(['true', 'new'])
  state?: string;
}

const pipe = new RequestValidationPipe();
const body = (value: unknown) => pipe.transform(value, { type: 'body', metatype: Tree });
const query = (value: unknown) => pipe.transform(value, { type: 'query', metatype: Search });

async function fieldsOf(work: Promise<unknown>): Promise<unknown> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof DomainError)) return error;
  return error.details.fields ?? error.code;
}

describe('what people send', () => {
  it('becomes an instance of its class, checked to the leaves', async () => {
    const tree = await body({ name: '红枫', branches: [{ leaves: [{ no: 1 }, { no: 2 }] }] });
    expect(tree).toBeInstanceOf(Tree);
    expect((tree as Tree).branches?.[0]?.leaves[1]).toBeInstanceOf(Leaf);
    expect(await fieldsOf(body({ name: '红枫', branches: [{ leaves: [{ no: 'x' }] }] }))).toEqual([
      { field: 'branches.0.leaves.0.no', code: 'isInt' },
    ]);
    expect(await fieldsOf(body({ name: '红枫', branches: [{ leaves: [{ no: 1, more: 1 }] }] }))).toEqual([
      { field: 'branches.0.leaves.0.more', code: 'unknownField' },
    ]);
  });

  it('has objects where objects belong, not lists that are looked through', async () => {
    expect(await fieldsOf(body({ name: 'x', branches: [[]] }))).toEqual([{ field: 'branches.0', code: 'isObject' }]);
    expect(await fieldsOf(body({ name: 'x', branches: [[{ leaves: [] }]] }))).toEqual([
      { field: 'branches.0', code: 'isObject' },
    ]);
    expect(await fieldsOf(body({ name: 'x', branches: [{ leaves: [[[]]] }] }))).toEqual([
      { field: 'branches.0.leaves.0', code: 'isObject' },
    ]);
    expect(await fieldsOf(body({ name: 'x', trunk: [] }))).toEqual([{ field: 'trunk', code: 'isObject' }]);
    expect(await fieldsOf(body({ name: 'x', trunk: [{ leaves: [] }] }))).toEqual([
      { field: 'trunk', code: 'isObject' },
    ]);
    expect(await fieldsOf(body({ name: 'x', branches: [null, 1] }))).not.toBeUndefined();
    expect(await fieldsOf(body({ name: 'x', branches: {} }))).not.toBeUndefined();
  });

  it.each(['constructor', 'toString', 'hasOwnProperty', '__defineGetter__', '__proto__', 'valueOf'])(
    'may have no field named %s',
    async (name) => {
      const sent: unknown = JSON.parse(`{"name":"x","${name}":{"prototype":1}}`);
      expect(await fieldsOf(body(sent))).toEqual([{ field: name, code: 'unknownField' }]);
    },
  );

  it('is not nested without end', async () => {
    const deep: unknown = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
    expect(await fieldsOf(body({ name: 'x', trunk: deep }))).toBe('request.invalid');
  });

  it('is answered with a mistake of the sender, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.jsonValue(),
          fc.record({ name: fc.jsonValue(), trunk: fc.jsonValue(), branches: fc.array(fc.jsonValue()) }),
        ),
        async (value) => {
          const found = await fieldsOf(body(value));
          expect(found instanceof Error ? found : undefined).toBeUndefined();
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('in a query has no or yes as written, numbers within bounds, and an id to go on from', async () => {
    expect(await query({ open: 'false', limit: '7' })).toMatchObject({ open: false, limit: 7 });
    expect(await query({ open: '1', state: 'true' })).toMatchObject({ open: true, state: 'true', limit: 50 });
    expect(await fieldsOf(query({ open: 'perhaps' }))).toEqual([{ field: 'open', code: 'isBoolean' }]);
    expect(await fieldsOf(query({ open: ['true', 'false'] }))).toEqual([{ field: 'open', code: 'isBoolean' }]);
    for (const limit of ['0', '201', '-1', '1.5', 'ten', '', ['1', '2']])
      expect(await fieldsOf(query({ limit }))).toEqual([{ field: 'limit', code: expect.any(String) }]);
    for (const after of ['1', "' OR 1=1", '00000000-0000-0000-0000-00000000000g'])
      expect(await fieldsOf(query({ after }))).toEqual([{ field: 'after', code: 'isUuid' }]);
    expect(await fieldsOf(query({ order: 'id' }))).toEqual([{ field: 'order', code: 'unknownField' }]);
  });

  it('with NUL or half a character is refused by the name of its field', async () => {
    expect(await fieldsOf(body({ name: 'a\u0000b' }))).toBe('request.badCharacter');
    await expect(body({ name: 'x', branches: [{ leaves: [{ no: 'a\ud800' }] }] })).rejects.toMatchObject({
      details: { field: 'branches[0].leaves[0].no' },
    });
    expect(await fieldsOf(body({ name: '𠮷𡈽🍁' }))).toBeUndefined();
  });
});

describe('a page', () => {
  it('tells that there is more by the last id it shows', () => {
    const rows = ['a', 'b', 'c'].map((id) => ({ id }));
    expect(toPage(rows, 2)).toEqual({ items: [{ id: 'a' }, { id: 'b' }], next: 'b' });
    expect(toPage(rows, 3)).toEqual({ items: rows });
    expect(toPage([], 3)).toEqual({ items: [] });
  });
});
