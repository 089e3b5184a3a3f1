/** A phone has no room for a list beside its detail. */
export const useWideScreen = () => false
