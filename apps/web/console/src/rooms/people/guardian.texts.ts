import { createTexts } from '@redmaple/i18n';

/** Words about the guardians of minors. */
export const guardianTexts = createTexts({
  'zh-CN': {
    guardian: {
      title: '监护人',
      name: '监护人姓名',
      phone: '监护人手机',
      consent: '监护人同意',
      states: { given: '已同意', missing: '未登记', withdrawn: '已撤回' },
      blocked: {
        missing: '未满 18 周岁，没有监护人的书面同意：不能排班、派遣、入队和录取。',
        withdrawn: '监护人已撤回同意：不能排班、派遣、入队和录取。重新签字后再登记。',
      },
      record: '登记书面同意',
      recordAgain: '更换监护人',
      hint: '监护人在纸质同意书上签字后登记。姓名和手机加密保存，查看有记录。',
      signedOn: '签字日期',
      withdraw: '登记撤回',
      withdrawSure: '登记监护人撤回同意？',
      withdrawWhy: '从现在起不能再排班和派遣；已排的班次不会自动取消，须另行安排。',
      withdrawn: '已登记撤回',
    },
  },
  en: {
    guardian: {
      title: 'Guardian',
      name: 'Name of the guardian',
      phone: 'Phone of the guardian',
      consent: 'Consent of the guardian',
      states: { given: 'Given', missing: 'None on file', withdrawn: 'Withdrawn' },
      blocked: {
        missing: 'Under 18 with no guardian’s signature on file: no shifts, missions, teams or acceptance.',
        withdrawn:
          'The guardian withdrew the consent: no shifts, missions, teams or acceptance. Enter it once they sign again.',
      },
      record: 'Enter signed consent',
      recordAgain: 'Another guardian',
      hint: 'Once a guardian has signed on paper. Name and phone are stored encrypted, and every look is recorded.',
      signedOn: 'Day of the signature',
      withdraw: 'Enter withdrawal',
      withdrawSure: 'Enter that the guardian withdrew the consent?',
      withdrawWhy:
        'From now on there are no new shifts and missions. Those already rostered are not cancelled by themselves.',
      withdrawn: 'The withdrawal is on file',
    },
  },
});
