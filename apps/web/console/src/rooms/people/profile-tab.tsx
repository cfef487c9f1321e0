import type { ReactNode } from 'react';
import { send, type Shape } from '../../app/api.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { Facts } from '../../kit/facts.js';
import { Masked, type RevealReason } from '../../kit/masked.js';
import { RecordLink } from '../../kit/record-link.js';
import { StatusTag } from '../../kit/status-tag.js';
import { GuardianSection } from './guardian-section.js';
import { InsuranceSection } from './insurance-section.js';
import { ProfileSection } from './profile-section.js';
import { peopleTexts } from './people.texts.js';
import { VolunteerStatus } from './volunteer-status.js';

/** Who somebody is. What identifies or reaches them is masked until there is a reason. */
export function ProfileTab({ volunteer }: { readonly volunteer: Shape<'VolunteerDetail'> }): ReactNode {
  const { t, date } = useWords(peopleTexts);
  const { can } = useSession();
  const { id, guardian, maskedPhone, maskedDocument, hasAddress, phoneVerified, birthYear } = volunteer;
  const mayReveal = can('operator', 'liaison');
  const asked = (field: Shape<'RevealVolunteerField'>['field']) => async (reason: RevealReason) =>
    (await send('post', '/api/v1/volunteers/{id}/reveal', { path: { id }, body: { field, reason } })).value;
  const reveal = (field: Shape<'RevealVolunteerField'>['field']) => mayReveal && { reveal: asked(field) };
  return (
    <>
      {volunteer.keptAs !== undefined && (
        <p className="inline-row">
          {t('identity.keptAs')}
          <RecordLink id={volunteer.keptAs}>{t('identity.openKept')}</RecordLink>
        </p>
      )}
      <section className="drawer-section">
        <Facts
          rows={[
            [t('people.number'), <span className="number">{volunteer.number}</span>],
            [t('people.status'), <VolunteerStatus status={volunteer.status} />],
            [t('people.joined'), date(volunteer.joinedAt)],
            [t('people.birthYear'), birthYear],
            [
              t('people.phone'),
              maskedPhone === undefined ? undefined : (
                <span className="inline-row">
                  <Masked value={maskedPhone} name={t('people.phone')} {...reveal('phone')} />
                  <StatusTag tone={phoneVerified ? 'good' : 'quiet'}>
                    {phoneVerified ? t('people.phoneVerified') : t('people.phoneUnverified')}
                  </StatusTag>
                </span>
              ),
            ],
            [
              t('people.document'),
              maskedDocument === undefined ? undefined : (
                <Masked value={maskedDocument} name={t('people.document')} {...reveal('document')} />
              ),
            ],
            [
              t('people.address'),
              hasAddress ? <Masked value="••••••" name={t('people.address')} {...reveal('address')} /> : undefined,
            ],
          ]}
        />
      </section>
      {guardian && <GuardianSection volunteerId={id} guardian={guardian} {...(mayReveal && { reveal: asked })} />}
      <ProfileSection volunteerId={id} {...(mayReveal && { reveal: asked })} />
      <InsuranceSection volunteerId={id} />
    </>
  );
}
