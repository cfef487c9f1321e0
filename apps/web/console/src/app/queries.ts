import {
  type UseInfiniteQueryResult,
  type UseQueryResult,
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  type UseMutationResult,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useRef } from 'react';
import { type Answer, type Input, type PathWith, type Problem, send } from './api.js';

interface ReadOptions {
  readonly enabled?: boolean;
  /** Milliseconds between reads anew; live changes come by the stream, so this is for what the stream does not tell. */
  readonly every?: number;
  /** Goes on showing the former answer while a changed question is being answered: for searches. */
  readonly keep?: boolean;
}

/** Reads from the API and keeps the answer; the key is the path, so that the live stream can find what it concerns. */
export function useGet<Path extends PathWith<'get'>>(
  path: Path,
  input: Input<Path, 'get'>,
  { enabled = true, every }: ReadOptions = {},
): UseQueryResult<Answer<Path, 'get'>, Problem> {
  return useQuery<Answer<Path, 'get'>, Problem>({
    queryKey: [path, input],
    queryFn: () => send('get', path, input),
    enabled,
    ...(every !== undefined && { refetchInterval: every }),
  });
}

interface PageOf<Item> {
  readonly items: Item[];
  readonly next?: string;
}
type ItemOf<Path extends PathWith<'get'>> = Answer<Path, 'get'> extends { items: (infer Item)[] } ? Item : never;

/** Reads a list page by page: `items` holds what has come so far, `fetchNextPage` asks for more. */
export function useList<Path extends PathWith<'get'>>(
  path: Path,
  input: Input<Path, 'get'>,
  options: ReadOptions = {},
): { readonly items: ItemOf<Path>[]; readonly result: UseInfiniteQueryResult<unknown, Problem> } {
  return usePages<ItemOf<Path>>([path, 'list', input], options, (after) =>
    send('get', path, {
      ...input,
      query: { ...(input.query as object | undefined), ...after },
    } as Input<Path, 'get'>),
  );
}

/** The lists that are searched by what may be a name or a number: it goes in the body, never in an address. */
type Searched = Extract<PathWith<'post'>, `${string}/search`>;
/** The questions that are posted. */
type Asked = Extract<PathWith<'post'>, `${string}/explain`>;
type FoundIn<Path extends Searched> = Answer<Path, 'post'> extends { items: (infer Item)[] } ? Item : never;

/** The same as {@link useList} for a list that is searched. */
export function useSearch<Path extends Searched>(
  path: Path,
  body: Input<Path, 'post'>['body'],
  options: ReadOptions = {},
): { readonly items: FoundIn<Path>[]; readonly result: UseInfiniteQueryResult<unknown, Problem> } {
  return usePages<FoundIn<Path>>([path, 'list', body], options, (after) =>
    send('post', path, { body: { ...(body as object | undefined), ...after } } as unknown as Input<Path, 'post'>),
  );
}

/** A question whose words go in the body: it changes nothing, so it is asked again like anything that is read. */
export function useAsk<Path extends Asked>(
  path: Path,
  body: Input<Path, 'post'>['body'],
  { enabled = true }: ReadOptions = {},
): UseQueryResult<Answer<Path, 'post'>, Problem> {
  return useQuery<Answer<Path, 'post'>, Problem>({
    queryKey: [path, body],
    queryFn: () => send('post', path, { body } as unknown as Input<Path, 'post'>),
    enabled,
  });
}

function usePages<Item>(
  queryKey: unknown[],
  options: ReadOptions,
  ask: (after: { readonly after?: string }) => Promise<unknown>,
): { readonly items: Item[]; readonly result: UseInfiniteQueryResult<unknown, Problem> } {
  const result = useInfiniteQuery<PageOf<Item>, Problem, { pages: PageOf<Item>[] }, unknown[], string | undefined>({
    queryKey,
    queryFn: ({ pageParam }) => ask(pageParam === undefined ? {} : { after: pageParam }) as Promise<PageOf<Item>>,
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next,
    enabled: options.enabled ?? true,
    ...(options.keep && { placeholderData: keepPreviousData }),
    ...(options.every !== undefined && { refetchInterval: options.every }),
  });
  return { items: result.data?.pages.flatMap((page) => page.items) ?? [], result };
}

/**
 * Changes something. A repeat after a failure of the network carries the same `Idempotency-Key` as long as the body is the same,
 * so a person may press again without fear. What `touches` names is read anew.
 */
export function useChange<V extends 'post' | 'put' | 'patch' | 'delete', Path extends PathWith<V>>(
  verb: V,
  path: Path,
  touches: readonly string[] = [],
): UseMutationResult<Answer<Path, V>, Problem, Input<Path, V>> {
  const client = useQueryClient();
  const intent = useRef<{ body: string; key: string }>(undefined);
  return useMutation<Answer<Path, V>, Problem, Input<Path, V>>({
    mutationFn: async (input) => {
      const body = JSON.stringify(input);
      if (intent.current?.body !== body) intent.current = { body, key: crypto.randomUUID() };
      const answer = await send(verb, path, input, intent.current.key);
      intent.current = undefined;
      return answer;
    },
    onSuccess: () =>
      client.invalidateQueries({
        predicate: ({ queryKey }) => touches.some((one) => String(queryKey[0]).startsWith(one)),
      }),
  });
}
