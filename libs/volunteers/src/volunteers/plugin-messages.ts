import { Injectable } from '@nestjs/common';
import { Clock, currentCounty, Messages, requestErrors, UnitOfWork } from '@redmaple/platform';
import { type EffectOrigin, InstalledPlugins, pluginErrors, Volunteers } from '@redmaple/plugins/house';
import { IsObject, IsOptional, IsString, IsUUID, Matches } from 'class-validator';

/** Messages of one plugin within a day: to one person, and in the county. */
const mostToOne = 3;
const mostInCounty = 500;
const oneDay = 24 * 60 * 60 * 1000;

/** Which text goes to whom. */
export class PluginMessage {
  @IsUUID()
  volunteerId: string;

  @IsString()
  @Matches(/^[a-z][A-Za-z0-9-]{0,39}$/)
  text: string;

  @IsOptional()
  @IsObject()
  params?: Record<string, unknown>;
}

/** Plans messages in the words of plugins, whichever way they ask for it: no free text, and not without end. */
@Injectable()
export class PluginMessages {
  constructor(
    private readonly messages: Messages,
    private readonly volunteers: Volunteers,
    private readonly installed: InstalledPlugins,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the delivery; undefined when one with the key was planned before
   * @throws request.invalid, plugins.wishesTooMuch
   */
  async send(
    { volunteerId, text, params = {} }: PluginMessage,
    { pluginId, key }: EffectOrigin,
  ): Promise<string | undefined> {
    const labels = this.installed.get(pluginId)?.definition.labels['zh-CN'] ?? {};
    if (!Object.hasOwn(labels, `messages.${text}`)) throw refused('text', 'unknown');
    // Read once: what is looked at is what is sent.
    const values = Object.entries(params).map(([name, value]) => [name, harmless(name, value)] as const);
    const volunteer = await this.volunteers.byId(volunteerId);
    // Who left is written to no more.
    if (!volunteer || volunteer.status === 'left') throw refused('volunteerId', 'unknown');
    const dedupeKey = `plugin:${pluginId}:${key}`;
    await this.takeTurns(pluginId);
    // What is asked again costs nothing, and is not refused once the day is used up.
    if (await this.work.one('SELECT 1 FROM platform.delivery WHERE dedupe_key = $1', [dedupeKey])) return undefined;
    await this.spend(pluginId, volunteer.personId);
    return this.messages.send({
      personId: volunteer.personId,
      template: `messages.${pluginId}.${text}`,
      params: Object.fromEntries(values),
      dedupeKey,
    });
  }

  /** Two at once would both find room for the last one. */
  private async takeTurns(pluginId: string): Promise<void> {
    await this.work.query('SELECT pg_advisory_xact_lock(727021, hashtext($1))', [
      `plugin-messages/${currentCounty()}/${pluginId}`,
    ]);
  }

  private async spend(pluginId: string, personId: string): Promise<void> {
    const sent = await this.work.one<{ one: number; all: number }>(
      `SELECT count(*)::int AS all, count(*) FILTER (WHERE person_id = $2)::int AS one FROM platform.delivery
       WHERE starts_with(dedupe_key, $1) AND due_at > $3`,
      [`plugin:${pluginId}:`, personId, new Date(this.clock.now().getTime() - oneDay)],
    );
    if ((sent?.one ?? 0) >= mostToOne || (sent?.all ?? 0) >= mostInCounty) throw pluginErrors.wishesTooMuch();
  }
}

/** A word, a time or a count: nothing in which somebody's number could be hidden, or a link. */
function harmless(name: string, value: unknown): string | number {
  if (/^[a-z][A-Za-z0-9]{0,19}$/.test(name)) {
    if (typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 1_000_000) return value;
    if (typeof value === 'string' && value.length <= 60 && !/\d{6}|:\/\/|www\./i.test(value)) return value;
  }
  throw refused('params', 'invalid');
}

function refused(field: string, code: string): Error {
  return requestErrors.invalid({}, { fields: [{ field, code }] });
}
