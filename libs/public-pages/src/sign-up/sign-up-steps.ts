/** The steps of a sign-up in their order. Each is a part of one document, so that only sending needs the network. */
export const steps = ['about', 'document', 'team', 'phone', 'guardian', 'consent', 'check'] as const;
export type Step = (typeof steps)[number];

const stepOfName: Readonly<Record<string, Step>> = {
  name: 'about',
  address: 'about',
  specialty: 'about',
  specialistId: 'about',
  documentType: 'document',
  documentNumber: 'document',
  birthDate: 'document',
  teamType: 'team',
  answers: 'team',
  phone: 'phone',
  code: 'phone',
  guardian: 'guardian',
  consent: 'consent',
};

/** The step in which a field stands. */
export function stepOf(field: string): Step {
  return stepOfName[field.split('.')[0] ?? ''] ?? 'check';
}

/** Whether a step is to be shown: the guardian's only to minors. */
export function isAsked(step: Step, minor: boolean): boolean {
  return step !== 'guardian' || minor;
}

export function nextStep(step: Step, minor: boolean): Step {
  return steps.slice(steps.indexOf(step) + 1).find((one) => isAsked(one, minor)) ?? 'check';
}

export function previousStep(step: Step, minor: boolean): Step | undefined {
  const before = steps.slice(0, steps.indexOf(step)).filter((one) => isAsked(one, minor));
  // Not `at` or `findLast`: the browsers inside older phones have neither.
  return before[before.length - 1];
}
