import { createTexts } from '@redmaple/i18n';

export const appealsTexts = createTexts({
  'zh-CN': {
    recruitment: {
      appeals: {
        title: '申诉',
        none: '没有待处理的申诉',
        due: '答复期限',
        filed: '提出时间',
        yours: '须由他人处理',
        open: '应征者的申诉',
        notYou: '原结果是您作出的，须由另一位同事在 {{due}} 前答复。',
        answer: '答复申诉',
        hint: '作出原结果的人不参与。{{due}} 前答复；应征者能看到您写的话。',
        words: '给应征者的话',
        send: '提交答复',
        outcomes: {
          granted: '申诉成立，从未通过的环节重新审核',
          rejected: '维持原结果',
        },
        states: {
          granted: '申诉成立，已重新审核',
          rejected: '申诉已答复，维持原结果',
        },
      },
      views: {
        title: '视图',
        any: '不用视图',
        shared: '{{name}}（共享）',
        save: '存为视图',
        name: '名称',
        share: '全县同事可用',
        keep: '保存',
        remove: '删除视图',
        removed: '视图已删除',
      },
    },
  },
  en: {
    recruitment: {
      appeals: {
        title: 'Appeals',
        none: 'No appeal waits for an answer',
        due: 'Answer by',
        filed: 'Made',
        yours: 'For somebody else',
        open: 'The recruit appeals',
        notYou: 'You refused, so a colleague has to answer by {{due}}.',
        answer: 'Answer the appeal',
        hint: 'Whoever refused takes no part. Answer by {{due}}; the recruit reads your words.',
        words: 'Words to the recruit',
        send: 'Send the answer',
        outcomes: {
          granted: 'Granted: vetted anew from where it was refused',
          rejected: 'The result stays',
        },
        states: {
          granted: 'Appeal granted, vetted anew',
          rejected: 'Appeal answered, the result stays',
        },
      },
      views: {
        title: 'View',
        any: 'No view',
        shared: '{{name}} (shared)',
        save: 'Keep as a view',
        name: 'Name',
        share: 'For everybody in the county',
        keep: 'Keep',
        remove: 'Remove view',
        removed: 'The view is gone',
      },
    },
  },
});
