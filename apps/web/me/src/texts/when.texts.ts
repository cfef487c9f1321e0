import { speech } from './speak.js';

export const whenTexts = speech({
  'zh-CN': {
    today: '今天',
    tomorrow: '明天',
    yesterday: '昨天',
    span: '{{day}} {{from}}\u2060–\u2060{{to}}',
    nextDay: '次日 {{time}}',
  },
  en: {
    today: 'Today',
    tomorrow: 'Tomorrow',
    yesterday: 'Yesterday',
    span: '{{day}}, {{from}}\u2060–\u2060{{to}}',
    nextDay: '{{time}} the next day',
  },
});
