import { createTexts } from '@redmaple/i18n';

export const accountTexts = createTexts({
  'zh-CN': {
    account: {
      name: '姓名',
      county: '县区',
      roles: '角色',
      sessions: '已登录的设备',
      sessionsHint: '看到不认识的登录，请立即退出它，并联系安全管理员。',
      opened: '{{when}} 登录',
      seen: '最近使用 {{when}}',
      current: '当前',
      end: '退出这台',
      everywhere: '全部退出',
    },
  },
  en: {
    account: {
      name: 'Name',
      county: 'County',
      roles: 'Roles',
      sessions: 'Where you are signed in',
      sessionsHint: 'If you do not recognise one, end it at once and tell the security administrator.',
      opened: 'Signed in {{when}}',
      seen: 'last used {{when}}',
      current: 'This one',
      end: 'End',
      everywhere: 'Sign out everywhere',
    },
  },
});
