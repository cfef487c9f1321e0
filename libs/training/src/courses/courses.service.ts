import { Injectable } from '@nestjs/common';
import { Audit, type Page, type PageQuery, requestErrors, toPage, UnitOfWork, staleRow } from '@redmaple/platform';
import { TeamTypes } from '@redmaple/plugins/house';
import { trainingErrors } from '../training.errors.js';
import { type CourseChange, type CourseRow, type CourseView, type NewCourse, toCourseView } from './course.dto.js';

const columns = `id, title, content, qualification_code AS "qualificationCode", valid_months AS "validMonths",
  required_by AS "requiredBy", state, version`;

/** The county's courses. */
@Injectable()
export class CoursesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: Audit,
    private readonly teamTypes: TeamTypes,
  ) {}

  /** @throws training.unknownQualification, training.unknownTeamType, training.validityWithoutQualification */
  async create(course: NewCourse): Promise<CourseView> {
    const kind = await this.mustBeKnown(course);
    return this.work.run(async () => {
      const row = await this.work.one<CourseRow>(
        `INSERT INTO training.course (title, content, qualification_code, valid_months, required_by)
         VALUES ($1, $2, $3, $4, $5) RETURNING ${columns}`,
        [
          course.title.trim(),
          course.content,
          course.qualificationCode ?? null,
          course.validMonths ?? kind?.validMonths ?? null,
          JSON.stringify(course.requiredBy ?? []),
        ],
      );
      if (!row) throw requestErrors.conflict();
      await this.audit.record('course.created', { type: 'course', id: row.id });
      return toCourseView(row);
    });
  }

  /** Newest first. */
  async list({ limit, after }: PageQuery): Promise<Page<CourseView>> {
    const rows = await this.work.run(() =>
      this.work.query<CourseRow>(
        `SELECT ${columns} FROM training.course WHERE ($1::uuid IS NULL OR id < $1) ORDER BY id DESC LIMIT $2`,
        [after ?? null, limit + 1],
      ),
    );
    return toPage(rows.map(toCourseView), limit);
  }

  async get(id: string): Promise<CourseView> {
    return toCourseView(await this.work.run(() => this.row(id)));
  }

  /** @throws request.stale when somebody changed it meanwhile, and as {@link create} */
  async change(id: string, change: CourseChange): Promise<CourseView> {
    const kind = await this.mustBeKnown(change);
    return this.work.run(async () => {
      const row = await this.work.one<CourseRow>(
        `UPDATE training.course SET title = coalesce($3, title), content = coalesce($4, content),
           qualification_code = CASE WHEN $5 THEN $6 ELSE qualification_code END,
           valid_months = CASE WHEN $7 THEN $8::int
             WHEN $5 AND $6 IS DISTINCT FROM qualification_code THEN $9::int ELSE valid_months END,
           required_by = coalesce($10::jsonb, required_by), state = coalesce($11, state), version = version + 1
         WHERE id = $1 AND version = $2 RETURNING ${columns}`,
        [
          id,
          change.version,
          change.title?.trim() ?? null,
          change.content ?? null,
          change.qualificationCode !== undefined,
          change.qualificationCode ?? null,
          change.validMonths !== undefined,
          change.validMonths ?? null,
          kind?.validMonths ?? null,
          change.requiredBy ? JSON.stringify(change.requiredBy) : null,
          change.state ?? null,
        ],
      );
      if (!row) throw await staleRow(this.work, 'training.course', id);
      await this.audit.record('course.changed', { type: 'course', id }, { version: row.version });
      return toCourseView(row);
    });
  }

  private async row(id: string): Promise<CourseRow> {
    const row = await this.work.one<CourseRow>(`SELECT ${columns} FROM training.course WHERE id = $1`, [id]);
    if (!row) throw requestErrors.notFound();
    return row;
  }

  private async mustBeKnown(course: { qualificationCode?: string | null; requiredBy?: string[] }) {
    for (const [index, code] of (course.requiredBy ?? []).entries()) {
      if (!(await this.teamTypes.enabled(code)))
        throw trainingErrors.unknownTeamType({}, { field: `requiredBy.${index}` });
    }
    if (course.qualificationCode == null) return undefined;
    const kinds = await this.teamTypes.qualifications();
    const kind = kinds.find((one) => one.code === course.qualificationCode);
    if (!kind) throw trainingErrors.unknownQualification({}, { field: 'qualificationCode' });
    return kind;
  }
}
