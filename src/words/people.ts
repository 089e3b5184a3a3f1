/** How a person is named who may have left: the server keeps no name of those. */
export const personName = (name: string) => name || '已注销的成员'
