import { createTexts } from '@redmaple/i18n';

/** Words of the privacy page: what {@link renderPrivacy} shows must be what the product does. */
export const privacyTexts = createTexts({
  'zh-CN': {
    title: '隐私说明',
    anyCounty: '本平台各县（市、区）',
    lead: '{{county}}红枫林服务中心怎样保存和使用您报名时填写的资料。',
    'what.title': '存了什么',
    'what.text':
      '姓名、证件类型和号码、出生日期、手机号码、住址、特长、所选队伍的问题和您的回答，以及报名的进度和同意的记录。不存您的位置，不用人脸识别。',
    'why.title': '用来做什么',
    'why.text': '核对身份、审核报名、联系您。不作别的用途，不卖，不公开。',
    'who.title': '谁能看到',
    'who.text':
      '证件号码、手机号码和住址加密保存，平时只显示头尾几位；经办人员确有需要查看时，要写明理由，并留下记录。背景审核由派出所进行，只保存是否通过和日期。{{county}}的资料，别的县看不到。',
    'howLong.title': '存多久',
    'howLong.text':
      '没有录用的，招募结束后不再需要时删除。录用的，在您做志愿者期间保存；您退出并要求删除时，资料即被销毁，不能恢复。',
    'device.title': '您的手机上',
    'device.text':
      '填到一半的报名表存在您自己的手机里，七天后自动清除；提交成功后立即清除，也可以随时点“清除已填内容”。我们只用必要的 Cookie：记住语言、保持查询进度时的登录。',
    'minors.title': '未满 18 周岁',
    'minors.text':
      '报名时须写明监护人的姓名和手机号码，并由监护人同意。这两项加密保存，只用于联系监护人，删除报名人的资料时一并销毁。',
    'rights.title': '您的权利',
    'rights.text':
      '您可以随时凭手机验证码查看、撤回报名；可以要求更正、复制或删除您的资料，也可以撤回同意。撤回同意与给出同意一样方便。',
    'contact.title': '找谁',
    'contact.text': '{{county}}红枫林服务中心受理您的要求。',
    atCentre: '请到服务中心当面办理，或拨打海报上的电话。',
    toStatus: '查看或撤回我的报名',
  },
  en: {
    title: 'Privacy',
    anyCounty: 'each county of this platform',
    lead: 'How the Red Maple service centre of {{county}} keeps and uses what you write when you sign up.',
    'what.title': 'What is kept',
    'what.text':
      'Name, kind and number of your document, date of birth, mobile number, address, skill, your answers to the questions of the chosen team, the progress of your application and the records of your consent. Not your position, and no face recognition.',
    'why.title': 'What for',
    'why.text':
      'To verify who you are, to review your application and to reach you. For nothing else; not sold, not published.',
    'who.title': 'Who sees it',
    'who.text':
      'Document number, mobile number and address are stored encrypted and usually shown in part only. Staff who need to see them state a reason, and that is recorded. The police station does the background review; only pass or fail and the date are kept. The data of {{county}} cannot be seen by other counties.',
    'howLong.title': 'How long',
    'howLong.text':
      'If you are not accepted, until it is no longer needed after the call has ended. If you are, while you are a volunteer; when you leave and ask for deletion, the data is destroyed and cannot be restored.',
    'device.title': 'On your phone',
    'device.text':
      'A form you have begun is kept on your own phone and cleared after seven days, as soon as it has been received, or when you press "Clear what I filled in". We use necessary cookies only: for the language, and while you follow your application.',
    'minors.title': 'Under 18',
    'minors.text':
      'The sign-up names a guardian, who agrees. Their name and number are stored encrypted, used only to reach them, and destroyed together with the data of whoever signed up.',
    'rights.title': 'Your rights',
    'rights.text':
      'With a code sent to your phone you can see and withdraw your application at any time. You can ask for correction, a copy or deletion, and withdraw your consent as easily as you gave it.',
    'contact.title': 'Whom to ask',
    'contact.text': 'The Red Maple service centre of {{county}} takes your request.',
    atCentre: 'Please come to the service centre, or call the number on its posters.',
    toStatus: 'See or withdraw my application',
  },
});
