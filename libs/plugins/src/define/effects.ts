/**
 * Everything that a plugin may wish for; `effects` of `definePlugin` names those it does wish for, and two people agree to them.
 * @since 1.4.0
 */
export const effectNames = ['incident.report', 'kept.delete', 'kept.put', 'message.send'] as const;

/** One of {@link effectNames}. @since 1.4.0 */
export type EffectName = (typeof effectNames)[number];

/**
 * Something that a plugin wants to be done. The host does it as it would for a person: the same checks, and all effects of one answer
 * (at most 50) or none.
 * @since 1.4.0
 */
export type PluginEffect =
  /** Keeps a value of at most 16 KB under a key of the plugin's own in this county; at most 10,000 keys. */
  | { readonly effect: 'kept.put'; readonly key: string; readonly value: unknown }
  | { readonly effect: 'kept.delete'; readonly key: string }
  /** Sends a text of the plugin (`messages.<text>` in its labels) to a volunteer; `{{place}}` in it is filled with `params.place`. */
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
      readonly category: string;
      readonly place: string;
      readonly latitude?: number;
      readonly longitude?: number;
      readonly areaId?: string;
    };
