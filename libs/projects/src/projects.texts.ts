import { createTexts } from '@redmaple/i18n';

export const projectsTexts = createTexts({
  'zh-CN': {
    'errors.projects.nameTaken': '本县已有同名的组织',
    'errors.projects.unknownTemplate': '本县没有启用这个项目模板，请重新选择',
    'errors.projects.titleTaken': '这个组织已有同名的项目',
    'errors.projects.unknownOfficer': '没有找到这位项目专员的账号',
    'errors.projects.unknownArea': '没有找到这个辖区',
    'errors.projects.stateUnreachable': '组织目前的状态不能直接改为所选状态',
    'errors.projects.notNeighbour': '项目每次只能前进或退回一个阶段',
    'errors.projects.targetBehindBaseline': '目标值与方向不符：越高越好的指标目标不能低于基线，越低越好的不能高于基线',
    'errors.projects.monthWrong': '月份请写成 2026-11 的样子',
    'errors.projects.monthAhead': '这个月还没有到，不能填报',
  },
  en: {
    'errors.projects.nameTaken': 'The county has an organisation of this name already',
    'errors.projects.unknownTemplate': 'This template is not switched on in your county: choose another',
    'errors.projects.titleTaken': 'The organisation has a project of this title already',
    'errors.projects.unknownOfficer': 'There is no account of this project officer',
    'errors.projects.unknownArea': 'There is no such area',
    'errors.projects.stateUnreachable': 'The organisation cannot go from its present state to that one',
    'errors.projects.notNeighbour': 'A project goes one stage forward or back at a time',
    'errors.projects.targetBehindBaseline':
      'The target does not fit the direction: it cannot lie below the baseline of what shall rise, nor above that of what shall fall',
    'errors.projects.monthWrong': 'Please write the month like 2026-11',
    'errors.projects.monthAhead': 'This month has not come yet',
  },
});
