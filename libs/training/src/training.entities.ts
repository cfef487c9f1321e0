import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { CourseEntity } from './courses/course.entity.js';
import { EnrolmentEntity } from './enrolments/enrolment.entity.js';
import { TrainingSessionEntity } from './sessions/training-session.entity.js';

export const trainingEntities: readonly EntityTarget<ObjectLiteral>[] = [
  CourseEntity,
  TrainingSessionEntity,
  EnrolmentEntity,
];
