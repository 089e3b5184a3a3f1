/** WeChat has the whole main package on the phone; the other packages it fetches by itself. */
export function prefetchPages() {}
