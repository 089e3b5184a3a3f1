/** The server that the mini program asks serves the web app too. */
export const webAddress = () => API_ORIGIN
