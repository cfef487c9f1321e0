import { Form } from 'antd';
import type { ReactNode } from 'react';
import { send, type Shape } from '../../app/api.js';
import { useChange } from '../../app/queries.js';
import { useWords } from '../../app/words.js';
import { CheckBoxes } from '../../kit/check-boxes.js';
import { FormDrawer } from '../../kit/form-drawer.js';
import { accountsTexts } from './accounts.texts.js';
import { type StaffRole, useGivenRoles } from './given-roles.js';

type Account = Shape<'AccountView'>;
interface Typed {
  readonly roles?: readonly StaffRole[];
}

/** What a colleague may do in the whole county. Roles that are somebody else's to give stay as they are. */
export function RolesDrawer({
  account,
  onClose,
}: {
  readonly account: Account;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useWords(accountsTexts);
  const [form] = Form.useForm<Typed>();
  const given = useGivenRoles();
  const change = useChange('put', '/api/v1/accounts/{id}/roles', ['/api/v1/accounts']);
  const { id, displayName: name } = account;
  const fixed = countyRoles(account).filter((role) => !given.includes(role));
  const mine = (one: Account): Typed => ({ roles: countyRoles(one).filter((role) => given.includes(role)) });
  const latest = async (): Promise<Account> =>
    (await send('get', '/api/v1/accounts', {})).find((one) => one.id === id) ?? account;
  return (
    <FormDrawer<Typed>
      open
      title={t('accounts.changeRolesNamed', { name })}
      form={form}
      width={480}
      initialValues={mine(account)}
      onClose={onClose}
      onTakeTheirs={async () => mine(await latest())}
      onSubmit={async ({ roles = [] }, newest) => {
        const version = newest ?? account.version;
        await change.mutateAsync({ path: { id }, body: { roles: [...fixed, ...roles], version } });
      }}
    >
      <Form.Item
        name="roles"
        label={t('accounts.roles')}
        extra={t('accounts.changeRolesHint')}
        rules={fixed.length > 0 ? [] : [{ required: true, message: t('form.required') }]}
      >
        <CheckBoxes options={given.map((value) => ({ value, label: t(`role.${value}`) }))} />
      </Form.Item>
      {fixed.length > 0 && (
        <p className="quiet">
          {t('accounts.fixedRoles', { roles: fixed.map((role) => t(`role.${role}`)).join(t('accounts.comma')) })}
        </p>
      )}
    </FormDrawer>
  );
}

function countyRoles({ grants }: Account): StaffRole[] {
  return grants.filter((one) => one.scope === 'county').map((one) => one.role as StaffRole);
}
