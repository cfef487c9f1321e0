import { Injectable } from '@nestjs/common';
import { Audit, staleRow, translate, UnitOfWork } from '@redmaple/platform';
import { vettingErrors } from '../vetting.errors.js';
import { backgroundReason, refusalReasons, type RefusalReason } from '../vetting.policy.js';
import type { ChangeReason, NewReason, ReasonView } from './vetting-reason.dto.js';

interface ReasonRow {
  id: string;
  code: string;
  canonical: RefusalReason;
  label_zh: string;
  label_en: string;
  active: boolean;
  version: number;
}

/** A reason as a decision stores it. */
export interface ChosenReason {
  readonly code: string;
  readonly canonical: string;
  /** What the recruit reads. */
  readonly text: string;
}

const columns = 'id, code, canonical, label_zh, label_en, active, version';

/** Why a county refuses: the canonical reasons, and its own words for them. */
@Injectable()
export class VettingReasons {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: Audit,
  ) {}

  /** The canonical ones first. */
  list(): Promise<ReasonView[]> {
    return this.work.run(async () => {
      const rows = await this.work.query<ReasonRow>(
        `SELECT ${columns} FROM volunteers.vetting_reason ORDER BY active DESC, code`,
      );
      return [...refusalReasons.map(canonicalView), ...rows.map(toView)];
    });
  }

  /** @throws vetting.reasonTaken */
  add({ code, canonical, labelZh, labelEn }: NewReason): Promise<ReasonView> {
    return this.work.run(async () => {
      const row = await this.work.one<ReasonRow>(
        `INSERT INTO volunteers.vetting_reason (code, canonical, label_zh, label_en) VALUES ($1, $2, $3, $4) RETURNING ${columns}`,
        [code, canonical, labelZh.trim(), labelEn.trim()],
      );
      await this.audit.record(
        'vetting.reason-added',
        { type: 'vetting-reason', id: row?.id ?? '' },
        { code, canonical },
      );
      return toView(row as ReasonRow);
    });
  }

  /** Its words, or whether it can be chosen; what it counts as stays, so that reports still add up. @throws request.notFound, request.stale */
  change(id: string, { version, labelZh, labelEn, active }: ChangeReason): Promise<ReasonView> {
    return this.work.run(async () => {
      const row = await this.work.one<ReasonRow>(
        `UPDATE volunteers.vetting_reason SET label_zh = coalesce($3, label_zh), label_en = coalesce($4, label_en),
           active = coalesce($5, active), version = version + 1
         WHERE id = $1 AND version = $2 RETURNING ${columns}`,
        [id, version, labelZh?.trim() ?? null, labelEn?.trim() ?? null, active ?? null],
      );
      if (!row) throw await staleRow(this.work, 'volunteers.vetting_reason', id);
      await this.audit.record('vetting.reason-changed', { type: 'vetting-reason', id }, { active: row.active });
      return toView(row);
    });
  }

  /** A reason that may be chosen, in the recruit's language. @throws vetting.reasonUnknown */
  async choose(code: string, locale: 'zh-CN' | 'en'): Promise<ChosenReason> {
    if (code === backgroundReason || (refusalReasons as readonly string[]).includes(code))
      return { code, canonical: code, text: translate(locale, `vetting.reasons.${code}`) };
    const row = await this.work.one<ReasonRow>(
      `SELECT ${columns} FROM volunteers.vetting_reason WHERE code = $1 AND active`,
      [code],
    );
    if (!row) throw vettingErrors.reasonUnknown({}, { field: 'reasonCode' });
    return { code, canonical: row.canonical, text: locale === 'en' ? row.label_en : row.label_zh };
  }
}

function canonicalView(code: RefusalReason): ReasonView {
  const key = `vetting.reasons.${code}`;
  return {
    code,
    canonical: code,
    label: { 'zh-CN': translate('zh-CN', key), en: translate('en', key) },
    active: true,
    version: 1,
  };
}

function toView({ id, code, canonical, label_zh: zh, label_en: en, active, version }: ReasonRow): ReasonView {
  return { id, code, canonical, label: { 'zh-CN': zh, en }, active, version };
}
