/** Why a policy counts no more. */
export const insuranceReasons = ['entered-wrongly', 'cancelled', 'not-paid'] as const;
