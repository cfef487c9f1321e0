import { speech } from '../texts/speak.js';

/** Words of my teams: who leads them, and how far my probation is. */
export const myTeamsTexts = speech({
  'zh-CN': {
    leader: '队长',
    deputies: '副队长',
    noLeader: '暂时没有队长',
    reach: '找队长请联系服务中心转告；值勤、出警时在当天的任务里联系。',
    callLeader: '打给队长 {{phone}}',
    callDuty: '打值班电话 {{phone}}',
    mentor: '带教人',
    noMentor: '还没有安排带教人，有问题请问服务中心。',
    probation: '见习进度',
    probationDone: '已做 {{done}} 班，共需 {{required}} 班',
    probationEnough: '班次已经做满，等队里作出转正决定。',
    probationHow: '值过的班记入服务时长后自动计数。见习期间有人带着，不独自带班。',
    post: '岗点',
    'seat.leader': '带班',
    'seat.member': '队员',
    'seat.helper': '协助',
  },
  en: {
    leader: 'Leader',
    deputies: 'Deputies',
    noLeader: 'No leader at present',
    reach: 'To reach the leader ask the centre to pass it on; on duty, by the task of that day.',
    callLeader: 'Call the leader: {{phone}}',
    callDuty: 'Call the duty phone: {{phone}}',
    mentor: 'Mentor',
    noMentor: 'You have no mentor yet: the centre helps with questions.',
    probation: 'Probation so far',
    probationDone: '{{done}} shifts done of {{required}}',
    probationEnough: 'All shifts are done: the team decides now.',
    probationHow:
      'A shift counts by itself once its hours are recorded. Somebody is with you until then, and you lead no post.',
    post: 'Post',
    'seat.leader': 'in charge',
    'seat.member': 'member',
    'seat.helper': 'helper',
  },
});
