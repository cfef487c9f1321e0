import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

type Search = Readonly<Record<string, string | undefined>>;

/**
 * Filters, the open record and the chosen view live in the address: a link shows a colleague the same, and the back button
 * works. Values are texts; ids and codes only, never anything personal.
 *
 * @returns the values, and a function that changes some of them (`undefined` takes one out)
 */
export function useUrlState<Key extends string>(): readonly [
  Partial<Record<Key, string>>,
  (change: Partial<Record<Key, string | undefined>>, options?: { readonly push?: boolean }) => void,
] {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const values = Object.fromEntries(
    Object.entries(search).flatMap(([key, value]) =>
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
        ? [[key, String(value)]]
        : [],
    ),
  ) as Partial<Record<Key, string>>;
  const change = useCallback(
    (wanted: Partial<Record<Key, string | undefined>>, options: { readonly push?: boolean } = {}) => {
      const next = (before: Search): Search =>
        Object.fromEntries(
          Object.entries({ ...before, ...wanted }).filter(([, value]) => value !== undefined && value !== ''),
        );
      void navigate({ to: '.', search: next as never, replace: !options.push });
    },
    [navigate],
  );
  return [values, change];
}
