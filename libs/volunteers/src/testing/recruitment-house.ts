import { residentIdCheckCharacter } from '@redmaple/forms';
import { PhoneCodes, type PhoneCodePurpose, registerTexts, uuidv7 } from '@redmaple/platform';
import { openTestHouse, otherCounty, testCounty, type TestHouse } from '@redmaple/platform/testing';
import {
  choice,
  definePlugin,
  defineTeamType,
  form,
  longText,
  optional,
  PluginsModule,
  pluginsMigrations,
  PluginsService,
  whole,
  yesNo,
} from '@redmaple/plugins/house';
import type { Provider } from '@nestjs/common';
import type { OnlineSignUp } from '../applications/sign-up.input.js';
import { CallsService } from '../calls/calls.service.js';
import { recruitmentConsent } from '../people/consent.policy.js';
import { recruitmentEntities } from '../recruitment.entities.js';
import { volunteersMigrations } from '../volunteers.migrations.js';
import { RecruitmentModule } from '../recruitment.module.js';
import { recruitmentTexts } from '../recruitment.texts.js';

registerTexts(recruitmentTexts);

/** Invented team types like the standard ones, and one that takes minors. */
const samplePlugin = definePlugin({
  id: 'sample',
  version: '1.0.0',
  requires: '^1.0',
  counties: 'all',
  teamTypes: [
    defineTeamType({
      code: 'rescue',
      form: form({ swimMetres: whole({ min: 0, max: 10_000 }), experience: optional(longText()), vehicle: yesNo() }),
      requires: { qualifications: [], minAge: 18, insurance: true, danger: true },
    }),
    defineTeamType({
      code: 'patrol',
      form: form({ stretch: choice('upstream', 'midstream', 'downstream'), evenings: yesNo(), swims: yesNo() }),
      requires: { qualifications: [], minAge: 18, insurance: true, danger: true },
    }),
    defineTeamType({
      code: 'companion',
      form: form({ evenings: yesNo() }),
      requires: { qualifications: [], minAge: 14, insurance: false },
    }),
  ],
  labels: {
    'zh-CN': {
      sample: '样例',
      rescue: '应急救援队',
      swimMetres: '能连续游泳的距离(米)',
      experience: '救援或急救经历',
      vehicle: '自备车辆',
      patrol: '河道巡防队',
      stretch: '河段',
      upstream: '上游',
      midstream: '中游',
      downstream: '下游',
      evenings: '晚上能参加巡防',
      swims: '会游泳',
      companion: '陪伴队',
    },
    en: {
      sample: 'Sample',
      rescue: 'Rescue',
      swimMetres: 'Metres',
      experience: 'Experience',
      vehicle: 'Vehicle',
      patrol: 'Patrol',
      stretch: 'Stretch',
      upstream: 'Upstream',
      midstream: 'Midstream',
      downstream: 'Downstream',
      evenings: 'Evenings',
      swims: 'Swims',
      companion: 'Companions',
    },
  },
});

export const rescue = 'sample.rescue';
export const patrol = 'sample.patrol';
/** From fourteen on. */
export const companion = 'sample.companion';

/** What the plugin host would have loaded. */
export const samplePlugins = {
  active: [
    { id: 'sample', package: { name: 'sample', directory: '', entry: '', version: '1.0.0' }, definition: samplePlugin },
  ],
  skipped: [],
};

/** A test house with recruitment in it and the sample plugin switched on in both counties. */
export async function openRecruitmentHouse(
  options: { redis?: boolean; providers?: Provider[] } = {},
): Promise<TestHouse> {
  const house = await openTestHouse({
    imports: [PluginsModule.forRoot(samplePlugins, { withControllers: false }), RecruitmentModule],
    providers: options.providers ?? [],
    entities: recruitmentEntities,
    migrations: [...pluginsMigrations, ...volunteersMigrations],
    redis: options.redis ?? false,
  });
  for (const county of [testCounty, otherCounty]) {
    await house.inCounty(
      () => house.get<PluginsService>(PluginsService).change('sample', { version: 0, enabled: true }),
      county,
    );
  }
  return house;
}

