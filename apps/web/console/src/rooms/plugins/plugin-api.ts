import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { Problem, sendLoosely, type Verb } from '../../app/api.js';
import { pluginAddress, UnfitPath } from './paths.js';

/** What may be asked of a plugin's route. */
export type PluginMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface PluginRequest {
  readonly plugin: string;
  readonly method: PluginMethod;
  /** Below the plugin's routes. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Keys of changes that got no answer yet: pressed again, they are the same change. */
const unanswered = new Map<string, string>();

/** Asks a route of a plugin; never anything else. @throws Problem */
export async function askPlugin({ plugin, method, path, query, body }: PluginRequest): Promise<unknown> {
  const address = addressOf(plugin, path, query);
  const verb = method.toLowerCase() as Verb;
  if (verb === 'get') return sendLoosely({ verb, address });
  const intent = JSON.stringify([verb, address, body]);
  const key = unanswered.get(intent) ?? crypto.randomUUID();
  unanswered.set(intent, key);
  const answer = await sendLoosely({ verb, address, key, ...(body !== undefined && { body }) });
  unanswered.delete(intent);
  return answer;
}

function addressOf(plugin: string, path: string, query: PluginRequest['query']): string {
  try {
    return pluginAddress(plugin, path, query);
  } catch (error) {
    if (error instanceof UnfitPath) throw new Problem(400, 'plugin.address', '');
    throw error;
  }
}

/** Beginning of the keys of all that is read from a plugin's routes. */
export function pluginKey(plugin: string): string {
  return `/api/v1/plugins/${plugin}/`;
}

/** Reads anew what is shown of a plugin; called after every change of its data. */
export function useReadAnew(plugin: string): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(
    () => queries.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith(pluginKey(plugin)) }),
    [queries, plugin],
  );
}
