import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type Problem, send, type Shape } from '../../app/api.js';

/** How many wait at each stage that the reader may see, however long the lists are. */
export function usePipeline(): Shape<'Pipeline'> | undefined {
  return useQuery<Shape<'Pipeline'>, Problem>({
    queryKey: ['/api/v1/vetting/pipeline/search', 'counts'],
    queryFn: () => send('post', '/api/v1/vetting/pipeline/search', { body: { limit: 1 } }),
    placeholderData: keepPreviousData,
  }).data;
}
