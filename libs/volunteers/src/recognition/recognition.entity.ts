import { CountyRow } from '@redmaple/platform';
import { Column, Entity } from 'typeorm';
import type { AssessmentInputs } from './assessment.policy.js';
import type { ObjectionReason, ObjectionState } from './objection.dto.js';
import type { RunState } from './run.dto.js';
import type { RulesContent } from './recognition-rules.js';

/** A version of a county's rules; added and never changed. */
@Entity({ schema: 'volunteers', name: 'recognition_rules' })
export class RecognitionRulesEntity extends CountyRow {
  @Column('integer')
  version: number;

  @Column('jsonb')
  content: RulesContent;

  @Column('text')
  fingerprint: string;

  @Column('uuid', { name: 'created_by' })
  createdBy: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}

/** A county's month under one version of the rules. */
@Entity({ schema: 'volunteers', name: 'recognition_run' })
export class RecognitionRunEntity extends CountyRow {
  /** YYYY-MM in the county's zone. */
  @Column('char', { length: 7 })
  month: string;

  @Column('uuid', { name: 'rules_id' })
  rulesId: string;

  /** What the ledger held at this instant of the database counts. */
  @Column('timestamptz')
  cutoff: Date;

  @Column('text', { default: 'computing' })
  state: RunState;

  @Column('integer', { default: 0 })
  progress: number;

  /** The last volunteer that was counted: a job that died goes on behind. */
  @Column('uuid', { nullable: true })
  reached: string | null;

  @Column('text', { nullable: true })
  failure: string | null;

  @Column('integer', { name: 'line_count', default: 0 })
  lineCount: number;

  /** SHA-256 over rules and lines. */
  @Column('text', { nullable: true })
  result: string | null;

  @Column('uuid', { name: 'started_by' })
  startedBy: string;

  @Column('timestamptz', { name: 'started_at' })
  startedAt: Date;

  @Column('uuid', { name: 'opened_by', nullable: true })
  openedBy: string | null;

  @Column('timestamptz', { name: 'opened_at', nullable: true })
  openedAt: Date | null;

  @Column('timestamptz', { name: 'objections_until', nullable: true })
  objectionsUntil: Date | null;

  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy: string | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt: Date | null;

  @Column('uuid', { name: 'published_by', nullable: true })
  publishedBy: string | null;

  @Column('timestamptz', { name: 'published_at', nullable: true })
  publishedAt: Date | null;

  /** What the database says the lines were at publication. */
  @Column('bytea', { nullable: true })
  seal: Buffer | null;

  @Column('integer', { default: 1 })
  version: number;
}

/** Somebody's month in one team. */
@Entity({ schema: 'volunteers', name: 'recognition_line' })
export class RecognitionLineEntity extends CountyRow {
  @Column('uuid', { name: 'run_id' })
  runId: string;

  @Column('integer')
  number: number;

  @Column('uuid', { name: 'volunteer_id' })
  volunteerId: string;

  @Column('uuid', { name: 'team_id', nullable: true })
  teamId: string | null;

  @Column('text', { name: 'team_type', nullable: true })
  teamType: string | null;

  /** Lines of the ledger that were counted. */
  @Column('uuid', { array: true })
  records: string[];

  @Column('jsonb')
  inputs: AssessmentInputs;

  /** Hundredths of a point. */
  @Column('integer')
  score: number;

  @Column('integer', { nullable: true })
  rank: number | null;

  @Column('boolean', { default: false })
  commended: boolean;
}

/** Somebody says that a line is wrong. */
@Entity({ schema: 'volunteers', name: 'recognition_objection' })
export class RecognitionObjectionEntity extends CountyRow {
  @Column('uuid', { name: 'run_id' })
  runId: string;

  /** Whose month it is about. */
  @Column('uuid', { name: 'volunteer_id' })
  volunteerId: string;

  @Column('text', { name: 'reason_code' })
  reasonCode: ObjectionReason;

  @Column('text', { nullable: true })
  note: string | null;

  @Column('uuid', { name: 'raised_by' })
  raisedBy: string;

  @Column('timestamptz', { name: 'raised_at' })
  raisedAt: Date;

  /** By who it is about. */
  @Column('boolean')
  own: boolean;

  @Column('text', { default: 'open' })
  state: ObjectionState;

  @Column('text', { nullable: true })
  reply: string | null;

  @Column('integer', { name: 'score_before', nullable: true })
  scoreBefore: number | null;

  @Column('integer', { name: 'score_after', nullable: true })
  scoreAfter: number | null;

  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy: string | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt: Date | null;
}

/** That somebody was told of a star, once. */
@Entity({ schema: 'volunteers', name: 'star_notice' })
export class StarNoticeEntity extends CountyRow {
  @Column('uuid', { name: 'volunteer_id' })
  volunteerId: string;

  @Column('integer')
  stars: number;

  @Column('timestamptz', { name: 'told_at' })
  toldAt: Date;
}
