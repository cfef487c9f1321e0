import { Injectable } from '@nestjs/common';
import { dayIn, formatTime, type Locale } from '@redmaple/i18n';
import type { CoreRole } from '../access/allow.js';
import { type Actor, currentContext } from '../context/context.js';
import { accessErrors } from '../errors/platform-errors.js';
import { RequestValidationPipe } from '../http/validation.pipe.js';
import { registeredTexts, translate } from '../http/texts.js';
import type { SheetCell } from '../sheets/index.js';
import { exportErrors } from './exports.errors.js';

/** Writes values the way the reader and the county have them. */
export interface ExportReader {
  readonly locale: Locale;
  /** By the county's clock. @param instant ISO 8601 */
  moment(instant: string | undefined): SheetCell;
  /** @param day YYYY-MM-DD */
  day(day: string | undefined): SheetCell;
  /** The text of a key; a key without a text stays what it ends with. */
  word(key: string): string;
}

export interface ExportColumn<Item> {
  /** Its heading is the text `exports.columns.<key>`. */
  readonly key: string;
  /** In characters. */
  readonly width?: number;
  /** The field of the national record it is meant for: the text `exports.national.<key>`. Left out where none is known. */
  readonly national?: string;
  value(item: Item, reader: ExportReader): SheetCell;
}

/**
 * A list that can be taken along as a file. Rows come from the very function that answers the list's page, under whoever
 * asks, so that nobody finds in a file what the screen would not show.
 */
interface ExportList<Query extends object, Item> {
  /** `<owner>.<noun>`; its name is the text `exports.lists.<code>`. */
  readonly code: string;
  /** The route that answers its page: `/api/v1/teams/:id/members`. What stands in the path is a filter here. */
  readonly path: string;
  /** Who may ask; which rows and fields they see the list itself decides. */
  readonly roles: readonly [CoreRole, ...CoreRole[]];
  /** The filters of the list's search, checked as there. */
  readonly query: new () => Query;
  /** Filters that may hold a person's name or number: the audit trail says only that there was one. */
  readonly words?: readonly string[];
  readonly columns: readonly ExportColumn<Item>[];
  page(query: Query): Promise<{ readonly items: readonly Item[]; readonly next?: string }>;
}

/** A list as the exports go through it, whatever it holds. */
export interface KnownList {
  readonly code: string;
  readonly path: string;
  readonly roles: readonly string[];
  readonly words: readonly string[];
  readonly columns: readonly Omit<ExportColumn<never>, 'value'>[];
  /** @throws request.invalid naming the filters that are wrong */
  check(filters: object): Promise<void>;
  rows(filters: object, reader: ExportReader): AsyncGenerator<SheetCell[]>;
}

/** More than a page of the screen shows; never more than this is held at once. */
const rowsOfPage = 500;

/** The lists of this system that can be taken along. Each lib adds its own when it starts. */
@Injectable()
export class ExportLists {
  private readonly known = new Map<string, KnownList>();
  private readonly pipe = new RequestValidationPipe();

  add<Query extends object, Item>(list: ExportList<Query, Item>): void {
    if (this.known.has(list.code)) throw new Error(`Two lists call themselves ${list.code}.`);
    const read = (filters: object) =>
      this.pipe.transform(filters, { type: 'body', metatype: list.query }) as Promise<Query>;
    this.known.set(list.code, {
      code: list.code,
      path: list.path,
      roles: list.roles,
      words: list.words ?? [],
      columns: list.columns,
      check: async (filters) => void (await read(filters)),
      async *rows(filters, reader) {
        const query = Object.assign(await read(filters), { limit: rowsOfPage });
        let next: string | undefined;
        do {
          const page = await list.page(Object.assign(query, next !== undefined && { after: next }));
          for (const item of page.items) yield list.columns.map((column) => column.value(item, reader));
          next = page.next;
        } while (next !== undefined);
      },
    });
  }

  /** Every list there is, for the test that looks at all of them. */
  all(): readonly KnownList[] {
    return [...this.known.values()];
  }

  /**
   * A list that whoever acts may take along.
   * @throws exports.unknownList, access.denied
   */
  allowed(code: string, actor: Actor = currentContext().actor): KnownList {
    const list = this.known.get(code);
    if (!list) throw exportErrors.unknownList({}, { field: 'list' });
    if (!actor.grants.some(({ role }) => list.roles.includes(role))) throw accessErrors.denied();
    return list;
  }
}

/** Writes for a language and a county's clock. */
export function exportReader(locale: Locale, zone: string): ExportReader {
  return {
    locale,
    moment: (instant) => {
      if (instant === undefined) return undefined;
      const at = new Date(instant);
      return { moment: `${dayIn(at, zone)} ${formatTime(locale, at, zone)}` };
    },
    day: (day) => (day === undefined ? undefined : { day }),
    word: (key) => {
      // A plugin that is switched off has left its codes behind.
      if (!registeredTexts().has(locale, key)) return key.split('.').at(-1) ?? key;
      return translate(locale, key);
    },
  };
}
