/** Meanings that the console gives a colour and a sign. @since 1.1.0 */
export const tones = ['neutral', 'info', 'good', 'warning', 'bad'] as const;
