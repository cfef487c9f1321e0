interface Hook {
  readonly since: string;
  readonly when: string;
  readonly deprecated?: { readonly since: string; readonly use: string };
  readonly carries?: Readonly<Record<string, string>>;
  readonly input?: Readonly<Record<string, string>>;
}
type Catalogue = Readonly<Record<'event' | 'decide' | 'filter' | 'slot', Readonly<Record<string, Hook>>>>;
type Released = Readonly<Record<string, { readonly since: string; readonly told: Readonly<Record<string, string>> }>>;

/** What a plugin relies on, hook by hook. */
export function releasedOf(catalogue: Catalogue): Released;
/** What a plugin written for an earlier release would miss. */
export function breaksIn(before: Released, catalogue: Catalogue): string[];
/** Every page by its path. */
export function pagesOf(catalogue: Catalogue): Record<string, string>;
