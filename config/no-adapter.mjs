// In place of axios's own ways to ask: the app asks by Taro.request in all of its builds.
export default null
export const getFetch = undefined
