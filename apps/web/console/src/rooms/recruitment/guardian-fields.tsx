import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { checkIdentityDocument, type IdentityDocumentType, isCalendarDate, isMinorOn } from '@redmaple/forms/identity';
import { useWords } from '../../app/words.js';
import { recruitmentTexts } from './recruitment.texts.js';

/** Whether document and birth date, as far as they are typed, tell somebody under full age. */
export function tellsMinor(
  type: IdentityDocumentType,
  number: string | undefined,
  written: string | undefined,
  today: string,
): boolean {
  const paper = checkIdentityDocument(type, number ?? '', today);
  const birthDate = (paper.ok && paper.birthDate) || (type === 'resident-id' ? undefined : written);
  return birthDate !== undefined && isCalendarDate(birthDate) && birthDate <= today && isMinorOn(birthDate, today);
}

/** Who signed the paper beside a minor. */
export function GuardianFields(): ReactNode {
  const { t } = useWords(recruitmentTexts);
  const required = [{ required: true, message: t('form.required') }];
  return (
    <>
      <p className="quiet">{t('recruitment.paper.guardianHint')}</p>
      <div className="form-pair">
        <Form.Item name={['guardian', 'name']} label={t('recruitment.application.guardianName')} rules={required}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <Form.Item name={['guardian', 'phone']} label={t('recruitment.application.guardianPhone')} rules={required}>
          <Input inputMode="tel" maxLength={30} autoComplete="off" />
        </Form.Item>
      </div>
    </>
  );
}
