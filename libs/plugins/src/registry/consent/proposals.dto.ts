import { IsInt, IsObject, IsOptional, IsString, Length, Matches, MaxLength, Min } from 'class-validator';
import type { FormSchema } from '@redmaple/forms';
import { PluginManifest } from './manifest.js';

/** Open; approved or rejected by another person; withdrawn by who proposed; lapsed because the plugin changed. */
export type ProposalState = 'open' | 'approved' | 'rejected' | 'withdrawn' | 'lapsed';

/** Proposes to switch a plugin on in the county. */
export class ProposePlugin {
  @IsString()
  @Length(1, 40)
  pluginId: string;

  /** All settings; what is left out falls back to what is stored, or the plugin's default. */
  @IsOptional()
  @IsObject()
  settings?: Record<string, unknown>;

  /** What was shown: `manifestHash` of the plugin. */
  @Matches(/^[0-9a-f]{64}$/)
  manifestHash: string;

  /** The version of the plugin that was read; 0 when the county never had it. */
  @IsInt()
  @Min(0)
  version: number;
}

/** Agrees to a proposal. */
export class ApprovePlugin {
  /** What was shown: `manifestHash` of the proposal. */
  @Matches(/^[0-9a-f]{64}$/)
  manifestHash: string;
}

export class RejectPlugin {
  /** Why not, for who proposed it. */
  @IsOptional()
  @IsString()
  @MaxLength(300)
  note?: string;
}

/** That a plugin is to be switched on. */
export class PluginProposalView {
  id: string;
  pluginId: string;
  /** What whoever decides agrees to. */
  manifest: PluginManifest;
  manifestHash: string;
  settings: Readonly<Record<string, unknown>>;
  settingsForm?: FormSchema;
  /** Display name; empty where it was proposed from the shell. */
  proposedBy: string;
  proposedAt: string;
  state: ProposalState;
  decidedBy?: string;
  decidedAt?: string;
  note?: string;
  /** The plugin or its state has changed since: it can't be approved any more. */
  stale: boolean;
  /** Whether whoever reads proposed it, and may withdraw it. */
  mine: boolean;
  /** Whether whoever reads may approve or reject it. */
  mayDecide: boolean;
}
