import { type ReactNode, useState } from 'react';
import type { Shape } from '../../app/api.js';
import { useWords } from '../../app/words.js';
import { credentialsTexts } from './credentials.texts.js';

type Claim = Shape<'ClaimView'>;
type File = Claim['files'][number];

/** The pages of a paper: photos in place, pressed at their full size; a PDF to be kept and opened apart. */
export function Papers({ claim }: { readonly claim: Claim }): ReactNode {
  const { t } = useWords(credentialsTexts);
  if (claim.files.length === 0) return <p className="quiet">{t('credentials.noFiles')}</p>;
  return (
    <ul className="claim-pages">
      {claim.files.map((file, index) => (
        <li key={file.id}>
          {file.type === 'application/pdf' ? (
            <a className="claim-pdf" href={addressOf(file)} download>
              {t('credentials.openPdf', { page: index + 1 })}
            </a>
          ) : (
            <Photo claim={claim} file={file} page={index + 1} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Photo({
  claim,
  file,
  page,
}: {
  readonly claim: Claim;
  readonly file: File;
  readonly page: number;
}): ReactNode {
  const { t } = useWords(credentialsTexts);
  const [failed, setFailed] = useState(false);
  const [large, setLarge] = useState(false);
  if (failed) return <span className="quiet">{t('credentials.pageFailed', { page })}</span>;
  return (
    <button
      type="button"
      className={large ? 'claim-page claim-page-large' : 'claim-page'}
      aria-pressed={large}
      onClick={() => setLarge(!large)}
    >
      <img
        src={addressOf(file)}
        alt={t('credentials.page', { page, name: claim.volunteerName })}
        onError={() => setFailed(true)}
      />
    </button>
  );
}

function addressOf(file: File): string {
  return `/api/v1/claims/files/${file.id}`;
}
