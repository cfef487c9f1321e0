import { createTexts } from '@redmaple/i18n';

/** Names, columns and words of training as files. */
export const trainingExportsTexts = createTexts({
  'zh-CN': {
    exports: {
      lists: {
        training: { courses: '培训课程', sessions: '培训场次', participants: '培训学员', 'of-volunteer': '培训记录' },
      },
      columns: {
        course: '课程',
        courseGrants: '通过后发放',
        courseValidMonths: '有效期（月）',
        trainer: '讲师',
        trainingCapacity: '名额',
        trainingTaken: '已报名',
        trainingWaiting: '候补',
        enrolmentState: '出勤与结果',
        trainingPlace: '候补序号',
        enrolledAt: '报名时间',
        certified: '已发证书',
      },
      values: {
        course: { active: '开课中', retired: '已停用' },
        trainingSession: { scheduled: '已安排', held: '已举行', cancelled: '已取消' },
        enrolment: {
          enrolled: '已报名',
          waitlisted: '候补',
          cancelled: '已取消',
          attended: '已到场',
          absent: '缺席',
          passed: '已通过',
          failed: '未通过',
        },
      },
    },
  },
  en: {
    exports: {
      lists: {
        training: {
          courses: 'Courses',
          sessions: 'Training sessions',
          participants: 'Class list',
          'of-volunteer': 'Training of a volunteer',
        },
      },
      columns: {
        course: 'Course',
        courseGrants: 'Grants',
        courseValidMonths: 'Valid for months',
        trainer: 'Trainer',
        trainingCapacity: 'Places',
        trainingTaken: 'Taken',
        trainingWaiting: 'Waiting',
        enrolmentState: 'Attendance and result',
        trainingPlace: 'Place in the waitlist',
        enrolledAt: 'Enrolled',
        certified: 'Certificate issued',
      },
      values: {
        course: { active: 'Active', retired: 'Retired' },
        trainingSession: { scheduled: 'Planned', held: 'Held', cancelled: 'Cancelled' },
        enrolment: {
          enrolled: 'Enrolled',
          waitlisted: 'Waitlisted',
          cancelled: 'Cancelled',
          attended: 'Attended',
          absent: 'Absent',
          passed: 'Passed',
          failed: 'Failed',
        },
      },
    },
  },
});
