import { Button, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { PageHeader } from '../../kit/page-header.js';
import { useUrlState } from '../../kit/url-state.js';
import { CourseDrawer } from './course-drawer.js';
import { Courses } from './courses.js';
import { PlanDrawer } from './plan-drawer.js';
import { SessionList } from './session-list.js';
import { trainingTexts } from './training.texts.js';

/** Training: what is planned and was held, and the courses it is made of. */
export function Page(): ReactNode {
  const { t } = useWords(trainingTexts);
  const { can } = useSession();
  const [{ view = 'sessions' }, setUrl] = useUrlState<'view'>();
  const [opened, setOpened] = useState<'session' | 'course'>();
  const courses = view === 'courses';
  return (
    <>
      <PageHeader
        title={t('nav.training')}
        hint={t('training.hint')}
        actions={
          <>
            {can('operator', 'county-admin') && (
              <Button onClick={() => setOpened('course')}>{t('training.newCourse')}</Button>
            )}
            <Button type="primary" onClick={() => setOpened('session')}>
              {t('training.plan')}
            </Button>
          </>
        }
      />
      <div className="filters">
        <Segmented
          aria-label={t('training.view')}
          value={view}
          onChange={(next) => setUrl({ view: next === 'sessions' ? undefined : next })}
          options={['sessions', 'courses'].map((value) => ({ value, label: t(`training.${value}`) }))}
        />
      </div>
      {courses ? <Courses /> : <SessionList />}
      {opened === 'course' && <CourseDrawer onClose={() => setOpened(undefined)} />}
      {opened === 'session' && <PlanDrawer onClose={() => setOpened(undefined)} />}
    </>
  );
}
