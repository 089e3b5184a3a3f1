/// <reference types="@tarojs/taro" />

/** Origin of the API without a trailing slash; empty where the API is served beside the app. */
declare const API_ORIGIN: string

/** Address of the picture in the built app. */
declare module '*.jpg' {
  const address: string
  export default address
}
declare module '*.png'
declare module '*.scss'
