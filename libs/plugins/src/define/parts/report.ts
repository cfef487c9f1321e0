import type { CoreRole } from '@redmaple/platform';
import type { Column } from '../screens.js';

/** A list of the plugin that is taken home as a file; its title is the text `<code>` in `labels`. @since 1.4.0 */
export interface Report {
  readonly code: string;
  /** Path below `/api/v1/plugins/<id>/` that answers an array of rows, or `{ items, next }`. */
  readonly source: string;
  readonly columns: readonly Column[];
  /** Who finds it. The route decides all the same. */
  readonly roles: readonly CoreRole[];
}
