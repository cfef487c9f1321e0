import { Injectable } from '@nestjs/common';
import { Audit, Clock, currentContext, Outbox, requestErrors, UnitOfWork } from '@redmaple/platform';
import { pluginChanged } from '../plugins.events.js';
import type { PluginManifest } from './manifest.js';
import type { ProposalState } from './proposals.dto.js';

/** A proposal as it is stored, with the names of who acted. */
export interface ProposalRow {
  readonly id: string;
  readonly plugin_id: string;
  readonly manifest: PluginManifest;
  readonly manifest_hash: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly base_version: number;
  readonly proposed_by: string;
  readonly proposed_by_name: string | null;
  readonly proposed_at: Date;
  readonly state: ProposalState;
  readonly decided_by_name: string | null;
  readonly decided_at: Date | null;
  readonly note: string;
  /** Whether whoever asks is another person than who proposed. */
  readonly other: boolean;
}

const select = `SELECT p.*, NOT plugins.same_person(p.proposed_by, $1) AS other,
    (SELECT a.display_name FROM platform.account a WHERE a.id::text = p.proposed_by) AS proposed_by_name,
    (SELECT a.display_name FROM platform.account a WHERE a.id::text = p.decided_by) AS decided_by_name
  FROM plugins.plugin_proposal p`;

/** Keeps who proposed which plugin, and what came of it. Inside the caller's unit of work. */
@Injectable()
export class ProposalStore {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
  ) {}

  /** What is open, and the latest that was decided; newest first. */
  recent(): Promise<ProposalRow[]> {
    return this.work.query<ProposalRow>(
      `${select} WHERE p.state = 'open' OR p.id IN (
         SELECT d.id FROM plugins.plugin_proposal d WHERE d.state <> 'open' ORDER BY d.id DESC LIMIT 30)
       ORDER BY (p.state = 'open') DESC, p.id DESC`,
      [currentContext().actor.id],
    );
  }

  openOf(pluginId: string): Promise<ProposalRow | undefined> {
    return this.work.one<ProposalRow>(`${select} WHERE p.plugin_id = $2 AND p.state = 'open'`, [
      currentContext().actor.id,
      pluginId,
    ]);
  }

  /** @throws request.notFound */
  async byId(id: string, lock: '' | 'FOR UPDATE OF p' = ''): Promise<ProposalRow> {
    const row = await this.work.one<ProposalRow>(`${select} WHERE p.id = $2 ${lock}`, [currentContext().actor.id, id]);
    if (!row) throw requestErrors.notFound();
    return row;
  }

  async add(
    what: Pick<ProposalRow, 'plugin_id' | 'manifest' | 'manifest_hash' | 'settings' | 'base_version'>,
  ): Promise<ProposalRow> {
    const made = await this.work.one<{ id: string }>(
      `INSERT INTO plugins.plugin_proposal (plugin_id, manifest, manifest_hash, settings, base_version, proposed_by, proposed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
      [
        what.plugin_id,
        JSON.stringify(what.manifest),
        what.manifest_hash,
        JSON.stringify(what.settings),
        what.base_version,
        currentContext().actor.id,
        this.clock.now(),
      ],
    );
    const row = await this.byId(made?.id ?? '');
    await this.told('proposed', row);
    return row;
  }

  async end(row: ProposalRow, state: Exclude<ProposalState, 'open'>, at: Date, note = ''): Promise<ProposalRow> {
    await this.work.execute(
      'UPDATE plugins.plugin_proposal SET state = $2, decided_by = $3, decided_at = $4, note = $5 WHERE id = $1',
      [row.id, state, currentContext().actor.id, at, note],
    );
    const ended = await this.byId(row.id);
    await this.told(state, ended);
    return ended;
  }

  private async told(what: string, { id, plugin_id: pluginId, manifest_hash: hash }: ProposalRow): Promise<void> {
    await this.audit.record(`plugin-proposal.${what}`, { type: 'plugin-proposal', id }, { pluginId, manifest: hash });
    await this.outbox.emit(pluginChanged, {});
  }
}
