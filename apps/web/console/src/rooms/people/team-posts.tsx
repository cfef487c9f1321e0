import { Button, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange, useGet } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { Confirm } from '../../kit/confirm.js';
import { Loaded } from '../../kit/states.js';
import { StatusTag } from '../../kit/status-tag.js';
import { useAct } from '../../kit/use-act.js';
import { peopleTexts } from './people.texts.js';
import { PostForm, SeatForm } from './post-forms.js';

type Post = Shape<'PostDetail'>;
type Seat = Post['seats'][number];

/** Posts of a team: who fills them, and what is missing. */
export function TeamPosts({ team }: { readonly team: Shape<'TeamRecord'> }): ReactNode {
  const { t } = useWords(peopleTexts);
  const [adding, setAdding] = useState(false);
  const posts = useGet('/api/v1/teams/{id}/posts', { path: { id: team.id } });
  return (
    <section className="drawer-section">
      <div className="panel-title">
        <h2>{t('people.posts')}</h2>
        {team.keeps && team.state === 'active' && (
          <Button onClick={() => setAdding(true)}>{t('people.newPost')}</Button>
        )}
      </div>
      <Loaded of={posts}>
        {(all) =>
          all.length === 0 ? (
            <p className="quiet">{t('people.noPosts')}</p>
          ) : (
            <ul className="post-list">
              {all.map((post) => (
                <li key={post.id}>
                  <PostCard post={post} keeps={team.keeps} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {adding && <PostForm team={team} onClose={() => setAdding(false)} />}
    </section>
  );
}

function PostCard({ post, keeps }: { readonly post: Post; readonly keeps: boolean }): ReactNode {
  const { t } = useWords(peopleTexts);
  const act = useAct();
  const [editing, setEditing] = useState(false);
  const [filling, setFilling] = useState<Seat>();
  const close = useChange('post', '/api/v1/posts/{id}/close', ['/api/v1/teams']);
  const vacate = useChange('post', '/api/v1/post-seats/{id}/vacate', ['/api/v1/teams', '/api/v1/volunteers']);
  const seatWords = ({ kind, no }: Seat): string =>
    t('people.seatOf', { kind: t(`people.seatKinds.${kind}`), no: kind === 'leader' && no === 1 ? '' : no }).trim();
  return (
    <article className="panel post-card" aria-label={post.name}>
      <div className="panel-title">
        <h3>{post.name}</h3>
        <Lacks post={post} />
        {keeps && (
          <Space wrap>
            <Button
              size="small"
              aria-label={t('people.editPostFor', { name: post.name })}
              onClick={() => setEditing(true)}
            >
              {t('people.editPost')}
            </Button>
            <Confirm
              title={t('people.closePostFor', { name: post.name })}
              why={t('people.closePostWhy')}
              okText={t('people.closePost')}
              danger
              onConfirm={() => void act(close.mutateAsync({ path: { id: post.id }, body: { version: post.version } }))}
            >
              <Button size="small" danger aria-label={t('people.closePostFor', { name: post.name })}>
                {t('people.closePost')}
              </Button>
            </Confirm>
          </Space>
        )}
      </div>
      <ul className="seat-list">
        {post.seats.map((seat) => (
          <li key={seat.id} className={seat.volunteerId === undefined ? 'seat seat-empty' : 'seat'}>
            <span className="quiet">{seatWords(seat)}</span>
            <span>
              {seat.volunteerId === undefined
                ? t(seat.kind === 'helper' ? 'people.openSeat' : 'people.emptySeat')
                : (seat.name ?? '—')}
            </span>
            {seat.probation === true && <StatusTag tone="quiet">{t('people.roles.probationer')}</StatusTag>}
            {keeps &&
              (seat.volunteerId === undefined ? (
                <Button
                  size="small"
                  aria-label={t('people.fillSeatFor', { post: post.name, seat: seatWords(seat) })}
                  onClick={() => setFilling(seat)}
                >
                  {t('people.fillSeat')}
                </Button>
              ) : (
                <Button
                  size="small"
                  aria-label={t('people.leaveSeatFor', { name: seat.name ?? '', post: post.name })}
                  onClick={() =>
                    void act(
                      vacate.mutateAsync({ path: { id: seat.id }, body: { volunteerId: seat.volunteerId ?? '' } }),
                    )
                  }
                >
                  {t('people.leaveSeat')}
                </Button>
              ))}
          </li>
        ))}
      </ul>
      {editing && <PostForm post={post} onClose={() => setEditing(false)} />}
      {filling && (
        <SeatForm post={post} seat={filling} words={seatWords(filling)} onClose={() => setFilling(undefined)} />
      )}
    </article>
  );
}

function Lacks({ post: { lacks, unaccompanied } }: { readonly post: Post }): ReactNode {
  const { t } = useWords(peopleTexts);
  const what = [
    ...(lacks.leaders > 0 ? [t('people.lacksLeader', { count: lacks.leaders })] : []),
    ...(lacks.members > 0 ? [t('people.lacksMembers', { count: lacks.members })] : []),
  ].join(t('people.comma'));
  return (
    <span className="inline-row">
      {what === '' ? (
        <StatusTag tone="good">{t('people.manned')}</StatusTag>
      ) : (
        <StatusTag tone="warn">{t('people.lacks', { what })}</StatusTag>
      )}
      {unaccompanied && <StatusTag tone="warn">{t('people.unaccompanied')}</StatusTag>}
    </span>
  );
}
