/** What a village decides about its own work. */
export const settings = {
  title: '村里的规矩',
  note: '这里定的马上生效,改了什么都记在"办事记录"里。',
  fields: {
    secondLookPercent: {
      label: '抽查多少(%)', hint: '通过的照片里,抽签抽多少由另一位审核员再看一遍。0 是不抽,100 是每条都看。', min: 0, max: 100
    },
    reviewHours: {
      label: '多少小时内审完', hint: '等得超过这个时间,每天提醒审核员一次,"公平公开"里看得到。', min: 1, max: 720
    },
    adjustmentLimit: {
      label: '调整积分超过几分要两个人', hint: '手工补分、减分超过这么多,要另一位管理员同意。0 是每次都要。', min: 0, max: 1000
    }
  },
  wrong: (min: number, max: number) => `请填 ${min} 到 ${max} 的整数`,
  save: '存好',
  unchanged: '没有改动',
  invalid: '有一处填得不对',
  saved: '改好了',
  refused: '这里由村管理员来定',
  refusedNext: '现在的规矩在"公平公开"里能看到。'
} as const
