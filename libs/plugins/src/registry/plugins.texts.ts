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
  },
  en: {
    'errors.plugins.unknown': 'There is no such plugin',
    'errors.plugins.notForCounty': 'This plugin is not meant for this county',
    'errors.plugins.notRunning': 'This plugin is not running and cannot be enabled: please see the reason',
    'errors.plugins.settingsInvalid': 'The plugin settings need correcting: please check the marked fields',
    'words.plugins.yes': 'yes',
    'words.plugins.no': 'no',
    'errors.plugins.failed': 'A plugin has failed; it has been recorded, and everything else goes on',
  },
});
