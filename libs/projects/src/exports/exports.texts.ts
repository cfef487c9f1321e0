import { createTexts } from '@redmaple/i18n';

/** Names, columns and words of organisations and seed projects as files. */
export const projectsExportsTexts = createTexts({
  'zh-CN': {
    exports: {
      lists: {
        projects: { organisations: '社会组织', projects: '种子项目', milestones: '项目里程碑', indicators: '项目指标' },
      },
      columns: {
        organisationName: '组织',
        officer: '项目专员',
        organisationArea: '所在辖区',
        projectTitle: '项目名称',
        projectStage: '阶段',
        milestonesDone: '已完成里程碑',
        milestonesTotal: '全部里程碑',
        projectSummary: '项目简介',
        milestone: '里程碑',
        milestoneDueOn: '计划完成日期',
        milestoneDoneAt: '完成时间',
        milestoneEvidence: '完成依据',
        indicator: '指标',
        indicatorUnit: '单位',
        indicatorDirection: '方向',
        indicatorBaseline: '基线',
        indicatorTarget: '目标',
        indicatorMonth: '月份',
        indicatorActual: '实际值',
      },
      holds: { milestonesTotal: '不含已取消的', indicatorActual: '当月最后一次填报' },
      values: {
        organisation: { applied: '申请入驻', resident: '已入驻', graduated: '已出孵', left: '已退出' },
        projectStage: {
          idea: '设想',
          seed: '种子',
          pilot: '试点',
          funded: '获资助',
          showcase: '示范',
          replicated: '已推广',
        },
        milestone: { open: '进行中', done: '已完成', dropped: '已取消' },
        direction: { up: '越高越好', down: '越低越好' },
      },
    },
  },
  en: {
    exports: {
      lists: {
        projects: {
          organisations: 'Organisations',
          projects: 'Seed projects',
          milestones: 'Milestones',
          indicators: 'Indicators',
        },
      },
      columns: {
        organisationName: 'Organisation',
        officer: 'Project officer',
        organisationArea: 'Area',
        projectTitle: 'Project',
        projectStage: 'Stage',
        milestonesDone: 'Milestones done',
        milestonesTotal: 'Milestones',
        projectSummary: 'Summary',
        milestone: 'Milestone',
        milestoneDueOn: 'Due',
        milestoneDoneAt: 'Done',
        milestoneEvidence: 'Evidence',
        indicator: 'Indicator',
        indicatorUnit: 'Unit',
        indicatorDirection: 'Direction',
        indicatorBaseline: 'Baseline',
        indicatorTarget: 'Target',
        indicatorMonth: 'Month',
        indicatorActual: 'Actual',
      },
      holds: { milestonesTotal: 'Without those that were dropped', indicatorActual: 'As last entered for the month' },
      values: {
        organisation: { applied: 'Applied', resident: 'Resident', graduated: 'Graduated', left: 'Left' },
        projectStage: {
          idea: 'Idea',
          seed: 'Seed',
          pilot: 'Pilot',
          funded: 'Funded',
          showcase: 'Showcase',
          replicated: 'Replicated',
        },
        milestone: { open: 'Open', done: 'Done', dropped: 'Dropped' },
        direction: { up: 'More is better', down: 'Less is better' },
      },
    },
  },
});
