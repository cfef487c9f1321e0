// What the console hands to modules of plugins. The console is checked against these types, so that nothing here is a promise that
// it does not keep: the file therefore imports nothing that a browser does not have.
import type { tones } from './tones.js';

/** A component of the console's React. @typeParam Node what it draws: an element, a text, a list of them, nothing. @since 1.1.0 */
export type ScreenComponent<Props, Node = unknown> = (props: Props) => Node;

/** What a column of a table shows. @since 1.1.0 */
export interface ScreenTableColumn<Node = unknown> {
  readonly key: string;
  readonly heading: string;
  readonly render?: (row: Readonly<Record<string, unknown>>) => Node;
}

/** A row of a table, with an id to tell it from the others. @since 1.1.0 */
export type ScreenTableRow = { readonly id: string } & Readonly<Record<string, unknown>>;

/**
 * Parts of the console that a module may build of: they look, sound and take keys like every other page. `version` counts
 * changes that a module would notice. @since 1.1.0
 */
export interface ScreenKit<Node = unknown> {
  readonly version: 1;
  readonly Button: ScreenComponent<
    {
      readonly children: Node;
      readonly onClick: () => void;
      readonly primary?: boolean;
      readonly danger?: boolean;
      readonly busy?: boolean;
      readonly disabled?: boolean;
      /** What it is read out as, where its text alone would not do. */
      readonly label?: string;
    },
    Node
  >;
  readonly Panel: ScreenComponent<{ readonly title?: string; readonly children: Node }, Node>;
  readonly Tag: ScreenComponent<{ readonly tone?: (typeof tones)[number]; readonly children: Node }, Node>;
  /** Names and values of a record; values that are not there are left out. */
  readonly Facts: ScreenComponent<{ readonly rows: readonly (readonly [string, Node])[] }, Node>;
  readonly Table: ScreenComponent<
    {
      /** What the table is read out as. */
      readonly label: string;
      readonly columns: readonly ScreenTableColumn<Node>[];
      readonly rows: readonly ScreenTableRow[];
    },
    Node
  >;
  readonly Timeline: ScreenComponent<
    {
      readonly items: readonly {
        readonly key: string;
        /** An instant (ISO 8601), where it is known. */
        readonly at: string | undefined;
        readonly what: Node;
        readonly more?: Node;
      }[];
    },
    Node
  >;
  readonly Field: ScreenComponent<
    {
      readonly label: string;
      readonly value: string;
      readonly onChange: (value: string) => void;
      readonly hint?: string;
      /** What is wrong with it. */
      readonly problem?: string;
      readonly kind?: 'text' | 'longText' | 'number' | 'date' | 'time';
    },
    Node
  >;
  readonly Choice: ScreenComponent<
    {
      readonly label: string;
      readonly value: string | undefined;
      readonly options: readonly { readonly value: string; readonly label: string }[];
      readonly onChange: (value: string) => void;
    },
    Node
  >;
  readonly Empty: ScreenComponent<{ readonly title: string; readonly hint?: string; readonly action?: Node }, Node>;
  readonly Loading: ScreenComponent<object, Node>;
  /** Says what `api` rejected with. */
  readonly Failed: ScreenComponent<{ readonly problem: unknown; readonly onRetry?: () => void }, Node>;
  /** Says something for a few seconds. */
  readonly notify: (kind: 'success' | 'error', text: string) => void;
}

/**
 * The plugin's own routes, below `/api/v1/plugins/<id>/`; paths that lead elsewhere are refused. A refusal rejects with an Error that
 * has `status`, `code` and `fields`, and its text in the reader's language as `message`. @since 1.1.0
 */
export interface ScreenApi {
  readonly get: (path: string, query?: Readonly<Record<string, string>>) => Promise<unknown>;
  readonly post: (path: string, body?: unknown) => Promise<unknown>;
  readonly put: (path: string, body?: unknown) => Promise<unknown>;
  readonly patch: (path: string, body?: unknown) => Promise<unknown>;
  readonly delete: (path: string) => Promise<unknown>;
}

/**
 * What the default export of a module gets. It is frozen.
 *
 * @typeParam React the console's React, version 19: `ScreenHost<typeof import('react'), import('react').ReactNode>` where its types are installed
 * @typeParam Node what its components draw
 * @since 1.1.0
 */
export interface ScreenHost<React = unknown, Node = unknown> {
  readonly apiVersion: 1;
  readonly React: React;
  readonly kit: ScreenKit<Node>;
  readonly api: ScreenApi;
  /** A text of the plugin's `labels`, in the reader's language; `{{name}}` takes the parameter. */
  readonly t: (key: string, params?: Readonly<Record<string, string | number>>) => string;
  /** The reader's language; a module is drawn anew when it changes. */
  readonly locale: 'zh-CN' | 'en';
  /** Opens another page of the plugin. */
  readonly navigate: (page: string, id?: string) => void;
  /** Whether the reader holds one of these roles, in whatever scope. */
  readonly can: (...roles: readonly string[]) => boolean;
}

/** What a module exports by default: makes the component of its page; an async function would not. @since 1.1.0 */
export type ScreenModule<React = unknown, Node = unknown> = (
  host: ScreenHost<React, Node>,
) => ScreenComponent<object, Node>;
