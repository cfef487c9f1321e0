import { createTexts } from '@redmaple/i18n';

/** Words of lists that are taken along as a file. */
export const exportTexts = createTexts({
  'zh-CN': {
    export: {
      button: '导出',
      xlsx: 'Excel 表格（.xlsx）',
      csv: '文本表格（.csv）',
      title: { xlsx: '导出 Excel 表格', csv: '导出文本表格' },
      about:
        '导出当前筛选出的全部记录，证件和手机号码保持遮蔽。文件含个人信息：只给您本人，保留 24 小时；谁在何时导出了多少行会记入审计。',
      make: '生成文件',
      making: '正在生成',
      progress_other: '已写入 {{count}} 行',
      mayLeave: '名单较长，由后台生成。请不要关闭这个窗口，完成后在这里下载。',
      ready_other: '文件已生成，共 {{count}} 行。',
      download: '下载',
      mapping: '下载字段对照',
      mappingInside: '第二张工作表“字段对照”写明每一列打算填入全国志愿服务信息系统的哪一项。',
      until: '可在 {{when}} 前下载。',
      gone: '文件已过期，请重新导出',
    },
  },
  en: {
    export: {
      button: 'Export',
      xlsx: 'Excel sheet (.xlsx)',
      csv: 'Text sheet (.csv)',
      title: { xlsx: 'Export as an Excel sheet', csv: 'Export as a text sheet' },
      about:
        'Every record that fits the filters, with documents and phones masked. The file holds personal data: it is for you alone, lies here for 24 hours, and who exported how many rows stands in the audit trail.',
      make: 'Make the file',
      making: 'Being made',
      progress_one: '{{count}} row written',
      progress_other: '{{count}} rows written',
      mayLeave: 'The list is long and made in the background. Keep this window open: the download appears here.',
      ready_one: 'The file is ready: {{count}} row.',
      ready_other: 'The file is ready: {{count}} rows.',
      download: 'Download',
      mapping: 'Download the field mapping',
      mappingInside: 'Its second sheet says which item of the national record each column is meant for. ',
      until: 'Can be downloaded until {{when}}.',
      gone: 'The file has expired: please export again',
    },
  },
});
