import type { JSX } from 'preact';

const shapes = {
  today: 'M4 5h16v15H4zM4 9.5h16M8 3v4M16 3v4M8.5 14.5l2.5 2.5 4.5-4.5',
  shifts: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7.5V12l3.2 2',
  training: 'M2.5 9 12 4.5 21.5 9 12 13.5zM6.5 11v5c3 2.6 8 2.6 11 0v-5',
  messages: 'M4 5h16v11H9.5L5 19.5V16H4zM8 9.2h8M8 12.2h5',
  mine: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.6-4 3.700-6 7.500-6s6.900 2 7.500 6',
  next: 'M9 5l7 7-7 7',
  pen: 'M4 20l1-4.500L16 4.500l3.500 3.500L8.500 19zM13.500 7l3.500 3.500',
} as const;

/** A small drawing beside words; those who hear the page hear the words only. */
export function Icon({ name, size = 24 }: { name: keyof typeof shapes; size?: number }): JSX.Element {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.8"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={shapes[name]} />
    </svg>
  );
}
