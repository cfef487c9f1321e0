import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';

/** Texts of an address are read as numbers; in a body a number is one already, and nothing else becomes one. */
export function ReadAsNumber(): PropertyDecorator {
  return Transform(({ value }) => (typeof value === 'string' && value !== '' ? Number(value) : (value as unknown)));
}

/** Query of every list: how many, and after which id to go on. */
export class PageQuery {
  @IsOptional()
  @ReadAsNumber()
  @IsInt()
  @Min(1)
  @Max(200)
  limit = 50;

  @IsOptional()
  @IsUUID()
  after?: string;
}

/** A page of a list. `next` is the cursor for the following page; absent on the last. */
export interface Page<T> {
  items: T[];
  next?: string;
}

/** Cuts `limit + 1` fetched rows to a page: the extra row only tells that there is more. */
export function toPage<T extends { id: string }>(rows: readonly T[], limit: number): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return rows.length > limit && last ? { items, next: last.id } : { items };
}
