import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Shape } from '../../app/api.js';
import { useGet, useList } from '../../app/queries.js';
import { useSession } from '../../app/session.js';
import { useWords } from '../../app/words.js';
import { ExportButton } from '../../kit/export-button.js';
import { ListTable } from '../../kit/list-table.js';
import { Empty } from '../../kit/states.js';
import { StatusTag } from '../../kit/status-tag.js';
import { CourseDrawer } from './course-drawer.js';
import { trainingTexts } from './training.texts.js';

type Course = Shape<'CourseView'>;

/** The courses that sessions are made of. */
export function Courses(): ReactNode {
  const { t, label } = useWords(trainingTexts);
  const { can } = useSession();
  const { items, result } = useList('/api/v1/training/courses', {});
  const kinds = useGet('/api/v1/qualifications/kinds', {});
  const [opened, setOpened] = useState<Course>();
  const grants = ({ qualificationCode }: Course): string =>
    qualificationCode === undefined
      ? t('course.noQualification')
      : label(kinds.data?.find((one) => one.code === qualificationCode)?.label) || qualificationCode;
  return (
    <>
      <div className="filters">
        <ExportButton list="training.courses" filters={{}} />
      </div>
      <ListTable<Course>
        label={t('training.courseList')}
        rows={items}
        result={result}
        empty={<Empty title={t('training.noCourses')} hint={t('training.noCoursesHint')} />}
        columns={[
          {
            title: t('course.title'),
            render: (_, course) =>
              can('operator', 'county-admin') ? (
                <Button type="link" className="cell-link" onClick={() => setOpened(course)}>
                  {course.title}
                </Button>
              ) : (
                course.title
              ),
          },
          { title: t('course.qualification'), render: (_, course) => grants(course) },
          {
            title: t('course.validMonths'),
            width: 150,
            render: (_, { validMonths }) =>
              validMonths === undefined ? '—' : t('course.months', { count: validMonths }),
          },
          {
            title: t('training.state'),
            width: 110,
            render: (_, { state }) => (
              <StatusTag tone={state === 'active' ? 'good' : 'quiet'}>{t(`course.${state}`)}</StatusTag>
            ),
          },
        ]}
      />
      {opened && <CourseDrawer course={opened} onClose={() => setOpened(undefined)} />}
    </>
  );
}
