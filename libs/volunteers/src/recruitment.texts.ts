import { createTexts, mergeTexts } from '@redmaple/i18n';
import { consentTexts } from './people/consent.policy.js';
import { spreadsheetTexts } from './import/parse/index.js';

const own = createTexts({
  'zh-CN': {
    'errors.calls.notYetOpen': '这份招募令还没有开始报名',
    'errors.calls.closed': '这份招募令的报名已经结束',
    'errors.calls.stateChanged': '招募令的状态已经变化，请刷新后再试',
    'errors.calls.deadlinePassed': '截止时间须在现在之后',
    'errors.calls.seatsHeld': '已有 {{held}} 个名额有人，不能少于这个数',
    'errors.calls.teamTypeUnknown': '没有这种队伍，或者本县没有启用',
    'errors.calls.stillUnderWay': '还有 {{count}} 份报名没有结果，都有结果后才能归档',
    'errors.calls.teamTypeOff': '这支队伍目前暂停报名，请联系服务中心',
    'errors.applications.duplicate': '无法受理这份报名。如果您报过名，请用手机号查询；有疑问请联系服务中心',
    'errors.applications.stateChanged': '这份报名的状态已经变化，请刷新后再试',
    'errors.applications.notWithdrawable': '这份报名已有结果，不能再撤回；请联系服务中心',
    'errors.applications.reasonNeeded': '不通过时须写明理由',
    'errors.drafts.notOpened': '手机号和接着填的编码对不上，或者已经过了 7 天；请核对，或重新填写',
    'errors.drafts.tooMany': '这个手机号已存了好几份没填完的报名，请先提交一份，或过几天再存',
    'errors.drafts.tooLong': '填写的内容太长，存不下；请缩短后再存',
    'errors.imports.fileNeeded': '请选择要导入的表格文件',
    'errors.imports.columnMissing': '表格缺少“{{column}}”一列',
    'errors.imports.hasErrors': '还有 {{count}} 行有错误，全部改正后才能导入',
    'errors.imports.stateChanged': '这次导入已经提交或正在进行',
    'errors.imports.interrupted': '导入中断，没有写入任何内容，可以再次提交',
    'fields.empty': '请填写',
    'fields.notMobile': '请填写 11 位手机号码',
    'fields.repeated': '同一选项选了两次',
    'fields.tooYoung': '须年满 {{age}} 周岁',
    'fields.tooOld': '须不超过 {{age}} 周岁',
    'fields.consentNeeded': '须同意后才能报名',
    'fields.consentOutdated': '同意书已更新，请重新阅读',
    'fields.formOutdated': '报名表有改动，请核对后再提交；您填的内容都还在',
    'fields.unknownQuestion': '没有这个问题',
    'fields.questionNeeded': '这个问题必须问，也必须回答',
    'fields.questionHasDefault': '这个问题不填时有默认答案，不能改成必填',
    'fields.searchInAddress': '要搜索的内容不能写在网址里：请用 POST …/search',
    'fields.guardianNeeded': '未满 18 周岁报名，请填写监护人的这一项',
    'fields.guardianConsentNeeded': '须监护人同意后才能报名',
    'fields.guardianColumn': '未满 18 周岁，表格须有“监护人姓名”“监护人电话”两列；也可以单独录入这一份',
    'fields.repeatedDocument': '证件号码与第 {{line}} 行相同',
    'fields.repeatedPhone': '手机号码与第 {{line}} 行相同',
    'fields.unknownDocumentType': '不认识这种证件',
    'fields.unknownTeam': '这份招募令没有这支队伍，可填：{{options}}',
    'fields.notADate': '日期请写成 2026-03-05 的样子',
    'fields.notAfterOpening': '截止时间须在开始时间之后',
    'messages.applicationPromoted': '【红枫林】好消息：您在“{{title}}”的候补已转为正式报名。可凭申请编号查询进度。',
    'messages.applicationRefused': '【红枫林】您在“{{title}}”的报名已有结果，请凭申请编号查询结果和理由。',
    'messages.backgroundConsentAsked':
      '【红枫林】您在“{{title}}”的报名已通过初审。下一步是背景审核，须您单独同意：请用申请编号查进度，在页面上确认。',
    'messages.appealDecided': '【红枫林】您就“{{title}}”提出的申诉已有答复，请凭申请编号查看。',
    'messages.applicationAccepted': '【红枫林】祝贺您通过“{{title}}”的审核，欢迎加入！请凭申请编号查看下一步。',
  },
  en: {
    'errors.calls.notYetOpen': 'Sign-up for this call has not started yet',
    'errors.calls.closed': 'Sign-up for this call has ended',
    'errors.calls.stateChanged': 'The call has changed in the meantime: please refresh and try again',
    'errors.calls.deadlinePassed': 'The deadline must lie in the future',
    'errors.calls.seatsHeld': '{{held}} seats are taken: the number cannot be lower',
    'errors.calls.teamTypeUnknown': 'There is no such team, or the county has not switched it on',
    'errors.calls.stillUnderWay':
      '{{count}} applications are still under way: a call can be archived once all are decided',
    'errors.calls.teamTypeOff': 'Sign-up for this team is paused: please contact the centre',
    'errors.applications.duplicate':
      'This sign-up cannot be accepted. If you have signed up before, look it up by phone, or contact the centre',
    'errors.applications.stateChanged': 'The application has changed in the meantime: please refresh and try again',
    'errors.applications.notWithdrawable':
      'This application has been decided and cannot be withdrawn: please contact the centre',
    'errors.applications.reasonNeeded': 'A refusal needs a reason',
    'errors.drafts.notOpened':
      'Phone and code do not fit, or the seven days are over: please check them, or fill in the form anew',
    'errors.drafts.tooMany':
      'Several unfinished sign-ups are kept for this phone: please send one, or try again in a few days',
    'errors.drafts.tooLong': 'What you filled in is too long to be kept: please shorten it',
    'errors.imports.fileNeeded': 'Please choose a spreadsheet to import',
    'errors.imports.columnMissing': 'The sheet has no column "{{column}}"',
    'errors.imports.hasErrors': '{{count}} rows have mistakes: correct all of them first',
    'errors.imports.stateChanged': 'This import has been committed or is under way',
    'errors.imports.interrupted': 'The import was interrupted and nothing was written: you can commit it again',
    'fields.empty': 'Please fill this in',
    'fields.notMobile': 'Please enter an eleven-digit mobile number',
    'fields.repeated': 'The same option is chosen twice',
    'fields.tooYoung': 'The minimum age is {{age}}',
    'fields.tooOld': 'The maximum age is {{age}}',
    'fields.consentNeeded': 'Your consent is needed to sign up',
    'fields.consentOutdated': 'The consent form has been updated: please read it again',
    'fields.formOutdated': 'The form has changed: please check it and send it again; nothing you typed is lost',
    'fields.unknownQuestion': 'There is no such question',
    'fields.questionNeeded': 'This question has to be asked and answered',
    'fields.questionHasDefault': 'This question has an answer of its own when it is left blank',
    'fields.searchInAddress': 'What is searched for does not go into an address: use POST …/search',
    'fields.guardianNeeded': 'Under 18, please fill this in about the guardian',
    'fields.guardianConsentNeeded': 'The consent of the guardian is needed to sign up',
    'fields.guardianColumn':
      'Under 18, the sheet needs the columns 监护人姓名 and 监护人电话 (name and phone of the guardian), or enter this one on paper',
    'fields.repeatedDocument': 'The document number is the same as in line {{line}}',
    'fields.repeatedPhone': 'The phone number is the same as in line {{line}}',
    'fields.unknownDocumentType': 'This kind of document is not known',
    'fields.unknownTeam': 'The call has no such team; it has: {{options}}',
    'fields.notADate': 'Write the date like 2026-03-05',
    'fields.notAfterOpening': 'The deadline must lie after the opening',
    'messages.applicationPromoted':
      '【红枫林】Good news: you moved from the waitlist of "{{title}}" to a seat. Follow it with your application number.',
    'messages.applicationRefused':
      '【红枫林】Your application to "{{title}}" has been decided. See the result and the reason with your application number.',
    'messages.backgroundConsentAsked':
      '【红枫林】Your application to "{{title}}" passed the first check. The background review needs your separate consent: look up your application number and confirm.',
    'messages.appealDecided':
      '【红枫林】Your appeal about "{{title}}" has been answered. See it with your application number.',
    'messages.applicationAccepted':
      '【红枫林】Congratulations: you passed the review of "{{title}}". See the next step with your application number.',
  },
});

const underErrors = (texts: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [`errors.${key}`, text]));

/** Texts of recruitment: errors, consent, messages. */
export const recruitmentTexts = mergeTexts(
  own,
  createTexts({ 'zh-CN': underErrors(spreadsheetTexts['zh-CN']), en: underErrors(spreadsheetTexts.en) }),
  createTexts(consentTexts),
);
