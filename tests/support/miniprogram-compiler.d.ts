/** WeChat's compilers; the package comes without types. Both run in the folder given. */
declare module 'miniprogram-compiler' {
  /** @throws Error with the file, line and reason */
  export function wxmlToJs(folder: string, options?: { maxBuffer?: number }): string
}

declare module 'miniprogram-compiler/src/wcsc' {
  /** Gives the error back rather than throwing it. */
  export default function compile(folder: string, names: string[], options?: { maxBuffer?: number }): Record<string, string> | Error
}
