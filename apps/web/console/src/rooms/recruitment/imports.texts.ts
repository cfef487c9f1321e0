import { createTexts } from '@redmaple/i18n';

export const importsTexts = createTexts({
  'zh-CN': {
    recruitment: {
      import: {
        title: '表格导入',
        new: '导入表格',
        none: '还没有导入过表格。',
        rows_other: '{{count}} 行',
        states: { preview: '待确认', committing: '写入中', committed: '已完成', failed: '写入失败' },
      },
    },
  },
  en: {
    recruitment: {
      import: {
        title: 'Spreadsheets',
        new: 'Import a sheet',
        none: 'No sheets so far.',
        rows_one: '{{count}} row',
        rows_other: '{{count}} rows',
        states: { preview: 'To confirm', committing: 'Writing', committed: 'Done', failed: 'Failed' },
      },
    },
  },
});
