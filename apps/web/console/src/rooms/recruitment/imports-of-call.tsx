import { Link } from '@tanstack/react-router';
import { UploadOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useGet } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { Loaded } from '../../kit/states.js';
import { StatusTag, type Tone } from '../../kit/status-tag.js';
import { recruitmentTexts } from './recruitment.texts.js';
import type { Call } from './states.js';

export type Import = Shape<'ImportView'>;

export function importTone({ state, wrongRows }: Import): Tone {
  if (state === 'committed') return 'good';
  if (state === 'failed') return 'bad';
  if (state === 'committing') return 'busy';
  return wrongRows > 0 ? 'warn' : 'quiet';
}

/** Spreadsheets of paper sign-ups that were brought in or are under way; each is gone on with where it stood. */
export function ImportsOfCall({ call }: { readonly call: Call }): ReactNode {
  const { t, dateTime } = useWords(recruitmentTexts);
  const { can } = useSession();
  const imports = useGet('/api/v1/calls/{id}/imports', { path: { id: call.id } });
  const to = { to: '/calls/$id/import', params: { id: call.id } as never } as const;
  return (
    <section className="panel">
      <div className="panel-title">
        <h2>{t('recruitment.import.title')}</h2>
        {can('operator') && call.state === 'published' && (
          <Link {...to} className="button-link">
            <UploadOutlined aria-hidden="true" /> {t('recruitment.import.new')}
          </Link>
        )}
      </div>
      <Loaded of={imports}>
        {(list) =>
          list.length === 0 ? (
            <p className="quiet">{t('recruitment.import.none')}</p>
          ) : (
            <ul className="plain-list">
              {list.map((one) => (
                <li key={one.id}>
                  <Link {...to} search={{ import: one.id } as never}>
                    {dateTime(one.createdAt)}
                  </Link>
                  <span className="quiet">{t('recruitment.import.rows', { count: one.totalRows })}</span>
                  <StatusTag tone={importTone(one)}>{t(`recruitment.import.states.${one.state}`)}</StatusTag>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
