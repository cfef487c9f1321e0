/** Whether the reader asked the system for stillness: then nothing slides, fades or pans. */
export function wantsStillness(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}
