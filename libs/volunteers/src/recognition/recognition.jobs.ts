import { Injectable } from '@nestjs/common';
import { defineJob, Handles, type JobRun, Messages, On, UnitOfWork } from '@redmaple/platform';
import { assessMonth, Counting } from './counting.service.js';
import { recognitionPublished } from './runs.service.js';
import { Stars } from './stars.service.js';

/** Once a day: whoever reached a star reads so. */
const tellStars = defineJob('volunteers.tell-stars', {
  schedule: { pattern: '30 9 * * *', timezone: 'Asia/Shanghai' },
});

/** What the worker does for recognition. Each may run twice. */
@Injectable()
export class RecognitionJobs {
  constructor(
    private readonly work: UnitOfWork,
    private readonly counting: Counting,
    private readonly stars: Stars,
    private readonly messages: Messages,
  ) {}

  @Handles(assessMonth)
  count({ runId }: { runId: string }, run: JobRun): Promise<void> {
    return this.counting.count(runId, run);
  }

  @Handles(tellStars)
  async tell(): Promise<void> {
    await this.stars.tellReached();
  }

  /** Whoever is commended reads so once. */
  @On(recognitionPublished, 'volunteers.tell-commended')
  thank({ runId }: { runId: string }): Promise<void> {
    return this.work.run(async () => {
      const rows = await this.work.query<{ person_id: string; month: string }>(
        `SELECT DISTINCT v.person_id, r.month FROM volunteers.recognition_line l JOIN volunteers.recognition_run r ON r.id = l.run_id
         JOIN volunteers.volunteer v ON v.id = l.volunteer_id AND v.status = 'active'
         WHERE r.id = $1 AND r.state = 'published' AND l.commended`,
        [runId],
      );
      for (const { person_id: personId, month } of rows)
        await this.messages.send({
          personId,
          template: 'messages.commended',
          params: { month },
          dedupeKey: `commended:${runId}:${personId}`,
        });
    });
  }
}
