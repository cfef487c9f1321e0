import { maskDocumentNumber, maskPhone } from '@redmaple/forms';

/** What is opened of a person to show it. */
export interface OpenedPerson {
  readonly id: string;
  readonly name: string;
  readonly documentType: string;
  readonly documentNumber: string | undefined;
  readonly birthDate: string | undefined;
  readonly phone: string | undefined;
  readonly phoneVerified: boolean;
  readonly address: string | undefined;
  readonly erased: boolean;
}

/** A person as the office sees one: document and phone masked, the address only that there is one. */
export class PersonView {
  id: string;
  name: string;
  documentType: string;
  /** First and last character; absent once erased. */
  maskedDocument?: string;
  /** 138****8000 */
  maskedPhone?: string;
  /** Whether a one-time code proved the number. */
  phoneVerified: boolean;
  /** YYYY-MM-DD */
  birthDate?: string;
  hasAddress: boolean;
}

export function toPersonView(person: OpenedPerson): PersonView {
  const { id, name, documentType, documentNumber, phone, phoneVerified, birthDate, address } = person;
  return {
    id,
    name,
    documentType,
    ...(documentNumber !== undefined && { maskedDocument: maskDocumentNumber(documentNumber) }),
    ...(phone !== undefined && { maskedPhone: maskPhone(phone) }),
    phoneVerified,
    ...(birthDate !== undefined && { birthDate }),
    hasAddress: address !== undefined,
  };
}
