import './administration.css';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Shape } from '../../app/api.js';
import { useGet } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { ExportButton } from '../../kit/export-button.js';
import { PageHeader } from '../../kit/page-header.js';
import { Empty, Loaded } from '../../kit/states.js';
import { StatusTag } from '../../kit/status-tag.js';
import { areasTexts } from './areas.texts.js';
import { type Area, AreaDrawer } from './area-drawer.js';

type Opened = { readonly area?: Area; readonly parent?: Area };

/** The county's areas as the tree they are. */
export function Page(): ReactNode {
  const { t } = useWords(areasTexts);
  const { can } = useSession();
  const areas = useGet('/api/v1/areas', {});
  const [opened, setOpened] = useState<Opened>();
  const mayEdit = can('county-admin');
  return (
    <>
      <PageHeader
        title={t('nav.areas')}
        hint={t('areas.hint')}
        actions={
          mayEdit && (
            <>
              <ExportButton list="volunteers.areas" filters={{}} />
              <Button type="primary" onClick={() => setOpened({})}>
                {t('areas.add')}
              </Button>
            </>
          )
        }
      />
      <section className="panel" aria-label={t('areas.tree')}>
        <Loaded of={areas}>
          {(all) =>
            all.length === 0 ? (
              <Empty title={t('areas.empty')} hint={t('areas.emptyHint')} />
            ) : (
              <Branch all={all} {...(mayEdit && { onOpen: setOpened })} />
            )
          }
        </Loaded>
      </section>
      {opened && <AreaDrawer areas={areas.data ?? []} {...opened} onClose={() => setOpened(undefined)} />}
    </>
  );
}

interface BranchProps {
  readonly all: readonly Area[];
  readonly parent?: Area;
  readonly onOpen?: (opened: Opened) => void;
}

function Branch({ all, parent, onOpen }: BranchProps): ReactNode {
  const here = all.filter((one) => one.parentId === parent?.id);
  if (here.length === 0) return null;
  return (
    <ul className="tree">
      {here.map((area) => (
        <li key={area.id}>
          <AreaRow area={area} {...(onOpen && { onOpen })} />
          <Branch all={all} parent={area} {...(onOpen && { onOpen })} />
        </li>
      ))}
    </ul>
  );
}

function AreaRow({ area, onOpen }: { readonly area: Area; readonly onOpen?: (opened: Opened) => void }): ReactNode {
  const { t } = useWords(areasTexts);
  const { name, level, code, centre } = area;
  return (
    <div className="tree-row">
      <span>
        <strong>{name}</strong> <StatusTag tone="quiet">{t(`areas.levels.${level}`)}</StatusTag>{' '}
        <span className="quiet number">
          {[code, centre && t('areas.place', placeText(centre))].filter(Boolean).join(' · ')}
        </span>
      </span>
      {onOpen && (
        <span className="tree-actions">
          {level !== 'grid' && (
            <Button
              type="text"
              size="small"
              aria-label={t('areas.addTo', { name })}
              onClick={() => onOpen({ parent: area })}
            >
              {t('areas.add')}
            </Button>
          )}
          <Button type="text" size="small" aria-label={t('areas.editNamed', { name })} onClick={() => onOpen({ area })}>
            {t('areas.edit')}
          </Button>
        </span>
      )}
    </div>
  );
}

function placeText({ latitude, longitude }: Shape<'PlaceView'>): { latitude: string; longitude: string } {
  return { latitude: latitude.toFixed(4), longitude: longitude.toFixed(4) };
}
