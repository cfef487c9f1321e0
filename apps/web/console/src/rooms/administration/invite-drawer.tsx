import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import type { Shape } from '../../app/api.js';
import { useChange } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { CheckBoxes } from '../../kit/check-boxes.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { accountsTexts } from './accounts.texts.js';
import type { ShownLink } from './invitation-link.js';
import { useGivenRoles } from './given-roles.js';

type Typed = Shape<'InviteStaffDto'>;
/** Invites a colleague; the answer is a link to hand over. */
export function InviteDrawer({
  onClose,
  onLink,
}: {
  readonly onClose: () => void;
  readonly onLink: (link: ShownLink) => void;
}): ReactNode {
  const { t } = useWords(accountsTexts);
  const [form] = Form.useForm<Typed>();
  const invite = useChange('post', '/api/v1/accounts', ['/api/v1/accounts', '/api/v1/home']);
  const roles = useGivenRoles();
  return (
    <FormDrawer<Typed>
      open
      title={t('accounts.invite')}
      form={form}
      width={480}
      submitLabel={t('accounts.invite')}
      onClose={onClose}
      onSubmit={async (typed) => {
        const { link, expiresAt } = await invite.mutateAsync({ body: typed });
        onLink({ name: typed.displayName, link, expiresAt });
      }}
    >
      <Form.Item
        name="displayName"
        label={t('accounts.name')}
        rules={[{ required: true, whitespace: true, message: t('form.required') }]}
      >
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="login"
        label={t('accounts.login')}
        extra={t('accounts.loginHint')}
        rules={[{ required: true, message: t('form.required') }]}
      >
        <Input maxLength={40} autoComplete="off" autoCapitalize="none" spellCheck={false} />
      </Form.Item>
      <Form.Item
        name="roles"
        label={t('accounts.roles')}
        extra={t('accounts.rolesHint')}
        rules={[{ required: true, message: t('form.required') }]}
      >
        <CheckBoxes options={roles.map((value) => ({ value, label: t(`role.${value}`) }))} />
      </Form.Item>
    </FormDrawer>
  );
}
