/** 长辈版, wherever it is switched. */
export const elder = {
  title: '长辈版',
  note: '字大,按钮大',
  toNormal: '换回普通版'
} as const
