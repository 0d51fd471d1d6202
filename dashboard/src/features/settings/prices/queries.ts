import { queryOptions } from '@tanstack/react-query';
import { api, data } from '../../../lib/api.ts';

export const pricesQuery = queryOptions({
  queryKey: ['prices'],
  queryFn: () => data(api.GET('/v1/prices')),
});
