import { Tag } from 'antd';
import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useGet } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { Facts } from '../../kit/facts.js';
import { Masked, type RevealReason } from '../../kit/masked.js';
import { Loaded } from '../../kit/states.js';
import { identityTexts } from './identity.texts.js';

type Field = 'email' | 'emergencyName' | 'emergencyPhone';

/** What a volunteer says about themselves; what identifies others is masked until there is a reason. */
export function ProfileSection({
  volunteerId: id,
  reveal,
}: {
  readonly volunteerId: string;
  /** Shows a masked field in full; left out where the reader may not. */
  readonly reveal?: (field: Field) => (reason: RevealReason) => Promise<string | undefined>;
}): ReactNode {
  const { t } = useWords(identityTexts);
  const profile = useGet('/api/v1/volunteers/{id}/profile', { path: { id } });
  const masked = (field: Field, value: string | undefined): ReactNode =>
    value !== undefined && (
      <Masked value={value} name={t(`identity.${field}`)} {...(reveal && { reveal: reveal(field) })} />
    );
  return (
    <section className="drawer-section">
      <div className="panel-title">
        <h2>{t('identity.profile')}</h2>
      </div>
      <Loaded of={profile}>
        {(said) =>
          said.version === 0 ? (
            <p className="quiet">{t('identity.notYet')}</p>
          ) : (
            <Facts
              rows={[
                [t('identity.languages'), tags(said.languages)],
                [t('identity.skills'), tags(said.skills)],
                [t('identity.occupation'), said.occupation],
                [t('identity.email'), masked('email', said.maskedEmail)],
                [t('identity.emergencyName'), masked('emergencyName', said.maskedEmergencyName)],
                [t('identity.emergencyPhone'), masked('emergencyPhone', said.maskedEmergencyPhone)],
                [t('identity.relation'), said.emergencyRelation && t(`identity.relations.${said.emergencyRelation}`)],
                [t('identity.reach'), said.texts !== undefined && <Reach said={said} />],
              ]}
            />
          )
        }
      </Loaded>
    </section>
  );
}

function Reach({ said }: { readonly said: Shape<'ProfileView'> }): ReactNode {
  const { t, date } = useWords(identityTexts);
  return (
    <span className="inline-row">
      <span>{t(said.texts ? 'identity.texts' : 'identity.noTexts')}</span>
      {said.quietFrom !== undefined && (
        <span>{t('identity.quiet', { from: said.quietFrom, to: said.quietTo ?? '' })}</span>
      )}
      {said.optOutUntil !== undefined && <span>{t('identity.optOut', { date: date(said.optOutUntil) })}</span>}
    </span>
  );
}

function tags(words: readonly string[]): ReactNode {
  return (
    words.length > 0 && (
      <span className="inline-row">
        {words.map((one) => (
          <Tag key={one}>{one}</Tag>
        ))}
      </span>
    )
  );
}
