import { Injectable } from '@nestjs/common';
import { normalisePhone } from '@redmaple/forms';
import {
  Audit,
  Clock,
  currentContext,
  type FieldProblem,
  Outbox,
  requestErrors,
  UnitOfWork,
  Vault,
} from '@redmaple/platform';
import { Areas, type AreaView } from '@redmaple/plugins/house';
import { DispatchAccess } from '../access/dispatch-access.js';
import { DispatchParameters } from '../dispatch-parameters.js';
import { maskNumbers } from '../privacy/mask-numbers.js';
import {
  type CorrectIncident,
  type IncidentFacts,
  type MaskedTextView,
  type SavedIncidentView,
  type TakeInIncident,
  toIncidentView,
} from './incident.dto.js';
import { type ChosenCategory, IncidentCategories } from './incident-categories.service.js';
import { incidentHandedOver, incidentReceived } from './incident-events.js';
import { type IncidentRow, IncidentStore } from './incident-store.js';
import { isOver } from './incident-states.js';
import { incidentErrors } from './incidents.errors.js';
import { nowhere, type Territory, territoryOfArea, territoryOfPoint } from './territory.policy.js';

/** What the reporter's number is sealed for. */
export const reporterPhonePurpose = 'incident.reporter-phone';

/** With the area code, as people in villages still have them. */
const landline = /^0\d{2,3}-?\d{7,8}$/;

type FreeText = 'summary' | 'place';

/** Takes requests in and lets the liaison correct what was written down. */
@Injectable()
export class IntakeService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly access: DispatchAccess,
    private readonly incidents: IncidentStore,
    private readonly categories: IncidentCategories,
    private readonly areas: Areas,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly parameters: DispatchParameters,
  ) {}

  /**
   * Writes an incident down. An emergency is handed over at once: it is logged with what little was given, and no
   * volunteer is ever sent (domain.md §3 (7), §4).
   * @throws request.invalid naming what is missing, incidents.inFuture, incidents.unknownArea, incidents.phoneInvalid
   */
  takeIn(wish: TakeInIncident): Promise<SavedIncidentView> {
    this.access.requireLiaison();
    return this.work.run(async () => {
      if (!wish.emergency) requireDescription(wish);
      const now = this.clock.now();
      const areas = await this.areas.all();
      const masked = maskTexts(wish);
      const territory = this.territoryOf(areas, wish, wish.emergency);
      const chosen = await this.chosen(wish, wish.emergency);
      const row = await this.incidents.insert({
        source: wish.source,
        emergency: wish.emergency,
        emergencyService: wish.emergency ? (wish.emergencyService ?? '110') : null,
        category: wish.category ?? null,
        ...chosen,
        summary: masked.texts.summary ?? null,
        place: masked.texts.place ?? null,
        latitude: wish.latitude ?? null,
        longitude: wish.longitude ?? null,
        ...columnsOf(territory),
        // The service that was called has the caller's number; a log has no use for it (PIPL 6).
        reporterPhone: wish.emergency ? null : this.sealed(wish.reporterPhone),
        state: wish.emergency ? 'handed-over' : 'open',
        occurredAt: this.occurredAt(wish, now),
        receivedAt: now,
        receivedBy: currentContext().actor.id,
        endedAt: wish.emergency ? now : null,
        lastEventAt: now,
      });
      await this.incidents.note(row.id, { kind: 'received', at: now, details: { source: row.source } });
      if (row.emergency)
        await this.incidents.note(row.id, { kind: 'handed-over', at: now, details: { service: row.emergencyService } });
      await this.audit.record(row.emergency ? 'incident.handed-over' : 'incident.received', {
        type: 'incident',
        id: row.id,
      });
      await this.outbox.emit(row.emergency ? incidentHandedOver : incidentReceived, { incidentId: row.id });
      return this.saved(row, areas, masked.fields);
    });
  }

  /** Corrects what was written down. @throws incidents.over, request.stale */
  correct(id: string, wish: CorrectIncident): Promise<SavedIncidentView> {
    this.access.requireLiaison();
    return this.work.run(async () => {
      const row = await this.incidents.lock(id);
      if (isOver(row.state)) throw incidentErrors.over();
      if (row.version !== wish.version) throw requestErrors.stale({ version: row.version });
      requirePair(wish);
      const areas = await this.areas.all();
      const masked = maskTexts(wish);
      const moved = wish.areaId !== undefined || wish.latitude !== undefined;
      const changed = await this.incidents.change(row, {
        ...masked.texts,
        ...(wish.category !== undefined && { category: wish.category, ...(await this.chosenAnew(row, wish)) }),
        ...(wish.latitude !== undefined && { latitude: wish.latitude, longitude: wish.longitude ?? null }),
        ...(moved && columnsOf(this.territoryOf(areas, wish, false))),
        ...(wish.reporterPhone !== undefined && { reporterPhone: this.sealed(wish.reporterPhone) }),
        // A correction of nothing still moves the version on.
        askAtOnce: row.askAtOnce,
      });
      const { version: _, ...fields } = wish;
      await this.incidents.note(id, {
        kind: 'corrected',
        at: this.incidents.instant(row),
        details: { fields: Object.keys(fields) },
      });
      await this.audit.record('incident.corrected', { type: 'incident', id }, { fields: Object.keys(fields) });
      return this.saved(changed, areas, masked.fields);
    });
  }

  /** Nothing may hold an emergency up, not even a form. */
  private chosen({ category, facts }: IncidentFacts, emergency: boolean): Promise<Partial<ChosenCategory>> {
    return emergency ? Promise.resolve({}) : this.categories.choose(category, facts);
  }

  /** The same category again keeps its answers unless there are others. */
  private chosenAnew(row: IncidentRow, { category, facts }: IncidentFacts): Promise<Partial<ChosenCategory>> {
    const same = category === row.category && facts === undefined;
    return same ? Promise.resolve({}) : this.categories.choose(category, facts);
  }

  private saved(row: IncidentRow, areas: readonly AreaView[], masked: MaskedTextView[]): SavedIncidentView {
    const byId = new Map(areas.map((area) => [area.id, area]));
    return { ...toIncidentView(row, byId, this.parameters.sceneWithinMinutes), masked };
  }

  private territoryOf(areas: readonly AreaView[], wish: IncidentFacts, emergency: boolean): Territory {
    const { areaId, latitude, longitude } = wish;
    const named = areaId === undefined ? undefined : territoryOfArea(areas, areaId);
    if (named) return named;
    // Nothing may hold an emergency up, not even a wrong area.
    if (areaId !== undefined && !emergency) throw incidentErrors.unknownArea({}, { field: 'areaId' });
    return latitude === undefined || longitude === undefined
      ? nowhere
      : territoryOfPoint(areas, { latitude, longitude });
  }

  private occurredAt(wish: TakeInIncident, now: Date): Date {
    const occurred = wish.occurredAt === undefined ? now : new Date(wish.occurredAt);
    if (occurred <= now) return occurred;
    if (wish.emergency) return now;
    throw incidentErrors.inFuture({}, { field: 'occurredAt' });
  }

  private sealed(written: string | undefined): Buffer | null {
    if (written === undefined || written.trim() === '') return null;
    const mobile = normalisePhone(written);
    const plain = mobile.ok ? mobile.normalised : written.normalize('NFKC').replace(/\s/g, '');
    if (!mobile.ok && !landline.test(plain)) throw incidentErrors.phoneInvalid({}, { field: 'reporterPhone' });
    return this.vault.sealShared(reporterPhonePurpose, plain);
  }
}

