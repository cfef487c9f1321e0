import { createTexts } from '@redmaple/i18n';

/** Texts of the plugin host itself; plugins bring their own. */
export const pluginsTexts = createTexts({
  'zh-CN': {
    'errors.plugins.unknown': '没有找到这个插件',
    'errors.plugins.notForCounty': '这个插件不适用于本县（市、区）',
    'errors.plugins.notRunning': '这个插件没有运行，暂时不能启用，请查看原因',
    'errors.plugins.settingsInvalid': '插件设置有误，请检查标出的项目',
    'words.plugins.yes': '是',
    'words.plugins.no': '否',
    'errors.plugins.failed': '插件出了问题，我们已记录下来；其他功能不受影响',
    'errors.plugins.refused': '插件想做的事不符合规定（{{effect}}：{{reason}}），什么都没有改动',
    'errors.plugins.keepsTooMuch': '插件在本县保存的数据已达上限（{{keys}} 项）',
    'errors.plugins.keepsTooManyFiles': '插件在本县保存的文件已达上限（{{files}} 个，共 {{megabytes}} MB）',
    'errors.plugins.wishesTooMuch': '插件今天发送或上报的次数已达上限',
    'errors.plugins.asksTooMuch': '插件一次要读的数据太多',
    'errors.plugins.twoNeeded': '启用插件要两个人：请先提出申请，再由另一位县管理员或安全管理员同意',
    'errors.plugins.alreadyOn': '这个插件已经启用',
    'errors.plugins.proposalOpen': '已经有一份启用申请在等人审核',
    'errors.plugins.proposalDecided': '这份启用申请已经处理过了',
    'errors.plugins.proposalStale': '插件或它的状态在申请之后有了变化，请重新申请',
    'errors.plugins.proposalOfAnother': '只有申请人可以撤回这份申请',
    'errors.plugins.readInPlugin': '这个插件正在运行，请在它自己的页面查看数据',
  },
  en: {
    'errors.plugins.unknown': 'There is no such plugin',
    'errors.plugins.notForCounty': 'This plugin is not meant for this county',
    'errors.plugins.notRunning': 'This plugin is not running and cannot be enabled: please see the reason',
    'errors.plugins.settingsInvalid': 'The plugin settings need correcting: please check the marked fields',
    'words.plugins.yes': 'yes',
    'words.plugins.no': 'no',
    'errors.plugins.failed': 'A plugin has failed; it has been recorded, and everything else goes on',
    'errors.plugins.refused':
      'A rule forbids what the plugin wants to do ({{effect}}: {{reason}}); nothing was changed',
    'errors.plugins.keepsTooMuch': 'The plugin keeps as much as it may in this county ({{keys}} values)',
    'errors.plugins.keepsTooManyFiles':
      'The plugin keeps as many files as it may in this county ({{files}}, together {{megabytes}} MB)',
    'errors.plugins.wishesTooMuch': 'The plugin has sent or reported as much as it may today',
    'errors.plugins.asksTooMuch': 'The plugin asks for too much at once',
    'errors.plugins.twoNeeded':
      'Two people switch a plugin on: please propose it, and let another county or security administrator agree',
    'errors.plugins.alreadyOn': 'This plugin is on already',
    'errors.plugins.proposalOpen': 'A proposal to switch it on is already waiting for somebody',
    'errors.plugins.proposalDecided': 'This proposal has been decided already',
    'errors.plugins.proposalStale':
      'The plugin or its state has changed since it was proposed: please propose it again',
    'errors.plugins.proposalOfAnother': 'Only the person who proposed it can withdraw it',
    'errors.plugins.readInPlugin': 'This plugin is running: please read its data on its own pages',
  },
});
