import { createTexts } from '@redmaple/i18n';

export const trainingTexts = createTexts({
  'zh-CN': {
    'errors.training.validityWithoutQualification': '没有授予证书的课程不能设置有效期',
    'errors.training.unknownQualification': '本县没有启用这种资质证书',
    'errors.training.unknownTeamType': '本县没有启用这种队伍类型',
    'errors.training.unknownTrainer': '没有找到这位讲师的账号',
    'errors.training.timesWrong': '请检查时间：结束须晚于开始且尚未过去，一场不超过 24 小时，最多提前三年安排',
    'errors.training.courseRetired': '这门课程已停用，不能再安排场次',
    'errors.training.sessionClosed': '这场培训已结束、已开课点名或已取消',
    'errors.training.capacityTooSmall': '已有 {{taken}} 人报名，名额不能少于这个数',
    'errors.training.overlaps': '这场培训与您已报名的另一场时间冲突',
    'errors.training.alreadyEnrolled': '您已经报过名了',
    'errors.training.alreadyStarted': '培训已经开始',
    'errors.training.notStarted': '培训还没有开始',
    'errors.training.notEnrolled': '名单中有人没有报名成功或已有考核结果，不能点名',
    'errors.training.notAttended': '没有到场的人不能登记考核结果',
    'errors.training.resultFinal': '已通过考核并发放证书，结果不能改为未通过',
    'errors.training.volunteersOnly': '只有志愿者本人可以这样做',
    'errors.training.notActive': '您的志愿者身份目前未启用，请联系服务中心',
    'messages.sessionReminder':
      '【红枫林】培训提醒：“{{course}}”{{startsAt}}在{{place}}开始，请准时参加。来不了请及时取消，把名额让给别人。',
    'messages.sessionMoved':
      '【红枫林】培训改期：“{{course}}”改为{{startsAt}}在{{place}}举行。时间不合适可以取消报名。',
    'messages.sessionCancelled': '【红枫林】很抱歉，原定{{startsAt}}的培训“{{course}}”已取消，您不用前往。',
    'messages.sessionPromoted':
      '【红枫林】有人让出名额，您已从候补转为正式学员：“{{course}}”{{startsAt}}在{{place}}开始。',
  },
  en: {
    'errors.training.validityWithoutQualification': 'A course that grants no certificate cannot have a validity',
    'errors.training.unknownQualification': 'The county has no such qualification switched on',
    'errors.training.unknownTeamType': 'The county has no such team type switched on',
    'errors.training.unknownTrainer': 'There is no account of this trainer',
    'errors.training.timesWrong':
      'Please check the times: the end is after the start and not past, a session lasts at most 24 hours and is planned at most three years ahead',
    'errors.training.courseRetired': 'This course is retired: no sessions can be added',
    'errors.training.sessionClosed': 'This session is over, has had its roll call or is cancelled',
    'errors.training.capacityTooSmall': '{{taken}} people hold a place already: there cannot be fewer places',
    'errors.training.overlaps': 'This session overlaps with another one you are enrolled in',
    'errors.training.alreadyEnrolled': 'You are enrolled already',
    'errors.training.alreadyStarted': 'The session has begun',
    'errors.training.notStarted': 'The session has not begun yet',
    'errors.training.notEnrolled': 'Someone on the list holds no place or has a result already: no roll call for them',
    'errors.training.notAttended': 'Someone who was not there cannot have a result',
    'errors.training.resultFinal': 'The certificate of a pass is issued: it cannot become a fail',
    'errors.training.volunteersOnly': 'Only volunteers can do this, for themselves',
    'errors.training.notActive': 'You are not an active volunteer at present: please contact the centre',
    'messages.sessionReminder':
      '【红枫林】Reminder: "{{course}}" begins {{startsAt}} at {{place}}. If you can\'t come, please cancel so that another can have your place.',
    'messages.sessionMoved':
      '【红枫林】Moved: "{{course}}" now begins {{startsAt}} at {{place}}. You can cancel if the time does not suit you.',
    'messages.sessionCancelled':
      '【红枫林】We are sorry: "{{course}}" of {{startsAt}} is cancelled. Please don\'t come.',
    'messages.sessionPromoted':
      '【红枫林】A place became free and it is yours: "{{course}}" begins {{startsAt}} at {{place}}.',
  },
});
