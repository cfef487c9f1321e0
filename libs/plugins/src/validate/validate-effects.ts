import { type EffectName, effectNames } from '../define/effects.js';
import type { PluginService } from '../define/metadata.js';
import { isRecord, type Problems } from './problems.js';

/** The service of the core that carries an effect out: two people agree to it. */
const services: Partial<Readonly<Record<EffectName, PluginService>>> = {
  'incident.report': 'Incidents',
  'message.send': 'Messages',
};

/** Checks what a plugin says it will wish for. */
export function checkEffects(problems: Problems, plugin: Record<string, unknown>): void {
  const effects = problems.items('effects', plugin.effects);
  effects.forEach((one, index) => problems.oneOf(`effects[${index}]`, one, effectNames));
  problems.unique('effects', effects.map(String), 'the effect');
  const permissions = problems.items('permissions', plugin.permissions).filter(isRecord);
  for (const effect of effectNames) {
    const service = services[effect];
    if (service === undefined || !effects.includes(effect)) continue;
    if (permissions.some((one) => one.service === service)) continue;
    problems.add(
      'permissions',
      `leaves out ${service}, which ${effect} needs: add { service: '${service}', why: '…' }.`,
    );
  }
  if (effects.includes('kept.put') && plugin.keeps === undefined)
    problems.add(
      'keeps',
      "is missing although it keeps values: write { personal, what: '…', why: '…', retentionDays }.",
    );
}
