import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import type { Type } from '@nestjs/common';
import { type DomainError, registeredTexts, RequestValidationPipe } from '@redmaple/platform';
import { CreateAreaDto } from '../areas/area.dto.js';
import { InsureManyDto } from '../insurance/insurance.dto.js';
import { ExpiringQuery, IssueQualificationDto } from '../qualifications/qualification.dto.js';
import { CreateTeamDto } from '../teams/team.dto.js';
import { SetReserveDto } from '../teams/membership.dto.js';
import { VolunteersQuery } from '../volunteers/volunteer.dto.js';
import '../volunteers.module.js';
import { BulkScreeningDto, QueueQuery, ScreeningDto } from './vetting.dto.js';

const pipe = new RequestValidationPipe();
const id = '01900000-0000-7000-8000-000000000001';

const read = (metatype: Type, value: unknown, type: 'body' | 'query' = 'body') =>
  pipe.transform(value, { type, metatype });
/** The fields that are wrong, as `field: code`. */
const problems = (metatype: Type, value: unknown, type: 'body' | 'query' = 'body'): Promise<string[]> =>
  read(metatype, value, type).then(
    () => [],
    (error: DomainError) => (error.details.fields ?? []).map((one) => `${one.field}: ${one.code}`),
  );

describe('what people send about membership', () => {
  it('may ask the queue for a stage, overdue or not', async () => {
    expect(await read(QueueQuery, { stage: 'screening', overdue: 'true' }, 'query')).toMatchObject({
      stage: 'screening',
      overdue: true,
      limit: 50,
    });
    expect(await read(QueueQuery, { stage: 'acceptance', overdue: 'false', limit: '7' }, 'query')).toMatchObject({
      overdue: false,
      limit: 7,
    });
    expect(await problems(QueueQuery, { stage: 'interview' }, 'query')).toEqual(['stage: isIn']);
    expect(await problems(QueueQuery, {}, 'query')).toEqual(['stage: isIn']);
    expect(await read(ExpiringQuery, {}, 'query')).toMatchObject({ days: 60, limit: 50 });
    expect(await problems(ExpiringQuery, { days: '367' }, 'query')).toEqual(['days: max']);
    expect(await problems(VolunteersQuery, { status: 'gone' }, 'query')).toEqual(['status: isIn']);
  });

  it('may decide about up to five hundred different applications', async () => {
    const ids = Array.from({ length: 501 }, (_, index) => `01900000-0000-7000-8000-${String(index).padStart(12, '0')}`);
    const bulk = (applicationIds: unknown) => ({ outcome: 'pass', applicationIds });
    expect(await problems(BulkScreeningDto, bulk(ids.slice(0, 500)))).toEqual([]);
    expect(await problems(BulkScreeningDto, bulk(ids))).toEqual(['applicationIds: arrayMaxSize']);
    expect(await problems(BulkScreeningDto, bulk([id, id]))).toEqual(['applicationIds: arrayUnique']);
    expect(await problems(BulkScreeningDto, bulk([]))).toEqual(['applicationIds: arrayMinSize']);
    expect(await problems(BulkScreeningDto, bulk(['1']))).toEqual(['applicationIds: isUuid']);
    expect(await problems(ScreeningDto, { outcome: 'pass', reasonCode: 'Looks!' })).toEqual(['reasonCode: matches']);
    expect(await problems(ScreeningDto, { outcome: 'fail', reasonCode: 'other', decidedBy: id })).toEqual([
      'decidedBy: unknownField',
    ]);
  });

  it('names days that exist', async () => {
    const certificate = {
      volunteerId: id,
      code: 'grove.first-aid',
      issuer: '红十字会',
      validFrom: '2028-02-29',
      evidence: { type: 'paper', id: 'CN 1' },
    };
    expect(await problems(IssueQualificationDto, certificate)).toEqual([]);
    expect(await problems(IssueQualificationDto, { ...certificate, validFrom: '2026-02-29' })).toEqual([
      'validFrom: impossibleDate',
    ]);
    expect(await problems(IssueQualificationDto, { ...certificate, evidence: undefined })).toEqual([
      'evidence: isDefined',
    ]);
    expect(await problems(IssueQualificationDto, { ...certificate, evidence: 'paper' })).toEqual([
      'evidence: nestedValidation',
    ]);
    expect(await problems(IssueQualificationDto, { ...certificate, evidence: { type: 'Paper', id: '' } })).toEqual([
      'evidence.type: matches',
      'evidence.id: matches',
    ]);
    const policy = {
      policyNumber: 'P',
      insurer: 'X',
      validFrom: '2026-01-01',
      validTo: 20_261_231,
      coversDanger: 'yes',
      volunteerIds: [id],
    };
    expect(await problems(InsureManyDto, policy)).toEqual(['validTo: impossibleDate', 'coversDanger: isBoolean']);
  });

  it('places teams and areas on the globe', async () => {
    const at = (latitude: unknown, longitude: unknown) => ({
      name: '队',
      typeCode: 'grove.watch',
      base: { latitude, longitude },
    });
    expect(await problems(CreateTeamDto, at(-90, 180))).toEqual([]);
    expect(await problems(CreateTeamDto, at(90.1, '120'))).toEqual(['base.latitude: max', 'base.longitude: isNumber']);
    expect(await problems(CreateTeamDto, { name: ' ', typeCode: 'grove.watch' })).toEqual(['name: matches']);
    expect(await problems(CreateAreaDto, { level: 'street', name: '枫桥镇', code: '33068' })).toEqual([
      'level: isIn',
      'code: matches',
    ]);
    expect(await problems(SetReserveDto, { reserve: 1 })).toEqual(['reserve: isBoolean']);
  });

  it('has words in both languages for each of these problems', () => {
    const codes = [
      'isIn',
      'max',
      'arrayMaxSize',
      'arrayMinSize',
      'arrayUnique',
      'isUuid',
      'unknownField',
      'impossibleDate',
      'isDefined',
      'nestedValidation',
      'matches',
      'isBoolean',
      'isNumber',
      'isString',
      'maxLength',
      'isInt',
      'min',
      'isArray',
    ];
    expect(
      codes.filter(
        (code) => !(['zh-CN', 'en'] as const).every((locale) => registeredTexts().has(locale, `fields.${code}`)),
      ),
    ).toEqual([]);
  });
});
