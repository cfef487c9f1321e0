import { speech } from '../texts/speak.js';

export const messagesTexts = speech({
  'zh-CN': {
    title: '消息',
    lead: '服务中心发给您的短信。验证码不会显示在这里。',
    none: '还没有消息。',
    more: '看更早的消息',
  },
  en: {
    title: 'Messages',
    lead: 'Text messages that the service centre sent to you. Codes are never shown here.',
    none: 'No messages yet.',
    more: 'Earlier messages',
  },
});
