import { detailsText } from '../../server/modules/audit/details-words'

const caps = { day: 2, week: null, month: null }
const terms = { name: '清理水沟', kind: 'upload', column: 'volunteering', points: 5, anonymous: false, caps }

test.each([
  ['a reason', { points: -5, reason: '重复给了' }, '分:-5;原因:重复给了'],
  ['ids and what is for programs', { accountId: 'a1', what: 'ledger', rows: 4 }, '行数:4'],
  ['only what differs between two states', { before: { ...terms, points: 2 }, after: terms, startsAt: '2026-11-30T16:00:00.000Z' },
    '原来:(分:2);改成:(分:5);从:2026-12-01 00:00'],
  ['what was empty', { before: { head: '陈某', caps: { day: null } }, after: { head: '', caps: { day: 1 } } },
    '原来:(负责人:陈某;上限:(一天:没有));改成:(负责人:没有;上限:(一天:1))'],
  ['offices', { before: ['resident'], after: ['resident', 'reviewer'] }, '原来:(职务:村民);改成:(职务:村民、审核员)'],
  ['a decision taken back', { was: 'first_approved', points: 40 }, '原来的结果:第一次通过;分:40'],
  ['a whole rule', { terms },
    '内容:(名称:清理水沟;哪一种:拍照得分;栏目:志愿服务;分:5;不记名:否;上限:(一天:2;一周:没有;一月:没有))']
])('what is recorded of an act reads in the village\'s words: %s', (_, details, text) => {
  expect(detailsText(details)).toBe(text)
})
