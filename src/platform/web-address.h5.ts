/** Where the web app is opened, without a slash at the end. */
export const webAddress = () => window.location.origin
