import { type MemberView, type PostView, Teams, type TeamView } from '../contracts/volunteers.js';

/** Teams as a plugin's classes get them: what members answered to the forms of other plugins' team types is left out. */
export class MaskedTeams extends Teams {
  readonly #whole: Teams;
  readonly #pluginId: string;

  constructor(whole: Teams, pluginId: string) {
    super();
    this.#whole = whole;
    this.#pluginId = pluginId;
  }

  all(): Promise<TeamView[]> {
    return this.#whole.all();
  }

  byId(id: string): Promise<TeamView | undefined> {
    return this.#whole.byId(id);
  }

  async members(...asked: Parameters<Teams['members']>): Promise<MemberView[]> {
    return this.#masked(await this.#whole.members(...asked));
  }

  async ofVolunteer(...asked: Parameters<Teams['ofVolunteer']>): Promise<MemberView[]> {
    return this.#masked(await this.#whole.ofVolunteer(...asked));
  }

  posts(teamIds: readonly string[]): Promise<PostView[]> {
    return this.#whole.posts(teamIds);
  }

  async #masked(members: readonly MemberView[]): Promise<MemberView[]> {
    const own = new Set(
      (await this.#whole.all()).filter((one) => one.typeCode.startsWith(`${this.#pluginId}.`)).map((one) => one.id),
    );
    return members.map((one) => (own.has(one.teamId) ? one : { ...one, answers: {} }));
  }
}
