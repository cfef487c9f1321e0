import { Global, Module } from '@nestjs/common';
import { registerTexts } from '@redmaple/platform';
import { TrainingLists } from './exports/training-lists.js';
import { trainingExportsTexts } from './exports/exports.texts.js';
import { TrainingAccess } from './access/training-access.js';
import { CoursesController } from './courses/courses.controller.js';
import { CoursesService } from './courses/courses.service.js';
import { EnrolmentsController } from './enrolments/enrolments.controller.js';
import { EnrolmentsLists } from './enrolments/enrolments.lists.js';
import { EnrolmentsService } from './enrolments/enrolments.service.js';
import { Waitlist } from './enrolments/waitlist.service.js';
import { SessionMessages } from './reminders/session-messages.service.js';
import { ResultsService } from './results/results.service.js';
import { SessionMovesService } from './sessions/session-moves.service.js';
import { SessionStore } from './sessions/session-store.js';
import { TrainingSessionsController } from './sessions/training-sessions.controller.js';
import { TrainingSessionsService } from './sessions/training-sessions.service.js';
import { trainingTexts } from './training.texts.js';
import { registerTrainingRecords } from './personal-records.js';

registerTexts(trainingTexts);
registerTexts(trainingExportsTexts);
registerTrainingRecords();

const services = [
  CoursesService,
  EnrolmentsLists,
  EnrolmentsService,
  ResultsService,
  SessionMessages,
  SessionMovesService,
  SessionStore,
  TrainingAccess,
  TrainingLists,
  TrainingSessionsService,
  Waitlist,
];

/** Courses, sessions, enrolments, results and reminders: in every process. */
@Global()
@Module({ providers: services, exports: services })
export class TrainingModule {}

/** The routes of training: in the API only. */
@Module({ controllers: [CoursesController, TrainingSessionsController, EnrolmentsController] })
export class TrainingApiModule {}
