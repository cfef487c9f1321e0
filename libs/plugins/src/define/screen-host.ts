import type { tones } from './screens.js';

/** Whatever the console can draw: an element, a text, a list of them, nothing. @since 1.1.0 */
export type ScreenNode = unknown;

/** A component of the console's React. @since 1.1.0 */
export type ScreenComponent<Props> = (props: Props) => ScreenNode;

/** How a choice is offered, and what a column of a table shows. @since 1.1.0 */
export interface ScreenTableColumn {
  readonly key: string;
  readonly heading: string;
  readonly render?: (row: Readonly<Record<string, unknown>>) => ScreenNode;
}

/**
 * Parts of the console that a module may build of: they look, sound and take keys like every other page. `version` counts
 * changes that a module would notice. @since 1.1.0
 */
export interface ScreenKit {
  readonly version: 1;
  readonly Button: ScreenComponent<{
    readonly children: ScreenNode;
    readonly onClick: () => void;
    readonly primary?: boolean;
    readonly danger?: boolean;
    readonly busy?: boolean;
    readonly disabled?: boolean;
    /** What it is read out as, where its text alone would not do. */
    readonly label?: string;
  }>;
  readonly Panel: ScreenComponent<{ readonly title?: string; readonly children: ScreenNode }>;
  readonly Tag: ScreenComponent<{ readonly tone?: (typeof tones)[number]; readonly children: ScreenNode }>;
  /** Names and values of a record; values that are not there are left out. */
  readonly Facts: ScreenComponent<{ readonly rows: readonly (readonly [string, ScreenNode])[] }>;
  readonly Table: ScreenComponent<{
    /** What the table is read out as. */
    readonly label: string;
    readonly columns: readonly ScreenTableColumn[];
    readonly rows: readonly ({ readonly id: string } & Readonly<Record<string, unknown>>)[];
  }>;
  readonly Timeline: ScreenComponent<{
    readonly items: readonly {
      readonly key: string;
      /** An instant (ISO 8601), where it is known. */
      readonly at: string | undefined;
      readonly what: ScreenNode;
      readonly more?: ScreenNode;
    }[];
  }>;
  readonly Field: ScreenComponent<{
    readonly label: string;
    readonly value: string;
    readonly onChange: (value: string) => void;
    readonly hint?: string;
    /** What is wrong with it. */
    readonly problem?: string;
    readonly kind?: 'text' | 'longText' | 'number' | 'date' | 'time';
  }>;
  readonly Choice: ScreenComponent<{
    readonly label: string;
    readonly value: string | undefined;
    readonly options: readonly { readonly value: string; readonly label: string }[];
    readonly onChange: (value: string) => void;
  }>;
  readonly Empty: ScreenComponent<{ readonly title: string; readonly hint?: string; readonly action?: ScreenNode }>;
  readonly Loading: ScreenComponent<object>;
  /** Says what `api` rejected with. */
  readonly Failed: ScreenComponent<{ readonly problem: unknown; readonly onRetry?: () => void }>;
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
 * @typeParam React the console's React, version 19: `ScreenHost<typeof import('react')>` where its types are installed
 * @since 1.1.0
 */
export interface ScreenHost<React = unknown> {
  readonly apiVersion: 1;
  readonly React: React;
  readonly kit: ScreenKit;
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

/** What a module exports by default: makes the component of its page. @since 1.1.0 */
export type ScreenModule<React = unknown> = (host: ScreenHost<React>) => ScreenComponent<object>;
