import type { QualificationInfo } from './team-type-info.js';

/**
 * Certificates that the law or another body issues and every county knows; what a team trains for comes from its plugin.
 * Terms: 机动车驾驶证 6 years at first (道路交通安全法 23), 无人机操控员执照 2 years (无人驾驶航空器飞行管理暂行条例),
 * 业余无线电台操作证书 5 years as counties renew it, 健康证明 1 year (公共场所卫生管理条例 7).
 */
export const coreQualifications: readonly QualificationInfo[] = [
  {
    code: 'core.driving-licence',
    validMonths: 72,
    renewalDays: 90,
    graceDays: 0,
    label: { 'zh-CN': '机动车驾驶证', en: 'Driving licence' },
  },
  {
    code: 'core.drone-pilot',
    validMonths: 24,
    graceDays: 0,
    label: { 'zh-CN': '无人机操控员执照', en: 'Drone pilot licence' },
  },
  {
    code: 'core.radio-operator',
    validMonths: 60,
    label: { 'zh-CN': '业余无线电台操作证书', en: 'Amateur radio certificate' },
  },
  { code: 'core.health-certificate', validMonths: 12, label: { 'zh-CN': '健康证明', en: 'Health certificate' } },
];
