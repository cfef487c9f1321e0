import { createTexts } from '@redmaple/i18n';

/** Words of the pages for what went wrong. */
export const problemTexts = createTexts({
  'zh-CN': {
    'notFound.title': '没有找到这一页',
    'notFound.text': '网址可能不完整，或者这份招募令已经撤下。',
    'gone.title': '这一页已经撤下',
    'gone.text': '里面的内容不再提供。请回到首页看看最新的招募令。',
    'ended.title': '这份招募令已经结束',
    'ended.text': '招募令已经撤下，刚才的报名没有提交。按返回键能回到您填的内容；也可以到首页看看别的招募令。',
    'unreadable.title': '没能打开这一页',
    'unreadable.text': '网址或填写的内容不完整。请回到首页重新进入，或打电话给服务中心。',
    'tooMany.title': '请稍等一会儿',
    'tooMany.text': '短时间内打开的次数太多了，请过一分钟再试。填过的内容不会丢。',
    'busy.title': '系统忙',
    'busy.text': '请过一会儿再试，填过的内容不会丢。',
    'failed.title': '出了点问题',
    'failed.text': '是我们这边的问题，已经记录下来。请过一会儿再试，或打电话给服务中心。',
    home: '回到首页',
  },
  en: {
    'notFound.title': 'We could not find this page',
    'notFound.text': 'The address may be incomplete, or the call has been taken down.',
    'gone.title': 'This page has been taken down',
    'gone.text': 'What it showed is no longer offered. Please see the open calls on the start page.',
    'ended.title': 'This call has ended',
    'ended.text':
      'The call has been taken down, and your sign-up was not sent. Press “back” to see what you typed, or look at the other calls on the start page.',
    'unreadable.title': 'We could not open this page',
    'unreadable.text':
      'The address or what was sent is incomplete. Please begin at the start page, or call the centre.',
    'tooMany.title': 'Please wait a moment',
    'tooMany.text':
      'There were too many requests in a short time: please try again in a minute. What you typed is kept.',
    'busy.title': 'The system is busy',
    'busy.text': 'Please try again in a while. What you typed is kept.',
    'failed.title': 'Something went wrong',
    'failed.text': 'It is our fault, and it has been recorded. Please try again later, or call the centre.',
    home: 'Back to the start',
  },
});
