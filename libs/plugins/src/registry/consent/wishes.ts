import type { EffectName } from '../../define/effects.js';
import type { Label } from '../../define/labels.js';

/** What each effect means, in the words of whoever agrees to it. */
export const effectLabels: Readonly<Record<EffectName, Label>> = {
  'incident.report': { 'zh-CN': '上报隐患（不含紧急警情）', en: 'Reports dangers, never emergencies' },
  'kept.delete': { 'zh-CN': '删除自己保存的数据', en: 'Deletes what it keeps itself' },
  'kept.put': { 'zh-CN': '在本县保存自己的数据', en: 'Keeps data of its own in this county' },
  'message.send': {
    'zh-CN': '给志愿者发消息（只用下列文字）',
    en: 'Sends volunteers messages, in the words below only',
  },
};
