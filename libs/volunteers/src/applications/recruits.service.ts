import { Injectable } from '@nestjs/common';
import { normalisePhone } from '@redmaple/forms';
import { currentContext, PhoneCodes, requestErrors, Sessions, UnitOfWork } from '@redmaple/platform';
import { TeamTypes } from '@redmaple/plugins/house';
import { PeopleService } from '../people/people.service.js';
import { RecruitStanding } from '../vetting/appeals/recruit-standing.js';
import { VettingPlans } from '../vetting/stages/vetting-plans.service.js';
import type { AskStatus, FindNumbers, FoundNumbersView, RecruitApplicationView, StatusView } from './recruit.dto.js';
import type { PhoneCodeView, RequestPhoneCode } from './sign-up.dto.js';
import { type ApplicationRecord, ApplicationRecords } from './application-records.js';
import { ApplicationStates } from './application-states.js';
import { toFoundNumber, toRecruitView } from './application.views.js';
import { Timeline } from './timeline.js';

/** What recruits do without an account: ask for codes, follow their application, find its number, withdraw. */
@Injectable()
export class RecruitsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly codes: PhoneCodes,
    private readonly sessions: Sessions,
    private readonly records: ApplicationRecords,
    private readonly states: ApplicationStates,
    private readonly people: PeopleService,
    private readonly timeline: Timeline,
    private readonly teamTypes: TeamTypes,
    private readonly plans: VettingPlans,
    private readonly standing: RecruitStanding,
  ) {}

  /** Sends a one-time code; the answer is the same for known and unknown numbers. */
  requestCode({ phone, purpose }: RequestPhoneCode): Promise<PhoneCodeView> {
    return this.codes.issue(mobileNumber(phone), purpose);
  }

  /**
   * Shows an application to whoever knows its number and proves its phone, and opens a short session for it.
   * @throws access.codeWrong, request.notFound when the number is not one of this phone's
   */
  async status({ number, phone, flowId, code }: AskStatus): Promise<StatusView> {
    const mobile = mobileNumber(phone);
    await this.codes.redeem({ phone: mobile, flowId, code }, 'status');
    return this.work.run(async () => {
      const record = await this.records.byNumberAndPhone(
        number.replace(/\s/g, '').toUpperCase(),
        this.people.indexOfPhone(mobile),
      );
      if (!record) throw requestErrors.notFound();
      await this.people.markPhoneVerified(record.personId);
      const { token, csrfToken, expiresAt } = await this.sessions.open('recruit', { personId: record.personId });
      return { application: await this.toView(record), token, csrfToken, expiresAt: expiresAt.toISOString() };
    });
  }

  /** The application numbers of a phone that is proven by a code. Empty when there are none. */
  async find({ phone, flowId, code }: FindNumbers): Promise<FoundNumbersView> {
    const mobile = mobileNumber(phone);
    await this.codes.redeem({ phone: mobile, flowId, code }, 'status');
    return this.work.run(async () => {
      const personIds = await this.people.byPhoneIndex(this.people.indexOfPhone(mobile));
      const records = await this.records.ofPeople(personIds);
      const applications = [];
      for (const record of records)
        applications.push(toFoundNumber(record, await this.teamTypes.labelOf(record.teamTypeCode)));
      return { applications };
    });
  }

  /** Applications of the person whose session it is. */
  mine(): Promise<RecruitApplicationView[]> {
    return this.work.run(async () => {
      const views: RecruitApplicationView[] = [];
      for (const record of await this.records.ofPeople([ownPersonId()])) views.push(await this.toView(record));
      return views;
    });
  }

  /** Withdraws one's own application; someone else's looks as if it did not exist. */
  withdrawMine(id: string): Promise<RecruitApplicationView> {
    return this.work.run(async () => {
      await this.own(id);
      await this.states.withdraw(id);
      return this.toView(await this.own(id));
    });
  }

  /** One of one's own applications, as it stands now. @throws request.notFound */
  mineOf(id: string): Promise<RecruitApplicationView> {
    return this.work.run(async () => this.toView(await this.own(id)));
  }

  private async own(id: string): Promise<ApplicationRecord> {
    const record = await this.records.byId(id);
    if (record?.personId !== ownPersonId()) throw requestErrors.notFound();
    return record;
  }

  private async toView(record: ApplicationRecord): Promise<RecruitApplicationView> {
    return toRecruitView(record, {
      label: await this.teamTypes.labelOf(record.teamTypeCode),
      timeline: await this.timeline.of(record.id),
      stageName: await this.plans.stageNames(record.vettingPlanId),
      appeal: await this.standing.appeal(record),
      backgroundConsent: await this.standing.consentAsked(record),
    });
  }
}

function ownPersonId(): string {
  const { personId } = currentContext().actor;
  if (personId === undefined) throw requestErrors.notFound();
  return personId;
}

function mobileNumber(written: string): string {
  const phone = normalisePhone(written);
  if (!phone.ok) throw requestErrors.invalid({}, { fields: [{ field: 'phone', code: phone.code }] });
  return phone.normalised;
}
