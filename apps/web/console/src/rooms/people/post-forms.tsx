import { Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { send, type Shape } from '../../app/api.js';
import { useChange, useList } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { useTeamTypes } from './lookups.js';
import { peopleTexts } from './people.texts.js';

type Post = Shape<'PostDetail'>;

interface PostValues {
  readonly name: string;
  readonly patternCode?: string;
  readonly leaders: number;
  readonly members: number;
  readonly helpers: number;
}

const numbers = ['leaders', 'members', 'helpers'] as const;
const kinds = { leaders: 'leader', members: 'member', helpers: 'helper' } as const;
/** One who leads, two members, and a few more. */
const usual = { leaders: 1, members: 2, helpers: 4 };

function valuesOf(post: Post): PostValues {
  const count = (kind: string): number => post.seats.filter((seat) => seat.kind === kind).length;
  return { name: post.name, leaders: count('leader'), members: count('member'), helpers: count('helper') };
}

/** A new post by a pattern of the team type or with numbers of its own, or other seats for one that is there. */
export function PostForm({
  team,
  post,
  onClose,
}: {
  readonly team?: Shape<'TeamRecord'>;
  readonly post?: Post;
  readonly onClose: () => void;
}): ReactNode {
  const { t, label } = useWords(peopleTexts);
  const [form] = Form.useForm<PostValues>();
  const { types } = useTeamTypes();
  const patterns = types.find((one) => one.code === team?.typeCode)?.posts ?? [];
  const create = useChange('post', '/api/v1/teams/{id}/posts', ['/api/v1/teams']);
  const change = useChange('patch', '/api/v1/posts/{id}', ['/api/v1/teams']);
  const required = [{ required: true, message: t('form.required') }];
  const first = patterns[0];
  const save = async ({ patternCode, ...values }: PostValues, newest: number | undefined): Promise<unknown> => {
    if (post)
      return change.mutateAsync({ path: { id: post.id }, body: { ...values, version: newest ?? post.version } });
    return create.mutateAsync({
      path: { id: team?.id ?? '' },
      body: { ...values, ...(patternCode && { patternCode }) },
    });
  };
  const theirs = async (): Promise<Partial<PostValues>> => {
    const posts = await send('get', '/api/v1/teams/{id}/posts', { path: { id: post?.teamId ?? '' } });
    const now = posts.find((one) => one.id === post?.id);
    return now ? valuesOf(now) : {};
  };
  return (
    <FormDrawer<PostValues>
      open
      title={post ? t('people.editPostFor', { name: post.name }) : t('people.newPost')}
      form={form}
      initialValues={
        post
          ? valuesOf(post)
          : first
            ? { patternCode: first.code, leaders: first.leaders, members: first.members, helpers: first.helpers }
            : usual
      }
      onClose={onClose}
      onSubmit={save}
      {...(post && { onTakeTheirs: theirs })}
    >
      <Form.Item name="name" label={t('people.postName')} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      {patterns.length > 0 && (
        <Form.Item name="patternCode" label={t('people.pattern')}>
          <Select
            allowClear
            placeholder={t('people.ownPattern')}
            options={patterns.map((one) => ({ value: one.code, label: label(one.label) }))}
            onChange={(code: string | undefined) => {
              const chosen = patterns.find((one) => one.code === code);
              if (chosen) for (const one of numbers) form.setFieldValue(one, chosen[one]);
            }}
          />
        </Form.Item>
      )}
      <div className="inline-row">
        {numbers.map((one) => (
          <Form.Item key={kinds[one]} name={one} label={t(`people.seatNumbers.${one}`)} rules={required}>
            <InputNumber min={0} max={one === 'leaders' ? 5 : 50} precision={0} />
          </Form.Item>
        ))}
      </div>
    </FormDrawer>
  );
}

/** Who takes an empty seat: present members, whoever is on probation not in charge. */
export function SeatForm({
  post,
  seat,
  words,
  onClose,
}: {
  readonly post: Post;
  readonly seat: Post['seats'][number];
  readonly words: string;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useWords(peopleTexts);
  const [form] = Form.useForm<{ volunteerId: string }>();
  const fill = useChange('post', '/api/v1/post-seats/{id}/fill', ['/api/v1/teams', '/api/v1/volunteers']);
  const { items } = useList('/api/v1/teams/{id}/members', { path: { id: post.teamId }, query: { limit: 200 } });
  const there = new Set(post.seats.map((one) => one.volunteerId));
  const fit = items.filter(
    (one) =>
      !one.reserve &&
      one.status === 'active' &&
      !there.has(one.volunteerId) &&
      (seat.kind !== 'leader' || one.role !== 'probationer'),
  );
  return (
    <FormDrawer<{ volunteerId: string }>
      open
      title={t('people.fillSeatFor', { post: post.name, seat: words })}
      form={form}
      submitLabel={t('people.fillSeat')}
      onClose={onClose}
      onSubmit={({ volunteerId }) => fill.mutateAsync({ path: { id: seat.id }, body: { volunteerId } })}
    >
      <Form.Item
        name="volunteerId"
        label={t('people.holder')}
        extra={t('people.holderHint')}
        rules={[{ required: true, message: t('form.required') }]}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('form.choose')}
          options={fit.map((one) => ({
            value: one.volunteerId,
            label: `${one.name} · ${t(`people.roles.${one.role}`)} · ${one.number}`,
          }))}
        />
      </Form.Item>
    </FormDrawer>
  );
}
