import { ensureBundle, type Target } from '../server/client-bundle'
import { progress } from '../server/log'
import { failStart } from '../server/start-error'

/**
 * Builds the app for browsers or the mini program as `npm start` and the tests do, so that none of them builds the same
 * sources again. Run: npm run build:h5, npm run build:weapp
 */
const target = process.argv[2] as Target

ensureBundle(target, progress).then(() => progress.info({}, `dist/${target} is up to date`), failStart)
