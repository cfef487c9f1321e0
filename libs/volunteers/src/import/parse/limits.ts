/** What one import may hold. A county's largest call brought 336 sign-ups; ten times that fits with room to spare. */
export const LIMITS = {
  /** Of the file as uploaded, in bytes. */
  fileBytes: 10 * 1024 * 1024,
  /** Of all parts of an .xlsx together once unpacked, in bytes. */
  unpackedBytes: 60 * 1024 * 1024,
  /** Unpacked to packed size of one part. Sheets full of alike cells reach some forty; a bomb a thousand. */
  unpackedRatio: 200,
  /** Parts smaller than this, in bytes, may have any ratio. */
  ratioFreeBytes: 1024 * 1024,
  zipEntries: 2000,
  rows: 5000,
  columns: 60,
  /** Of one cell, in UTF-16 units. */
  cellLength: 4000,
  /** The heading stands in one of the first rows that are not empty. */
  headingRows: 10,
} as const;

/** Rows a reader hands on at most: enough to find the heading and to know that there are too many. */
export const READ_ROWS = LIMITS.rows + LIMITS.headingRows + 1;
