import { createTexts } from '@redmaple/i18n';

/** Texts of lists as files; each list brings its own name and columns. */
export const exportsTexts = createTexts({
  'zh-CN': {
    'errors.exports.unknownList': '没有可以导出的这份名单',
    'errors.exports.oneAtATime': '您的上一份导出还在生成，请等它完成后再导出',
    'errors.exports.dayFull': '今天导出的文件已达 {{count}} 份，请明天再试',
    'errors.exports.tooManyRows': '超过 {{limit}} 行，请先筛选再导出',
    'errors.exports.notReady': '文件还没有生成好',
    'errors.exports.interrupted': '生成中断，请重新导出',
    'exports.mapping.sheet': '字段对照',
    'exports.mapping.about':
      '每一列打算填入全国志愿服务信息系统的哪一项。本表不代表符合任何标准，填报时请以系统当前的页面为准。',
    'exports.mapping.made': '由 {{by}} 于 {{at}} 导出。含个人信息，请勿转发，用完删除。',
    'exports.mapping.column': '本表的列',
    'exports.mapping.national': '全国志愿服务信息系统中的项目',
    'exports.mapping.holds': '填写的内容',
    'exports.mapping.none': '没有对应的项目',
  },
  en: {
    'errors.exports.unknownList': 'There is no such list to export',
    'errors.exports.oneAtATime': 'Your last export is still being made: please wait until it is ready',
    'errors.exports.dayFull': 'You have exported {{count}} files today: please try again tomorrow',
    'errors.exports.tooManyRows': 'More than {{limit}} rows: please filter the list first',
    'errors.exports.notReady': 'The file is not ready yet',
    'errors.exports.interrupted': 'The export broke off: please ask for it again',
    'exports.mapping.sheet': 'Field mapping',
    'exports.mapping.about':
      'Which item of the national volunteer service record each column is meant for. This claims no conformity: go by the pages of that system as they are now.',
    'exports.mapping.made':
      'Exported by {{by}} at {{at}}. Holds personal data: do not pass it on, delete it after use.',
    'exports.mapping.column': 'Column of this file',
    'exports.mapping.national': 'Item of the national record',
    'exports.mapping.holds': 'What is written there',
    'exports.mapping.none': 'No counterpart',
  },
});
