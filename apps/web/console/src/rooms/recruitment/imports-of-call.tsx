import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { UploadOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useGet } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { ExportButton } from '../../kit/export-button.js';
import { Loaded } from '../../kit/states.js';
import { StatusTag } from '../../kit/status-tag.js';
import { importTone } from '../imports/import-steps.js';
import { recruitmentTexts } from './recruitment.texts.js';
import type { Call } from './states.js';

/** Spreadsheets of paper sign-ups that were brought in or are under way; each is gone on with where it stood. */
export function ImportsOfCall({ call }: { readonly call: Call }): ReactNode {
  const { t, dateTime } = useWords(recruitmentTexts);
  const { can } = useSession();
  const navigate = useNavigate();
  const imports = useGet('/api/v1/calls/{id}/imports', { path: { id: call.id } });
  return (
    <section className="panel">
      <div className="panel-title">
        <h2>{t('recruitment.import.title')}</h2>
        <span className="inline-row">
          {can('operator', 'county-admin') && <ExportButton list="volunteers.imports" filters={{ callId: call.id }} />}
          {can('operator') && call.state === 'published' && (
            <Button
              icon={<UploadOutlined />}
              onClick={() => void navigate({ to: '/imports', search: { call: call.id } as never })}
            >
              {t('recruitment.import.new')}
            </Button>
          )}
        </span>
      </div>
      <Loaded of={imports}>
        {(list) =>
          list.length === 0 ? (
            <p className="quiet">{t('recruitment.import.none')}</p>
          ) : (
            <ul className="plain-list">
              {list.map((one) => (
                <li key={one.id}>
                  <Link to="/imports/$id" params={{ id: one.id } as never}>
                    {dateTime(one.createdAt)}
                  </Link>
                  <span className="quiet">{t('recruitment.import.rows', { count: one.totalRows })}</span>
                  <StatusTag tone={importTone[one.state]}>{t(`recruitment.import.states.${one.state}`)}</StatusTag>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
