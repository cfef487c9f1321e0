/**
 * A volunteer as other libs see one: no document number, no phone. Plugins get the name masked (王**) unless they ask for names in
 * `permissions` and the county agreed, and of the birth date the year alone (1987-01-01).
 */
export interface VolunteerView {
  readonly id: string;
  /** Empty for plugins. */
  readonly personId: string;
  /** Our own number, never the ID number. */
  readonly number: string;
  readonly name: string;
  readonly birthDate: string;
  readonly status: 'active' | 'suspended' | 'left';
}

/** A volunteer's place in a team. */
export interface MemberView {
  readonly volunteerId: string;
  readonly teamId: string;
  readonly role: 'leader' | 'deputy' | 'member' | 'probationer';
  /** On leave from the team (暂离): not rostered, not dispatched. */
  readonly reserve: boolean;
  /** Answers to the team type's form, as given at sign-up. Empty for plugins that the team type is not of. */
  readonly answers: Readonly<Record<string, unknown>>;
  readonly since: string;
}

/** Reads volunteers of the current county. Provided by libs/volunteers. */
export abstract class Volunteers {
  abstract byId(id: string): Promise<VolunteerView | undefined>;
  abstract byIds(ids: readonly string[]): Promise<ReadonlyMap<string, VolunteerView>>;
  /** The volunteer behind an account's person id; undefined for staff. */
  abstract byPerson(personId: string): Promise<VolunteerView | undefined>;
}

/** A team as other libs and plugins see one. */
export interface TeamView {
  readonly id: string;
  readonly name: string;
  /** Namespaced: `maple-grove.rescue`. */
  readonly typeCode: string;
  readonly areaId: string | undefined;
  /** Where the team usually starts from, WGS-84 degrees. */
  readonly base: { readonly latitude: number; readonly longitude: number } | undefined;
  readonly leaderId: string | undefined;
}

/** A post of a team as it stands now. @since 1.3.0 */
export interface PostView {
  readonly id: string;
  readonly teamId: string;
  readonly name: string;
  readonly areaId: string | undefined;
  /** Every seat; `volunteerId` is undefined while it is empty. */
  readonly seats: readonly {
    readonly id: string;
    readonly kind: 'leader' | 'member' | 'helper';
    readonly volunteerId: string | undefined;
  }[];
  /** Empty seats that are missed: helpers are welcome and not missed. */
  readonly lacks: { readonly leaders: number; readonly members: number };
  /** Only people on probation are there: they are not left alone. */
  readonly unaccompanied: boolean;
}

/** Reads teams of the current county. Provided by libs/volunteers. */
export abstract class Teams {
  abstract all(): Promise<TeamView[]>;
  abstract byId(id: string): Promise<TeamView | undefined>;
  /** Members on that day, the reserve included and marked; only those of `volunteerIds` where they are named. */
  abstract members(teamIds: readonly string[], on: Date, volunteerIds?: readonly string[]): Promise<MemberView[]>;
  /** Teams a volunteer belongs to on that day. */
  abstract ofVolunteer(volunteerId: string, on: Date): Promise<MemberView[]>;
  /** Open posts of the teams with who holds their seats now. @since 1.3.0 */
  abstract posts(teamIds: readonly string[]): Promise<PostView[]>;
}

/** A certificate that is to be issued to somebody. */
export interface NewQualification {
  readonly volunteerId: string;
  /** Namespaced code of the catalogue: `maple-grove.first-aid`. */
  readonly code: string;
  readonly issuer: string;
  /** Calendar days, both included. */
  readonly validFrom: string;
  readonly validTo: string | undefined;
  /** What proves it, e.g. `{ type: 'training-result', id }`. One qualification per evidence. */
  readonly evidence: { readonly type: string; readonly id: string };
  /** The certificate that this one renews; absent: the one that can be renewed by it, if there is one. */
  readonly renews?: string;
}

/** A certificate that somebody holds. */
export interface QualificationView {
  readonly id: string;
  readonly volunteerId: string;
  readonly code: string;
  readonly validFrom: string;
  readonly validTo: string | undefined;
}

/** Certificates people hold. Provided by libs/volunteers. */
export abstract class Qualifications {
  /** Issues a certificate; a second call with the same evidence returns the first one's id. */
  abstract issue(qualification: NewQualification): Promise<string>;
  abstract heldBy(volunteerIds: readonly string[]): Promise<QualificationView[]>;
}
