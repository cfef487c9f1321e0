export const seatKinds = ['leader', 'member', 'helper'] as const;
export type SeatKind = (typeof seatKinds)[number];

export interface SeatState {
  readonly kind: SeatKind;
  readonly volunteerId: string | undefined;
  readonly probation: boolean;
}

/** What a post lacks: empty seats of leaders and members. Helpers are welcome and not missed. */
export function lacksOf(seats: readonly SeatState[]): { leaders: number; members: number } {
  const empty = (kind: SeatKind): number =>
    seats.filter((one) => one.kind === kind && one.volunteerId === undefined).length;
  return { leaders: empty('leader'), members: empty('member') };
}

/** Whether only people on probation are there: who is new is accompanied. */
export function isUnaccompanied(seats: readonly SeatState[]): boolean {
  const held = seats.filter((one) => one.volunteerId !== undefined);
  return held.length > 0 && held.every((one) => one.probation);
}

export type SeatNumbers = Readonly<Record<SeatKind, number>>;

/** Which seats are to be added and which to go, for a post to have so many: the last go first. */
export function seatChanges(
  present: readonly { readonly id: string; readonly kind: SeatKind; readonly no: number }[],
  wanted: SeatNumbers,
): { readonly add: readonly { kind: SeatKind; no: number }[]; readonly close: readonly string[] } {
  const of = (kind: SeatKind) => present.filter((one) => one.kind === kind);
  return {
    add: seatKinds.flatMap((kind) => {
      const taken = new Set(of(kind).map((one) => one.no));
      return Array.from({ length: wanted[kind] }, (_, index) => ({ kind, no: index + 1 })).filter(
        (one) => !taken.has(one.no),
      );
    }),
    close: seatKinds.flatMap((kind) =>
      of(kind)
        .filter((one) => one.no > wanted[kind])
        .map((one) => one.id),
    ),
  };
}
