import type { CoreRole } from '@redmaple/platform';
import type { FormSchema } from '@redmaple/forms';
import type { PluginEffect } from './effects.js';

/** What a request is answered from. @since 1.4.0 */
export interface RequestQuestion {
  /** Six digits: the county of whoever asks. */
  readonly county: string;
  /** The house's time, ISO 8601 in UTC. */
  readonly now: string;
  /** The plugin's settings in this county. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** What `asks` describes, checked: from the address of a GET, from the body of a POST. */
  readonly asked: Readonly<Record<string, unknown>>;
  /** What the plugin keeps in this county under the keys that begin with one of `reads`. */
  readonly kept: Readonly<Record<string, unknown>>;
}

/** What a plugin says to a request. @since 1.4.0 */
export interface RequestAnswer {
  /** Plain data, as JSON holds it. */
  readonly data?: unknown;
  /** Of a POST only. They are carried out with the rights of whoever asks. */
  readonly effects?: readonly PluginEffect[];
}

/**
 * A route of data at `/api/v1/plugins/<id>/r/<path>`, without a controller: panels and pages name it as their source, `r/<path>`.
 * @since 1.4.0
 */
export interface PluginRequest {
  /** Who may ask. */
  readonly roles: readonly CoreRole[];
  /** What is asked; nothing when left out. */
  readonly asks?: FormSchema;
  /** Beginnings of the keys that `answer` needs of what is kept; at most 200 values are handed over. */
  readonly reads?: readonly string[];
  /** Pure: same question, same answer. */
  readonly answer: (question: RequestQuestion) => RequestAnswer | Promise<RequestAnswer>;
}

/** By method and path: `GET summary`, `POST readings`. @since 1.4.0 */
export type PluginRequests = Readonly<Record<string, PluginRequest>>;
