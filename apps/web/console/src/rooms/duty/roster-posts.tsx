import type { ReactNode } from 'react';
import { useWords, type Words } from '../../app/words.js';
import { StatusTag } from '../../kit/status-tag.js';
import { dutyTexts } from './duty.texts.js';
import type { Roster } from './shift-words.js';

type Post = Roster['posts'][number];

/** Who stands where: the team's posts with their seats, whatever the shift. */
export function RosterPosts({ posts }: { readonly posts: readonly Post[] }): ReactNode {
  const { t } = useWords(dutyTexts);
  if (posts.length === 0) return null;
  return (
    <section className="roster-posts" aria-label={t('duty.posts')}>
      <h2>{t('duty.posts')}</h2>
      <ul>
        {posts.map((post) => {
          const lacking = post.lacks.leaders + post.lacks.members;
          return (
            <li key={post.id}>
              <strong>{post.name}</strong>{' '}
              {post.seats
                .flatMap(({ kind, volunteer }) => (volunteer ? `${t(`duty.postSeats.${kind}`)} ${volunteer.name}` : []))
                .join(t('duty.semicolon')) || <span className="quiet">{t('duty.postEmpty')}</span>}{' '}
              {lacking > 0 && <StatusTag tone="warn">{t('duty.postLacks', { count: lacking })}</StatusTag>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Which seat of which post somebody holds: `三号闸值守点 · 带班`. */
export function postOf(posts: readonly Post[], volunteerId: string, t: Words['t']): string {
  return posts
    .flatMap((post) =>
      post.seats
        .filter(({ volunteer }) => volunteer?.id === volunteerId)
        .map(({ kind }) => `${post.name} · ${t(`duty.postSeats.${kind}`)}`),
    )
    .join(t('duty.semicolon'));
}
