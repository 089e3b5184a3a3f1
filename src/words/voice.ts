/** Words spoken instead of typed. */
export const voice = {
  record: '说一段话(可不填)',
  done: '说完了',
  recording: (seconds: number, max: number) => `正在录:${seconds} 秒,最长 ${max} 秒`,
  asking: '请在弹出的框里点"允许"',
  recorded: (seconds: number) => `录好了,${seconds} 秒`,
  listen: '听一遍',
  stop: '不听了',
  discard: '不要这段',
  spoken: '说的话',
  refused: '没有允许用麦克风,录不了。请在手机设置里打开麦克风,或者打字写。',
  failed: '没有录成,照片和字都还在。请再录一次,或者打字写。',
  tooShort: '太短了,没有录上。点一下开始说,说完再点一下。',
  unplayable: '录音现在放不出来,录音没有丢。请过一会儿再听,或换一部手机听。'
} as const
