import { Injectable } from '@nestjs/common';
import { accessErrors, Clock, currentContext, requestErrors, UnitOfWork } from '@redmaple/platform';
import { InstalledPlugins } from '../../mounting/installed-plugins.js';
import { checkedSettings } from '../checked-settings.js';
import { CountyPlugins } from '../county-plugins.js';
import { PluginSwitch } from '../plugin-switch.js';
import { pluginErrors } from '../plugins.errors.js';
import { PluginsService } from '../plugins.service.js';
import { type ProposalRow, ProposalStore } from './proposal-store.js';
import type { PluginProposalView, ProposePlugin } from './proposals.dto.js';
import { shownOf } from './shown.js';

/** Roles whose holders can agree to what another proposed. */
const deciders: readonly string[] = ['county-admin', 'security-admin'];

/** Two people switch a plugin on: one proposes, another agrees to the very same thing. */
@Injectable()
export class PluginProposals {
  constructor(
    private readonly installed: InstalledPlugins,
    private readonly plugins: PluginsService,
    private readonly switches: PluginSwitch,
    private readonly states: CountyPlugins,
    private readonly proposals: ProposalStore,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** What waits, and the latest that was decided. */
  list(): Promise<PluginProposalView[]> {
    return this.work.run(async () => {
      const rows = await this.proposals.recent();
      const states = await this.states.all();
      return rows.map((row) => this.toView(row, states.get(row.plugin_id)?.version ?? 0));
    });
  }

  /**
   * What another proposal asked for about an older version of the plugin lapses.
   * @throws plugins.unknown, plugins.notRunning, plugins.notForCounty, plugins.settingsInvalid, plugins.alreadyOn,
   * plugins.proposalOpen, plugins.proposalStale when another package runs than was shown, request.stale
   */
  propose({ pluginId, settings, manifestHash, version }: ProposePlugin): Promise<PluginProposalView> {
    return this.work.run(async () => {
      const plugin = await this.plugins.running(pluginId);
      const before = await this.states.locked(pluginId);
      const current = before?.version ?? 0;
      if (current !== version) throw requestErrors.stale({ version: current });
      if (before && this.switches.runs(before, plugin)) throw pluginErrors.alreadyOn();
      if (!(await this.states.isMeantHere(plugin))) throw pluginErrors.notForCounty();
      const shown = shownOf(plugin);
      if (shown.hash !== manifestHash) throw pluginErrors.proposalStale();
      const wanted = checkedSettings(plugin, settings ?? before?.settings ?? {});
      const open = await this.proposals.openOf(pluginId);
      if (open && this.isStale(open, current)) await this.proposals.end(open, 'lapsed', this.clock.now());
      const row = await this.proposals.add({
        plugin_id: pluginId,
        manifest: shown.manifest,
        manifest_hash: shown.hash,
        settings: wanted,
        base_version: current,
      });
      return this.toView(row, current);
    });
  }

  /**
   * Switches the plugin on with the settings that were proposed, in the same transaction.
   * @param manifestHash what was shown to whoever agrees.
   * @throws request.notFound, access.samePerson, plugins.proposalDecided, plugins.proposalStale, plugins.notRunning
   */
  approve(id: string, manifestHash: string): Promise<PluginProposalView> {
    return this.work.run(async () => {
      // The plugin's row first, as whoever proposes locks it.
      const before = await this.states.locked((await this.proposals.byId(id)).plugin_id);
      const row = await this.openAndLocked(id);
      this.mustBeAnother(row);
      const plugin = await this.plugins.running(row.plugin_id);
      if (manifestHash !== row.manifest_hash || this.isStale(row, before?.version ?? 0))
        throw pluginErrors.proposalStale();
      if (!(await this.states.isMeantHere(plugin))) throw pluginErrors.notForCounty();
      const settings = checkedSettings(plugin, row.settings);
      const ended = await this.proposals.end(row, 'approved', this.clock.now());
      const { version } = await this.states.write(plugin, { enabled: true, settings, proposalId: id }, before);
      return this.toView(ended, version);
    });
  }

  /** @throws request.notFound, access.samePerson, plugins.proposalDecided */
  reject(id: string, note: string): Promise<PluginProposalView> {
    return this.work.run(async () => {
      const row = await this.openAndLocked(id);
      this.mustBeAnother(row);
      return this.toView(await this.proposals.end(row, 'rejected', this.clock.now(), note.trim()), row.base_version);
    });
  }

  /** @throws request.notFound, plugins.proposalOfAnother, plugins.proposalDecided */
  withdraw(id: string): Promise<PluginProposalView> {
    return this.work.run(async () => {
      const row = await this.openAndLocked(id);
      if (row.proposed_by !== currentContext().actor.id) throw pluginErrors.proposalOfAnother();
      return this.toView(await this.proposals.end(row, 'withdrawn', this.clock.now()), row.base_version);
    });
  }

  private async openAndLocked(id: string): Promise<ProposalRow> {
    const row = await this.proposals.byId(id, 'FOR UPDATE OF p');
    if (row.state !== 'open') throw pluginErrors.proposalDecided();
    return row;
  }

  /** Decisions are people's, and another's than who proposed; the database looks again. */
  private mustBeAnother(row: ProposalRow): void {
    if (currentContext().actor.kind !== 'account') throw accessErrors.denied();
    if (!row.other) throw accessErrors.samePerson();
  }

  /** Another package runs than was shown, or something was changed in the county meanwhile. */
  private isStale(row: ProposalRow, version: number): boolean {
    const plugin = this.installed.get(row.plugin_id);
    return !plugin || shownOf(plugin).hash !== row.manifest_hash || row.base_version !== version;
  }

  private toView(row: ProposalRow, version: number): PluginProposalView {
    const { actor } = currentContext();
    const open = row.state === 'open';
    const stale = open && this.isStale(row, version);
    const mine = row.proposed_by === actor.id;
    const may = actor.grants.some(({ role, scope }) => scope === 'county' && deciders.includes(role));
    return {
      id: row.id,
      pluginId: row.plugin_id,
      manifest: row.manifest,
      manifestHash: row.manifest_hash,
      settings: row.settings,
      ...(row.manifest.settings && { settingsForm: row.manifest.settings }),
      proposedBy: row.proposed_by_name ?? '',
      proposedAt: row.proposed_at.toISOString(),
      state: row.state,
      ...(row.decided_by_name !== null && { decidedBy: row.decided_by_name }),
      ...(row.decided_at && { decidedAt: row.decided_at.toISOString() }),
      ...(row.note !== '' && { note: row.note }),
      stale,
      mine,
      mayDecide: open && may && row.other,
    };
  }
}
