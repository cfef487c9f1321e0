import { MetadataScanner } from '@nestjs/core';
import { compileForm } from '@redmaple/forms/validate';
import { type HandlerMark, handlerMark } from '@redmaple/platform';
import type { PluginDefinition } from '../define/plugin.js';
import { probeMount } from '../host/probe-mount.js';
import { describeProblem } from '../validate/problems.js';
import { validatePlugin } from '../validate/validate-plugin.js';
import { eligibilityProblems } from './eligibility-checks.js';
import { hookProblems } from './hook-checks.js';
import { rankingProblems } from './ranking-checks.js';
import { sampleAnswers } from './samples.js';
import { waiverProblems } from './waiver-checks.js';

/** One promise a plugin makes, and how to find out whether it keeps it. @since 1.0.0 */
export interface ConformanceCheck {
  /** A sentence about the plugin: "has a text for everything a person sees". */
  readonly title: string;
  /** The same in Chinese. @since 1.4.0 */
  readonly chinese: string;
  /** What is wrong; empty when the promise is kept. */
  readonly problems: (plugin: PluginDefinition) => string[] | Promise<string[]>;
}

const ofLabels = (problem: { path: string }): boolean => problem.path.startsWith('labels');
const ofShifts = (problem: { path: string }): boolean => problem.path.includes('.shifts');

/** Every promise, in the order of the contract. They need no database. @since 1.0.0 */
export const conformanceChecks: readonly ConformanceCheck[] = [
  {
    title: 'keeps to the contract',
    chinese: '符合契约',
    problems: (plugin) =>
      validatePlugin(plugin)
        .filter((one) => !ofLabels(one) && !ofShifts(one))
        .map(describeProblem),
  },
  {
    title: 'has a text for everything a person sees',
    chinese: '人看得到的每一处都有文字',
    problems: (plugin) => validatePlugin(plugin).filter(ofLabels).map(describeProblem),
  },
  {
    title: 'covers the hours its shifts promise',
    chinese: '班次覆盖所承诺的时间',
    problems: (plugin) => validatePlugin(plugin).filter(ofShifts).map(describeProblem),
  },
  {
    title: 'has forms that compile and accept answers',
    chinese: '表单可用，能收下合格的回答',
    problems: formProblems,
  },
  {
    title: 'ranks purely: frozen input, the same answer twice and in whatever order it is asked, nobody added',
    chinese: '派遣排序是纯函数：不改输入，两次同答，与先后无关，不添人',
    problems: rankingProblems,
  },
  {
    title: 'judges purely: reasons of its own alone, the same twice and in whatever order it is asked',
    chinese: '资格规则是纯函数：只加自己的理由，两次同答，与先后无关',
    problems: eligibilityProblems,
  },
  {
    title: 'decides and filters purely: answers that hold, the same twice and in whatever order it is asked',
    chinese: '决定和改字是纯函数：回答有效，两次同答，与先后无关',
    problems: hookProblems,
  },
  {
    title: 'waives no rule of the core: whom it stops stays stopped, whatever the plugin answers',
    chinese: '不放宽核心规则：核心不许的，插件怎么答都不许',
    problems: (plugin) => waiverProblems(plugin),
  },
  { title: 'handles each of its jobs once', chinese: '每个任务只有一处处理', problems: jobProblems },
  {
    title: 'can be mounted with what the SDK offers',
    chinese: '凭开发包提供的服务就能装上',
    problems: mountProblems,
  },
];

function formProblems(plugin: PluginDefinition): string[] {
  const forms = [
    ...(plugin.teamTypes ?? []).map((one) => [one.code, one.form] as const),
    ...(plugin.settings ? [['settings', plugin.settings] as const] : []),
  ];
  return forms.flatMap(([name, form]) => {
    const validate = compileForm(form);
    const outcomes = [0, 1, 2].map((turn) => validate(sampleAnswers(form, turn)));
    // A pattern can't be guessed; any other refusal of a fitting sample is a fault of the form.
    return outcomes.flatMap((one) =>
      one.ok
        ? []
        : one.errors.filter(({ code }) => code !== 'pattern').map(({ field, code }) => `${name}.${field}: ${code}`),
    );
  });
}

function jobProblems(plugin: PluginDefinition): string[] {
  const scanner = new MetadataScanner();
  const names = (plugin.providers ?? []).flatMap((provider) => {
    const prototype = provider.prototype as Record<string, unknown>;
    return scanner.getAllMethodNames(prototype).flatMap((name) => {
      const mark = Reflect.getMetadata(handlerMark, prototype[name] as object) as HandlerMark | undefined;
      return mark ? [mark.job.name] : [];
    });
  });
  return names
    .filter((name, index) => names.indexOf(name) < index)
    .map((name) => `The job ${name} has two handlers: remove one of the @Handles.`);
}

async function mountProblems(plugin: PluginDefinition): Promise<string[]> {
  try {
    await probeMount(plugin);
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