let phones = 0;

/** A phone of an invented person nobody has had before in this process. */
export function newPhone(): string {
  return `1540${String(phones++).padStart(7, '0')}`;
}

const births = 28;

/** Document numbers without end: the birth day moves on when the numbers of a day are used up. */
function manyDocuments(): () => string {
  let count = 0;
  return () => {
    const day = 1 + (Math.floor(count / 1000) % births);
    const month = 1 + (Math.floor(count / 1000 / births) % 12);
    const year = 1950 + Math.floor(count / 1000 / births / 12);
    const body = `999999${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}${String(count++ % 1000).padStart(3, '0')}`;
    return body + residentIdCheckCharacter(body);
  };
}

/** A document number of an invented person nobody has had before in this process. */
export const nextDocument = manyDocuments();

let sequence = 0;

/** A document number of an invented person who was born on that day (YYYY-MM-DD) and whom nobody has had before. */
export function documentBorn(birthDate: string): string {
  const body = `999999${birthDate.replaceAll('-', '')}${String(sequence++ % 1000).padStart(3, '0')}`;
  return body + residentIdCheckCharacter(body);
}

/** Publishes a call for the teams that are given seats. */
export async function publishCall(
  house: TestHouse,
  seats: { rescue?: number; patrol?: number; companion?: number },
  county = testCounty,
): Promise<string> {
  return house.inCounty(async () => {
    const calls = house.get<CallsService>(CallsService);
    const call = await calls.create({
      title: '枫桥镇招募令',
      content: '招募巡防和救援志愿者。',
      riskNotice: '水边巡防有落水风险。',
      closesAt: new Date(house.clock.now().getTime() + 14 * 86_400_000).toISOString(),
      teamTypes: [
        ...(seats.rescue === undefined ? [] : [{ code: rescue, seats: seats.rescue }]),
        ...(seats.patrol === undefined ? [] : [{ code: patrol, seats: seats.patrol }]),
        ...(seats.companion === undefined ? [] : [{ code: companion, seats: seats.companion }]),
      ],
    });
    await calls.publish(call.id);
    return call.id;
  }, county);
}

/** A one-time code that has been sent to a phone, without the message. */
export async function codeFor(
  house: TestHouse,
  phone: string,
  purpose: PhoneCodePurpose,
  county = testCounty,
): Promise<{ flowId: string; code: string }> {
  const now = house.clock.now();
  const flowId = uuidv7(now);
  const code = '123456';
  await house.inCounty(() => {
    const { codeHash, phoneIndex } = house.get<PhoneCodes>(PhoneCodes).fingerprint({ flowId, phone, code }, purpose);
    return house.work.execute(
      `INSERT INTO platform.phone_code (id, phone_index, purpose, code_hash, created_at, expires_at, tries_left)
       VALUES ($1, $2, $3, $4, $5, $5::timestamptz + interval '5 minutes', 5)`,
      [flowId, phoneIndex, purpose, codeHash, now],
    );
  }, county);
  return { flowId, code };
}

/** A right sign-up of somebody new, with a code that has been sent. */
export async function newSignUp(
  house: TestHouse,
  callId: string,
  change: Partial<OnlineSignUp> = {},
  county = testCounty,
): Promise<OnlineSignUp> {
  const phone = change.phone ?? newPhone();
  return {
    callId,
    teamType: patrol,
    name: '错例',
    documentType: 'resident-id',
    documentNumber: nextDocument(),
    phone,
    answers: { stretch: 'upstream', evenings: true, swims: true },
    consent: { version: recruitmentConsent.version, accepted: true },
    ...(await codeFor(house, phone, 'sign-up', county)),
    ...change,
  };
}