/** What the county must know to send anyone. */
function requireDescription(wish: TakeInIncident): void {
  const missing = (['category', 'summary', 'place'] as const).filter((field) => wish[field] === undefined);
  const fields: FieldProblem[] = missing.map((field) => ({ field, code: 'required' }));
  if (fields.length > 0) throw requestErrors.invalid({}, { fields });
  requirePair(wish);
}

function requirePair({ latitude, longitude }: IncidentFacts): void {
  if ((latitude === undefined) === (longitude === undefined)) return;
  const field = latitude === undefined ? 'latitude' : 'longitude';
  throw requestErrors.invalid({}, { fields: [{ field, code: 'required' }] });
}

function maskTexts(wish: IncidentFacts): { texts: Partial<Record<FreeText, string>>; fields: MaskedTextView[] } {
  const texts: Partial<Record<FreeText, string>> = {};
  const fields: MaskedTextView[] = [];
  for (const field of ['summary', 'place'] as const) {
    const written = wish[field];
    if (written === undefined) continue;
    const { text, found } = maskNumbers(written);
    texts[field] = text;
    if (found.length > 0) fields.push({ field, found: [...found], text });
  }
  return { texts, fields };
}

function columnsOf({ areaId, path, guessed }: Territory) {
  // A jsonb parameter: an array would be taken for a PostgreSQL array.
  const areaPath = JSON.stringify(path.map((area) => area.id)) as unknown as readonly string[];
  return { areaId: areaId ?? null, areaPath, areaGuessed: guessed };
}
