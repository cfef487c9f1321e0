/**
 * A place where duty is done, as a plugin sees one. Longer numbers in what people wrote (a phone behind a name) are replaced by ***.
 * @since 1.4.0
 */
export interface PlaceView {
  readonly id: string;
  readonly name: string;
  /** One of the core's (`river-dam`), or of the plugin's own `siteTypes`: `yanhu.bird-hide`. */
  readonly kind: string;
  /** Of the county's tree; undefined where nobody said. */
  readonly areaId: string | undefined;
  /** WGS-84 degrees; undefined where nobody said. */
  readonly position: { readonly latitude: number; readonly longitude: number } | undefined;
  /** Answers to `facts` of the plugin's own kind, as they were given when the place was entered; empty for kinds of the core. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** When the last log of it was observed; undefined: none yet. */
  readonly lookedAfterAt: Date | undefined;
  /** False once it was taken out of use; shifts that name it keep it. */
  readonly inUse: boolean;
}

/** Which places are wanted; what is left out limits nothing. @since 1.4.0 */
export interface PlaceQuestion {
  /** Whole codes: `river-dam`, `yanhu.bird-hide`. */
  readonly kinds?: readonly string[];
  /** Places entered in these areas themselves; name those below as well. */
  readonly areaIds?: readonly string[];
}

/**
 * Reads places of the current county: those of the core's kinds and of the plugin's own. A place of another plugin's kind, or of another
 * county, is answered as if it were not there. Provided by libs/shifts.
 * @since 1.4.0
 */
export abstract class Places {
  /**
   * Places by id, those out of use as well; what is not there is left out.
   * @throws plugins.asksTooMuch for more than 500 ids
   */
  abstract byIds(ids: readonly string[]): Promise<ReadonlyMap<string, PlaceView>>;
  /**
   * Places in use, in the order in which they were entered.
   * @throws plugins.asksTooMuch for more than 500 kinds, areas or places: ask for fewer kinds or areas
   */
  abstract find(question?: PlaceQuestion): Promise<PlaceView[]>;
}
