/// <reference types="@tarojs/taro" />

/** Origin of the API without a trailing slash; empty where the API is served beside the app. */
declare const API_ORIGIN: string

declare module '*.jpg'
declare module '*.png'
declare module '*.scss'
