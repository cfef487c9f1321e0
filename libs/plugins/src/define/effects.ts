/**
 * Something that a plugin wants to be done. The host does it as it would for a person: the same checks, and all effects of one answer
 * or none.
 * @since 1.4.0
 */
export type PluginEffect =
  /** Keeps a value of at most 16 KB under a key of the plugin's own in this county; at most 10,000 keys. */
  | { readonly effect: 'kept.put'; readonly key: string; readonly value: unknown }
  | { readonly effect: 'kept.delete'; readonly key: string }
  /** Sends a text of the plugin (`messages.<text>` in its labels) to a volunteer; `{place}` in it is filled with `params.place`. */
  | {
      readonly effect: 'message.send';
      readonly volunteerId: string;
      readonly text: string;
      readonly params?: Readonly<Record<string, string | number>>;
    }
  /** Reports a danger, as a liaison would take it in; never an emergency, which is for 110, 119 and 120. */
  | {
      readonly effect: 'incident.report';
      readonly summary: string;
      readonly category?: string;
      readonly place?: string;
      readonly latitude?: number;
      readonly longitude?: number;
      readonly areaId?: string;
    };
