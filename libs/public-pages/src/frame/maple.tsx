/** The mark: a maple leaf, drawn with few points so that it stays small in every page. */
export function Maple() {
  return (
    <svg viewBox="0 0 64 64" aria-hidden="true">
      <path
        fill="#a61d24"
        d="M32 4l5 10 7.500-3.500-2.200 13 9-7 1.700 5.500 8.800-.8-4.500 9.300 4.200 2.700L48.500 42.500l1.500 5.300-14.300-1.800L36.400 60h-8.800l.7-14-14.300 1.800 1.500-5.300L2.500 33.200l4.200-2.700-4.500-9.300 8.800.8 1.700-5.500 9 7-2.200-13L27 14z"
      />
    </svg>
  );
}
