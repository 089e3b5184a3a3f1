/** 长辈版, wherever it is switched. */
export const elder = {
  title: '长辈版',
  note: '字大,按钮大',
  toElder: '字太小?换长辈版',
  toNormal: '换回普通版'
} as const
