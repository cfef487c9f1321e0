/**
 * The consent a recruit gives (PIPL 14): for one purpose, to one wording. A new wording gets a new version, and
 * sign-ups that agreed to an older one are asked again.
 */
export const recruitmentConsent = { purpose: 'recruitment', version: '2026-01' } as const;

/**
 * The consent of a minor's guardian to the same (PIPL 31). It stands in the same document as the recruit's own, so that
 * both have one version.
 */
export const guardianConsent = { purpose: 'guardian', version: recruitmentConsent.version } as const;

/** The consent to one's background review by the police station, apart from all others (PIPL 23, 29). */
export const backgroundConsent = { purpose: 'background-review', version: '2026-01' } as const;

/** The consent to stand by name on the lists of one's own teams (PIPL 25); nothing else hangs on it. */
export const leaderboardConsent = { purpose: 'leaderboard', version: '2026-01' } as const;

/** The consent of who leads a team that its members see the own number (条例 20); nothing else hangs on it. */
export const leaderPhoneConsent = { purpose: 'leader-phone', version: '2026-01' } as const;

/** Key of the wording a recruit reads. */
export const recruitmentConsentTextKey = `consent.${recruitmentConsent.purpose}`;

/** Key of the wording a minor's guardian reads. */
export const guardianConsentTextKey = `consent.${guardianConsent.purpose}`;

/** Key of the wording of the consent to a background review. */
export const backgroundConsentTextKey = `consent.${backgroundConsent.purpose}`;

/** Key of the wording of the consent to a team's list. */
export const leaderboardConsentTextKey = `consent.${leaderboardConsent.purpose}`;

/** Key of the wording of the consent to share a leader's number. */
export const leaderPhoneConsentTextKey = `consent.${leaderPhoneConsent.purpose}`;

export const consentTexts = {
  'zh-CN': {
    [recruitmentConsentTextKey]:
      '我同意红枫林服务中心为本次招募处理我的姓名、证件类型和号码、出生日期、手机号码、住址和所填答案，用于核对身份、审核和联系我。' +
      '证件号码、手机号码和住址加密保存，只由经办人员按需使用，不公开，不提供给无关的单位。' +
      '未被录用的，资料在招募结束后按最短必要期限删除。我可以随时凭申请编号和手机验证码查询、撤回报名和本同意。' +
      '我已阅读招募令的内容和风险提示。',
    [guardianConsentTextKey]:
      '我是报名人的监护人，同意孩子参加这次招募，也同意服务中心为此处理孩子和我的上述信息。我的姓名和手机号码加密保存，只用于联系我。',
    [backgroundConsentTextKey]:
      '我同意服务中心把我的姓名、证件类型和号码、出生日期交给派出所的联络民警，只为这次报名做背景审核。联络民警只登记通过或不通过和日期，不记录、不带走别的内容；每次查看都有记录。我可以不同意，也可以随时撤回；不同意就不能进行背景审核，报名会停在这一步。',
    [leaderboardConsentTextKey]:
      '我同意在我所在队伍的月度积分榜上显示我的姓名和积分，只有本队队员和服务中心能看到，不对外公开。不同意不影响我的积分、表彰和任何服务安排。我可以随时撤回，撤回后立即不再显示。',
    [leaderPhoneConsentTextKey]:
      '我是队长，同意本队队员在“我的”里看到我的手机号码，方便找我商量队里的事；其他人看不到。不同意也没关系，队员会看到队伍的值班电话。我可以随时撤回，撤回或不再当队长后立即不再显示。',
  },
  en: {
    [recruitmentConsentTextKey]:
      'I agree that the Red Maple centre processes my name, the type and number of my document, my date of birth, phone number, address and answers for this call, to verify who I am, to review my application and to reach me. ' +
      'Document number, phone number and address are stored encrypted, used only by those who handle the application, not published and not given to others. ' +
      'If I am not accepted, the data is deleted as soon as it is no longer needed. I can see, withdraw and revoke all this at any time with my application number and a code sent to my phone. ' +
      'I have read the content of the call and its risks.',
    [guardianConsentTextKey]:
      'I am the guardian. I agree that my child takes part and that the centre processes our data for this. My name and number are stored encrypted and used only to reach me.',
    [backgroundConsentTextKey]:
      'I agree that the centre shows my name, the type and number of my document and my date of birth to the liaison officer of the police station, for the background review of this application alone. ' +
      'The officer records passed or not passed and the date, and keeps nothing else; every look is logged. I may say no, and may take this back at any time; without it there is no background review and the application stays at this step.',
    [leaderboardConsentTextKey]:
      'I agree that my name and points stand on the monthly list of my own team. Only members of the team and the centre see it; it is not published. If I do not agree, nothing changes for my points, commendations or duties. I may take this back at any time, and my name is gone from the list at once.',
    [leaderPhoneConsentTextKey]:
      'I lead a team and agree that its members see my phone number among their own things, to talk about the team; nobody else sees it. If I do not agree they see the duty phone of the team. I may take this back at any time; then, or when I no longer lead, it is gone at once.',
  },
};
