import { Injectable } from '@nestjs/common';
import { Clock, Messages, requestErrors, UnitOfWork } from '@redmaple/platform';
import {
  EffectContributor,
  type EffectOrigin,
  InstalledPlugins,
  pluginErrors,
  Volunteers,
} from '@redmaple/plugins/house';
import { IsObject, IsOptional, IsString, IsUUID, Matches } from 'class-validator';

/** Messages of one plugin within a day: to one person, and in the county. */
const mostToOne = 3;
const mostInCounty = 500;
const oneDay = 24 * 60 * 60 * 1000;

class PluginMessage {
  @IsUUID()
  volunteerId: string;

  @IsString()
  @Matches(/^[a-z][A-Za-z0-9-]{0,39}$/)
  text: string;

  @IsOptional()
  @IsObject()
  params?: Record<string, unknown>;
}

/** Sends a text of the plugin's own to a volunteer: no free text, and not without end. */
@Injectable()
export class SendMessage extends EffectContributor<PluginMessage> {
  readonly effect = 'message.send';
  readonly role = 'operator';
  readonly body = PluginMessage;

  constructor(
    private readonly messages: Messages,
    private readonly volunteers: Volunteers,
    private readonly installed: InstalledPlugins,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {
    super();
  }

  async carryOut({ volunteerId, text, params = {} }: PluginMessage, { pluginId, key }: EffectOrigin): Promise<void> {
    const labels = this.installed.get(pluginId)?.definition.labels['zh-CN'] ?? {};
    if (!Object.hasOwn(labels, `messages.${text}`)) throw invalid('text', 'unknown');
    for (const [name, value] of Object.entries(params))
      if (!isHarmless(name, value)) throw invalid('params', 'invalid');
    const volunteer = await this.volunteers.byId(volunteerId);
    // Who left is written to no more.
    if (!volunteer || volunteer.status === 'left') throw invalid('volunteerId', 'unknown');
    await this.spend(pluginId, volunteer.personId);
    await this.messages.send({
      personId: volunteer.personId,
      template: `messages.${pluginId}.${text}`,
      params: params as Record<string, string | number>,
      dedupeKey: `plugin:${pluginId}:${key}`,
    });
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
function isHarmless(name: string, value: unknown): boolean {
  if (!/^[a-z][A-Za-z0-9]{0,19}$/.test(name)) return false;
  if (typeof value === 'number') return Number.isFinite(value) && Math.abs(value) < 1_000_000;
  return typeof value === 'string' && value.length <= 60 && !/\d{6}|:\/\/|www\./i.test(value);
}

function invalid(field: string, code: string): Error {
  return requestErrors.invalid({}, { fields: [{ field, code }] });
}
